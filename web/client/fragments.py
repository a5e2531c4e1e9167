from datetime import date, datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import (
    AlternativeKind,
    AppointmentStatus,
    FreshnessState,
    HoldState,
    Relation,
    SlotState,
    TimelineKind,
)


class Person(BaseModel):
    id: str
    name: "PersonName"
    birth_date: date = Field(alias="birthDate")
    relation: Relation


class PersonName(BaseModel):
    full: str
    short: str
    given: str


class Place(BaseModel):
    id: str
    name: str
    short_name: str = Field(alias="shortName")
    address: str
    phone: Optional[str]
    zone: str
    coordinates: Optional["PlaceCoordinates"]
    freshness: "PlaceFreshness"


class PlaceCoordinates(BaseModel):
    latitude: float
    longitude: float


class PlaceFreshness(BaseModel):
    state: FreshnessState
    age_seconds: Optional[int] = Field(alias="ageSeconds")
    confirmed_at: Optional[datetime] = Field(alias="confirmedAt")


class Time(BaseModel):
    id: str
    starts_at: datetime = Field(alias="startsAt")
    ends_at: datetime = Field(alias="endsAt")
    day: date
    zone: str
    room: Optional[str]
    state: SlotState


class Holding(BaseModel):
    id: str
    state: HoldState
    seconds_left: int = Field(alias="secondsLeft")
    expires_at: datetime = Field(alias="expiresAt")
    patient: "HoldingPatient"
    slot: "HoldingSlot"


class HoldingPatient(Person):
    pass


class HoldingSlot(Time):
    service: Optional["HoldingSlotService"]
    doctor: "HoldingSlotDoctor"
    clinic: "HoldingSlotClinic"


class HoldingSlotService(BaseModel):
    name: str
    minutes: int


class HoldingSlotDoctor(BaseModel):
    id: str
    name: "HoldingSlotDoctorName"
    specialty: "HoldingSlotDoctorSpecialty"


class HoldingSlotDoctorName(BaseModel):
    full: str
    short: str


class HoldingSlotDoctorSpecialty(BaseModel):
    name: str


class HoldingSlotClinic(Place):
    policy: "HoldingSlotClinicPolicy"


class HoldingSlotClinicPolicy(BaseModel):
    horizon_days: int = Field(alias="horizonDays")
    free_cancel_hours: int = Field(alias="freeCancelHours")


class Moving(BaseModel):
    id: str
    code: str
    starts_at: datetime = Field(alias="startsAt")
    zone: str
    can_move: bool = Field(alias="canMove")
    patient: "MovingPatient"


class MovingPatient(BaseModel):
    id: str
    name: "MovingPatientName"


class MovingPatientName(BaseModel):
    full: str


class Other(BaseModel):
    kind: AlternativeKind
    slot: "OtherSlot"


class OtherSlot(Time):
    doctor: "OtherSlotDoctor"


class OtherSlotDoctor(BaseModel):
    id: str
    name: "OtherSlotDoctorName"


class OtherSlotDoctorName(BaseModel):
    short: str


class Practitioner(BaseModel):
    id: str
    name: "PractitionerName"
    specialty: "PractitionerSpecialty"
    section: Optional[str]
    experience_years: Optional[int] = Field(alias="experienceYears")
    qualification: Optional[str]
    rating: Optional[float]
    note: Optional[str]
    absence: Optional["PractitionerAbsence"]
    clinic: "PractitionerClinic"


class PractitionerName(BaseModel):
    full: str
    short: str


class PractitionerSpecialty(BaseModel):
    id: str
    name: str


class PractitionerAbsence(BaseModel):
    since: date
    until: date


class PractitionerClinic(Place):
    pass


class Visit(BaseModel):
    id: str
    code: str
    status: AppointmentStatus
    status_text: str = Field(alias="statusText")
    starts_at: datetime = Field(alias="startsAt")
    ends_at: datetime = Field(alias="endsAt")
    day: date
    zone: str
    room: Optional[str]
    reason: Optional[str]
    clinic_words: Optional[str] = Field(alias="clinicWords")
    settling: bool
    can_cancel: bool = Field(alias="canCancel")
    can_move: bool = Field(alias="canMove")
    cancel_is_late: bool = Field(alias="cancelIsLate")
    free_cancel_until: datetime = Field(alias="freeCancelUntil")
    pdf_url: str = Field(alias="pdfUrl")
    calendar_url: str = Field(alias="calendarUrl")
    patient: "VisitPatient"
    doctor: "VisitDoctor"
    clinic: "VisitClinic"
    service: Optional["VisitService"]
    moved_to: Optional["VisitMovedTo"] = Field(alias="movedTo")
    moved_from: Optional["VisitMovedFrom"] = Field(alias="movedFrom")
    timeline: list["VisitTimeline"]


class VisitPatient(Person):
    pass


class VisitDoctor(BaseModel):
    id: str
    name: "VisitDoctorName"
    specialty: "VisitDoctorSpecialty"


class VisitDoctorName(BaseModel):
    full: str
    short: str


class VisitDoctorSpecialty(BaseModel):
    id: str
    name: str


class VisitClinic(Place):
    pass


class VisitService(BaseModel):
    name: str
    minutes: int


class VisitMovedTo(BaseModel):
    code: str
    starts_at: datetime = Field(alias="startsAt")
    zone: str


class VisitMovedFrom(BaseModel):
    code: str
    starts_at: datetime = Field(alias="startsAt")
    zone: str


class VisitTimeline(BaseModel):
    at: datetime
    kind: TimelineKind
    text: str
    by_you: bool = Field(alias="byYou")


Person.model_rebuild()
Place.model_rebuild()
Time.model_rebuild()
Holding.model_rebuild()
Moving.model_rebuild()
Other.model_rebuild()
Practitioner.model_rebuild()
Visit.model_rebuild()
