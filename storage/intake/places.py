"""From the native keys of a clinic system to ids here."""

from collections.abc import Collection
from dataclasses import dataclass

from storage.models import Clinic, Doctor, Service


@dataclass(frozen=True, slots=True)
class ClinicPlace:
    """`zone`: IANA name."""

    id: int
    native_key: str
    zone: str
    address: str


async def clinic_place(system: str, native_key: str) -> ClinicPlace | None:
    found = await Clinic.get_or_none(system=system, native_key=native_key)
    return ClinicPlace(found.id, found.native_key, found.zone, found.address) if found else None


async def clinic_places(system: str) -> list[ClinicPlace]:
    """The active clinics of a system."""
    found = await Clinic.filter(system=system, active=True).order_by("id")
    return [ClinicPlace(clinic.id, clinic.native_key, clinic.zone, clinic.address) for clinic in found]


async def doctor_ids(clinic_id: int, native_keys: Collection[str] | None) -> dict[str, int]:
    """Native key → id of the clinic's active doctors, or of those named."""
    found = Doctor.filter(clinic_id=clinic_id, active=True)
    if native_keys is not None:
        found = found.filter(native_key__in=list(native_keys))
    return {doctor.native_key: doctor.id for doctor in await found}


async def service_ids(codes: Collection[str]) -> dict[str, int]:
    if not codes:
        return {}
    return {service.code: service.id for service in await Service.filter(code__in=list(codes))}
