"""What stands of a clinic system's schedule already."""

from collections.abc import Collection
from datetime import date, datetime

from storage.models import Clinic, Slot
from storage.sql import any_of, day, rows

_LAST_DAYS = """
SELECT clinic.native_key,
  (SELECT day FROM slot WHERE slot.clinic_id = clinic.id ORDER BY starts_at DESC LIMIT 1) AS day
FROM clinic WHERE clinic.system = $1
"""
_SHOWN_FREE = f"""
SELECT DISTINCT doctor_id FROM slot WHERE {any_of("doctor_id", 1)} AND state = 'FREE' AND starts_at > $2
"""


async def last_days(system: str) -> dict[str, date]:
    """Native key of a clinic → the clinic-local day of its last slot; clinics without slots are left out."""
    return {row["native_key"]: day(row["day"]) for row in await rows(_LAST_DAYS, system) if row["day"] is not None}


async def shown_free(doctor_ids: Collection[int], now: datetime) -> set[int]:
    """Those of the doctors who have a free slot ahead here."""
    return {row["doctor_id"] for row in await rows(_SHOWN_FREE, sorted(doctor_ids), now)}


async def slot_id(doctor_id: int, native_key: str) -> int | None:
    slot = await Slot.get_or_none(doctor_id=doctor_id, native_key=native_key)
    return slot.id if slot else None


async def bring_policy(system: str, clinic_key: str, horizon_days: int | None, free_cancel_hours: int | None) -> None:
    """The clinic's own policy; None leaves the service's default in force."""
    clinic = Clinic.filter(system=system, native_key=clinic_key)
    await clinic.update(horizon_days=horizon_days, free_cancel_hours=free_cancel_hours)
