from datetime import date, time
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import AppointmentPeriod, ClinicKind


class Point(BaseModel):
    latitude: float
    longitude: float


class ClinicFilter(BaseModel):
    text: Optional[str] = None
    specialty_id: Optional[str] = Field(alias="specialtyId", default=None)
    district: Optional[str] = None
    region_id: Optional[str] = Field(alias="regionId", default=None)
    kind: Optional[ClinicKind] = None


class DoctorFilter(BaseModel):
    """Dates and times are the clinic's own. Any part left out does not narrow."""

    text: Optional[str] = None
    specialty_id: Optional[str] = Field(alias="specialtyId", default=None)
    clinic_id: Optional[str] = Field(alias="clinicId", default=None)
    district: Optional[str] = None
    region_id: Optional[str] = Field(alias="regionId", default=None)
    from_: Optional[date] = Field(alias="from", default=None)
    to: Optional[date] = None
    time_from: Optional[time] = Field(alias="timeFrom", default=None)
    time_to: Optional[time] = Field(alias="timeTo", default=None)
    only_free: Optional[bool] = Field(alias="onlyFree", default=False)


class SlotFilter(BaseModel):
    from_: Optional[date] = Field(alias="from", default=None)
    to: Optional[date] = None
    time_from: Optional[time] = Field(alias="timeFrom", default=None)
    time_to: Optional[time] = Field(alias="timeTo", default=None)


class AppointmentFilter(BaseModel):
    patient_id: Optional[str] = Field(alias="patientId", default=None)
    period: Optional[AppointmentPeriod] = None


class SlotHoldInput(BaseModel):
    """`patientId`: oneself unless chosen. `movingAppointmentId`: the appointment this time is to replace. Holding a slot one already holds changes the patient and keeps the expiry."""

    idempotency_key: str = Field(alias="idempotencyKey")
    slot_id: str = Field(alias="slotId")
    patient_id: Optional[str] = Field(alias="patientId", default=None)
    moving_appointment_id: Optional[str] = Field(
        alias="movingAppointmentId", default=None
    )


class HoldReleaseInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    hold_id: str = Field(alias="holdId")


class AppointmentBookInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    hold_id: str = Field(alias="holdId")
    patient_id: Optional[str] = Field(alias="patientId", default=None)
    reason: Optional[str] = None


class AppointmentMoveInput(BaseModel):
    """Moves to `slotId`; a hold of one's own on that slot is used."""

    idempotency_key: str = Field(alias="idempotencyKey")
    appointment_id: str = Field(alias="appointmentId")
    slot_id: str = Field(alias="slotId")


class AppointmentCancelInput(BaseModel):
    idempotency_key: str = Field(alias="idempotencyKey")
    appointment_id: str = Field(alias="appointmentId")
    late_confirmed: Optional[bool] = Field(alias="lateConfirmed", default=False)
    reason: Optional[str] = None
