"""Appointments, written. Who writes one has queued its patient first; every step is conditional on the state before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from booking.rules.facts import SlotFacts, Visit
from booking.rules.ticket import new_code
from storage.models import AppointmentStatus, Origin
from storage.sealed import opened, sealed
from storage.slot_facts import TERMS, terms
from storage.sql import moment, rows

LONGEST_WORDS = 500
REASON, CANCEL_REASON, CLINIC_WORDS = "appointment.reason", "appointment.cancel_reason", "appointment.clinic_words"
_INSERT = """
INSERT INTO appointment (code, slot_id, seat, claim_id, clinic_id, doctor_id, service_id, patient_id, account_id,
  starts_at, ends_at, room, reason, status, active, leaving, cancelling, alarm, origin, moved_from_id, retry_at, tries,
  created_at, referral_id)
VALUES ($1, $2, (SELECT seat FROM claim WHERE id = $3), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
  true, false, false, false, $14, $15, $16, 0, $17, $18)
ON CONFLICT (code) DO NOTHING RETURNING id
"""
_VISIT = f"""
SELECT appointment.id AS appointment_id, appointment.slot_id, appointment.claim_id, appointment.patient_id,
  appointment.account_id, appointment.starts_at, appointment.ends_at, appointment.status, appointment.active,
  appointment.leaving, appointment.cancelling, appointment.seat,
  appointment.reason, appointment.moved_from_id, appointment.clinic_words, appointment.referral_id, appointment.room,
  appointment.origin, {TERMS}
FROM appointment JOIN clinic ON clinic.id = appointment.clinic_id WHERE appointment.id = $1
"""
_PUT = """
UPDATE appointment SET slot_id = $2, starts_at = $4, ends_at = $5, room = COALESCE($6, room), origin = $7, alarm = $8,
  clinic_words = $9, doctor_id = (SELECT doctor_id FROM slot WHERE id = $2),
  seat = COALESCE($3, (SELECT COALESCE(MIN(other.seat), 1) - 1 FROM appointment AS other
    WHERE other.slot_id = $2 AND other.active AND other.id <> $1 AND other.seat <= 0))
WHERE id = $1 RETURNING id
"""


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """`retry_at`: from when on a worker may settle it; None when the clinic keeps its schedule here."""

    claim_id: int
    slot: SlotFacts
    patient_id: int
    account_id: int
    reason: str | None
    status: AppointmentStatus
    moved_from_id: int | None
    retry_at: datetime | None
    created_at: datetime
    referral_id: int | None = None


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """What actions need beyond what the rules see."""

    visit: Visit
    seat: int
    ends_at: datetime
    claim_id: int | None
    account_id: int | None
    reason: str | None
    moved_from_id: int | None
    clinic_words: str | None
    origin: Origin
    referral_id: int | None = None
    room: str | None = None

    @property
    def seated(self) -> bool:
        """It counts in its slot; the clinic may also put one beside the slot, where no seat is."""
        return self.seat > 0


async def insert_appointment(new: NewAppointment, code: Callable[[], str] = new_code) -> int:
    """Inserts under a code that nobody has; returns the id."""
    while True:
        inserted = await rows(
            _INSERT,
            code(),
            new.slot.slot_id,
            new.claim_id,
            new.slot.terms.clinic_id,
            new.slot.doctor_id,
            new.slot.service_id,
            new.patient_id,
            new.account_id,
            new.slot.starts_at,
            new.slot.ends_at,
            new.slot.room,
            sealed(REASON, new.reason),
            new.status.value,
            Origin.TALON.value,
            new.moved_from_id,
            new.retry_at,
            new.created_at,
            new.referral_id,
        )
        if inserted:
            return int(inserted[0]["id"])


async def find_appointment(appointment_id: int) -> AppointmentRow | None:
    """Whoever's it is: the caller decides who may act on it."""
    found = await rows(_VISIT, appointment_id)
    if not found:
        return None
    row = found[0]
    visit = Visit(
        appointment_id=row["appointment_id"],
        slot_id=row["slot_id"],
        patient_id=row["patient_id"],
        starts_at=moment(row["starts_at"]),
        status=row["status"],
        active=bool(row["active"]),
        leaving=bool(row["leaving"]),
        cancelling=bool(row["cancelling"]),
        terms=terms(row),
    )
    return AppointmentRow(
        visit=visit,
        seat=row["seat"],
        ends_at=moment(row["ends_at"]),
        claim_id=row["claim_id"],
        account_id=row["account_id"],
        reason=opened(REASON, row["reason"]),
        moved_from_id=row["moved_from_id"],
        clinic_words=opened(CLINIC_WORDS, row["clinic_words"]),
        origin=Origin(row["origin"]),
        referral_id=row["referral_id"],
        room=row["room"],
    )


async def successor_of(appointment_id: int) -> int | None:
    """The appointment its patient has moved to; None when the clinic refused each or there was none."""
    found = await rows(
        "SELECT id FROM appointment WHERE moved_from_id = $1 AND status <> 'REFUSED' ORDER BY id DESC LIMIT 1",
        appointment_id,
    )
    return int(found[0]["id"]) if found else None


async def confirm_appointment(appointment_id: int, native_key: str) -> bool:
    """The clinic has it under `native_key`. False when it is not pending any more."""
    return await _change(
        "status = 'CONFIRMED', native_key = $2, retry_at = NULL, tries = 0",
        "status = 'PENDING'",
        appointment_id,
        native_key,
    )


