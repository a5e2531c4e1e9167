"""Cancelling at a clinic system that keeps its own schedule: the call, and what follows from it.

The seat is shown free only when the clinic has said so.
"""

from typing import Any

from booking.actions.clinic_asked import asked_to_cancel
from booking.actions.clinic_books import end_moved
from booking.actions.once import remember_clinics
from booking.engine import Engine
from booking.errors import ClinicRefused, ClinicSilent, Refused
from booking.events import AppointmentChanged
from booking.ports import ClinicSaidNo, ClinicUnreachable
from storage.appointments import (
    AppointmentRow,
    close_appointment,
    find_appointment,
    kept_words,
    raise_alarm,
    stop_cancelling,
    successor_of,
)
from storage.claims import release_claim
from storage.models import AppointmentStatus, ClaimState, TimelineKind
from storage.requests import Asked, close_request
from storage.seats import free_seat
from storage.ties import queue_patient
from storage.timeline import Entry, append_entries, who_asked_the_clinic
from storage.unsettled import Unsettled, ask_again_at, find_unsettled
from storage.work import Work, transact


async def cancel_at_clinic(engine: Engine, appointment_id: int, asked: Asked) -> None:
    """Asks once, for the person who waits. Raises ClinicRefused, ClinicSilent; a lost answer leaves it `cancelling`.

    To be run by `engine.calls`, as `book_at_clinic`.
    """
    case = await find_unsettled(appointment_id)
    answer = await asked_to_cancel(engine, case, case.native_key)
    if answer is None:
        await end_cancelled(engine, case)
    elif isinstance(answer, ClinicSaidNo):
        await _refuse(engine, case, ClinicRefused(kept_words(str(answer)) or ""), str(answer), asked)
    elif isinstance(answer, ClinicUnreachable):
        await _refuse(engine, case, ClinicSilent(), None, asked)
    else:
        await ask_again_at(appointment_id, engine.clock() + engine.policy.first_retry)


async def cancel_left_at_clinic(engine: Engine, appointment_id: int) -> None:
    """Tells the clinic that the patient has moved away. Never raises: the worker goes on where this ends."""
    case = await find_unsettled(appointment_id)
    answer = await asked_to_cancel(engine, case, case.native_key)
    if answer is None:
        await end_cancelled(engine, case)
    else:
        await ask_again_at(appointment_id, engine.clock() + engine.policy.first_retry)


async def end_cancelled(engine: Engine, case: Unsettled) -> None:
    """The clinic does not have it any more: CANCELLED, or MOVED when its patient moved away; the seat is free."""

    async def deed(work: Work) -> None:
        await queue_patient(case.order.patient.patient_id)
        row = await find_appointment(case.appointment_id)
        if row is None or not row.visit.cancelling:
            return
        told = Entry(case.appointment_id, engine.clock(), TimelineKind.CLINIC_TOLD)
        by = await who_asked_the_clinic(case.appointment_id)
        if row.visit.leaving:
            await end_moved(engine, row, await successor_of(case.appointment_id) or 0, by, work)
        else:
            await end_visit(engine, row, by, work)
        await append_entries([told])

    await transact(engine.publish, deed)


async def end_visit(
    engine: Engine, row: AppointmentRow, by: int | None, work: Work, *, reason: str | None = None, late: bool = False
) -> None:
    """A cancelled appointment is over and its seat free. The slot is written before the claim."""
    visit = row.visit
    if row.seated:
        await free_seat(visit.slot_id)
    if row.claim_id is not None:
        await release_claim(row.claim_id, ClaimState.KEPT)
    await close_appointment(visit.appointment_id, AppointmentStatus.CANCELLED, reason)
    details: dict[str, Any] = {"late": True} if late else {}
    await append_entries([Entry(visit.appointment_id, engine.clock(), TimelineKind.CANCELLED, by, details)])
    work.slots_changed([visit.slot_id])
    work.tell(AppointmentChanged(visit.appointment_id, visit.patient_id))


async def keep_visit(engine: Engine, case: Unsettled, words: str | None, work: Work) -> bool:
    """The clinic did not cancel it: it stands as before, and the timeline says so. False when it was settled."""
    await queue_patient(case.order.patient.patient_id)
    if not await stop_cancelling(case.appointment_id, kept_words(words)):
        return False
    details: dict[str, Any] = {"what": "cancel"} if words else {"what": "cancel", "silent": True}
    await append_entries([Entry(case.appointment_id, engine.clock(), TimelineKind.REFUSED, None, details)])
    work.tell(AppointmentChanged(case.appointment_id, case.order.patient.patient_id))
    return True


async def alarm_clinic(engine: Engine, case: Unsettled, words: str) -> None:
    """The clinic keeps an appointment whose patient is booked elsewhere: somebody must look, and we go on asking.

    It is told once, however often the clinic says so.
    """

    async def deed(work: Work) -> None:
        await queue_patient(case.order.patient.patient_id)
        if await raise_alarm(case.appointment_id, kept_words(words)):
            refused = Entry(case.appointment_id, engine.clock(), TimelineKind.REFUSED, None, {"what": "cancel"})
            await append_entries([refused])
            work.tell(AppointmentChanged(case.appointment_id, case.order.patient.patient_id))
        await ask_again_at(case.appointment_id, engine.clock() + engine.policy.retry_after(case.tries))

    await transact(engine.publish, deed)


async def _refuse(engine: Engine, case: Unsettled, refusal: Refused, words: str | None, asked: Asked) -> None:
    async def deed(work: Work) -> bool:
        kept = await keep_visit(engine, case, words, work)
        if kept:
            await close_request(asked, remember_clinics(refusal, case.appointment_id))
        return kept

    if await transact(engine.publish, deed):
        raise refusal
