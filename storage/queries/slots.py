"""Slots as everybody may see them: by id, whole days of a doctor, what is free of a doctor, clinic or specialty.

A slot is offered as free while its doctor works with us and is not away that day; both are asked in the same statement.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from storage.models import SlotState
from storage.queries.window import Window
from storage.sql import Arguments, Row, any_of, connection, day, is_sqlite, moment, rows


@dataclass(frozen=True, slots=True)
class SlotRow:
    """Never whose it is. `day` and `minute` (of the day) are in the clinic's `zone`; `free_seats` is 0 unless FREE.

    `booking_url`, `booking_phone`: by what it is booked when that is elsewhere.
    `stale`: a search for free slots found that the clinic's schedule is too old for booking.
    """

    id: int
    clinic_id: int
    doctor_id: int
    service_id: int | None
    starts_at: datetime
    ends_at: datetime
    day: date
    minute: int
    zone: str
    room: str | None
    state: SlotState
    free_seats: int
    capacity: int
    booking_url: str | None = None
    booking_phone: str | None = None
    stale: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class SlotPlace:
    """Where a page of slots ended; the next one begins behind it. `stale`: among clinics with too old a schedule."""

    starts_at: datetime
    id: int
    stale: bool = False


class Whose(StrEnum):
    """Whose free slots: the value is the column that says so."""

    DOCTOR = "doctor.id"
    CLINIC = "doctor.clinic_id"
    SPECIALTY = "doctor.specialty_id"


async def slots_by_id(ids: Collection[int]) -> dict[int, SlotRow]:
    return {row["id"]: _slot(row) for row in await rows(BY_ID, sorted(ids))}


async def slots_of_doctors(doctor_ids: Collection[int], since: date, until: date) -> dict[int, list[SlotRow]]:
    """Every slot of those clinic-local days, both included, whatever its state except GONE; in order of time."""
    found: dict[int, list[SlotRow]] = {doctor_id: [] for doctor_id in doctor_ids}
    for row in await rows(GRID, sorted(doctor_ids), since, until):
        found[row["doctor_id"]].append(_slot(row))
    return found


async def free_slots(
    whose: Whose, ids: Collection[int], window: Window, first: int, after: SlotPlace | None = None
) -> dict[int, list[SlotRow]]:
    """The next `first` free slots of each, soonest first, behind `after`; one statement however many ids.

    Those of clinics whose schedule is too old for booking come last: a specialty's clinics differ in that.
    """
    arguments = Arguments(sorted(ids))
    limit, stale = arguments.add(first), window.stale(arguments)
    query = f"""
    SELECT * FROM (
      SELECT {COLUMNS}, {whose} AS owner, {stale} AS stale,
        row_number() OVER (PARTITION BY {whose} ORDER BY {stale}, slot.starts_at, slot.id) AS place
      FROM doctor JOIN clinic ON clinic.id = doctor.clinic_id {_soonest(window, after, arguments, limit, stale)}
      WHERE {any_of(whose, 1)} AND clinic.active
    ) AS ranked WHERE place <= {limit} ORDER BY owner, place
    """
    found: dict[int, list[SlotRow]] = {owner: [] for owner in ids}
    for row in await rows(query, *arguments):
        found[row["owner"]].append(_slot(row))
    return found


def _soonest(window: Window, after: SlotPlace | None, arguments: Arguments, limit: str, stale: str) -> str:
    """SQL: joins each doctor's next free slots. No more of one doctor can be asked for, whosever slots are."""
    conditions = ["slot.doctor_id = doctor.id", free(window, arguments)]
    if after is not None:
        starts, last, rank = arguments.add(after.starts_at), arguments.add(after.id), arguments.add(int(after.stale))
        later = f"slot.starts_at > {starts} OR (slot.starts_at = {starts} AND slot.id > {last})"
        conditions.append(f"({stale} > {rank} OR ({stale} = {rank} AND ({later})))")
    chosen = f"FROM slot WHERE {' AND '.join(conditions)} ORDER BY slot.starts_at, slot.id LIMIT {limit}"
    if is_sqlite(connection()):
        return f"JOIN slot ON slot.id IN (SELECT slot.id {chosen})"
    return f"JOIN LATERAL (SELECT slot.* {chosen}) AS slot ON true"


