"""Schedules that have grown too old for booking: an alarm is raised once and ends by itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from storage.sql import any_of, moment, rows

# one that was never read is an alarm once it is so late that it would be too old by now
_RAISE = f"""
UPDATE reading SET alarmed_at = $2
WHERE alarmed_at IS NULL AND due_at IS NOT NULL AND paused_at IS NULL AND EXISTS (
  SELECT 1 FROM clinic LEFT JOIN reading AS whole ON whole.key = clinic.system
  WHERE clinic.system || '/' || clinic.native_key = reading.key AND clinic.active AND whole.paused_at IS NULL
    AND {any_of("clinic.system", 1, "text")}
    AND (clinic.confirmed_at < $3
      OR (clinic.confirmed_at IS NULL AND (reading.due_at < $3 OR reading.failures >= $4))))
RETURNING key"""
_END = f"""
UPDATE reading SET alarmed_at = NULL
WHERE alarmed_at IS NOT NULL AND (due_at IS NULL OR paused_at IS NOT NULL OR EXISTS (
  SELECT 1 FROM clinic LEFT JOIN reading AS whole ON whole.key = clinic.system
  WHERE clinic.system || '/' || clinic.native_key = reading.key AND {any_of("clinic.system", 1, "text")}
    AND (clinic.confirmed_at >= $2 OR whole.paused_at IS NOT NULL)))
RETURNING key"""
_AGES = f"""
SELECT system || '/' || native_key AS key, confirmed_at FROM clinic
WHERE {any_of("system", 1, "text")} AND {any_of("(system || '/' || native_key)", 2, "text")}"""
# by then its first readings have failed for as long as a schedule may be old
_FAILURES = 5


@dataclass(frozen=True, slots=True)
class Alarm:
    """`key`: of the clinic's reading. `age_seconds`: of its schedule, None when it was never read."""

    key: str
    age_seconds: int | None


async def raise_alarms(systems: Collection[str], now: datetime, since: datetime) -> list[Alarm]:
    """Schedules not confirmed `since` then, each told once over all workers; what is paused is known to be old."""
    listed = sorted(systems)
    keys = sorted(row["key"] for row in await rows(_RAISE, listed, now, since, _FAILURES))
    ages = {row["key"]: row["confirmed_at"] for row in await rows(_AGES, listed, keys)} if keys else {}
    return [Alarm(key, _age(ages.get(key), now)) for key in keys]


async def end_alarms(systems: Collection[str], since: datetime) -> list[str]:
    """Keys of readings whose schedule has been confirmed since, and of those that nobody reads or that are paused."""
    return sorted(row["key"] for row in await rows(_END, sorted(systems), since))


def _age(confirmed_at: datetime | str | None, now: datetime) -> int | None:
    return None if confirmed_at is None else int((now - moment(confirmed_at)).total_seconds())
