"""Another time for a visit: the new one is taken and the old one freed, or nothing has changed.

Where this database keeps both schedules that is one transaction. At a clinic's system, which knows no move, the new
one is booked first; the old one is `leaving` meanwhile and is cancelled there afterwards, by the worker until settled.
"""

from dataclasses import dataclass
from datetime import datetime

from booking.actions.admit import (
    TryAgain,
    lost,
    note_deed,
    refuse_another_time,
    refuse_clashes,
    refuse_full,
    refuse_unfit,
    right_at,
    see,
    their_appointment,
)
from booking.actions.clinic_books import book_at_clinic, end_moved
from booking.actions.clinic_cancels import cancel_left_at_clinic
from booking.actions.once import ask, claim_key, once
from booking.actions.referral import refuse_referral_now
from booking.actions.trying import offering, trying
from booking.actor import Account, Actor, Operator
from booking.engine import Engine
from booking.errors import AppointmentClosed, BadInput, iso
from booking.events import AppointmentChanged
from booking.rules.facts import OWN, OwnHold, SlotFacts
from booking.rules.patient import Right, refuse_unfit_person, signed_in
from booking.rules.visit import refuse_change
from storage.appointments import (
    AppointmentRow,
    NewAppointment,
    find_appointment,
    insert_appointment,
    leave_appointment,
    start_cancelling_left,
)
from storage.claims import NewClaim, insert_claim, keep_claim
from storage.models import AppointmentStatus, ClaimState, Deed, TimelineKind
from storage.requests import Asked, close_request
from storage.seats import book_seat, keep_seat, lock_slot, stands_at
from storage.ties import queue_patient
from storage.timeline import Entry, append_entries
from storage.work import Work, transact


@dataclass(frozen=True, slots=True)
class _Wish:
    person: Account | Operator
    asked: Asked
    appointment_id: int
    slot_id: int


@dataclass(frozen=True, slots=True)
class _Move:
    wish: _Wish
    old: AppointmentRow
    slot: SlotFacts
    held: OwnHold | None
    right: Right
    now: datetime

    @property
    def new_is_here(self) -> bool:
        return self.slot.terms.system == OWN

    @property
    def old_is_here(self) -> bool:
        return self.old.visit.terms.system == OWN


async def move(engine: Engine, actor: Actor, *, key: str, appointment_id: int, slot_id: int) -> int:
    """Moves to the slot, using one's own hold of it if there is one; returns the new appointment's id.

    Raises Refused, NotFound, SignInRequired, BadInput; then the old appointment is as it was.
    """
    person = signed_in(actor)
    asked = ask(engine, person, key, "move", appointment=appointment_id, slot=slot_id)
    wish = _Wish(person, asked, appointment_id, slot_id)
    return await once(engine, asked, lambda: trying(engine, slot_id, lambda: _attempt(engine, wish)))


async def _attempt(engine: Engine, wish: _Wish) -> int:
    now = engine.clock()
    refuse_unfit_person(wish.person)
    old, _ = await their_appointment(engine, wish.person, wish.appointment_id)
    if old.visit.slot_id == wish.slot_id:
        raise BadInput("slotId", "The appointment is at this very time.")
    refuse_change(old.visit, now)
    seen = await see(wish.person, wish.slot_id, now)
    right = await right_at(engine, wish.person, old.visit.patient_id, seen.slot.terms)
    moving = _Move(wish, old, seen.slot, seen.own, right, now)
    async with offering(engine, seen.slot):
        refuse_unfit(engine, seen.slot, now)
        if seen.own is None:
            refuse_full(seen, now)
        else:
            refuse_another_time(seen.slot, seen.own.starts_at)
        new_id = await transact(engine.publish, lambda work: _move(engine, moving, work))
        if not moving.new_is_here or not moving.old_is_here:
            await engine.calls.wait(_tell_clinics(engine, moving, new_id), engine.policy.clinic_wait)
    return new_id


async def _tell_clinics(engine: Engine, moving: _Move, new_id: int) -> None:
    if not moving.new_is_here:
        await book_at_clinic(engine, new_id, moving.slot, moving.wish.asked)
    old = await find_appointment(moving.wish.appointment_id) if not moving.old_is_here else None
    if old is not None and old.visit.cancelling:
        await cancel_left_at_clinic(engine, old.visit.appointment_id)


