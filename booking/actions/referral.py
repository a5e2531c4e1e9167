"""The referral that an appointment is booked with, or moved with."""

from datetime import datetime

from booking.actor import Account, Operator
from booking.engine import Engine
from booking.errors import ReferralUnfit
from booking.rules.facts import SlotFacts
from booking.rules.given import checked_id
from booking.rules.referral import ReferralFacts, ReferralProblem, refuse_referral
from storage.queries.patients import onlooker_of
from storage.queries.record import entries_by_id
from storage.referrals import find_referral, referral_facts


async def their_referral(
    engine: Engine, person: Account | Operator, slot: SlotFacts, patient_id: int, referral_id: int | None
) -> ReferralFacts | None:
    """The patient's referral, as far as the person may see it, for a booking of the slot.

    Raises ReferralUnfit for one that is none of theirs.
    """
    if referral_id is None:
        return None
    onlooker = onlooker_of(person, engine.clock(), engine.policy)
    row = (await entries_by_id(onlooker, [checked_id(referral_id)])).get(referral_id)
    facts = referral_facts(row) if row is not None and row.patient_id == patient_id else None
    if facts is None:
        raise ReferralUnfit(slot.slot_id, ReferralProblem.UNKNOWN.value)
    return facts


async def refuse_referral_now(
    slot: SlotFacts, referral_id: int | None, now: datetime, *, moving: int | None = None
) -> None:
    """Raises ReferralNeeded, ReferralUnfit. With the patient queued what it has found stays so."""
    referral = None if referral_id is None else await find_referral(referral_id)
    if referral_id is not None and referral is None and slot.needs_referral:
        raise ReferralUnfit(slot.slot_id, ReferralProblem.UNKNOWN.value)
    # one that its source no longer tells of is no bar where none is wanted
    refusal = refuse_referral(slot, referral, now, moving=moving)
    if refusal is not None:
        raise refusal
