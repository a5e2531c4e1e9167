"""What a source tells of a patient's record, written by differences: ids stay, equal rows are left alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

from booking.ports import Place, Recorded, RecordedCoverage, RecordedReferral, RecordedVisit
from booking.rules.facts import OWN
from storage.intake.written import Written
from storage.models import RecordEntry, RecordKind
from storage.queries.record_row import BARE
from storage.record_body import body_digest, body_of, kind_of, moment_of
from storage.search_text import folded
from storage.sql import Row, any_of, day, moment, rows

Columns = dict[str, Any]
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Known:
    """Ours by the source's own keys. `doctors`: by clinic and doctor."""

    clinics: Mapping[str, Row] = field(default_factory=dict)
    doctors: Mapping[tuple[int, str], int] = field(default_factory=dict)
    specialties: Mapping[str, int] = field(default_factory=dict)
    appointments: Mapping[str, int] = field(default_factory=dict)


async def bring_record(patient_id: int, source: str, items: Sequence[Recorded], *, whole: bool) -> Written:
    """Inside a transaction that keeps the patient readable.

    `whole`: what is not among the items is gone, but a referral that an appointment uses.
    """
    known = await _known(patient_id, source, items)
    told = {(kind_of(item).value, item.native_key): _columns(item, known) for item in items}
    return await bring_entries(patient_id, source, told, await _standing(patient_id, source), whole=whole)


async def told_entries(source: str, patient_id: int) -> frozenset[str]:
    """Native keys of what the source has told of the patient."""
    return frozenset(key for _, key in await _standing(patient_id, source))


async def bring_entries(
    patient_id: int, source: str, told: Mapping[_Key, Columns], standing: Mapping[_Key, Row], *, whole: bool
) -> Written:
    """`told`, `standing`: by kind and native key."""
    new = [
        RecordEntry(patient_id=patient_id, source=source, kind=RecordKind(kind), native_key=key, **columns)
        for (kind, key), columns in told.items()
        if (kind, key) not in standing
    ]
    changed = {
        standing[key]["id"]: columns
        for key, columns in told.items()
        if key in standing and _differ(standing[key], columns)
    }
    await RecordEntry.bulk_create(new)
    for entry_id, columns in changed.items():
        await RecordEntry.filter(id=entry_id).update(**columns)
    gone = [row["id"] for key, row in standing.items() if key not in told] if whole else []
    vanished = len(await rows(VANISHED, gone)) if gone else 0
    return Written(len(new), len(changed), vanished, len(told) - len(new) - len(changed))


def columns_of(
    item: Recorded,
    zone: str | None,
    *,
    clinic_id: int | None = None,
    doctor_id: int | None = None,
    appointment_id: int | None = None,
    specialty_id: int | None = None,
    to_clinic_id: int | None = None,
) -> Columns:
    """An entry's row but for its identity. `zone`: of the clinic whose day it was; None: by the offset as told."""
    body, at = body_of(item), moment_of(item)
    return {
        "visit_key": getattr(item, "visit_key", None),
        "at": at.astimezone(UTC),
        "day": (at if zone is None else at.astimezone(ZoneInfo(zone))).date(),
        "visit_kind": item.kind if isinstance(item, RecordedVisit) else None,
        "clinic_id": clinic_id,
        "doctor_id": doctor_id,
        "specialty_id": specialty_id,
        "to_clinic_id": to_clinic_id,
        "appointment_id": appointment_id,
        "body": body,
        "digest": body_digest(body),
    }


def _columns(item: Recorded, known: _Known) -> Columns:
    place: Place = getattr(item, "place", Place())
    clinic = known.clinics.get(place.clinic_key or "")
    doctor = None if clinic is None else known.doctors.get((clinic["id"], place.doctor_key or ""))
    zone, clinic_id = (None, None) if clinic is None else (clinic["zone"], clinic["id"])
    match item:
        case RecordedVisit():
            appointment = known.appointments.get(item.appointment_key or "")
            return columns_of(item, zone, clinic_id=clinic_id, doctor_id=doctor, appointment_id=appointment)
        case RecordedReferral():
            to_clinic = known.clinics.get(item.to_clinic_key or "")
            return columns_of(
                item,
                zone,
                clinic_id=clinic_id,
                doctor_id=doctor,
                specialty_id=known.specialties.get(item.specialty_code or "") or known.specialties.get(item.specialty),
                to_clinic_id=None if to_clinic is None else to_clinic["id"],
            )
        case RecordedCoverage():
            attached = known.clinics.get(item.attached_clinic_key or "")
            return columns_of(item, None, clinic_id=None if attached is None else attached["id"])
    return columns_of(item, zone, clinic_id=clinic_id, doctor_id=doctor)


