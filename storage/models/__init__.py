"""The tables. One file a noun; everything that Tortoise must know is named here."""

from storage.models.account import Account, Contact, ContactKind, Login, Role
from storage.models.appointment import Appointment, AppointmentStatus, Origin, TimelineEntry, TimelineKind
from storage.models.claim import Claim, ClaimReason, ClaimState
from storage.models.clinic import Clinic, Department, Region
from storage.models.device import KnownDevice
from storage.models.doctor import Doctor, Service, Specialty
from storage.models.document import PatientDocument
from storage.models.factor import Factor, FactorKind, RecoveryCode
from storage.models.feed import SlotChange
from storage.models.guardianship import (
    Agreement,
    Dispute,
    DisputeState,
    EndReason,
    Guardianship,
    GuardianshipState,
    Invitation,
    InvitationState,
    Relation,
)
from storage.models.guess import GuessBudget
from storage.models.idempotency import Request
from storage.models.journal import ChainHead, Deed, JournalEntry, Through, Why
from storage.models.key_mark import KeyMark
from storage.models.notice import Channel, Notice, NoticeState
from storage.models.one_time_code import CodePurpose, OneTimeCode
from storage.models.patient import Patient
from storage.models.reading import Reading
from storage.models.record import RecordEntry, RecordKind, RecordReading
from storage.models.rights import Consent, ConsentKind, DataRequest, DataRequestKind, DataRequestState
from storage.models.seen_token import SeenToken
from storage.models.session import Halfway, Session, SignIn, SignInPurpose, Way
from storage.models.slot import Slot, SlotState
from storage.models.staff import Call, Membership, StaffInvitation, StaffRole

__all__ = [
    "Account",
    "Agreement",
    "Appointment",
    "AppointmentStatus",
    "Call",
    "ChainHead",
    "Channel",
    "Claim",
    "ClaimReason",
    "ClaimState",
    "Clinic",
    "CodePurpose",
    "Consent",
    "ConsentKind",
    "Contact",
    "ContactKind",
    "DataRequest",
    "DataRequestKind",
    "DataRequestState",
    "Deed",
    "Department",
    "Dispute",
    "DisputeState",
    "Doctor",
    "EndReason",
    "Factor",
    "FactorKind",
    "Guardianship",
    "GuardianshipState",
    "GuessBudget",
    "Halfway",
    "Invitation",
    "InvitationState",
    "JournalEntry",
    "KeyMark",
    "KnownDevice",
    "Login",
    "Membership",
    "Notice",
    "NoticeState",
    "OneTimeCode",
    "Origin",
    "Patient",
    "PatientDocument",
    "Reading",
    "RecordEntry",
    "RecordKind",
    "RecordReading",
    "RecoveryCode",
    "Region",
    "Relation",
    "Request",
    "Role",
    "SeenToken",
    "Service",
    "Session",
    "SignIn",
    "SignInPurpose",
    "Slot",
    "SlotChange",
    "SlotState",
    "Specialty",
    "StaffInvitation",
    "StaffRole",
    "Through",
    "TimelineEntry",
    "TimelineKind",
    "Way",
    "Why",
]

# Tortoise would copy docstrings into the database, where on SQLite its migrations split them at a semicolon
for _name in __all__:
    if _described := getattr(globals()[_name], "_meta", None):
        _described.table_description = ""
