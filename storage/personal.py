"""Where a person's data lie: every column that names a patient or an account, and what an erasure does there.

It is the one list that an erasure and an export go by, and a test holds it against the tables: about a new column that
names a person something has to be decided here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from tortoise.models import Model

from storage import models

# the column cannot be empty; nobody who is alive was born then
NO_BIRTHDAY = date(1800, 1, 1)


class Whose(StrEnum):
    PATIENT = "PATIENT"
    ACCOUNT = "ACCOUNT"


@dataclass(frozen=True, slots=True)
class Drop:
    """The rows go."""


@dataclass(frozen=True, slots=True)
class Blank:
    """The rows stay, with these columns emptied. `why`: they stay."""

    values: Mapping[str, Any]
    why: str


@dataclass(frozen=True, slots=True)
class Keep:
    """The rows stay as they are: they hold numbers, codes and times alone, or the law wants them. `why`: which."""

    why: str


@dataclass(frozen=True, slots=True)
class Trace:
    """One column that names a person. `told`: an export tells the rows; `untold`: but not these columns."""

    model: type[Model]
    column: str
    whose: Whose
    fate: Drop | Blank | Keep
    told: bool = False
    untold: frozenset[str] = field(default_factory=frozenset)

    @property
    def table(self) -> str:
        return str(self.model._meta.db_table)  # noqa: SLF001 - Tortoise has no other way


CHAIN = "append-only, hash-chained: who looked at or changed a patient's data must stay provable (152-FZ, article 19)"
CHART = "the visit itself is the clinic's record (323-FZ, article 78; Ministry of Health order 203n): numbers and times"
SEAT = "which seat was taken when, by number: the clinic's schedule"
OTHERS = "the other side's proof of what was permitted, when: numbers, days and codes"
PROOF = "proof that consent was asked and given (152-FZ, article 9, part 3): kind, version, times"
ASKED = "proof that the request was answered within its time (152-FZ, articles 20 and 21): kind and times"
HANDLE = "an empty handle that the kept rows point at"
STAFF = "the name a desk's member worked under: the journals of the patients they served tell it"
WORK = "what somebody did at work concerns the patient or the clinic it was done for"

_GONE_PATIENT = {
    "family_name": "",
    "given_name": "",
    "middle_name": None,
    "birth_date": NO_BIRTHDAY,
    "sex": None,
    "phone": None,
    "email": None,
    "name_digest": "",
    "phone_digest": None,
}
_GONE_ACCOUNT = {
    "role": models.Role.PATIENT,
    "confirmed": False,
    "password_hash": None,
    "password_changed_at": None,
}
_WORDS_OF_VISIT = {"reason": None, "cancel_reason": None, "clinic_words": None}


def _of_patient(
    model: type[Model], fate: Drop | Blank | Keep, column: str = "patient_id", *, told: bool = True, untold: str = ""
) -> Trace:
    return Trace(model, column, Whose.PATIENT, fate, told, frozenset(untold.split()))


def _of_account(
    model: type[Model], fate: Drop | Blank | Keep, column: str = "account_id", *, told: bool = True, untold: str = ""
) -> Trace:
    return Trace(model, column, Whose.ACCOUNT, fate, told, frozenset(untold.split()))


TRACES: tuple[Trace, ...] = (
    _of_patient(models.Patient, Blank(_GONE_PATIENT, HANDLE), "id", untold="name_digest phone_digest version"),
    _of_patient(models.Patient, Keep(HANDLE), "merged_into_id", told=False),
    _of_patient(models.PatientDocument, Drop(), untold="digest"),
    _of_patient(models.Appointment, Blank(_WORDS_OF_VISIT, CHART), untold="retry_at tries native_key seat"),
    _of_patient(models.Claim, Keep(SEAT)),
    _of_patient(models.Guardianship, Blank({"link_hash": None}, OTHERS), untold="link_hash"),
    # the contact is of whoever was invited
    _of_patient(models.Invitation, Drop(), untold="token_hash contact contact_digest accepted_by_id"),
    _of_patient(models.Dispute, Blank({"words": None}, OTHERS)),
    _of_patient(models.Call, Blank({"reason": ""}, CHAIN)),
    _of_patient(models.JournalEntry, Keep(CHAIN)),
    _of_patient(models.RecordEntry, Drop(), untold="digest"),
    _of_patient(models.RecordReading, Drop(), untold="version leased_until"),
    _of_patient(models.DataRequest, Blank({"words": None, "answer": None}, ASKED)),
    _of_patient(models.Account, Keep(HANDLE), told=False),
    _of_account(models.Account, Blank(_GONE_ACCOUNT, HANDLE), "id", untold="password_hash reach"),
    _of_account(models.Login, Drop()),
    _of_account(models.Contact, Drop(), untold="digest"),
    _of_account(models.Factor, Drop(), untold="secret last_step credential_id public_key sign_count"),
    _of_account(models.RecoveryCode, Drop(), untold="digest"),
    _of_account(models.KnownDevice, Drop(), told=False),
    _of_account(models.Session, Drop(), untold="token_hash id_token sid"),
    _of_account(models.SignIn, Drop(), told=False),
    _of_account(models.SignIn, Drop(), "other_account_id", told=False),
    _of_account(models.Halfway, Drop(), told=False),
    _of_account(models.OneTimeCode, Drop(), told=False),
    _of_account(models.Request, Drop(), told=False),
    _of_account(models.Guardianship, Blank({"link_hash": None}, OTHERS), untold="link_hash"),
    _of_account(models.Invitation, Drop(), untold="token_hash contact_digest accepted_by_id"),
    _of_account(models.Invitation, Drop(), "accepted_by_id", told=False),
    _of_account(models.Dispute, Blank({"words": None}, OTHERS)),
    _of_account(models.Dispute, Keep(WORK), "decided_by_id", told=False),
    _of_account(models.Consent, Keep(PROOF)),
    _of_account(models.DataRequest, Blank({"words": None, "answer": None}, ASKED)),
    _of_account(models.DataRequest, Keep(WORK), "answered_by_id", told=False),
    _of_account(models.Appointment, Keep(CHART), told=False),
    _of_account(models.Claim, Keep(SEAT), told=False),
    _of_account(models.TimelineEntry, Keep(CHAIN), told=False),
    _of_account(models.JournalEntry, Keep(CHAIN), told=False),
    _of_account(models.Membership, Keep(STAFF)),
    _of_account(models.StaffInvitation, Keep(WORK), "invited_by_id", told=False),
    _of_account(models.StaffInvitation, Drop(), "accepted_by_id", untold="token_hash"),
    _of_account(models.Call, Keep(WORK), told=False),
    _of_account(models.Reading, Keep(WORK), "paused_by_id", told=False),
)

# tables that name nobody by a column, and why that is so
NAMELESS: Mapping[type[Model], str] = {
    models.Region: "public",
    models.Clinic: "public",
    models.Department: "public",
    models.Specialty: "public",
    models.Service: "public",
    models.Doctor: "public: a doctor at work",
    models.Slot: "public",
    models.SlotChange: "public",
    models.KeyMark: "the service's own",
    models.SeenToken: "digests of logout tokens, for minutes",
    models.KeyMark: "by which the database knows its keys again",
    models.ChainHead: "the end of a chain: a patient's or an appointment's number, a length, a hash",
    models.GuessBudget: "keyed digests and counts, for a day",
    models.Notice: "emptied when it was sent; what waits for the person or speaks of them is looked for by its text",
}
