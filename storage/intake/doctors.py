from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from booking.ports import DoctorReport
from storage.intake.slots import withdraw_slots
from storage.intake.written import Written, differing, hours_as_json
from storage.models import Clinic, Department, Doctor, Specialty
from storage.search_text import folded
from storage.work import Work


async def bring_doctors(
    work: Work,
    clinic_id: int,
    reports: Sequence[DoctorReport],
    specialties: Mapping[str, int],
    *,
    keep: Collection[str] | None,
    now: datetime,
) -> Written:
    """`specialties`: native key → id, holding every report's. Who is withdrawn loses the slots that lie ahead.

    `keep`: native keys that are still there though not reported; None when nobody may be withdrawn this time.
    """
    clinic = await Clinic.get(id=clinic_id)
    names = {row.id: row.name for row in await Specialty.filter(id__in=set(specialties.values()))}
    departments = await _departments(clinic_id, {r.department for r in reports if r.department})
    standing = {doctor.native_key: doctor for doctor in await Doctor.filter(clinic_id=clinic_id)}
    added, changed = [], 0
    for report in reports:
        specialty_id = specialties[report.specialty_key]
        values = {
            **_person(report),
            "department_id": departments.get(report.department or ""),
            "specialty_id": specialty_id,
            "search_text": folded(*_full_name(report), names[specialty_id], clinic.short_name, clinic.name),
        }
        doctor = standing.get(report.native_key)
        if doctor is None:
            added.append(Doctor(clinic_id=clinic_id, native_key=report.native_key, **values))
        elif changes := differing(doctor, values):
            await Doctor.filter(id=doctor.id).update(**changes)
            changed += 1
    await Doctor.bulk_create(added)
    reported = {report.native_key for report in reports}
    gone = (
        []
        if keep is None
        else [d.id for d in standing.values() if d.active and d.native_key not in reported | set(keep)]
    )
    await _withdraw(work, gone, now)
    return Written(len(added), changed, len(gone), len(reports) - len(added) - changed)


async def _withdraw(work: Work, doctor_ids: list[int], now: datetime) -> None:
    if doctor_ids:
        # when they come back everything is written anew
        unseen = {"told_free": None, "slots_read_at": None, "slots_digest": None}
        await Doctor.filter(id__in=doctor_ids).update(active=False, **unseen)
        await withdraw_slots(work, doctor_ids, now)


async def _departments(clinic_id: int, names: set[str]) -> dict[str, int]:
    standing = {row.name: row.id for row in await Department.filter(clinic_id=clinic_id)}
    new = [Department(clinic_id=clinic_id, name=name) for name in sorted(names - set(standing))]
    if not new:
        return standing
    await Department.bulk_create(new, ignore_conflicts=True)
    return {row.name: row.id for row in await Department.filter(clinic_id=clinic_id)}


def _full_name(report: DoctorReport) -> tuple[str | None, ...]:
    return report.name.family, report.name.given, report.name.middle


def _person(report: DoctorReport) -> dict[str, Any]:
    return {
        "family_name": report.name.family,
        "given_name": report.name.given,
        "middle_name": report.name.middle,
        "section": report.section,
        "sex": report.sex,
        "experience_since": report.experience_since,
        "qualification": report.qualification,
        "rating": report.rating,
        "absent_since": report.absence.since if report.absence else None,
        "absent_until": report.absence.until if report.absence else None,
        "hours": hours_as_json(report.hours),
        "note": report.note,
        "active": True,
    }
