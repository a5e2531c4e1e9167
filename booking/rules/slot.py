"""May this slot be taken now, whoever asks?"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from booking.errors import BeyondHorizon, BookedElsewhere, OutsideHours, Refused, ScheduleTooOld, SlotGone, SlotInPast
from booking.ports import BookingWay
from booking.rules.facts import SlotFacts, Stretch
from booking.rules.freshness import FreshnessState, freshness
from booking.rules.policy import Policy


def refuse_slot(slot: SlotFacts, now: datetime, policy: Policy) -> Refused | None:
    """Why nobody may take the slot now; None when it may be taken if a seat is free."""
    if slot.gone or not slot.open:
        return SlotGone(slot.slot_id)
    if slot.starts_at <= now:
        return SlotInPast(slot.slot_id)
    if slot.terms.booking is not BookingWay.HERE:
        return BookedElsewhere(slot.slot_id, slot.booking_url, slot.booking_phone)
    days = horizon_days(slot, policy)
    if local_day(slot.starts_at, slot.terms.zone) > local_day(now, slot.terms.zone) + timedelta(days=days):
        return BeyondHorizon(slot.slot_id, days)
    if is_absent(slot) or not is_within_hours(slot):
        return OutsideHours(slot.slot_id)
    return _refuse_age(slot, now, policy)


def horizon_days(slot: SlotFacts, policy: Policy) -> int:
    own = slot.terms.horizon_days
    return policy.horizon_days if own is None else own


def is_absent(slot: SlotFacts) -> bool:
    """Is the doctor away on the slot's day?"""
    if slot.absent_since is None and slot.absent_until is None:
        return False
    day = local_day(slot.starts_at, slot.terms.zone)
    return (slot.absent_since or date.min) <= day <= (slot.absent_until or date.max)


def is_within_hours(slot: SlotFacts) -> bool:
    """Does the slot lie in one stretch of the doctor's hours? True when the clinic does not say any."""
    zone = ZoneInfo(slot.terms.zone)
    starts, ends = slot.starts_at.astimezone(zone), slot.ends_at.astimezone(zone)
    return not slot.hours or any(_holds(stretch, starts, ends) for stretch in slot.hours)


def local_day(moment: datetime, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


def _holds(stretch: Stretch, starts: datetime, ends: datetime) -> bool:
    if stretch.weekday != starts.isoweekday() or starts.time() < stretch.opens:
        return False
    midnight = datetime.combine(starts.date() + timedelta(days=1), time(), starts.tzinfo)
    closes = midnight if stretch.closes == time() else datetime.combine(starts.date(), stretch.closes, starts.tzinfo)
    return ends <= closes


def _refuse_age(slot: SlotFacts, now: datetime, policy: Policy) -> Refused | None:
    fresh = freshness(slot.terms.system, slot.terms.confirmed_at, now, policy)
    if fresh.state is FreshnessState.STALE:
        return ScheduleTooOld(slot.slot_id, fresh.age_seconds)
    return None
