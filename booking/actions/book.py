"""A hold becomes an appointment: claimed here, confirmed by the clinic, kept."""

from dataclasses import dataclass
from datetime import datetime

from booking.actions.admit import TryAgain, note_deed, refuse_another_time, refuse_clashes, refuse_unfit, right_at, see
from booking.actions.clinic_books import book_at_clinic
from booking.actions.once import ask, claim_key, once
from booking.actions.referral import refuse_referral_now, their_referral
from booking.actions.trying import offering, trying
from booking.actor import Account, Actor, Operator
from booking.engine import Engine
from booking.errors import BookedElsewhere, HoldExpired, NotFound, SlotGone
from booking.events import AppointmentChanged
from booking.rules.facts import OWN, SlotFacts
from booking.rules.given import checked_id, checked_words
from booking.rules.patient import Right, refuse_unfit_person, signed_in
from storage.appointments import NewAppointment, insert_appointment
from storage.claims import ClaimRow, find_claim, keep_claim
from storage.models import AppointmentStatus, ClaimState, Deed, TimelineKind
from storage.requests import Asked, close_request
from storage.seats import keep_seat, stands_at
from storage.ties import queue_patient
from storage.timeline import Entry, append_entries
from storage.work import Work, transact


@dataclass(frozen=True, slots=True)
class _Wish:
    person: Account | Operator
    asked: Asked
    claim_id: int
    patient_id: int | None
    reason: str | None
    referral_id: int | None


@dataclass(frozen=True, slots=True)
class _Booking:
    wish: _Wish
    claim: ClaimRow
    slot: SlotFacts
    patient_id: int
    right: Right
    now: datetime

    @property
    def is_settled_here(self) -> bool:
        return self.slot.terms.system == OWN


async def book(
    engine: Engine,
    actor: Actor,
    *,
    key: str,
    claim_id: int,
    patient_id: int | None = None,
    reason: str | None = None,
    referral_id: int | None = None,
) -> int:
    """Books one's hold, for another patient of one's own if chosen; returns the appointment's id.

    `referral_id`: an entry of the patient's record, where the service wants one. It is PENDING where the clinic's
    system has not answered in time.
    Raises Refused, NotFound, SignInRequired, BadInput.
    """
    person = signed_in(actor)
    words = checked_words("reason", reason)
    asked = ask(engine, person, key, "book", claim=claim_id, patient=patient_id, reason=words, referral=referral_id)
    wish = _Wish(person, asked, claim_id, patient_id, words, referral_id)
    return await once(engine, asked, lambda: _book(engine, wish))


async def _book(engine: Engine, wish: _Wish) -> int:
    refuse_unfit_person(wish.person)
    claim = await find_claim(checked_id(wish.claim_id), wish.person.account_id)
    if claim is None:
        raise NotFound
    return await trying(engine, claim.slot_id, lambda: _attempt(engine, wish))


async def _attempt(engine: Engine, wish: _Wish) -> int:
    now = engine.clock()
    claim = await find_claim(wish.claim_id, wish.person.account_id)
    if claim is None:
        raise NotFound
    slot = (await see(wish.person, claim.slot_id, now)).slot
    patient_id = claim.patient_id if wish.patient_id is None else wish.patient_id
    right = await right_at(engine, wish.person, patient_id, slot.terms)
    booking = _Booking(wish, claim, slot, patient_id, right, now)
    async with offering(engine, slot):
        if claim.state is not ClaimState.LIVE or claim.expires_at <= now:
            raise HoldExpired(slot.slot_id)
        _refuse_unfit(engine, slot, now)
        refuse_another_time(slot, claim.starts_at)
        await their_referral(engine, wish.person, slot, patient_id, wish.referral_id)
        appointment_id = await transact(engine.publish, lambda work: _keep(engine, booking, work))
        if not booking.is_settled_here:
            call = book_at_clinic(engine, appointment_id, slot, wish.asked)
            await engine.calls.wait(call, engine.policy.clinic_wait)
    return appointment_id


def _refuse_unfit(engine: Engine, slot: SlotFacts, now: datetime) -> None:
    try:
        refuse_unfit(engine, slot, now)
    except BookedElsewhere:
        # it could be held here, so the clinic has taken it away since
        raise SlotGone(slot.slot_id) from None


async def _keep(engine: Engine, booking: _Booking, work: Work) -> int:
    wish, claim, slot, now = booking.wish, booking.claim, booking.slot, booking.now
    await claim_key(wish.asked)
    await queue_patient(booking.patient_id)
    await refuse_clashes(slot, booking.patient_id, now, holding=True, but_claim=claim.claim_id)
    await refuse_referral_now(slot, wish.referral_id, now)
    if not await keep_seat(slot.slot_id) or not await keep_claim(claim.claim_id, booking.patient_id, now):
        raise TryAgain
    if not await stands_at(slot.slot_id, slot.starts_at, slot.ends_at):
        raise TryAgain
    appointment_id = await insert_appointment(
        NewAppointment(
            claim_id=claim.claim_id,
            slot=slot,
            patient_id=booking.patient_id,
            account_id=wish.person.account_id,
            reason=wish.reason,
            status=AppointmentStatus.CONFIRMED if booking.is_settled_here else AppointmentStatus.PENDING,
            moved_from_id=None,
            retry_at=None if booking.is_settled_here else now + engine.policy.lease,
            created_at=now,
            referral_id=wish.referral_id,
        )
    )
    await append_entries(_entries(booking, appointment_id))
    await note_deed(wish.person, booking.right, Deed.BOOKED, booking.patient_id, appointment_id, now)
    await close_request(wish.asked, {"appointment": appointment_id})
    work.slots_changed([slot.slot_id])
    work.tell(AppointmentChanged(appointment_id, booking.patient_id))
    return appointment_id


def _entries(booking: _Booking, appointment_id: int) -> list[Entry]:
    by = booking.wish.person.account_id
    entries = [
        Entry(appointment_id, booking.claim.created_at, TimelineKind.HELD, by),
        Entry(appointment_id, booking.now, TimelineKind.BOOKED, by),
    ]
    if not booking.is_settled_here:
        entries.append(Entry(appointment_id, booking.now, TimelineKind.SENT, by, {"what": "book"}))
    return entries
