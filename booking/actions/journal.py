"""Who has read what of whom is written down before the answer goes out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from booking.actor import Account, Actor, Operator
from booking.engine import Engine
from booking.rules.patient import own_patient, signed_in
from storage.calls import live_calls_about
from storage.journal import Entry, append_journal
from storage.models import Deed, Through, Why
from storage.readings import Look, looks_since, queue_journals
from storage.work import Work, transact

# reading the same again within this time is the same look
ONE_LOOK = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Reading:
    """`what`: one of `storage.journal.SUBJECTS`."""

    patient_id: int
    what: str
    through: Through = Through.PAGE


async def note_readings(engine: Engine, actor: Actor, readings: Collection[Reading]) -> None:
    """Journals what is about to be shown; what this account has read of it within a quarter of an hour is in already.

    An operator's readings are journaled with the call they were made under. Costs no write when all are in.
    Raises SignInRequired: nobody reads without a name.
    """
    person = signed_in(actor)
    now = engine.clock()
    calls = await _calls(person, readings, now)
    looks = {(one.patient_id, one.what, calls.get(one.patient_id)): one for one in readings}
    if not await _new(person, looks, now):
        return

    async def deed(_: Work) -> None:
        await queue_journals({one.patient_id for one in looks.values()})
        # another request of the same page may have written it while this one waited
        new = await _new(person, looks, now)
        await append_journal([_read(person, looks[look], look[2], now) for look in sorted(new, key=str)])

    await transact(engine.publish, deed)


async def _calls(person: Account | Operator, readings: Collection[Reading], now: datetime) -> dict[int, int]:
    if not isinstance(person, Operator):
        return {}
    return await live_calls_about(person.account_id, {one.patient_id for one in readings}, now)


async def _new(person: Account | Operator, looks: Mapping[Look, Reading], now: datetime) -> set[Look]:
    known = await looks_since(person.account_id, {look[0] for look in looks}, now - ONE_LOOK)
    return set(looks) - known


def through(person: Account | Operator) -> Through:
    """By our own page, or by another program with the same cookie."""
    return Through.PAGE if person.by_page else Through.API


def why(person: Account | Operator, patient_id: int) -> Why:
    """By what right somebody acts who may."""
    if isinstance(person, Operator):
        return Why.DESK
    return Why.SELF if patient_id == own_patient(person) else Why.GUARDIAN


def entry_by(
    person: Account | Operator,
    patient_id: int,
    at: datetime,
    deed: Deed,
    what: str,
    call_id: int | None = None,
    details: dict[str, Any] | None = None,
) -> Entry:
    """What somebody has done to a patient's data. `details`: ids and codes."""
    right = why(person, patient_id)
    return Entry(patient_id, at, person.account_id, deed, what, right, through(person), call_id, details or {})


def _read(person: Account | Operator, reading: Reading, call_id: int | None, now: datetime) -> Entry:
    right, patient_id = why(person, reading.patient_id), reading.patient_id
    return Entry(patient_id, now, person.account_id, Deed.READ, reading.what, right, reading.through, call_id)
