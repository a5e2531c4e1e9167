"""What hold, book and move look at before they write: the slot, and who asks for whom."""

from datetime import datetime

from booking.actor import Account, Operator
from booking.engine import Engine
from booking.errors import ConsentMissing, NotFound, NotYourPatient, SlotGone, SlotHeldByAnother, SlotTaken, iso
from booking.rules.facts import SlotFacts, Standing, Terms
from booking.rules.given import checked_id
from booking.rules.patient import Ground, Right, refuse_foreign_clinic, refuse_restricted, right_of
from booking.rules.rivals import is_stale, refuse_rivals
from booking.rules.slot import refuse_slot
from storage.appointments import AppointmentRow, find_appointment
from storage.journal import Entry, append_journal
from storage.models import ConsentKind, Deed, Through, Why
from storage.rights import has_consent
from storage.rivals import find_rivals
from storage.slot_facts import Seen, see_slot
from storage.ties import standing_of


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


async def right_at(engine: Engine, person: Account | Operator, patient_id: int, terms: Terms) -> Right:
    """By what right the person acts for the patient at the clinic today.

    Raises NotYourClinic, DataRestricted, ConsentMissing; NotYourPatient for a patient who does not exist as well.
    """
    refuse_foreign_clinic(person, terms.clinic_id)
    now = engine.clock()
    standing = await _standing(person, patient_id, now)
    right = right_of(person, standing, now, terms.zone, terms.clinic_id, engine.policy) if standing else None
    if standing is None or right is None or not right.scopes.book:
        raise NotYourPatient
    refuse_restricted(standing, right)
    if isinstance(person, Account) and not standing.agreed:
        raise ConsentMissing(ConsentKind.PROCESSING.value)
    return right


async def note_deed(
    person: Account | Operator, right: Right, deed: Deed, patient_id: int, appointment_id: int, now: datetime
) -> None:
    """Into the patient's journal, inside the running transaction."""
    through = Through.PAGE if person.by_page else Through.API
    why, details = Why(right.ground.value), {"appointment": appointment_id}
    entry = Entry(
        patient_id, now, person.account_id, deed, "appointments", why, through, call_id=right.call_id, details=details
    )
    await append_journal([entry])


async def refuse_without_consent(person: Account | Operator) -> None:
    """Raises ConsentMissing to who has not agreed that we process their data; an operator acts for the clinic."""
    if isinstance(person, Account) and not await has_consent(person.account_id, ConsentKind.PROCESSING):
        raise ConsentMissing(ConsentKind.PROCESSING.value)


async def their_appointment(
    engine: Engine, person: Account | Operator, appointment_id: int
) -> tuple[AppointmentRow, Right]:
    """The appointment, for who may act for its patient, and by what right.

    Raises NotYourPatient to who made it and has since lost that right, or sees it and may not act; NotYourClinic to an
    operator whose call with the patient is at another clinic; and NotFound to everybody else.
    """
    now = engine.clock()
    row = await find_appointment(checked_id(appointment_id))
    standing = await _standing(person, row.visit.patient_id, now) if row else None
    if row is None or standing is None:
        raise NotFound
    if isinstance(person, Operator) and standing.calls:
        refuse_foreign_clinic(person, row.visit.terms.clinic_id)
    right = right_of(person, standing, now, row.visit.terms.zone, row.visit.terms.clinic_id, engine.policy)
    made_it = row.account_id == person.account_id
    if right is None or not (right.scopes.visits or made_it):
        raise NotYourPatient if made_it else NotFound
    if not right.scopes.book or (standing.restricted and right.ground is Ground.DESK):
        raise NotYourPatient
    return row, right


async def _standing(person: Account | Operator, patient_id: int, now: datetime) -> Standing | None:
    try:
        return await standing_of(person.account_id, checked_id(patient_id), now)
    except NotFound:
        return None


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
