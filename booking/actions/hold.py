"""A hold: a seat of a slot is one's own for five minutes, while one confirms."""

from dataclasses import dataclass
from datetime import datetime

from booking.actions.admit import (
    TryAgain,
    lost,
    refuse_clashes,
    refuse_full,
    refuse_unfit,
    right_at,
    see,
    their_appointment,
)
from booking.actions.once import ask, claim_key, once
from booking.actions.trying import offering, trying
from booking.actor import Account, Actor, Operator
from booking.engine import Engine
from booking.errors import AppointmentClosed, BadInput, ClinicSilent
from booking.rules.facts import OwnHold, SlotFacts
from booking.rules.patient import chosen_patient, refuse_foreign_clinic, refuse_unfit_person, signed_in
from booking.rules.visit import refuse_change
from storage.claims import NewClaim, change_claim, insert_claim
from storage.models import ClaimState
from storage.requests import Asked, close_request
from storage.seats import lock_slot, win_seat
from storage.ties import queue_patient
from storage.work import Work, transact


@dataclass(frozen=True, slots=True)
class _Wish:
    person: Account | Operator
    asked: Asked
    slot_id: int
    patient_id: int | None
    moving_appointment_id: int | None


@dataclass(frozen=True, slots=True)
class _Hold:
    wish: _Wish
    slot: SlotFacts
    patient_id: int
    now: datetime


async def hold(
    engine: Engine,
    actor: Actor,
    *,
    key: str,
    slot_id: int,
    patient_id: int | None = None,
    moving_appointment_id: int | None = None,
) -> int:
    """Holds a seat for the patient, oneself unless chosen; returns the claim's id.

    Holding a slot one already holds changes the patient and keeps the expiry. `moving_appointment_id`: the appointment
    this time is to replace, which then is not in the way. Raises Refused, NotFound, SignInRequired, BadInput.
    """
    person = signed_in(actor)
    asked = ask(engine, person, key, "hold", slot=slot_id, patient=patient_id, moving=moving_appointment_id)
    wish = _Wish(person, asked, slot_id, patient_id, moving_appointment_id)
    return await once(engine, asked, lambda: trying(engine, slot_id, lambda: _attempt(engine, wish)))


async def _attempt(engine: Engine, wish: _Wish) -> int:
    now = engine.clock()
    refuse_unfit_person(wish.person)
    seen = await see(wish.person, wish.slot_id, now)
    refuse_foreign_clinic(wish.person, seen.slot.terms.clinic_id)
    patient_id = await _patient(engine, wish, now)
    await right_at(engine, wish.person, patient_id, seen.slot.terms)
    wanted = _Hold(wish, seen.slot, patient_id, now)
    async with offering(engine, seen.slot):
        refuse_unfit(engine, seen.slot, now)
        own = seen.own
        if own is not None:
            return await transact(engine.publish, lambda _work: _change(wanted, own))
        refuse_full(seen, now)
        return await transact(engine.publish, lambda work: _take(engine, wanted, work))


async def _patient(engine: Engine, wish: _Wish, now: datetime) -> int:
    if wish.moving_appointment_id is None:
        return chosen_patient(wish.person, wish.patient_id)
    row, _ = await their_appointment(engine, wish.person, wish.moving_appointment_id)
    visit = row.visit
    if wish.patient_id not in (None, visit.patient_id):
        raise BadInput("patientId", "An appointment is moved for its own patient.")
    try:
        refuse_change(visit, now)
    except ClinicSilent:
        raise AppointmentClosed(visit.appointment_id) from None
    return visit.patient_id


async def _take(engine: Engine, wanted: _Hold, work: Work) -> int:
    wish, slot, now = wanted.wish, wanted.slot, wanted.now
    await claim_key(wish.asked)
    await queue_patient(wanted.patient_id)
    await refuse_clashes(slot, wanted.patient_id, now, holding=True, but_appointment=wish.moving_appointment_id)
    if not await win_seat(slot.slot_id):
        raise await lost(wish.person, slot.slot_id, now)
    claim_id = await insert_claim(
        NewClaim(
            slot_id=slot.slot_id,
            account_id=wish.person.account_id,
            patient_id=wanted.patient_id,
            specialty_id=slot.specialty_id,
            state=ClaimState.LIVE,
            starts_at=slot.starts_at,
            created_at=now,
            expires_at=now + engine.policy.hold,
        )
    )
    await close_request(wish.asked, {"claim": claim_id})
    work.slots_changed([slot.slot_id])
    return claim_id


async def _change(wanted: _Hold, own: OwnHold) -> int:
    wish, slot = wanted.wish, wanted.slot
    await claim_key(wish.asked)
    await queue_patient(wanted.patient_id)
    await refuse_clashes(
        slot,
        wanted.patient_id,
        wanted.now,
        holding=True,
        but_appointment=wish.moving_appointment_id,
        but_claim=own.claim_id,
    )
    await lock_slot(slot.slot_id)
    if not await change_claim(own.claim_id, wanted.patient_id, slot.starts_at, wanted.now):
        raise TryAgain(slot.slot_id)
    await close_request(wish.asked, {"claim": own.claim_id})
    return own.claim_id
