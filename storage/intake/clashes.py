"""Appointments that no longer agree with the slots they are on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from storage.sql import any_of, moment, rows

_STANDING = """
FROM appointment JOIN slot ON slot.id = appointment.slot_id
WHERE appointment.clinic_id = $1 AND appointment.starts_at > $2 AND appointment.active AND slot.starts_at > $2
  AND appointment.status = 'CONFIRMED' AND NOT appointment.leaving AND NOT appointment.cancelling
"""
_CLASHING = f"""
SELECT appointment.id, slot.id AS slot_id, slot.state, slot.starts_at, slot.ends_at, slot.room {_STANDING}
  AND (slot.state = 'GONE' OR slot.starts_at <> appointment.starts_at OR slot.ends_at <> appointment.ends_at
    OR slot.room <> coalesce(appointment.room, ''))
ORDER BY appointment.id"""
_BOOKED = (
    f"SELECT appointment.id, slot.native_key {_STANDING} AND {any_of('slot.doctor_id', 3)} ORDER BY appointment.id"
)


@dataclass(frozen=True, slots=True)
class Clash:
    """`gone`: the slot was withdrawn; otherwise it is at another time or in another room than the appointment says."""

    appointment_id: int
    slot_id: int
    gone: bool
    starts_at: datetime
    ends_at: datetime
    room: str | None


async def clashes_of(clinic_id: int, now: datetime) -> list[Clash]:
    """Confirmed appointments ahead whose slot was withdrawn or changed since."""
    return [
        Clash(
            row["id"],
            row["slot_id"],
            row["state"] == "GONE",
            moment(row["starts_at"]),
            moment(row["ends_at"]),
            row["room"],
        )
        for row in await rows(_CLASHING, clinic_id, now)
    ]


async def booked_on(clinic_id: int, doctor_ids: Collection[int], now: datetime) -> dict[int, str]:
    """Confirmed appointments ahead of these doctors: id → native key of the slot."""
    return {row["id"]: row["native_key"] for row in await rows(_BOOKED, clinic_id, now, sorted(doctor_ids))}
