"""The tables. One file a noun; everything that Tortoise must know is named here."""

from storage.models.account import Account, Guardianship, Session, SignIn
from storage.models.appointment import Appointment, AppointmentStatus, Origin, TimelineEntry, TimelineKind
from storage.models.claim import Claim, ClaimReason, ClaimState
from storage.models.clinic import Clinic, Department, Region
from storage.models.doctor import Doctor, Service, Specialty
from storage.models.feed import SlotChange
from storage.models.idempotency import Request
from storage.models.patient import Patient
from storage.models.reading import Reading
from storage.models.slot import Slot, SlotState

__all__ = [
    "Account",
    "Appointment",
    "AppointmentStatus",
    "Claim",
    "ClaimReason",
    "ClaimState",
    "Clinic",
    "Department",
    "Doctor",
    "Guardianship",
    "Origin",
    "Patient",
    "Reading",
    "Region",
    "Request",
    "Service",
    "Session",
    "SignIn",
    "Slot",
    "SlotChange",
    "SlotState",
    "Specialty",
    "TimelineEntry",
    "TimelineKind",
]

# Tortoise would copy docstrings into the database, where on SQLite its migrations split them at a semicolon
for _name in __all__:
    if _described := getattr(globals()[_name], "_meta", None):
        _described.table_description = ""
