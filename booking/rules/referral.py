"""May one book this with that referral?"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from booking.errors import ReferralNeeded, ReferralUnfit, Refused
from booking.ports import RecordedReferral, ReferralStatus
from booking.rules.facts import SlotFacts
from booking.rules.slot import local_day


class ReferralState(StrEnum):
    """USABLE: one may book with it. USED: an appointment does. ON_HOLD: it is not in force yet."""

    USABLE = "USABLE"
    USED = "USED"
    EXPIRED = "EXPIRED"
    REVOKED = "REVOKED"
    ON_HOLD = "ON_HOLD"
    COMPLETED = "COMPLETED"


class ReferralProblem(StrEnum):
    """Why a referral can not be used for a slot. UNKNOWN: the patient has no such referral."""

    EXPIRED = "EXPIRED"
    USED = "USED"
    REVOKED = "REVOKED"
    OTHER_SPECIALTY = "OTHER_SPECIALTY"
    OTHER_CLINIC = "OTHER_CLINIC"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class ReferralFacts:
    """A referral as it was seen. `specialty_id`, `to_clinic_id`: ours, None where they are none of ours.

    `used_by_id`: the appointment that uses it.
    """

    referral_id: int
    referral: RecordedReferral
    specialty_id: int | None
    to_clinic_id: int | None
    used_by_id: int | None


_STATES = {
    ReferralStatus.REVOKED: ReferralState.REVOKED,
    ReferralStatus.ON_HOLD: ReferralState.ON_HOLD,
    ReferralStatus.COMPLETED: ReferralState.COMPLETED,
}
_PROBLEMS = {
    ReferralState.USED: ReferralProblem.USED,
    ReferralState.COMPLETED: ReferralProblem.USED,
    ReferralState.EXPIRED: ReferralProblem.EXPIRED,
    ReferralState.REVOKED: ReferralProblem.REVOKED,
    # it is not in force: what its doctor has to change is the same
    ReferralState.ON_HOLD: ReferralProblem.REVOKED,
}


def referral_state(referral: RecordedReferral, today: date, *, used: bool) -> ReferralState:
    """`today`: clinic-local; `used`: an appointment made here uses it."""
    if used:
        return ReferralState.USED
    if referral.status in _STATES:
        return _STATES[referral.status]
    if referral.until is not None and referral.until < today:
        return ReferralState.EXPIRED
    return ReferralState.USABLE


def refuse_referral(
    slot: SlotFacts, referral: ReferralFacts | None, now: datetime, *, moving: int | None = None
) -> Refused | None:
    """Why the slot can not be booked with it, None: without one; None when it can.

    `moving`: the appointment that the new one replaces, which may use the referral. A referral is good up to its last
    day: the visit has to be no later.
    """
    if referral is None:
        return ReferralNeeded(slot.slot_id) if slot.needs_referral else None
    problem = _problem(slot, referral, now, moving)
    return None if problem is None else ReferralUnfit(slot.slot_id, problem.value)


def _problem(slot: SlotFacts, facts: ReferralFacts, now: datetime, moving: int | None) -> ReferralProblem | None:
    used = facts.used_by_id is not None and facts.used_by_id != moving
    day = local_day(max(now, slot.starts_at), slot.terms.zone)
    state = referral_state(facts.referral, day, used=used)
    if state in _PROBLEMS:
        return _PROBLEMS[state]
    if not _is_for(slot, facts):
        return ReferralProblem.OTHER_SPECIALTY
    bound = facts.referral.to_clinic_key is not None
    return ReferralProblem.OTHER_CLINIC if bound and facts.to_clinic_id != slot.terms.clinic_id else None


def _is_for(slot: SlotFacts, facts: ReferralFacts) -> bool:
    named = facts.referral.service_code
    return facts.specialty_id == slot.specialty_id or (named is not None and named == slot.service_code)
