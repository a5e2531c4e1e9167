"""Booking at a clinic system that keeps its own schedule: the call between two short transactions, and what follows.

The row says everything that a worker needs to go on from any point: PENDING with `retry_at`, and `moved_from`.
"""

from datetime import datetime
from typing import Any

from booking.actions.alternatives import with_alternatives
from booking.actions.clinic_asked import asked_to_book
from booking.actions.clinic_withdraws import withdraw_booking
from booking.actions.once import remember_clinics
from booking.engine import Engine
from booking.errors import ClinicRefused, ClinicSilent, Refused
from booking.events import AppointmentChanged
from booking.ports import AnswerLost, ClinicSaidNo, Confirmation
from booking.rules.facts import OWN, SlotFacts
from storage.appointments import (
    AppointmentRow,
    close_appointment,
    confirm_appointment,
    find_appointment,
    kept_words,
    refuse_appointment,
    start_cancelling_left,
    stay_at_appointment,
)
from storage.claims import release_claim, reopen_claim
from storage.intake.readings import read_anew
from storage.models import AppointmentStatus, ClaimState, TimelineKind
from storage.requests import Asked, close_request
from storage.seats import free_seat, hold_booked_seat, lock_slot
from storage.ties import queue_patient
from storage.timeline import Entry, append_entries
from storage.unsettled import Unsettled, ask_again_at, find_unsettled, start_withdrawing
from storage.work import Work, transact


async def book_at_clinic(engine: Engine, appointment_id: int, slot: SlotFacts, asked: Asked) -> None:
    """Asks once, for the person who waits. An answer that is lost or late leaves it PENDING.

    Raises ClinicRefused, or ClinicSilent, after which the hold is live again for what is left of its time.
    To be run by `engine.calls`: whoever waits may stop waiting, the call is carried to its end.
    """
    case = await find_unsettled(appointment_id)
    answer = await asked_to_book(engine, case)
    if isinstance(answer, Confirmation):
        await keep_booking(engine, case, answer)
    elif isinstance(answer, AnswerLost):
        await ask_again_at(appointment_id, engine.clock() + engine.policy.first_retry)
    else:
        said_no = isinstance(answer, ClinicSaidNo)
        refusal: Refused = ClinicRefused(kept_words(str(answer)) or "") if said_no else ClinicSilent()
        await with_alternatives(engine, refusal, slot)
        if await undo_booking(engine, case, str(answer) if said_no else None, asked, refusal):
            raise refusal


async def keep_booking(engine: Engine, case: Unsettled, confirmation: Confirmation) -> None:
    """The clinic has it: CONFIRMED. The appointment it replaces ends here at once, elsewhere when its clinic agrees.

    What was given up here before the clinic had taken it is cancelled there.
    """
    if await transact(engine.publish, lambda work: _keep(engine, case, confirmation, work)):
        await withdraw_booking(engine, case, confirmation.native_key)


async def undo_booking(
    engine: Engine, case: Unsettled, words: str | None, asked: Asked | None = None, refusal: Refused | None = None
) -> bool:
    """The clinic does not have it: REFUSED, the seat is free, and the appointment it was to replace stays as it was.

    False when a worker has settled it meanwhile.
    """

    async def deed(work: Work) -> bool:
        undone = await _undo(engine, case, kept_words(words), work, may_hold=isinstance(refusal, ClinicSilent))
        if undone and asked is not None and refusal is not None:
            await close_request(asked, remember_clinics(refusal, case.appointment_id))
        return undone

    if not await transact(engine.publish, deed):
        return False
    if words is not None:
        # what is shown here is not so there, and nobody else shall be offered it in vain
        await read_anew(f"{case.system}/{case.order.clinic_key}", engine.clock())
    return True


async def end_moved(engine: Engine, old: AppointmentRow, new_id: int, by: int | None, work: Work) -> None:
    """The appointment that `by` moved away from is over, its seat free. The slot is written before the claim."""
    visit = old.visit
    if old.seated:
        await free_seat(visit.slot_id)
    if old.claim_id is not None:
        await release_claim(old.claim_id, ClaimState.KEPT)
    await close_appointment(visit.appointment_id, AppointmentStatus.MOVED, None)
    entry = Entry(visit.appointment_id, engine.clock(), TimelineKind.MOVED_TO, by, {"appointment": new_id})
    await append_entries([entry])
    work.slots_changed([visit.slot_id])
    work.tell(AppointmentChanged(visit.appointment_id, visit.patient_id))


async def _keep(engine: Engine, case: Unsettled, confirmation: Confirmation, work: Work) -> bool:
    """True when it must be withdrawn, because it was refused meanwhile."""
    now, new_id = engine.clock(), case.appointment_id
    await queue_patient(case.order.patient.patient_id)
    if not await confirm_appointment(new_id, confirmation.native_key):
        return await start_withdrawing(new_id, now + engine.policy.lease)
    await append_entries([Entry(new_id, now, TimelineKind.CONFIRMED)])
    work.tell(AppointmentChanged(new_id, case.order.patient.patient_id))
    new = await find_appointment(new_id)
    old = await find_appointment(new.moved_from_id) if new and new.moved_from_id else None
    if new is None or old is None or not old.visit.leaving:
        return False
    if old.visit.terms.system == OWN:
        await end_moved(engine, old, new_id, new.account_id, work)
    elif await start_cancelling_left(old.visit.appointment_id, now + engine.policy.lease):
        sent = Entry(old.visit.appointment_id, now, TimelineKind.SENT, new.account_id, {"what": "cancel"})
        await append_entries([sent])
        work.tell(AppointmentChanged(old.visit.appointment_id, old.visit.patient_id))
    return False


async def _undo(engine: Engine, case: Unsettled, words: str | None, work: Work, *, may_hold: bool) -> bool:
    appointment_id = case.appointment_id
    await queue_patient(case.order.patient.patient_id)
    row = await find_appointment(appointment_id)
    if row is None or not await refuse_appointment(appointment_id, words):
        return False
    await _give_back(row, engine.clock(), may_hold=may_hold)
    if row.moved_from_id is not None:
        await _stay(engine, row.moved_from_id, work)
    # the words may name somebody, and a chain is never erased: they stand sealed in the appointment
    details: dict[str, Any] = {"what": "book"} if words else {"what": "book", "silent": True}
    await append_entries([Entry(appointment_id, engine.clock(), TimelineKind.REFUSED, None, details)])
    work.slots_changed([row.visit.slot_id])
    work.tell(AppointmentChanged(appointment_id, row.visit.patient_id))
    return True


async def _stay(engine: Engine, appointment_id: int, work: Work) -> None:
    """What its clinic said of it while its patient was leaving was not heard: it is asked whether it still stands."""
    old = await find_appointment(appointment_id)
    if old is None:
        return
    look_at = engine.clock() if old.visit.terms.system in engine.remotes else None
    if await stay_at_appointment(appointment_id, look_at):
        work.tell(AppointmentChanged(appointment_id, old.visit.patient_id))


async def _give_back(row: AppointmentRow, now: datetime, *, may_hold: bool) -> None:
    await lock_slot(row.visit.slot_id)
    if row.claim_id is not None and may_hold and await reopen_claim(row.claim_id, now):
        await hold_booked_seat(row.visit.slot_id)
        return
    if row.seated:
        await free_seat(row.visit.slot_id)
    if row.claim_id is not None:
        await release_claim(row.claim_id, ClaimState.KEPT)
