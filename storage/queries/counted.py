"""Figures of clinic systems for whoever watches the service by machine."""

from collections.abc import Collection
from dataclasses import dataclass

from storage.sql import any_of, rows


@dataclass(frozen=True, slots=True)
class Readings:
    """Ever: `succeeded`, `failed`. Now: `alarms` for schedules that are too old."""

    succeeded: int = 0
    failed: int = 0
    alarms: int = 0


async def counted_readings(systems: Collection[str]) -> dict[str, Readings]:
    """By system, its list of clinics and its appointments included; none for one that was never planned."""
    found = await rows(_COUNTED, sorted(systems))
    return {row["system"]: Readings(int(row["succeeded"]), int(row["failed"]), int(row["alarms"])) for row in found}


_COUNTED = f"""
SELECT clinic_system.name AS system, sum(succeeded) AS succeeded, sum(failed) AS failed,
  sum(CASE WHEN alarmed_at IS NULL THEN 0 ELSE 1 END) AS alarms
FROM (SELECT key AS name FROM reading WHERE {any_of("key", 1, "text")}) AS clinic_system
JOIN reading ON reading.key = clinic_system.name OR reading.key = clinic_system.name || '#appointments'
  OR substr(reading.key, 1, length(clinic_system.name) + 1) = clinic_system.name || '/'
GROUP BY clinic_system.name"""
