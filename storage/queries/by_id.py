"""Public rows by their ids, many at once: id → row, without those that do not exist."""

from collections.abc import Collection
from typing import TypeVar

from tortoise.models import Model

from storage.models import Clinic, Department, Doctor, Region, Service, Specialty
from storage.sql import any_of, rows

M = TypeVar("M", bound=Model)


async def regions_by_id(ids: Collection[int]) -> dict[int, Region]:
    return await _by_id(Region, ids)


async def clinics_by_id(ids: Collection[int]) -> dict[int, Clinic]:
    """Inactive ones too: somebody may have been there."""
    return await _by_id(Clinic, ids)


async def departments_by_id(ids: Collection[int]) -> dict[int, Department]:
    return await _by_id(Department, ids)


async def specialties_by_id(ids: Collection[int]) -> dict[int, Specialty]:
    return await _by_id(Specialty, ids)


async def services_by_id(ids: Collection[int]) -> dict[int, Service]:
    return await _by_id(Service, ids)


async def doctors_by_id(ids: Collection[int]) -> dict[int, Doctor]:
    """Inactive ones too: somebody may have seen them."""
    return await _by_id(Doctor, ids)


async def all_regions() -> list[Region]:
    return await Region.all().order_by("name", "id")


async def districts_of_regions(region_ids: Collection[int]) -> dict[int, list[str]]:
    """Region → the districts that have a clinic, in alphabetical order."""
    found: dict[int, list[str]] = {region_id: [] for region_id in region_ids}
    for row in await rows(DISTRICTS, sorted(region_ids)):
        found[row["region_id"]].append(row["district"])
    return {region_id: sorted(districts) for region_id, districts in found.items()}


async def departments_of_clinics(clinic_ids: Collection[int]) -> dict[int, list[Department]]:
    found: dict[int, list[Department]] = {clinic_id: [] for clinic_id in clinic_ids}
    for department in await Department.filter(clinic_id__in=list(clinic_ids)).order_by("name", "id"):
        found[department.clinic_id].append(department)
    return found


async def specialties_of_clinics(clinic_ids: Collection[int]) -> dict[int, list[Specialty]]:
    """Clinic → the specialties of its doctors, by name."""
    pairs = await rows(SPECIALTIES, sorted(clinic_ids))
    specialties = await specialties_by_id({pair["specialty_id"] for pair in pairs})
    found: dict[int, list[Specialty]] = {clinic_id: [] for clinic_id in clinic_ids}
    for pair in pairs:
        found[pair["clinic_id"]].append(specialties[pair["specialty_id"]])
    return {clinic_id: sorted(several, key=lambda one: one.search_text) for clinic_id, several in found.items()}


async def _by_id(model: type[M], ids: Collection[int]) -> dict[int, M]:
    return {row.pk: row for row in await model.filter(pk__in=list(ids))}


DISTRICTS = f"""
SELECT DISTINCT region_id, district FROM clinic
WHERE {any_of("region_id", 1)} AND active AND district IS NOT NULL
"""

SPECIALTIES = f"SELECT DISTINCT clinic_id, specialty_id FROM doctor WHERE {any_of('clinic_id', 1)} AND active"
