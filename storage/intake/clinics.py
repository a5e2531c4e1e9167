from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from booking.ports import ClinicReport
from storage.intake.readings import forget_staff
from storage.intake.written import Written, differing, hours_as_json
from storage.models import Clinic, Region
from storage.search_text import folded
from storage.sql import execute

_CONFIRM = "UPDATE clinic SET confirmed_at = $2 WHERE id = $1 AND (confirmed_at < $2 OR confirmed_at IS NULL)"


async def bring_region(code: str, name: str, name_en: str | None) -> int:
    """The region's id. Safe against another worker adding it at the same moment."""
    region: Region | None = await Region.get_or_none(code=code)
    if region is None:
        await Region.bulk_create([Region(code=code, name=name, name_en=name_en)], ignore_conflicts=True)
        region = await Region.get(code=code)
    changes = differing(region, {"name": name, "name_en": name_en})
    if changes:
        await Region.filter(id=region.id).update(**changes)
    region_id: int = region.id
    return region_id


async def bring_clinics(
    system: str, region_id: int, reports: Sequence[ClinicReport], *, keep: Collection[str] | None
) -> Written:
    """`keep`: native keys that are still there though not reported; None when nothing may be withdrawn this time."""
    standing = {clinic.native_key: clinic for clinic in await Clinic.filter(system=system).order_by("id")}
    added, changed = [], 0
    for report in sorted(reports, key=lambda report: _order(standing.get(report.native_key))):
        clinic, values = standing.get(report.native_key), _values(region_id, report)
        if clinic is None:
            added.append(Clinic(system=system, native_key=report.native_key, **values))
        elif changes := differing(clinic, values):
            await Clinic.filter(id=clinic.id).update(**changes)
            await forget_staff(f"{system}/{report.native_key}")
            changed += 1
    await Clinic.bulk_create(added)
    reported = {report.native_key for report in reports}
    gone = (
        []
        if keep is None
        else [c.id for c in standing.values() if c.active and c.native_key not in reported | set(keep)]
    )
    if gone:
        await Clinic.filter(id__in=gone).update(active=False)
    return Written(len(added), changed, len(gone), len(reports) - len(added) - changed)


async def confirm_clinic(clinic_id: int, at: datetime) -> None:
    """The clinic's system stood by its schedule at `at`; an older word never replaces a newer one."""
    await execute(_CONFIRM, clinic_id, at)


def _order(clinic: Clinic | None) -> int:
    # clinics are locked in the order of their ids everywhere
    return clinic.id if clinic else 0


def _values(region_id: int, report: ClinicReport) -> dict[str, Any]:
    return {
        "region_id": region_id,
        "name": report.name,
        "short_name": report.short_name,
        "kind": report.kind,
        "district": report.district,
        "address": report.address,
        "latitude": report.latitude,
        "longitude": report.longitude,
        "phone": report.phone,
        "email": report.email,
        "zone": report.zone,
        "hours": hours_as_json(report.hours),
        "booking": report.booking,
        "search_text": folded(report.name, report.short_name, report.district, report.address),
        "active": True,
    }
