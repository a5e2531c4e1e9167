from datetime import date, time
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import AppointmentPeriod, ClinicKind


class AppointmentBookInput(BaseModel):
    """Which hold to book."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    hold_id: str = Field(alias="holdId")
    "The hold."
    patient_id: Optional[str] = Field(alias="patientId", default=None)
    "Whom the hold is for unless chosen."
    reason: Optional[str] = None
    "Why the patient comes, at most 500 characters."


class AppointmentCancelInput(BaseModel):
    """Which appointment to cancel."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    appointment_id: str = Field(alias="appointmentId")
    "The appointment."
    late_confirmed: Optional[bool] = Field(alias="lateConfirmed", default=False)
    "Said once more after LATE_CANCEL_NEEDS_CONFIRMATION."
    reason: Optional[str] = None
    "Why, at most 500 characters."


class AppointmentFilter(BaseModel):
    """Which appointments. Any part left out does not narrow."""

    patient_id: Optional[str] = Field(alias="patientId", default=None)
    "Of this patient only."
    period: Optional[AppointmentPeriod] = None
    "Those to come, or those that are over."


class AppointmentMoveInput(BaseModel):
    """Moves to `slotId`; a hold of one's own on that slot is used."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    appointment_id: str = Field(alias="appointmentId")
    "The appointment to move."
    slot_id: str = Field(alias="slotId")
    "Where to."


class ClinicFilter(BaseModel):
    """Which clinics. Any part left out does not narrow."""

    text: Optional[str] = None
    "Words of the name or the address."
    specialty_id: Optional[str] = Field(alias="specialtyId", default=None)
    "With doctors of this specialty."
    district: Optional[str] = None
    "In this district."
    region_id: Optional[str] = Field(alias="regionId", default=None)
    "In this region."
    kind: Optional[ClinicKind] = None
    "Of this kind."


class DoctorFilter(BaseModel):
    """Which doctors. Dates and times are the clinic's own. Any part left out does not narrow."""

    text: Optional[str] = None
    "Words of the name, the specialty or the clinic."
    specialty_id: Optional[str] = Field(alias="specialtyId", default=None)
    "Of this specialty."
    clinic_id: Optional[str] = Field(alias="clinicId", default=None)
    "At this clinic."
    district: Optional[str] = None
    "In this district."
    region_id: Optional[str] = Field(alias="regionId", default=None)
    "In this region."
    from_: Optional[date] = Field(alias="from", default=None)
    "Free on this day or later."
    to: Optional[date] = None
    "Free on this day or earlier."
    time_from: Optional[time] = Field(alias="timeFrom", default=None)
    "Free at this time of day or later."
    time_to: Optional[time] = Field(alias="timeTo", default=None)
    "Free before this time of day."
    only_free: Optional[bool] = Field(alias="onlyFree", default=False)
    "Leave out doctors without a free slot."


class HoldReleaseInput(BaseModel):
    """Which hold to give back."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    hold_id: str = Field(alias="holdId")
    "The hold."


class Point(BaseModel):
    """A place on the map, in degrees, WGS 84."""

    latitude: float
    "North of the equator, -90 to 90."
    longitude: float
    "East of Greenwich, -180 to 180."


class SlotFilter(BaseModel):
    """Which slots. Dates and times are the clinic's own. Any part left out does not narrow."""

    from_: Optional[date] = Field(alias="from", default=None)
    "On this day or later."
    to: Optional[date] = None
    "On this day or earlier."
    time_from: Optional[time] = Field(alias="timeFrom", default=None)
    "At this time of day or later."
    time_to: Optional[time] = Field(alias="timeTo", default=None)
    "Before this time of day."


class SlotHoldInput(BaseModel):
    """Which slot, for whom. Holding a slot one already holds changes the patient and keeps the expiry."""

    idempotency_key: str = Field(alias="idempotencyKey")
    "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."
    slot_id: str = Field(alias="slotId")
    "The slot."
    patient_id: Optional[str] = Field(alias="patientId", default=None)
    "Oneself unless chosen."
    moving_appointment_id: Optional[str] = Field(
        alias="movingAppointmentId", default=None
    )
    "The appointment this time is to replace."
