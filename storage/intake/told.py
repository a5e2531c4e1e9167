"""Which appointment of ours a clinic system speaks of."""

from dataclasses import dataclass
from datetime import datetime

from booking.rules.keys import upstream_key
from storage.sql import moment, rows

# of a pending one only reading back tells, and of what its patient is giving up the asking already under way
_BY_NATIVE_KEY = """
SELECT appointment.id, CASE WHEN appointment.active AND appointment.status IN ('CONFIRMED', 'FULFILLED', 'NO_SHOW')
  AND NOT appointment.leaving AND NOT appointment.cancelling THEN 1 ELSE 0 END AS hears
FROM appointment JOIN clinic ON clinic.id = appointment.clinic_id
WHERE clinic.system = $1 AND appointment.native_key = $2
ORDER BY hears DESC, appointment.id DESC LIMIT 1"""
_STANDING = """
SELECT appointment.id, appointment.code FROM appointment JOIN clinic ON clinic.id = appointment.clinic_id
WHERE clinic.system = $1 AND appointment.active AND appointment.status = 'CONFIRMED' AND NOT appointment.leaving
  AND NOT appointment.cancelling
ORDER BY appointment.id DESC LIMIT 10000"""

_MOVED = """
SELECT slot.id, slot.starts_at, slot.ends_at, slot.room FROM appointment
JOIN slot AS own ON own.id = appointment.slot_id JOIN doctor ON doctor.clinic_id = appointment.clinic_id
JOIN slot ON slot.doctor_id = doctor.id AND slot.native_key = $2
WHERE appointment.id = $1 AND own.native_key <> $2 AND slot.state <> 'GONE'
  AND appointment.status = 'CONFIRMED' AND appointment.starts_at > $3 AND slot.starts_at > $3
ORDER BY slot.id LIMIT 1"""


@dataclass(frozen=True, slots=True)
class MovedTo:
    """A slot in which an appointment is now."""

    slot_id: int
    starts_at: datetime
    ends_at: datetime
    room: str | None


async def moved_by_clinic(appointment_id: int, slot_key: str, now: datetime) -> MovedTo | None:
    """Where its clinic has put it: into another slot ahead that is known here. None when it is where it was."""
    found = await rows(_MOVED, appointment_id, slot_key, now)
    if not found:
        return None
    row = found[0]
    return MovedTo(row["id"], moment(row["starts_at"]), moment(row["ends_at"]), row["room"])


async def appointment_told_of(system: str, native_key: str, order_key: str | None) -> int | None:
    """By the clinic's own key of it, else by ours; None: not made here, over, or about to be settled anyway."""
    found = await rows(_BY_NATIVE_KEY, system, native_key)
    if found:
        # most words are of what was cancelled here: that it is over is known without a look at all that stand
        return int(found[0]["id"]) if found[0]["hears"] else None
    if order_key is None:
        return None
    # the key is made from the row, so that the row is not found by it; this is needed only where a clinic has made
    # the appointment anew under another key of its own
    return next(
        (row["id"] for row in await rows(_STANDING, system) if upstream_key(row["id"], row["code"]) == order_key), None
    )
