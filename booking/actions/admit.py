"""What hold, book and move look at before they write: the slot, and who asks for whom."""

from datetime import datetime

from booking.actor import Account, Operator
from booking.engine import Engine
from booking.errors import NotFound, NotYourPatient, SlotGone, SlotHeldByAnother, SlotTaken, iso
from booking.rules.facts import SlotFacts
from booking.rules.given import checked_id
from booking.rules.patient import may_act_for, own_patient
from booking.rules.rivals import is_stale, refuse_rivals
from booking.rules.slot import refuse_slot
from storage.appointments import AppointmentRow, find_appointment
from storage.rivals import find_rivals
from storage.slot_facts import Seen, see_slot
from storage.ties import ties


class TryAgain(Exception):
    """What was seen is no longer so; the slots named have claims to be swept first."""

    def __init__(self, *slot_ids: int) -> None:
        super().__init__()
        self.slot_ids = sorted(slot_ids)


async def see(person: Account | Operator, slot_id: int, now: datetime) -> Seen:
    """The slot as it is; raises NotFound."""
    seen = await see_slot(checked_id(slot_id), person.account_id, now)
    if seen is None:
        raise NotFound
    return seen


async def acts_for(person: Account | Operator, patient_id: int, zone: str, now: datetime) -> bool:
    """Today, where the clinic is."""
    if patient_id == own_patient(person):
        return True
    held = await ties(person.account_id, checked_id(patient_id))
    return may_act_for(person, patient_id, held, now, zone)


async def refuse_stranger(person: Account | Operator, patient_id: int, zone: str, now: datetime) -> None:
    """Raises NotYourPatient, for a patient who does not exist as well."""
    try:
        permitted = await acts_for(person, patient_id, zone, now)
    except NotFound:
        permitted = False
    if not permitted:
        raise NotYourPatient


async def their_appointment(person: Account | Operator, appointment_id: int, now: datetime) -> AppointmentRow:
    """The appointment, for who may act for its patient.

    Raises NotYourPatient to who made it and has since lost that right, and NotFound to everybody else.
    """
    row = await find_appointment(checked_id(appointment_id))
    if row is None:
        raise NotFound
    if not await acts_for(person, row.visit.patient_id, row.visit.terms.zone, now):
        raise NotYourPatient if row.account_id == person.account_id else NotFound
    return row


def refuse_unfit(engine: Engine, slot: SlotFacts, now: datetime) -> None:
    """Raises what `refuse_slot` says."""
    refusal = refuse_slot(slot, now, engine.policy)
    if refusal is not None:
        raise refusal


def refuse_another_time(slot: SlotFacts, held_at: datetime) -> None:
    """Raises SlotGone when the clinic has given the slot another time since it was held: nobody has said yes to that.

    Holding it again is saying yes.
    """
    if slot.starts_at != held_at:
        raise SlotGone(slot.slot_id)


def refuse_full(seen: Seen, now: datetime) -> None:
    """Raises SlotTaken or SlotHeldByAnother when no seat is free, and TryAgain when one is but for a stale claim."""
    if seen.slot.free > 0:
        return
    if seen.held_until is None:
        raise SlotTaken(seen.slot.slot_id)
    if seen.held_until <= now:
        raise TryAgain(seen.slot.slot_id)
    raise SlotHeldByAnother(seen.slot.slot_id, iso(seen.held_until))


async def lost(person: Account | Operator, slot_id: int, now: datetime) -> Exception:
    """Why the seat was not won though one had been free."""
    try:
        refuse_full(await see(person, slot_id, now), now)
    except (SlotTaken, SlotHeldByAnother, TryAgain) as reason:
        return reason
    return TryAgain()


async def refuse_clashes(
    slot: SlotFacts,
    patient_id: int,
    now: datetime,
    *,
    holding: bool,
    but_appointment: int | None = None,
    but_claim: int | None = None,
) -> None:
    """Raises what the patient's own appointments and holds forbid. The patient must be queued before."""
    rivals = await find_rivals(slot, patient_id, but_appointment=but_appointment, but_claim=but_claim)
    stale = {rival.slot_id for rival in rivals if is_stale(rival, now)}
    refusal = refuse_rivals(slot, rivals, now, holding=holding)
    if refusal is not None:
        raise refusal
    if stale:
        raise TryAgain(*stale)
