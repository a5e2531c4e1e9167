"""The batch functions of families, journals, rights and desks: ids → rows, only of what the asker may see."""

from collections.abc import Sequence
from typing import Any

from booking.actor import Anonymous, Operator
from gateway.batches import onlooker
from gateway.loaders import Reach
from storage.models import (
    Appointment,
    Call,
    Contact,
    DataRequest,
    Dispute,
    Factor,
    Guardianship,
    Invitation,
    JournalEntry,
    Login,
    Membership,
    PatientDocument,
    Session,
    StaffInvitation,
)
from storage.queries import desk, journal, kin, own_account, rights, staff
from storage.queries.kin import Face
from storage.queries.patients import OwnPatient, own_patients_by_id


async def guardianships(reach: Reach, ids: Sequence[int], _asked: None) -> list[Guardianship | None]:
    """Of which one is a side."""
    looks = onlooker(reach)
    found = await kin.own_guardianships_by_id(looks, ids) if looks else {}
    return [found.get(key) for key in ids]


async def guardianships_over(reach: Reach, ids: Sequence[int], _asked: None) -> list[list[Guardianship]]:
    """Of patients."""
    looks = onlooker(reach)
    found = await kin.guardianships_over(looks, ids) if looks else {}
    return [found.get(key, []) for key in ids]


async def invitations(reach: Reach, ids: Sequence[int], _asked: None) -> list[Invitation | None]:
    found = await kin.own_invitations_by_id(_account(reach), ids)
    return [found.get(key) for key in ids]


async def disputes(reach: Reach, ids: Sequence[int], _asked: None) -> list[Dispute | None]:
    looks = onlooker(reach)
    found = await kin.own_disputes_by_id(looks, ids) if looks else {}
    return [found.get(key) for key in ids]


async def disputed_patients(reach: Reach, ids: Sequence[int], _asked: None) -> list[OwnPatient | None]:
    """Of claims: the patient, for who may see them."""
    looks = onlooker(reach)
    found = await kin.own_disputes_by_id(looks, ids) if looks else {}
    seen = await own_patients_by_id(looks, {one.patient_id for one in found.values()}) if looks else {}
    return [seen.get(found[key].patient_id) if key in found else None for key in ids]


async def documents(reach: Reach, ids: Sequence[int], _asked: None) -> list[PatientDocument | None]:
    looks = onlooker(reach)
    found = await kin.own_documents_by_id(looks, ids) if looks else {}
    return [found.get(key) for key in ids]


async def documents_of(reach: Reach, ids: Sequence[int], _asked: None) -> list[list[PatientDocument]]:
    """Of patients."""
    looks = onlooker(reach)
    found = await kin.documents_of(looks, ids) if looks else {}
    return [found.get(key, []) for key in ids]


async def faces(_reach: Reach, ids: Sequence[int], _asked: None) -> list[Face | None]:
    """Of patients named by something that one may see."""
    found = await kin.faces(ids)
    return [found.get(key) for key in ids]


async def account_names(_reach: Reach, ids: Sequence[int], _asked: None) -> list[str]:
    """Full names; a work account has none of its own."""
    found = await kin.account_names(ids)
    return [_full(found[key]) if key in found else "" for key in ids]


async def journal_entries(reach: Reach, ids: Sequence[int], _asked: None) -> list[JournalEntry | None]:
    looks = onlooker(reach)
    found = await journal.journal_entries_by_id(looks, ids) if looks else {}
    return [found.get(key) for key in ids]


async def journal_writers(reach: Reach, ids: Sequence[int], _asked: None) -> list[journal.Writer]:
    """Of entries."""
    entries = [entry for entry in await journal_entries(reach, ids, None) if entry is not None]
    found = await journal.writers(entries)
    return [found.get(key, journal.Writer(None)) for key in ids]


async def data_requests(reach: Reach, ids: Sequence[int], _asked: None) -> list[DataRequest | None]:
    """One's own, of those whose documents one may see, and corrections that wait at one's desk."""
    looks = onlooker(reach)
    found = await rights.own_data_requests_by_id(looks, ids) if looks else {}
    if looks and looks.operator_of:
        found |= await desk.answered_requests_by_id(looks.account_id, ids)
        found |= {one.id: one for one in await desk.corrections_at(looks.operator_of)}
    return [found.get(key) for key in ids]


async def calls(reach: Reach, ids: Sequence[int], _asked: None) -> list[Call | None]:
    """The operator's own."""
    operator = _operator(reach)
    found = await desk.own_calls_by_id(operator.account_id, ids) if operator else {}
    return [found.get(key) for key in ids]


async def call_appointments(reach: Reach, ids: Sequence[int], _asked: None) -> list[list[Appointment]]:
    """Of calls that go on."""
    operator = _operator(reach)
    found = await desk.appointments_of_calls(operator.account_id, ids, reach.now) if operator else {}
    return [found.get(key, []) for key in ids]


async def members(reach: Reach, ids: Sequence[int], _asked: None) -> list[Membership | None]:
    """Of one's own clinics."""
    operator = _operator(reach)
    found = await staff.members_by_id(operator.clinic_ids, ids) if operator else {}
    return [found.get(key) for key in ids]


async def staff_invitations(reach: Reach, ids: Sequence[int], _asked: None) -> list[StaffInvitation | None]:
    """Of the clinics one manages."""
    operator = _operator(reach)
    found = await staff.staff_invitations_by_id(operator.manages, ids) if operator else {}
    return [found.get(key) for key in ids]


async def sessions(reach: Reach, ids: Sequence[int], _asked: None) -> list[Session | None]:
    found = await own_account.own_sessions_by_id(_account(reach), ids)
    return [found.get(key) for key in ids]


async def factors(reach: Reach, ids: Sequence[int], _asked: None) -> list[Factor | None]:
    found = await own_account.own_factors_by_id(_account(reach), ids)
    return [found.get(key) for key in ids]


async def logins(reach: Reach, ids: Sequence[int], _asked: None) -> list[Login | None]:
    found = await own_account.own_logins_by_id(_account(reach), ids)
    return [found.get(key) for key in ids]


async def contacts(reach: Reach, ids: Sequence[int], _asked: None) -> list[Contact | None]:
    found = await own_account.own_contacts_by_id(_account(reach), ids)
    return [found.get(key) for key in ids]


def _account(reach: Reach) -> int:
    """0 is nobody's account."""
    return 0 if isinstance(reach.actor, Anonymous) else reach.actor.account_id


def _operator(reach: Reach) -> Operator | None:
    """Whoever is at a desk and has shown a second factor."""
    actor = reach.actor
    return actor if isinstance(actor, Operator) and actor.second_factor else None


def _full(name: Any) -> str:
    return " ".join(part for part in (name.family, name.given, name.middle) if part)
