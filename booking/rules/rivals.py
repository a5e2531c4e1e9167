"""Does what the patient has already stand in the way of a slot?"""

from collections.abc import Iterable
from datetime import datetime

from booking.errors import OneHoldPerSpecialty, OwnOverlap, Refused
from booking.rules.facts import Rival, SlotFacts


def refuse_rivals(slot: SlotFacts, rivals: Iterable[Rival], now: datetime, *, holding: bool) -> Refused | None:
    """Appointments first, then holds at that time, then, when a hold is asked for, another one in the specialty."""
    live = [rival for rival in rivals if not is_stale(rival, now)]
    overlapping = [rival for rival in live if rival.starts_at < slot.ends_at and slot.starts_at < rival.ends_at]
    for rival in sorted(overlapping, key=lambda rival: rival.appointment_id is None):
        return OwnOverlap(slot.slot_id, rival.appointment_id)
    for rival in live:
        if holding and rival.claim_id is not None and rival.specialty_id == slot.specialty_id:
            return OneHoldPerSpecialty(slot.slot_id, rival.claim_id)
    return None


def is_stale(rival: Rival, now: datetime) -> bool:
    """A hold whose time is over, though nobody has swept it yet."""
    return rival.expires_at is not None and rival.expires_at <= now