def _differ(row: Row, columns: Columns) -> bool:
    # the digest tells of the body without opening it
    kept = row | {"at": moment(row["at"]), "day": day(row["day"])}
    return any(kept[name] != value for name, value in columns.items() if name != "body")


async def _standing(patient_id: int, source: str) -> dict[_Key, Row]:
    """All that is here of the source but the bare appointments, which no source tells."""
    found = await rows(STANDING, patient_id, source)
    return {(row["kind"], row["native_key"]): row for row in found if not _is_bare(source, row["native_key"])}


def _is_bare(source: str, native_key: str) -> bool:
    return source == OWN and native_key.startswith(BARE)


async def _known(patient_id: int, source: str, items: Sequence[Recorded]) -> _Known:
    places = [place for item in items if (place := getattr(item, "place", None)) is not None]
    keys = {place.clinic_key for place in places} | {getattr(item, "to_clinic_key", None) for item in items}
    keys |= {getattr(item, "attached_clinic_key", None) for item in items}
    clinics = {row["native_key"]: row for row in await rows(CLINICS, source, _texts(keys))}
    doctors = await rows(DOCTORS, source, _texts(place.doctor_key for place in places))
    visits = [item.appointment_key for item in items if isinstance(item, RecordedVisit)]
    made = await rows(APPOINTMENTS, patient_id, source, _texts(visits)) if any(visits) else []
    return _Known(
        clinics,
        {(row["clinic_id"], row["native_key"]): row["id"] for row in doctors},
        await _specialties([item for item in items if isinstance(item, RecordedReferral)]),
        {row["told_key"]: row["id"] for row in made},
    )


async def _specialties(referrals: Sequence[RecordedReferral]) -> dict[str, int]:
    """Federal code or name as it was told → id."""
    if not referrals:
        return {}
    names = {referral.specialty: folded(referral.specialty) for referral in referrals}
    found = await rows(SPECIALTIES, _texts(one.specialty_code for one in referrals), _texts(names.values()))
    by_name = {row["search_text"]: row["id"] for row in found}
    by_code = {row["code"]: row["id"] for row in found if row["code"]}
    return {name: by_name[words] for name, words in names.items() if words in by_name} | by_code


def _texts(values: Iterable[str | None]) -> list[str]:
    return sorted({value for value in values if value})


STANDING = """
SELECT id, kind, native_key, visit_key, at, day, visit_kind, clinic_id, doctor_id, specialty_id, to_clinic_id,
  appointment_id, digest
FROM record_entry WHERE patient_id = $1 AND source = $2
"""
VANISHED = f"""
DELETE FROM record_entry WHERE {any_of("id", 1)}
  AND NOT EXISTS (SELECT 1 FROM appointment WHERE appointment.referral_id = record_entry.id AND appointment.active)
RETURNING id
"""
CLINICS = f"SELECT id, native_key, zone FROM clinic WHERE system = $1 AND {any_of('native_key', 2, 'text')}"
DOCTORS = f"""
SELECT doctor.id, doctor.clinic_id, doctor.native_key FROM doctor JOIN clinic ON clinic.id = doctor.clinic_id
WHERE clinic.system = $1 AND {any_of("doctor.native_key", 2, "text")}
"""
# the latest last, an active one behind all others; a clinic that keeps its schedule here may know the ticket's code
APPOINTMENTS = f"""
SELECT appointment.id, COALESCE(appointment.native_key, appointment.code) AS told_key
FROM appointment JOIN clinic ON clinic.id = appointment.clinic_id
WHERE appointment.patient_id = $1 AND clinic.system = $2
  AND (appointment.native_key IS NOT NULL OR clinic.system = 'own')
  AND {any_of("COALESCE(appointment.native_key, appointment.code)", 3, "text")}
ORDER BY appointment.active, appointment.id
"""
SPECIALTIES = f"""
SELECT id, code, search_text FROM specialty WHERE {any_of("code", 1, "text")} OR {any_of("search_text", 2, "text")}
"""
