"""For clinics that can not be booked here: the nearest ones that can."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from math import cos, radians
from typing import Any

from booking.ports import BookingWay
from booking.rules.facts import OWN
from booking.rules.policy import Policy
from storage.models import Clinic
from storage.queries.by_id import clinics_by_id
from storage.sql import Arguments, rows

FAR = float("inf")


@dataclass(frozen=True, slots=True)
class Bookable:
    """`specialty_id`: a doctor of that specialty works there. None does not narrow."""

    specialty_id: int | None
    first: int


async def nearest_bookable(
    clinic_ids: Collection[int], wanted: Bookable, now: datetime, policy: Policy
) -> dict[int, list[Clinic]]:
    """Clinic → those nearest to it in its region that take bookings here now; none for a clinic that does so itself.

    A clinic that stands nowhere on the map has those of its district first. Three statements however many clinics.
    """
    asked = await clinics_by_id(clinic_ids)
    lacking = [one for one in asked.values() if one.booking is not BookingWay.HERE]
    candidates = await _candidates({one.region_id for one in lacking}, wanted, now, policy) if lacking else []
    chosen = {one.id: _nearest(one, candidates)[: wanted.first] for one in lacking}
    found = await clinics_by_id({key for keys in chosen.values() for key in keys})
    return {key: [found[other] for other in chosen.get(key, [])] for key in clinic_ids}


def _nearest(clinic: Clinic, candidates: list[dict[str, Any]]) -> list[int]:
    ranked = sorted((_distance(clinic, row), row["search_text"], row["id"]) for row in candidates if _near(clinic, row))
    return [clinic_id for _, _, clinic_id in ranked]


def _near(clinic: Clinic, row: dict[str, Any]) -> bool:
    return bool(row["region_id"] == clinic.region_id and row["id"] != clinic.id)


def _distance(clinic: Clinic, row: dict[str, Any]) -> tuple[float, bool]:
    """The earth taken as flat, which sorts a region rightly; then whether it is in another district."""
    elsewhere = row["district"] is None or row["district"] != clinic.district
    if None in (clinic.latitude, clinic.longitude, row["latitude"], row["longitude"]):
        return FAR, elsewhere
    north = row["latitude"] - clinic.latitude
    east = (row["longitude"] - clinic.longitude) * cos(radians(clinic.latitude or 0))
    return north * north + east * east, elsewhere


async def _candidates(
    region_ids: Collection[int], wanted: Bookable, now: datetime, policy: Policy
) -> list[dict[str, Any]]:
    arguments = Arguments(BookingWay.HERE.value, OWN, now - policy.stale)
    regions = ", ".join(arguments.add(region_id) for region_id in sorted(region_ids))
    works = ""
    if wanted.specialty_id is not None:
        of = arguments.add(wanted.specialty_id)
        works = f" AND id IN (SELECT clinic_id FROM doctor WHERE specialty_id = {of} AND active)"
    query = f"""
    SELECT id, region_id, district, latitude, longitude, search_text FROM clinic
    WHERE booking = $1 AND (system = $2 OR confirmed_at >= $3) AND active AND region_id IN ({regions}){works}
    """
    return await rows(query, *arguments)
