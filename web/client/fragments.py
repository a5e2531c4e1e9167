from datetime import date, datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import (
    Agreement,
    AlternativeKind,
    AppointmentStatus,
    Awaits,
    BookingWay,
    ClinicSystemAbility,
    ClinicSystemState,
    ConsentKind,
    DataRequestKind,
    DataRequestState,
    DisputeState,
    EndReason,
    Finding,
    FreshnessState,
    GuardianshipState,
    HoldState,
    InvitationState,
    NoticeChannel,
    PrescriptionStatus,
    RecordNoteCode,
    ReferralState,
    Relation,
    ResultStatus,
    SlotState,
    StaffRole,
    SyncFault,
    TimelineKind,
    VisitKind,
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


class Acting(BaseModel):
    id: str
    patient: Optional["ActingPatient"]
    patient_name: str = Field(alias="patientName")
    guardian_name: str = Field(alias="guardianName")
    yours: bool
    relation: Relation
    state: GuardianshipState
    scopes: "ActingScopes"
    since: date
    until: Optional[date]
    ends_of_age_on: Optional[date] = Field(alias="endsOfAgeOn")
    agreed_by: Optional[Agreement] = Field(alias="agreedBy")
    asked_at: Optional[datetime] = Field(alias="askedAt")
    ended_at: Optional[datetime] = Field(alias="endedAt")
    end_reason: Optional[EndReason] = Field(alias="endReason")
    awaits: Optional[Awaits]
    created_at: datetime = Field(alias="createdAt")


class ActingPatient(Person):
    pass


class ActingScopes(BaseModel):
    book: bool
    visits: bool
    documents: bool


class Agreed(BaseModel):
    kind: ConsentKind
    given: bool
    required: bool
    version: str
    title: str
    text: str
    given_at: Optional[datetime] = Field(alias="givenAt")
    withdrawn_at: Optional[datetime] = Field(alias="withdrawnAt")


class Asked(BaseModel):
    id: str
    patient_name: str = Field(alias="patientName")
    from_: str = Field(alias="from")
    relation: Relation
    scopes: "AskedScopes"
    until: Optional[date]
    to: Optional[str]
    state: InvitationState
    expires_at: datetime = Field(alias="expiresAt")


class AskedScopes(BaseModel):
    book: bool
    visits: bool
    documents: bool


class Calling(BaseModel):
    id: str
    reason: str
    opened_at: datetime = Field(alias="openedAt")
    expires_at: datetime = Field(alias="expiresAt")
    closed_at: Optional[datetime] = Field(alias="closedAt")
    clinic: "CallingClinic"
    patient: Optional["CallingPatient"]


class CallingClinic(BaseModel):
    id: str
    short_name: str = Field(alias="shortName")
    zone: str


class CallingPatient(BaseModel):
    id: str
    name: "CallingPatientName"
    birth_date: date = Field(alias="birthDate")
    phone: Optional[str]


class CallingPatientName(BaseModel):
    full: str
    short: str


class Claimed(BaseModel):
    id: str
    claimant_name: Optional[str] = Field(alias="claimantName")
    relation: Relation
    yours: bool
    state: DisputeState
    words: Optional[str]
    created_at: datetime = Field(alias="createdAt")
    decided_at: Optional[datetime] = Field(alias="decidedAt")
    patient_name: Optional[str] = Field(alias="patientName")


class Colleague(BaseModel):
    id: str
    name: str
    role: StaffRole
    since: datetime
    you: bool


class Measured(BaseModel):
    name: str
    number: Optional[float]
    text: str
    unit: Optional[str]
    low: Optional[float]
    high: Optional[float]
    range_text: Optional[str] = Field(alias="rangeText")
    finding: Finding
    note: Optional[str]


class Origin(BaseModel):
    name: str
    title: str
    read_at: Optional[datetime] = Field(alias="readAt")
    age_seconds: int = Field(alias="ageSeconds")


class Examined(BaseModel):
    id: str
    title: str
    taken_at: datetime = Field(alias="takenAt")
    status: ResultStatus
    values: list["ExaminedValues"]
    conclusion: Optional[str]
    clinic_name: Optional[str] = Field(alias="clinicName")
    source: "ExaminedSource"


class ExaminedValues(Measured):
    pass


class ExaminedSource(Origin):
    pass


class Filed(BaseModel):
    id: str
    title: str
    created_at: datetime = Field(alias="createdAt")
    content_type: str = Field(alias="contentType")
    size_bytes: Optional[int] = Field(alias="sizeBytes")
    url: str
    source: "FiledSource"


class FiledSource(Origin):
    pass


class Hired(BaseModel):
    id: str
    name: str
    role: StaffRole
    to: str
    state: InvitationState
    expires_at: datetime = Field(alias="expiresAt")
    clinic: "HiredClinic"


class HiredClinic(BaseModel):
    id: str
    name: str
    short_name: str = Field(alias="shortName")


class Place(BaseModel):
    id: str
    name: str
    short_name: str = Field(alias="shortName")
    address: str
    phone: Optional[str]
    booking: BookingWay
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
    needs_referral: bool = Field(alias="needsReferral")
    booking_url: Optional[str] = Field(alias="bookingUrl")


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
    id: str
    name: str


class HoldingSlotClinic(Place):
    policy: "HoldingSlotClinicPolicy"


class HoldingSlotClinicPolicy(BaseModel):
    horizon_days: int = Field(alias="horizonDays")
    free_cancel_hours: int = Field(alias="freeCancelHours")


class Insured(BaseModel):
    id: str
    insurer: str
    masked_number: Optional[str] = Field(alias="maskedNumber")
    active: bool
    since: Optional[date]
    until: Optional[date]
    attached_clinic_name: Optional[str] = Field(alias="attachedClinicName")
    attached_clinic: Optional["InsuredAttachedClinic"] = Field(alias="attachedClinic")
    source: "InsuredSource"


class InsuredAttachedClinic(BaseModel):
    id: str
    short_name: str = Field(alias="shortName")
    phone: Optional[str]


class InsuredSource(Origin):
    pass


class Lack(BaseModel):
    code: RecordNoteCode
    source_name: str = Field(alias="sourceName")
    message: str
    count: Optional[int]


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


class Prescribed(BaseModel):
    id: str
    medicine: str
    dosage: Optional[str]
    status: PrescriptionStatus
    prescribed_at: datetime = Field(alias="prescribedAt")
    until: Optional[date]
    doctor_name: Optional[str] = Field(alias="doctorName")
    source: "PrescribedSource"


class PrescribedSource(Origin):
    pass


class ReadingLine(BaseModel):
    clinic: "ReadingLineClinic"
    freshness: "ReadingLineFreshness"
    last_read_at: Optional[datetime] = Field(alias="lastReadAt")
    next_read_at: Optional[datetime] = Field(alias="nextReadAt")
    failures: int
    fault: Optional[SyncFault]
    fault_at: Optional[datetime] = Field(alias="faultAt")
    took_ms: Optional[int] = Field(alias="tookMs")
    changed: int
    paused_at: Optional[datetime] = Field(alias="pausedAt")
    can_pause: bool = Field(alias="canPause")


class ReadingLineClinic(BaseModel):
    id: str
    short_name: str = Field(alias="shortName")
    address: str


class ReadingLineFreshness(BaseModel):
    state: FreshnessState
    age_seconds: Optional[int] = Field(alias="ageSeconds")
    confirmed_at: Optional[datetime] = Field(alias="confirmedAt")


class Referred(BaseModel):
    id: str
    number: Optional[str]
    specialty_name: str = Field(alias="specialtyName")
    specialty: Optional["ReferredSpecialty"]
    state: ReferralState
    urgent: bool
    issued_at: datetime = Field(alias="issuedAt")
    until: Optional[date]
    clinic_name: Optional[str] = Field(alias="clinicName")
    doctor_name: Optional[str] = Field(alias="doctorName")
    to_clinic: Optional["ReferredToClinic"] = Field(alias="toClinic")
    appointment: Optional["ReferredAppointment"]
    source: "ReferredSource"


class ReferredSpecialty(BaseModel):
    id: str
    name: str


class ReferredToClinic(BaseModel):
    id: str
    short_name: str = Field(alias="shortName")


class ReferredAppointment(BaseModel):
    code: str
    starts_at: datetime = Field(alias="startsAt")


class ReferredSource(Origin):
    pass


class Requested(BaseModel):
    id: str
    kind: DataRequestKind
    state: DataRequestState
    words: Optional[str]
    answer: Optional[str]
    created_at: datetime = Field(alias="createdAt")
    due_at: datetime = Field(alias="dueAt")
    act_at: Optional[datetime] = Field(alias="actAt")
    done_at: Optional[datetime] = Field(alias="doneAt")
    file_url: Optional[str] = Field(alias="fileUrl")
    patient_name: str = Field(alias="patientName")


class Sent(BaseModel):
    handle: str
    channel: NoticeChannel
    to: str
    expires_at: datetime = Field(alias="expiresAt")


class SystemLine(BaseModel):
    name: str
    title: str
    abilities: list[ClinicSystemAbility]
    state: ClinicSystemState
    clinic_count: int = Field(alias="clinicCount")
    fresh_count: int = Field(alias="freshCount")
    delayed_count: int = Field(alias="delayedCount")
    stale_count: int = Field(alias="staleCount")
    failing_count: int = Field(alias="failingCount")
    last_read_at: Optional[datetime] = Field(alias="lastReadAt")
    oldest_seconds: Optional[int] = Field(alias="oldestSeconds")
    lag_seconds: int = Field(alias="lagSeconds")
    last_fault: Optional[SyncFault] = Field(alias="lastFault")
    last_fault_at: Optional[datetime] = Field(alias="lastFaultAt")
    unsettled_count: int = Field(alias="unsettledCount")
    paused_at: Optional[datetime] = Field(alias="pausedAt")
    can_pause: bool = Field(alias="canPause")


class Vaccinated(BaseModel):
    id: str
    vaccine: str
    disease: Optional[str]
    given_at: datetime = Field(alias="givenAt")
    dose: Optional[str]
    lot: Optional[str]
    clinic_name: Optional[str] = Field(alias="clinicName")
    source: "VaccinatedSource"


class VaccinatedSource(Origin):
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


class VisitLine(BaseModel):
    id: str
    kind: VisitKind
    starts_at: datetime = Field(alias="startsAt")
    day: date
    clinic_name: Optional[str] = Field(alias="clinicName")
    clinic: Optional["VisitLineClinic"]
    doctor_name: Optional[str] = Field(alias="doctorName")
    specialty: Optional[str]
    diagnoses: list["VisitLineDiagnoses"]
    conclusion: Optional[str]
    source: "VisitLineSource"


class VisitLineClinic(BaseModel):
    id: str
    short_name: str = Field(alias="shortName")


class VisitLineDiagnoses(BaseModel):
    text: str
    code: Optional[str]
    main: bool


class VisitLineSource(Origin):
    pass


Person.model_rebuild()
Acting.model_rebuild()
Agreed.model_rebuild()
Asked.model_rebuild()
Calling.model_rebuild()
Claimed.model_rebuild()
Colleague.model_rebuild()
Measured.model_rebuild()
Origin.model_rebuild()
Examined.model_rebuild()
Filed.model_rebuild()
Hired.model_rebuild()
Place.model_rebuild()
Time.model_rebuild()
Holding.model_rebuild()
Insured.model_rebuild()
Lack.model_rebuild()
Moving.model_rebuild()
Other.model_rebuild()
Practitioner.model_rebuild()
Prescribed.model_rebuild()
ReadingLine.model_rebuild()
Referred.model_rebuild()
Requested.model_rebuild()
Sent.model_rebuild()
SystemLine.model_rebuild()
Vaccinated.model_rebuild()
Visit.model_rebuild()
VisitLine.model_rebuild()
