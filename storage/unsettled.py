"""Appointments that wait for a clinic system's word, and whose turn it is to ask."""

from dataclasses import dataclass
from datetime import date, datetime

from booking.ports import Order, PatientIdentity, PersonName, Previous, Sex
from booking.rules.documents import DocumentKind
from booking.rules.keys import upstream_key
from storage.models import AppointmentStatus
from storage.sealed import opened
from storage.sql import Row, any_of, moment, rows

_ORDER = """
SELECT appointment.id, appointment.code, appointment.status, appointment.active, appointment.leaving,
  appointment.cancelling, appointment.native_key, appointment.starts_at, appointment.ends_at, appointment.room,
  appointment.tries, appointment.patient_id, appointment.clinic_id, appointment.moved_from_id,
  clinic.system, clinic.native_key AS clinic_key, clinic.zone, clinic.address, doctor.native_key AS doctor_key,
  slot.native_key AS slot_key, patient.family_name, patient.given_name,
  patient.middle_name, patient.birth_date, patient.phone,
  patient.sex, CASE WHEN referral.source = clinic.system THEN referral.native_key END AS referral
FROM appointment JOIN clinic ON clinic.id = appointment.clinic_id JOIN doctor ON doctor.id = appointment.doctor_id
JOIN slot ON slot.id = appointment.slot_id JOIN patient ON patient.id = appointment.patient_id
LEFT JOIN record_entry AS referral ON referral.id = appointment.referral_id
WHERE appointment.id = $1
"""
_PAPERS = f"""
SELECT kind, number FROM patient_document
WHERE patient_id = $1 AND {any_of("kind", 2, "text")} AND dropped_at IS NULL
"""

_DUE = "SELECT id, retry_at, tries FROM appointment WHERE retry_at <= $1 ORDER BY retry_at LIMIT $2"
_DUE_OF = """
SELECT appointment.id, appointment.retry_at, appointment.tries FROM appointment
JOIN clinic ON clinic.id = appointment.clinic_id
WHERE appointment.retry_at <= $1 AND clinic.system = $3 ORDER BY appointment.retry_at LIMIT $2"""


@dataclass(frozen=True, slots=True)
class Due:
    appointment_id: int
    retry_at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What a clinic system is asked about, and where the asking stands."""

    appointment_id: int
    system: str
    order: Order
    native_key: str | None
    status: AppointmentStatus
    active: bool
    leaving: bool
    cancelling: bool
    tries: int
    previous: Previous | None = None


async def find_unsettled(appointment_id: int) -> Unsettled:
    """The appointment as its clinic's system must be asked about it; it exists."""
    row = (await rows(_ORDER, appointment_id))[0]
    papers = await _papers(row["patient_id"])
    return Unsettled(
        appointment_id=row["id"],
        system=row["system"],
        order=_order(row, papers),
        native_key=row["native_key"],
        status=AppointmentStatus(row["status"]),
        active=bool(row["active"]),
        leaving=bool(row["leaving"]),
        cancelling=bool(row["cancelling"]),
        tries=row["tries"],
        previous=await _previous(row, papers),
    )


async def due_appointments(now: datetime, limit: int, system: str | None = None) -> list[Due]:
    """The longest waiting first; of one clinic system, or of all."""
    found = await (rows(_DUE, now, limit) if system is None else rows(_DUE_OF, now, limit, system))
    return [Due(row["id"], moment(row["retry_at"]), row["tries"]) for row in found]


async def lease(due: Due, until: datetime) -> bool:
    """Nobody else asks until then. False when another worker was quicker."""
    won = await rows(
        "UPDATE appointment SET retry_at = $3, tries = tries + 1 WHERE id = $1 AND retry_at = $2 RETURNING id",
        due.appointment_id,
        due.retry_at,
        until,
    )
    return bool(won)


async def ask_again_at(appointment_id: int, at: datetime) -> None:
    """The clinic gave no usable answer; does nothing when it was settled meanwhile."""
    await rows(
        "UPDATE appointment SET retry_at = $2 WHERE id = $1 AND retry_at IS NOT NULL RETURNING id", appointment_id, at
    )


async def start_withdrawing(appointment_id: int, retry_at: datetime) -> bool:
    """The clinic has what was refused here: from `retry_at` on a worker asks it to let go. False if none was."""
    begun = await rows(
        "UPDATE appointment SET retry_at = $2, tries = 0 WHERE id = $1 AND status = 'REFUSED' RETURNING id",
        appointment_id,
        retry_at,
    )
    return bool(begun)


async def end_withdrawing(appointment_id: int) -> bool:
    """The clinic has nothing any more of what was refused here. False when that was known."""
    ended = await rows(
        "UPDATE appointment SET retry_at = NULL "
        "WHERE id = $1 AND status = 'REFUSED' AND retry_at IS NOT NULL RETURNING id",
        appointment_id,
    )
    return bool(ended)


async def end_looking(appointment_id: int) -> None:
    """Its clinic still has it. What its patient does with it meanwhile is another question, and stays open."""
    await rows(
        "UPDATE appointment SET retry_at = NULL, tries = 0 "
        "WHERE id = $1 AND active AND NOT cancelling AND status <> 'PENDING' AND retry_at IS NOT NULL RETURNING id",
        appointment_id,
    )


async def is_wanted(appointment_id: int) -> bool:
    """Has the patient another appointment in the slot of this one, whose visit there the clinic's may be?"""
    found = await rows(
        "SELECT other.id FROM appointment JOIN appointment AS other ON other.slot_id = appointment.slot_id "
        "AND other.patient_id = appointment.patient_id AND other.id <> appointment.id AND other.active "
        "WHERE appointment.id = $1 LIMIT 1",
        appointment_id,
    )
    return bool(found)


async def _papers(patient_id: int) -> dict[str, str]:
    """Document kind → number."""
    found = await rows(_PAPERS, patient_id, [DocumentKind.SNILS.value, DocumentKind.ENP.value])
    return {row["kind"]: opened("patient_document.number", row["number"]) or "" for row in found}


async def _previous(row: Row, papers: dict[str, str]) -> Previous | None:
    """What a move gives up, while it is still there to be given up at the same clinic."""
    if row["moved_from_id"] is None:
        return None
    old = (await rows(_ORDER, row["moved_from_id"]))[0]
    if old["clinic_id"] != row["clinic_id"] or old["native_key"] is None or not (old["active"] and old["leaving"]):
        return None
    return Previous(_order(old, papers), old["native_key"])


def _order(row: Row, papers: dict[str, str]) -> Order:
    born = row["birth_date"]
    return Order(
        key=upstream_key(row["id"], row["code"]),
        clinic_key=row["clinic_key"],
        slot_key=row["slot_key"],
        doctor_key=row["doctor_key"],
        starts_at=moment(row["starts_at"]),
        zone=row["zone"],
        room=row["room"],
        address=row["address"],
        patient=PatientIdentity(
            patient_id=row["patient_id"],
            name=_name(row),
            birth_date=born if isinstance(born, date) else date.fromisoformat(born),
            phone=opened("patient.phone", row["phone"]),
            sex=Sex(row["sex"]) if row["sex"] else None,
            snils=papers.get(DocumentKind.SNILS.value),
            enp=papers.get(DocumentKind.ENP.value),
        ),
        ends_at=moment(row["ends_at"]),
        referral=row["referral"],
    )


def _name(row: Row) -> PersonName:
    family, given, middle = (
        opened(f"patient.{part}", row[part]) for part in ("family_name", "given_name", "middle_name")
    )
    return PersonName(family or "", given or "", middle)