async def _move(engine: Engine, moving: _Move, work: Work) -> int:
    wish, old, slot = moving.wish, moving.old, moving.slot
    await claim_key(wish.asked)
    await queue_patient(old.visit.patient_id)
    await refuse_clashes(
        slot,
        old.visit.patient_id,
        moving.now,
        holding=False,
        but_appointment=wish.appointment_id,
        but_claim=moving.held.claim_id if moving.held else None,
    )
    await refuse_referral_now(slot, old.referral_id, moving.now, moving=wish.appointment_id)
    # both slots are written below, by whichever order the steps have: lock them by id first
    for slot_id in sorted({slot.slot_id, old.visit.slot_id}) if moving.new_is_here and moving.old_is_here else ():
        await lock_slot(slot_id)
    claim_id = await _take_seat(moving)
    if not await stands_at(slot.slot_id, slot.starts_at, slot.ends_at):
        raise TryAgain
    current = await find_appointment(wish.appointment_id)
    if current is None:
        raise AppointmentClosed(wish.appointment_id)
    refuse_change(current.visit, moving.now)
    if not moving.new_is_here or not moving.old_is_here:
        await _leave(engine, moving)
    else:
        await _unbind(wish.appointment_id)
    new_id = await insert_appointment(_new(engine, moving, claim_id))
    await append_entries(_entries(moving, new_id))
    await note_deed(wish.person, moving.right, Deed.MOVED, old.visit.patient_id, new_id, moving.now)
    if moving.new_is_here and moving.old_is_here:
        await end_moved(engine, current, new_id, wish.person.account_id, work)
    await close_request(wish.asked, {"appointment": new_id})
    work.slots_changed([slot.slot_id])
    work.tell(AppointmentChanged(new_id, old.visit.patient_id))
    work.tell(AppointmentChanged(wish.appointment_id, old.visit.patient_id))
    return new_id


async def _unbind(appointment_id: int) -> None:
    # the guard against overlaps looks at each statement: the old one must step aside before the new one is there
    if not await leave_appointment(appointment_id):
        raise AppointmentClosed(appointment_id)


async def _leave(engine: Engine, moving: _Move) -> None:
    appointment_id, now = moving.wish.appointment_id, moving.now
    await _unbind(appointment_id)
    if moving.new_is_here:
        await start_cancelling_left(appointment_id, now + engine.policy.lease)
        sent = Entry(appointment_id, now, TimelineKind.SENT, moving.wish.person.account_id, {"what": "cancel"})
        await append_entries([sent])


async def _take_seat(moving: _Move) -> int:
    wish, slot, held = moving.wish, moving.slot, moving.held
    patient_id = moving.old.visit.patient_id
    if held is not None:
        if not await keep_seat(slot.slot_id) or not await keep_claim(held.claim_id, patient_id, moving.now):
            raise TryAgain
        return held.claim_id
    if not await book_seat(slot.slot_id):
        raise await lost(wish.person, slot.slot_id, moving.now)
    return await insert_claim(
        NewClaim(
            slot_id=slot.slot_id,
            account_id=wish.person.account_id,
            patient_id=patient_id,
            specialty_id=slot.specialty_id,
            state=ClaimState.KEPT,
            starts_at=slot.starts_at,
            created_at=moving.now,
            expires_at=moving.now,
        )
    )


def _new(engine: Engine, moving: _Move, claim_id: int) -> NewAppointment:
    return NewAppointment(
        claim_id=claim_id,
        slot=moving.slot,
        patient_id=moving.old.visit.patient_id,
        account_id=moving.wish.person.account_id,
        reason=moving.old.reason,
        status=AppointmentStatus.CONFIRMED if moving.new_is_here else AppointmentStatus.PENDING,
        moved_from_id=moving.wish.appointment_id,
        retry_at=None if moving.new_is_here else moving.now + engine.policy.lease,
        created_at=moving.now,
        referral_id=moving.old.referral_id,
    )


def _entries(moving: _Move, new_id: int) -> list[Entry]:
    by, now, old = moving.wish.person.account_id, moving.now, moving.old.visit
    details = {"appointment": old.appointment_id, "starts_at": iso(old.starts_at)}
    entries = [Entry(new_id, now, TimelineKind.MOVED_FROM, by, details)]
    if moving.held is not None:
        entries.insert(0, Entry(new_id, moving.held.created_at, TimelineKind.HELD, by))
    if not moving.new_is_here:
        entries.append(Entry(new_id, now, TimelineKind.SENT, by, {"what": "book"}))
    return entries
