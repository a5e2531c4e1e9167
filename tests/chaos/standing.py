"""What the tables say of people's appointments and of free slots."""

from dataclasses import dataclass
from random import Random

from storage.sql import rows

_FREE = """
SELECT slot.id, clinic.native_key || '/' || slot.native_key AS slot_key
FROM slot JOIN clinic ON clinic.id = slot.clinic_id
WHERE clinic.system = $1 AND slot.state = 'FREE' AND NOT EXISTS (SELECT 1 FROM appointment
  WHERE appointment.patient_id = $2 AND appointment.active
    AND appointment.starts_at < slot.ends_at AND appointment.ends_at > slot.starts_at)
ORDER BY slot.starts_at LIMIT 60
"""
_QUIET = """
SELECT appointment.id, clinic.native_key || '/' || slot.native_key AS slot_key
FROM appointment JOIN clinic ON clinic.id = appointment.clinic_id
  JOIN slot ON slot.id = appointment.slot_id
WHERE clinic.system = $1 AND appointment.patient_id = $2 AND appointment.active AND appointment.status = 'CONFIRMED'
  AND NOT appointment.leaving AND NOT appointment.cancelling
ORDER BY appointment.id
"""
_OWING = """
SELECT COUNT(*) AS number FROM appointment WHERE status = 'PENDING' OR cancelling OR leaving OR retry_at IS NOT NULL
"""
_STATUS = "SELECT status FROM appointment WHERE id = $1"


@dataclass(frozen=True, slots=True)
class Place:
    """A slot, or an appointment and its slot, whose `id` it is.

    `slot_key`: native keys of clinic and slot, by a «/».
    """

    id: int
    slot_key: str


async def free_slot(system: str, patient_id: int, chance: Random) -> Place | None:
    """One of the next that the patient is free for."""
    found = await rows(_FREE, system, patient_id)
    return _place(chance.choice(found)) if found else None


async def quiet_appointments(system: str, patient_id: int) -> list[Place]:
    """The patient's, booked and with nothing being done about them."""
    return [_place(row) for row in await rows(_QUIET, system, patient_id)]


async def status_of(appointment_id: int) -> str:
    return str((await rows(_STATUS, appointment_id))[0]["status"])


async def owing() -> int:
    """Appointments that a clinic's system still has to say something of."""
    return int((await rows(_OWING))[0]["number"])


def _place(row: dict[str, object]) -> Place:
    return Place(int(str(row["id"])), str(row["slot_key"]))
