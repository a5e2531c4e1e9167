"""What has happened, as told to other processes after the commit: ids only, never a person's data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClinicFeedMoved:
    """The feed of a clinic's slots has grown up to `cursor`."""

    clinic_id: int
    cursor: int


@dataclass(frozen=True, slots=True)
class AppointmentChanged:
    """An appointment of the patient was booked, settled, moved or cancelled."""

    appointment_id: int
    patient_id: int


@dataclass(frozen=True, slots=True)
class ReachChanged:
    """What an account may see or do has changed: a guardianship, a consent, a role, or its sessions have ended."""

    account_id: int


Event = ClinicFeedMoved | AppointmentChanged | ReachChanged