async def refuse_appointment(appointment_id: int, words: str | None) -> bool:
    """The clinic does not have it. False when it is not pending any more."""
    return await _change(
        "status = 'REFUSED', active = false, clinic_words = $2, retry_at = NULL",
        "status = 'PENDING'",
        appointment_id,
        sealed(CLINIC_WORDS, words),
    )


async def close_appointment(appointment_id: int, status: AppointmentStatus, cancel_reason: str | None) -> bool:
    """Ends a booked one as CANCELLED or MOVED. False when it has ended already. None keeps the reason given before."""
    return await _change(
        "status = $2, active = false, leaving = false, cancelling = false, retry_at = NULL, "
        "cancel_reason = COALESCE($3, cancel_reason)",
        "active",
        appointment_id,
        status.value,
        sealed(CANCEL_REASON, cancel_reason),
    )


async def leave_appointment(appointment_id: int) -> bool:
    """Its patient is about to move away. False when something else is being done with it."""
    return await _change("leaving = true", _QUIET, appointment_id)


async def stay_at_appointment(appointment_id: int, look_at: datetime | None) -> bool:
    """Undoes `leave_appointment`. `look_at`: from when on a worker asks whether its clinic still has it."""
    return await _change(
        "leaving = false, retry_at = $2, tries = 0", "active AND leaving AND NOT cancelling", appointment_id, look_at
    )


async def start_cancelling(appointment_id: int, retry_at: datetime, cancel_reason: str | None) -> bool:
    """The clinic is to be told, from `retry_at` on by a worker. False when something else is being done with it."""
    return await _change(
        "cancelling = true, retry_at = $2, tries = 0, cancel_reason = $3",
        _QUIET,
        appointment_id,
        retry_at,
        sealed(CANCEL_REASON, cancel_reason),
    )


async def start_cancelling_left(appointment_id: int, retry_at: datetime) -> bool:
    """As `start_cancelling`, of one whose patient has moved away."""
    return await _change(
        "cancelling = true, retry_at = $2, tries = 0", "active AND leaving AND NOT cancelling", appointment_id, retry_at
    )


async def stop_cancelling(appointment_id: int, words: str | None) -> bool:
    """The clinic keeps it; `words`: what it said, None when it said nothing. False when it was settled already."""
    return await _change(
        "cancelling = false, retry_at = NULL, cancel_reason = NULL, clinic_words = COALESCE($2, clinic_words)",
        "active AND cancelling",
        appointment_id,
        sealed(CLINIC_WORDS, words),
    )


@dataclass(frozen=True, slots=True)
class NewPlace:
    """Where the clinic has put an appointment. `seat` None: beside the slot, in none of its seats."""

    slot_id: int
    seat: int | None
    starts_at: datetime
    ends_at: datetime
    room: str | None
    clashes: bool
    words: str | None


async def put_at(appointment_id: int, place: NewPlace) -> None:
    """As the clinic says. One that clashes is the clinic's own word, which the guards let stand, and an alarm."""
    await rows(
        _PUT,
        appointment_id,
        place.slot_id,
        place.seat,
        place.starts_at,
        place.ends_at,
        place.room,
        Origin.CLINIC.value if place.clashes else Origin.TALON.value,
        place.clashes,
        sealed(CLINIC_WORDS, place.words),
    )


async def clashes(appointment_id: int, patient_id: int, starts_at: datetime, ends_at: datetime) -> bool:
    """Has the patient another visit at that time?"""
    found = await rows(
        "SELECT id FROM appointment WHERE patient_id = $2 AND id <> $1 AND active AND NOT leaving "
        "AND starts_at < $4 AND ends_at > $3 LIMIT 1",
        appointment_id,
        patient_id,
        starts_at,
        ends_at,
    )
    return bool(found)


async def say_status(appointment_id: int, status: AppointmentStatus, now: datetime) -> bool:
    """What became of it: FULFILLED or NO_SHOW. False when that was known, it has not begun, or is over otherwise."""
    return await _change(
        "status = $2",
        "active AND NOT leaving AND NOT cancelling AND status IN ('CONFIRMED', 'FULFILLED', 'NO_SHOW') "
        "AND status <> $2 AND starts_at <= $3",
        appointment_id,
        status.value,
        now,
    )


async def say_words(appointment_id: int, words: str | None) -> None:
    """The clinic's reason, for the patient to read."""
    kept = sealed(CLINIC_WORDS, words)
    await rows("UPDATE appointment SET clinic_words = $2 WHERE id = $1 RETURNING id", appointment_id, kept)


async def raise_alarm(appointment_id: int, words: str | None) -> bool:
    """Somebody of the clinic must look: it keeps one whose patient has moved away. False if it was raised before."""
    return await _change(
        "alarm = true, clinic_words = COALESCE($2, clinic_words)",
        "active AND NOT alarm",
        appointment_id,
        sealed(CLINIC_WORDS, words),
    )


def kept_words(words: str | None) -> str | None:
    """A clinic's words as the table keeps them."""
    return None if words is None else words.replace("\x00", "")[:LONGEST_WORDS]


_QUIET = "active AND NOT leaving AND NOT cancelling AND status = 'CONFIRMED'"


async def _change(values: str, condition: str, appointment_id: int, *more: Any) -> bool:
    query = f"UPDATE appointment SET {values} WHERE id = $1 AND {condition} RETURNING id"
    return bool(await rows(query, appointment_id, *more))
