"""A person is taken out of every table; what stays, and why, is said in `storage.personal`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from tortoise.queryset import QuerySet

from storage.models import Account, Appointment, Contact, Notice, OneTimeCode, Patient, StaffInvitation
from storage.personal import TRACES, Blank, Drop, Trace, Whose
from storage.sql import any_of, execute, rows


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom it is about: the patient, those who were merged into them, and the person's own accounts."""

    patient_ids: tuple[int, ...]
    account_ids: tuple[int, ...]

    def ids(self, whose: Whose) -> tuple[int, ...]:
        return self.patient_ids if whose is Whose.PATIENT else self.account_ids


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rows that name nobody are looked through for."""

    contacts: frozenset[str]
    digests: frozenset[str]
    names: frozenset[tuple[str, str]]

    def is_named(self, text: str) -> bool:
        return any(family in text and given in text for family, given in self.names)


async def subject_of(patient_id: int) -> Subject:
    patients = [patient_id, *[row["id"] for row in await rows(MERGED, patient_id)]]
    accounts = await Account.filter(patient_id__in=patients).order_by("id")
    return Subject(tuple(patients), tuple(account.id for account in accounts))


async def last_appointment_ends(patient_id: int, now: datetime) -> datetime | None:
    """When the last appointment that is still to come ends; None: there is none."""
    ahead = await _ahead(patient_id, now).order_by("-ends_at").first()
    return None if ahead is None else ahead.ends_at


async def appointments_ahead(patient_id: int, now: datetime) -> int:
    return await _ahead(patient_id, now).count()


async def whom_it_concerns(subject: Subject) -> set[int]:
    """The person's accounts, and those who act or have a call open for the patient."""
    found = await rows(CONCERNED, list(subject.patient_ids))
    return {*subject.account_ids, *(row["account_id"] for row in found)}


async def erase(subject: Subject, now: datetime) -> None:
    """Inside the running transaction, with the patient queued."""
    known = await _known(subject)
    await _forget_messages(known)
    for statement in ENDINGS:
        await execute(statement, list(subject.patient_ids), list(subject.account_ids), now)
    for statement in ACCOUNT_ENDINGS:
        await execute(statement, list(subject.account_ids), now)
    for trace in TRACES:
        await _apply(trace, subject.ids(trace.whose))
    await Patient.filter(id__in=subject.patient_ids).update(erased_at=now, restricted_at=None)
    await Account.filter(id__in=subject.account_ids).update(closed_at=now)


async def _apply(trace: Trace, ids: Collection[int]) -> None:
    theirs = trace.model.filter(**{f"{trace.column}__in": list(ids)})
    match trace.fate:
        case Drop():
            await theirs.delete()
        case Blank(values):
            await theirs.update(**values)


async def _known(subject: Subject) -> _Known:
    contacts = await Contact.filter(account_id__in=subject.account_ids)
    patients = await Patient.filter(id__in=subject.patient_ids)
    reached = {contact.value for contact in contacts}
    for patient in patients:
        reached |= {value for value in (patient.phone, patient.email) if value}
    digests = {contact.digest for contact in contacts} | {one.phone_digest for one in patients if one.phone_digest}
    names = {(one.family_name, one.given_name) for one in patients if one.family_name}
    return _Known(frozenset(reached), frozenset(digests), frozenset(names))


async def _forget_messages(known: _Known) -> None:
    """Codes and invitations to the person's contacts, and what still waits to be sent to them or speaks of them."""
    await execute(f"DELETE FROM one_time_code WHERE {any_of('contact_digest', 1, 'text')}", sorted(known.digests))
    await execute(f"DELETE FROM invitation WHERE {any_of('contact_digest', 1, 'text')}", sorted(known.digests))
    pending = await OneTimeCode.filter(details__isnull=False)
    await OneTimeCode.filter(id__in=[one.id for one in pending if known.is_named(one.details or "")]).delete()
    waiting = await Notice.filter(recipient__isnull=False)
    await Notice.filter(id__in=[one.id for one in waiting if _speaks_of(one, known)]).delete()
    asked = await StaffInvitation.filter(state="OPEN")
    await StaffInvitation.filter(id__in=[one.id for one in asked if one.email in known.contacts]).delete()


def _speaks_of(notice: Notice, known: _Known) -> bool:
    return notice.recipient in known.contacts or known.is_named(f"{notice.subject} {notice.text}")


def _ahead(patient_id: int, now: datetime) -> QuerySet[Appointment]:
    return Appointment.filter(patient_id=patient_id, active=True, ends_at__gt=now.astimezone(UTC))


MERGED = "SELECT id FROM patient WHERE merged_into_id = $1 ORDER BY id"
CONCERNED = f"""
SELECT account_id FROM guardianship WHERE {any_of("patient_id", 1)} AND ended_at IS NULL
UNION SELECT account_id FROM call WHERE {any_of("patient_id", 1)} AND closed_at IS NULL
"""
_OF_EITHER = f"({any_of('patient_id', 1)} OR {any_of('account_id', 2)})"
_OF_ACCOUNT = any_of("account_id", 1)
# what is still open ends: $1 patients, $2 accounts, $3 now
ENDINGS = (
    (
        "UPDATE guardianship SET state = 'ENDED', ended_at = $3, end_reason = 'ERASED' "
        f"WHERE {_OF_EITHER} AND ended_at IS NULL"
    ),
    f"UPDATE call SET closed_at = $3 WHERE {_OF_EITHER} AND closed_at IS NULL",
    f"UPDATE dispute SET state = 'WITHDRAWN', decided_at = $3 WHERE {_OF_EITHER} AND state = 'OPEN'",
    f"UPDATE data_request SET state = 'WITHDRAWN', done_at = $3 WHERE {_OF_EITHER} AND state = 'OPEN'",
)
# $1 accounts, $2 now
ACCOUNT_ENDINGS = (
    f"UPDATE membership SET ended_at = $2 WHERE {_OF_ACCOUNT} AND ended_at IS NULL",
    f"UPDATE consent SET withdrawn_at = $2 WHERE {_OF_ACCOUNT} AND withdrawn_at IS NULL",
)
