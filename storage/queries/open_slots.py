"""What of our own clinics everybody may know without asking for it: where they are, who sees patients, what is free.

Clinics of other systems tell of themselves; nothing of a patient or a person is read here, doctors' names neither.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from booking.ports import BookingWay
from booking.rules.facts import OWN
from storage.queries.slots import free
from storage.queries.window import Window
from storage.sql import Arguments, day, moment, rows


@dataclass(frozen=True, slots=True)
class OpenClinic:
    id: int
    name: str
    address: str
    district: str | None
    latitude: float | None
    longitude: float | None
    phone: str | None
    zone: str


@dataclass(frozen=True, slots=True)
class OpenDoctor:
    """One doctor's times at a clinic; `specialty_code`: federal."""

    id: int
    clinic_id: int
    specialty: str
    specialty_code: str | None


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """A free slot; `seats` are those still free."""

    id: int
    doctor_id: int
    starts_at: datetime
    ends_at: datetime
    zone: str
    seats: int


async def open_clinics() -> list[OpenClinic]:
    arguments = Arguments()
    query = f"""
    SELECT id, name, address, district, latitude, longitude, phone, zone FROM clinic
    WHERE {_ours(arguments)} ORDER BY id
    """
    return [OpenClinic(**row) for row in await rows(query, *arguments)]


async def open_doctors() -> list[OpenDoctor]:
    arguments = Arguments()
    query = f"""
    SELECT doctor.id, doctor.clinic_id, specialty.name AS specialty, specialty.code AS specialty_code
    FROM doctor JOIN clinic ON clinic.id = doctor.clinic_id JOIN specialty ON specialty.id = doctor.specialty_id
    WHERE {_ours(arguments)} AND doctor.active ORDER BY doctor.id
    """
    return [OpenDoctor(**row) for row in await rows(query, *arguments)]


async def open_days(window: Window) -> Mapping[date, int]:
    """Clinic-local days on which something is free, in order, and how many slots."""
    arguments = Arguments()
    query = f"""
    SELECT slot.day, count(*) AS free {_FROM} WHERE {_ours(arguments)} AND {free(window, arguments)}
    GROUP BY slot.day ORDER BY slot.day
    """
    return {day(row["day"]): row["free"] for row in await rows(query, *arguments)}


async def open_slots(window: Window, first: int, after: int = 0) -> list[OpenSlot]:
    """The next `first` free slots within the window, by id, behind the id `after`."""
    arguments = Arguments()
    behind, limit = arguments.add(after), arguments.add(first)
    query = f"""
    SELECT slot.id, slot.doctor_id, slot.starts_at, slot.ends_at, clinic.zone,
      slot.capacity - slot.held - slot.booked - slot.foreign_taken AS seats
    {_FROM} WHERE {_ours(arguments)} AND slot.id > {behind} AND {free(window, arguments)} ORDER BY slot.id LIMIT {limit}
    """
    return [
        OpenSlot(**(row | {"starts_at": moment(row["starts_at"]), "ends_at": moment(row["ends_at"])}))
        for row in await rows(query, *arguments)
    ]


_FROM = "FROM clinic JOIN slot ON slot.clinic_id = clinic.id JOIN doctor ON doctor.id = slot.doctor_id"


def _ours(arguments: Arguments) -> str:
    """SQL about `clinic`: its schedule is kept here, and booked here."""
    own, here = arguments.add(OWN), arguments.add(BookingWay.HERE.value)
    return f"clinic.system = {own} AND clinic.booking = {here} AND clinic.active"