async def free_counts(whose: Whose, ids: Collection[int], window: Window) -> dict[int, int]:
    """How many slots are free of each, 0 included."""
    arguments = Arguments(sorted(ids))
    # PostgreSQL finds a list in an index of slots only when it is asked of the slot's own column; SQLite is to begin
    # with the clinics, because their horizons end the look into the index
    clinic = Whose.CLINIC if is_sqlite(connection()) else "slot.clinic_id"
    column = {Whose.DOCTOR: "slot.doctor_id", Whose.CLINIC: clinic}.get(whose, whose)
    query = f"""
    SELECT {column} AS owner, count(*) AS free {OPEN}
    WHERE {any_of(column, 1)} AND clinic.active AND {free(window, arguments)} GROUP BY {column}
    """
    return dict.fromkeys(ids, 0) | {row["owner"]: row["free"] for row in await rows(query, *arguments)}


async def free_days(doctor_ids: Collection[int], window: Window) -> dict[int, dict[date, int]]:
    """Doctor → clinic-local day → how many slots are free; days without any are left out."""
    arguments = Arguments(sorted(doctor_ids))
    query = f"""
    SELECT slot.doctor_id, slot.day, count(*) AS free {OPEN}
    WHERE {any_of("slot.doctor_id", 1)} AND clinic.active AND {free(window, arguments)}
    GROUP BY slot.doctor_id, slot.day
    """
    found: dict[int, dict[date, int]] = {doctor_id: {} for doctor_id in doctor_ids}
    for row in await rows(query, *arguments):
        found[row["doctor_id"]][day(row["day"])] = row["free"]
    return found


def free(window: Window, arguments: Arguments) -> str:
    """SQL about `slot`, `doctor` and `clinic`: the slot is free within the window and its doctor is there."""
    return f"slot.state = 'FREE' AND {window.sql(arguments)} AND doctor.active AND NOT ({AWAY})"


# either day may be left open
AWAY = """(doctor.absent_since IS NOT NULL OR doctor.absent_until IS NOT NULL)
  AND (doctor.absent_since IS NULL OR slot.day >= doctor.absent_since)
  AND (doctor.absent_until IS NULL OR slot.day <= doctor.absent_until)"""

COLUMNS = """slot.id, slot.clinic_id, slot.doctor_id, slot.service_id, slot.starts_at, slot.ends_at, slot.day,
  slot.minute, slot.room, slot.state, slot.capacity, slot.booking_url, slot.booking_phone, clinic.zone,
  slot.capacity - slot.held - slot.booked - slot.foreign_taken AS free_seats"""

OPEN = """FROM slot JOIN doctor ON doctor.id = slot.doctor_id JOIN clinic ON clinic.id = doctor.clinic_id"""

BY_ID = f"SELECT {COLUMNS} FROM slot JOIN clinic ON clinic.id = slot.clinic_id WHERE {any_of('slot.id', 1)}"

GRID = f"""
SELECT {COLUMNS} FROM slot JOIN clinic ON clinic.id = slot.clinic_id
WHERE {any_of("slot.doctor_id", 1)} AND slot.day >= $2 AND slot.day <= $3 AND slot.state <> 'GONE'
ORDER BY slot.starts_at, slot.id
"""


def _slot(row: Row) -> SlotRow:
    state = SlotState(row["state"])
    return SlotRow(
        id=row["id"],
        clinic_id=row["clinic_id"],
        doctor_id=row["doctor_id"],
        service_id=row["service_id"],
        starts_at=moment(row["starts_at"]),
        ends_at=moment(row["ends_at"]),
        day=day(row["day"]),
        minute=row["minute"],
        zone=row["zone"],
        room=row["room"],
        state=state,
        free_seats=row["free_seats"] if state is SlotState.FREE else 0,
        capacity=row["capacity"],
        booking_url=row["booking_url"],
        booking_phone=row["booking_phone"],
        stale=bool(row.get("stale")),
    )
