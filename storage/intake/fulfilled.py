"""Appointments that took place are visits, even where no clinic has written a word about them."""

from typing import Any

from booking.ports import PersonName, Place, RecordedVisit, VisitKind
from booking.rules.facts import OWN
from storage.intake.record import Columns, bring_entries, columns_of
from storage.intake.written import Written
from storage.models import RecordKind
from storage.queries.record_row import BARE
from storage.sealed import opened
from storage.sql import Row, moment, rows


async def has_untold_visits(patient_id: int) -> bool:
    """Whether `bring_fulfilled` has anything to do."""
    return bool(await rows(UNTOLD, patient_id))


async def bring_fulfilled(patient_id: int) -> Written:
    """Inside a transaction that keeps the patient readable."""
    told = {(RecordKind.VISIT.value, f"{BARE}{row['id']}"): _visit(row) for row in await rows(FULFILLED, patient_id)}
    standing = {(row["kind"], row["native_key"]): row for row in await rows(STANDING, patient_id)}
    return await bring_entries(patient_id, OWN, told, standing, whole=True)


def _visit(row: Row) -> Columns:
    name = PersonName(row["family_name"], row["given_name"], row["middle_name"])
    visit = RecordedVisit(
        native_key=f"{BARE}{row['id']}",
        kind=VisitKind(row["kind"]) if row["kind"] else VisitKind.CONSULTATION,
        starts_at=moment(row["starts_at"]),
        ends_at=moment(row["ends_at"]),
        place=Place(
            clinic_name=row["clinic_name"],
            doctor_name=" ".join(part for part in (name.family, name.given, name.middle) if part),
            specialty=row["specialty"],
        ),
        reason=opened("appointment.reason", row["reason"]),
    )
    ids: dict[str, Any] = {"clinic_id": row["clinic_id"], "doctor_id": row["doctor_id"], "appointment_id": row["id"]}
    return columns_of(visit, row["zone"], **ids)


_BARE = f"record_entry.source = '{OWN}' AND record_entry.kind = 'VISIT' AND record_entry.native_key LIKE '{BARE}%'"
# fulfilled and not among the entries, or among them and not fulfilled any more, or at another time
UNTOLD = f"""
SELECT 1 AS untold FROM appointment WHERE appointment.patient_id = $1 AND appointment.status = 'FULFILLED'
  AND NOT EXISTS (SELECT 1 FROM record_entry WHERE record_entry.patient_id = $1 AND {_BARE}
    AND record_entry.appointment_id = appointment.id AND record_entry.at = appointment.starts_at)
UNION ALL
SELECT 1 FROM record_entry WHERE record_entry.patient_id = $1 AND {_BARE} AND NOT EXISTS (
  SELECT 1 FROM appointment WHERE appointment.id = record_entry.appointment_id AND appointment.status = 'FULFILLED')
LIMIT 1
"""
FULFILLED = """
SELECT appointment.id, appointment.starts_at, appointment.ends_at, appointment.clinic_id, appointment.doctor_id,
  appointment.reason, service.kind, clinic.name AS clinic_name, clinic.zone, doctor.family_name, doctor.given_name,
  doctor.middle_name, specialty.name AS specialty
FROM appointment JOIN clinic ON clinic.id = appointment.clinic_id JOIN doctor ON doctor.id = appointment.doctor_id
JOIN specialty ON specialty.id = doctor.specialty_id LEFT JOIN service ON service.id = appointment.service_id
WHERE appointment.patient_id = $1 AND appointment.status = 'FULFILLED'
"""
STANDING = f"""
SELECT id, kind, native_key, visit_key, at, day, visit_kind, clinic_id, doctor_id, specialty_id, to_clinic_id,
  appointment_id, digest
FROM record_entry WHERE patient_id = $1 AND {_BARE}
"""
