"""Appointments whose clinic's system owes an answer: read back, then go on, until it is settled.

Each is leased by one conditional UPDATE of `retry_at`, so any number of workers may do this at once.
"""

import asyncio
import logging
import traceback

from booking.actions.clinic_asked import asked_to_book, asked_to_cancel, read_back
from booking.actions.clinic_books import keep_booking, undo_booking
from booking.actions.clinic_cancels import alarm_clinic, end_cancelled, keep_visit
from booking.actions.clinic_change import clinic_cancelled
from booking.actions.clinic_withdraws import withdraw_booking
from booking.engine import Engine
from booking.ports import ClinicSaidNo, Confirmation
from booking.rules.clinic_words import CANCELLED_THERE
from storage.models import AppointmentStatus
from storage.unsettled import (
    Due,
    Unsettled,
    ask_again_at,
    due_appointments,
    end_looking,
    end_withdrawing,
    find_unsettled,
    lease,
    start_withdrawing,
)
from storage.work import transact

_AT_ONCE = 20

log = logging.getLogger(__name__)


async def settle(engine: Engine, system: str | None = None) -> int:
    """One round over what is due; returns how many were settled.

    `system`: of one clinic system alone, so that one that hangs keeps those of the others waiting for nothing.
    """
    due = await due_appointments(engine.clock(), _AT_ONCE, system)
    return sum(await asyncio.gather(*(_settle_one(engine, one) for one in due)))


async def _settle_one(engine: Engine, due: Due) -> bool:
    try:
        if not await lease(due, engine.clock() + engine.policy.lease):
            return False
        case = await find_unsettled(due.appointment_id)
        if await _ask(engine, case):
            return True
        await ask_again_at(case.appointment_id, engine.clock() + engine.policy.retry_after(due.tries))
    except Exception as error:  # noqa: BLE001 - the others go on, and it is logged
        # one clinic's trouble must not keep the others waiting; the lease ends by itself.
        # Where it happened is logged, not the error's text: it may hold a person's data
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("appointment %d could not be settled: %s\n%s", due.appointment_id, type(error).__name__, where)
    return False


async def _ask(engine: Engine, case: Unsettled) -> bool:
    """True when nothing is owed any more, or when it is arranged when to ask again."""
    if case.status is AppointmentStatus.PENDING:
        return await _settle_booking(engine, case)
    if case.status is AppointmentStatus.REFUSED:
        return await _settle_withdrawing(engine, case)
    if case.cancelling:
        return await _settle_cancelling(engine, case)
    return not case.active or case.leaving or await _settle_staying(engine, case)


async def _settle_booking(engine: Engine, case: Unsettled) -> bool:
    there = await read_back(engine, case)
    if isinstance(there, Confirmation):
        await keep_booking(engine, case, there)
        return True
    if there is not None:
        return False
    if case.order.starts_at <= engine.clock():
        await _give_up(engine, case, None)
        return True
    return await _book_again(engine, case)


async def _book_again(engine: Engine, case: Unsettled) -> bool:
    answer = await asked_to_book(engine, case)
    if isinstance(answer, Confirmation):
        await keep_booking(engine, case, answer)
        return True
    if not isinstance(answer, ClinicSaidNo):
        return False
    # the first request may have arrived just now, and be the very reason of this no
    there = await read_back(engine, case)
    if isinstance(there, Confirmation):
        await keep_booking(engine, case, there)
        return True
    if there is None:
        await _give_up(engine, case, str(answer))
    return there is None


async def _give_up(engine: Engine, case: Unsettled, words: str | None) -> None:
    """The clinic does not have it now. Its system may keep a request in a queue of its own: it is asked once more."""
    if await undo_booking(engine, case, words):
        await start_withdrawing(case.appointment_id, engine.clock() + engine.policy.late_arrival)


async def _settle_withdrawing(engine: Engine, case: Unsettled) -> bool:
    there = await read_back(engine, case)
    if isinstance(there, Confirmation) and case.order.starts_at > engine.clock():
        return await withdraw_booking(engine, case, there.native_key)
    if there is None or isinstance(there, Confirmation):
        await end_withdrawing(case.appointment_id)
        return True
    return False


async def _settle_staying(engine: Engine, case: Unsettled) -> bool:
    """Its patient wanted to leave and stays: the clinic may have cancelled it meanwhile."""
    there = await read_back(engine, case) if case.order.starts_at > engine.clock() else Confirmation("")
    if there is None:
        log.info("appointment %d was cancelled by its clinic", case.appointment_id)
        await clinic_cancelled(engine, appointment_id=case.appointment_id, words=CANCELLED_THERE)
        return True
    if isinstance(there, Confirmation):
        await end_looking(case.appointment_id)
    return isinstance(there, Confirmation)


async def _settle_cancelling(engine: Engine, case: Unsettled) -> bool:
    there = await read_back(engine, case)
    if there is None:
        await end_cancelled(engine, case)
        return True
    if not isinstance(there, Confirmation):
        return False
    answer = await asked_to_cancel(engine, case, there.native_key)
    if answer is None:
        await end_cancelled(engine, case)
        return True
    if not isinstance(answer, ClinicSaidNo):
        return False
    if case.leaving:
        await alarm_clinic(engine, case, str(answer))
    else:
        words = str(answer)
        await transact(engine.publish, lambda work: keep_visit(engine, case, words, work))
    return True
