"""How far ahead each clinic lets people book, as a search asks it: the rule of booking, in SQL."""

from collections.abc import Collection
from datetime import UTC, datetime
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from booking.rules.slot import local_day
from storage.sql import Arguments, any_of, connection, days_later, is_sqlite

# days: more than the UTC day of a slot can lie behind the last day of its clinic
_ZONES_APART = 3


def within_horizon(now: datetime, days: int, arguments: Arguments) -> str:
    """SQL about `slot` and `clinic`: the clinic's days do not pass its today by more than its own horizon, or `days`.

    SQLite knows no zones, so the zones whose date differs from the UTC date are given as lists.
    """
    today = arguments.add(now.astimezone(UTC).date())
    own = f"coalesce(clinic.horizon_days, {arguments.add(days)})"
    later, earlier = _zones_of_other_dates(now)
    shift = f"CASE WHEN {_zone_in(later, arguments)} THEN 1 WHEN {_zone_in(earlier, arguments)} THEN -1 ELSE 0 END"
    # a look for its zone in a list is dear: it is left to the slots of the days about the horizon
    certain = f"slot.day < {days_later(today, own)}"
    within = f"slot.day <= {days_later(today, f'{own} + {shift}')}"
    return f"{_reach(today, own)} AND ({certain} OR {within})"


def _reach(today: str, own: str) -> str:
    """SQL about `slot`: less exact, but it ends the look into an index.

    By moments on SQLite. PostgreSQL takes a range of moments whose end it cannot see for a narrow one, and then sorts
    whole schedules: there by days.
    """
    if is_sqlite(connection()):
        return f"slot.starts_at < {days_later(today, f'{own} + {_ZONES_APART}')}"
    return f"slot.day <= {days_later(today, f'{own} + 1')}"


def _zone_in(zones: Collection[str], arguments: Arguments) -> str:
    arguments.add(zones)
    return any_of("clinic.zone", len(arguments), "text")


@lru_cache(maxsize=64)
def _zones_of_other_dates(now: datetime) -> tuple[list[str], list[str]]:
    """Where it is tomorrow already, and where it is still yesterday, by UTC."""
    today = now.astimezone(UTC).date()
    days = {zone.key: local_day(now, zone.key) for zone in _zones()}
    return [key for key, day in days.items() if day > today], [key for key, day in days.items() if day < today]


@cache
def _zones() -> tuple[ZoneInfo, ...]:
    """Every zone a clinic can be in. Kept, because reading them takes a moment."""
    return tuple(ZoneInfo(key) for key in sorted(available_timezones()))
