"""Giving a visit up: the time is free at once, or as soon as the clinic's system has said so."""

from dataclasses import dataclass
from datetime import datetime

from booking.actions.admit import note_deed, their_appointment
from booking.actions.clinic_cancels import cancel_at_clinic, end_visit
from booking.actions.once import ask, claim_key, once
from booking.actor import Account, Actor, Operator
from booking.engine import Engine
from booking.errors import AppointmentClosed, LateCancelNeedsConfirmation
from booking.events import AppointmentChanged
from booking.rules.facts import OWN
from booking.rules.given import checked_words
from booking.rules.patient import Right, refuse_unfit_person, signed_in
from booking.rules.visit import refuse_change, refuse_late
from storage.appointments import AppointmentRow, find_appointment, start_cancelling
from storage.models import Deed, TimelineKind
from storage.requests import Asked, close_request
from storage.ties import queue_patient
from storage.timeline import Entry, append_entries
from storage.work import Work, transact


@dataclass(frozen=True, slots=True)
class _Wish:
    person: Account | Operator
    asked: Asked
    appointment_id: int
    late_confirmed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class _Cancelling:
    wish: _Wish
    row: AppointmentRow
    right: Right
    late: bool
    now: datetime


async def cancel(
    engine: Engine,
    actor: Actor,
    *,
    key: str,
    appointment_id: int,
    late_confirmed: bool = False,
    reason: str | None = None,
) -> int:
    """Cancels; returns the appointment's id. It stays `cancelling` where the clinic's answer got lost or is late.

    Raises Refused (LateCancelNeedsConfirmation unless `late_confirmed`), NotFound, SignInRequired, BadInput.
    """
    person = signed_in(actor)
    words = checked_words("reason", reason)
    asked = ask(engine, person, key, "cancel", appointment=appointment_id, late=late_confirmed, reason=words)
    wish = _Wish(person, asked, appointment_id, late_confirmed, words)
    return await once(engine, asked, lambda: _cancel(engine, wish))


async def _cancel(engine: Engine, wish: _Wish) -> int:
    now = engine.clock()
    refuse_unfit_person(wish.person)
    row, right = await their_appointment(engine, wish.person, wish.appointment_id)
    refuse_change(row.visit, now)
    cancelling = _Cancelling(wish, row, right, _late(engine, row, wish, now), now)
    if row.visit.terms.system == OWN:
        return await transact(engine.publish, lambda work: _end(engine, cancelling, work))
    await transact(engine.publish, lambda work: _start(engine, cancelling, work))
    await engine.calls.wait(cancel_at_clinic(engine, wish.appointment_id, wish.asked), engine.policy.clinic_wait)
    return wish.appointment_id


def _late(engine: Engine, row: AppointmentRow, wish: _Wish, now: datetime) -> bool:
    try:
        refuse_late(row.visit, now, engine.policy)
    except LateCancelNeedsConfirmation:
        if not wish.late_confirmed:
            raise
        return True
    return False


async def _end(engine: Engine, cancelling: _Cancelling, work: Work) -> int:
    wish, row = cancelling.wish, cancelling.row
    await claim_key(wish.asked)
    await queue_patient(row.visit.patient_id)
    current = await find_appointment(row.visit.appointment_id)
    if current is None:
        raise AppointmentClosed(row.visit.appointment_id)
    # a move may have begun since it was looked at: then the old time is the move's to end
    refuse_change(current.visit, cancelling.now)
    await end_visit(engine, current, wish.person.account_id, work, reason=wish.reason, late=cancelling.late)
    await _note(cancelling)
    await close_request(wish.asked, {"appointment": row.visit.appointment_id})
    return row.visit.appointment_id


async def _start(engine: Engine, cancelling: _Cancelling, work: Work) -> None:
    wish, appointment_id, now = cancelling.wish, cancelling.row.visit.appointment_id, cancelling.now
    await claim_key(wish.asked)
    await queue_patient(cancelling.row.visit.patient_id)
    if not await start_cancelling(appointment_id, now + engine.policy.lease, wish.reason):
        raise AppointmentClosed(appointment_id)
    details = {"what": "cancel", "late": True} if cancelling.late else {"what": "cancel"}
    await append_entries([Entry(appointment_id, now, TimelineKind.SENT, wish.person.account_id, details)])
    await _note(cancelling)
    await close_request(wish.asked, {"appointment": appointment_id})
    work.tell(AppointmentChanged(appointment_id, cancelling.row.visit.patient_id))


async def _note(cancelling: _Cancelling) -> None:
    visit = cancelling.row.visit
    person, now = cancelling.wish.person, cancelling.now
    await note_deed(person, cancelling.right, Deed.CANCELLED, visit.patient_id, visit.appointment_id, now)
