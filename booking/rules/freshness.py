"""How old is what we know of a clinic's schedule?"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from booking.rules.facts import OWN
from booking.rules.policy import Policy


class FreshnessState(StrEnum):
    FRESH = "FRESH"
    DELAYED = "DELAYED"
    STALE = "STALE"


@dataclass(frozen=True, slots=True)
class Freshness:
    """`age_seconds`: since the clinic's system confirmed its schedule; None if it never did, 0 when it is kept here."""

    state: FreshnessState
    age_seconds: int | None


def freshness(system: str, confirmed_at: datetime | None, now: datetime, policy: Policy) -> Freshness:
    if system == OWN:
        return Freshness(FreshnessState.FRESH, 0)
    if confirmed_at is None:
        return Freshness(FreshnessState.STALE, None)
    # two machines' clocks may differ by a little: nothing was confirmed in the future
    age = max(now - confirmed_at, now - now)
    if age <= policy.fresh:
        state = FreshnessState.FRESH
    elif age <= policy.stale:
        state = FreshnessState.DELAYED
    else:
        state = FreshnessState.STALE
    return Freshness(state, int(age.total_seconds()))
