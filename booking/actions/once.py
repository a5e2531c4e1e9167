"""Press twice, lose the net: a mutation under one key has one effect, and every try gets the same answer.

The record is written by the transaction of the effect; a refusal has no effect and is recorded by itself. So the first
look at a key is the write that would claim it, and a fresh mutation costs nothing extra.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from booking.actions.alternatives import with_alternatives
from booking.actor import Account, Operator
from booking.engine import Engine
from booking.errors import ClinicRefused, ClinicSilent, KeyReused, Refused, recall, remember
from booking.rules.keys import checked_key, fingerprint
from storage.appointments import AppointmentRow, find_appointment
from storage.keyring import keyring
from storage.models import AppointmentStatus
from storage.requests import Asked, Remembered, find_request, open_request, remember_refusal
from storage.slot_facts import NOBODY, see_slot

_POLL_SECONDS = 0.1


class AskedBefore(Exception):
    """The key has been used: the transaction must have no effect."""


def ask(engine: Engine, person: Account | Operator, key: str, action: str, **given: Any) -> Asked:
    """Raises BadInput for a key that is none."""
    now = engine.clock()
    return Asked(
        account_id=person.account_id,
        key=checked_key(key),
        # keyed: a bare hash of a name or a document would be undone by trying all there are
        fingerprint=keyring().digest("request", fingerprint(action, **given)),
        at=now,
        forgotten=now - engine.policy.keys_live,
    )


async def claim_key(asked: Asked) -> None:
    """First statement of the transaction that has the effect."""
    if not await open_request(asked):
        raise AskedBefore


async def once(engine: Engine, asked: Asked, deed: Callable[[], Awaitable[int]]) -> int:
    """The deed's id or refusal, or those of the first try under the same key."""
    try:
        return await deed()
    except AskedBefore:
        return await _answer_again(engine, asked)
    except Refused as refusal:
        if await remember_refusal(asked, remember(refusal)):
            raise
        return await _answer_again(engine, asked)


async def _answer_again(engine: Engine, asked: Asked) -> int:
    remembered = await find_request(asked)
    if remembered is None:
        raise RuntimeError("an idempotency record vanished while it was read")
    if remembered.fingerprint != asked.fingerprint:
        raise KeyReused
    return await _settled_answer(engine, asked, remembered)


async def _settled_answer(engine: Engine, asked: Asked, remembered: Remembered) -> int:
    """Waits a little for a first try that is still at the clinic; then what stands, stands."""
    deadline = asyncio.get_running_loop().time() + engine.policy.first_try_wait.total_seconds()
    while True:
        outcome = remembered.outcome
        if "refusal" in outcome:
            raise await _in_full(recall(outcome["refusal"]), outcome)
        for kind in ("claim", "id"):
            if kind in outcome:
                return int(outcome[kind])
        row = await find_appointment(outcome["appointment"])
        late = asyncio.get_running_loop().time() > deadline
        if row is not None and _waits(row) and not late:
            await asyncio.sleep(_POLL_SECONDS)
        elif row is None or row.visit.status != AppointmentStatus.REFUSED:
            return int(outcome["appointment"])
        elif (again := await find_request(asked)) is None or again.outcome == outcome:
            raise await _settled_refusal(engine, row)
        remembered = await find_request(asked) or remembered


def remember_clinics(refusal: Refused, appointment_id: int) -> dict[str, Any]:
    """A clinic's no without its words, which may name somebody: they stand sealed in the appointment."""
    memory = remember(refusal)
    if isinstance(refusal, ClinicRefused):
        memory["words"] = ""
    return {"refusal": memory, "of": appointment_id}


async def _in_full(refusal: Refused, outcome: dict[str, Any]) -> Refused:
    row = await find_appointment(outcome["of"]) if isinstance(refusal, ClinicRefused) and "of" in outcome else None
    if isinstance(refusal, ClinicRefused) and row is not None:
        refusal.words = row.clinic_words or ""
    return refusal


def _waits(row: AppointmentRow) -> bool:
    return row.visit.status == AppointmentStatus.PENDING or row.visit.cancelling


async def _settled_refusal(engine: Engine, row: AppointmentRow) -> Refused:
    """A worker settled it after the first try had died: the refusal stands in the row alone."""
    refusal: Refused = ClinicRefused(row.clinic_words) if row.clinic_words else ClinicSilent()
    seen = await see_slot(row.visit.slot_id, NOBODY, engine.clock())
    if seen is not None:
        await with_alternatives(engine, refusal, seen.slot)
    return refusal
