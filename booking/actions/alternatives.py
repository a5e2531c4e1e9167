"""No refusal without a way on: other times one may take at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from booking.engine import Engine
from booking.errors import Alternative, AlternativeKind, ReferralNeeded, ReferralUnfit, Refused, ScheduleTooOld
from booking.rules.facts import SlotFacts
from booking.rules.slot import refuse_slot
from storage.slot_facts import free_alternatives

# the same specialty: about the time that was wanted
_ABOUT = timedelta(hours=12)
# some free slots lie in an absence or outside hours: look at more than are offered, and far ahead when all of them do
_LOOKED_AT = (4, 100)


async def with_alternatives(engine: Engine, refusal: Refused, slot: SlotFacts) -> None:
    """The same doctor later, then the same specialty in the clinic; none where the clinic's schedule is too old."""
    if not isinstance(refusal, ScheduleTooOld):
        # who has no referral that fits is offered what needs none
        referred = slot.needs_referral and not isinstance(refusal, (ReferralNeeded, ReferralUnfit))
        refusal.alternatives = await _alternatives(engine, slot, engine.clock(), referred=referred)


async def _alternatives(engine: Engine, slot: SlotFacts, now: datetime, *, referred: bool) -> tuple[Alternative, ...]:
    most = engine.policy.alternatives
    after, about = max(now, slot.starts_at), max(now, slot.starts_at - _ABOUT)
    for looked_at in _LOOKED_AT:
        found = await free_alternatives(slot, after, about, most * looked_at)
        fit = [
            (kind, other)
            for kind, other in found
            if (referred or not other.needs_referral) and refuse_slot(other, now, engine.policy) is None
        ]
        if fit:
            return _offered(fit, most)
    return ()


def _offered(fit: Sequence[tuple[AlternativeKind, SlotFacts]], most: int) -> tuple[Alternative, ...]:
    """Of each kind, in their order."""
    offered: dict[AlternativeKind, list[Alternative]] = {}
    for kind, other in fit:
        offered.setdefault(kind, []).append(Alternative(kind, other.slot_id))
    return tuple(alternative for kept in offered.values() for alternative in kept[:most])
