"""How clinic systems and the readings of their clinics are doing. Nothing of a patient is in it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from booking.rules.policy import Policy
from booking.rules.systems import Ages, SyncFault, SystemState, fault_of, system_state
from storage.sql import Arguments, Row, any_of, moment, rows


@dataclass(frozen=True, slots=True)
class SystemFacts:
    """A clinic system as its operator sees it.

    `clinics`: those whose schedules are read from it, of which `fresh`, `delayed`, `stale` by age and `failing` by
    their last reading. `oldest_seconds`: the age of its oldest schedule, None when one was never read. `lag_seconds`:
    how late its most overdue reading is. `unsettled`: appointments that wait for its word.
    """

    name: str
    state: SystemState
    clinics: int
    fresh: int
    delayed: int
    stale: int
    failing: int
    last_read_at: datetime | None
    oldest_seconds: int | None
    lag_seconds: int
    last_fault: SyncFault | None
    last_fault_at: datetime | None
    unsettled: int
    paused_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """Where a page ended: 0 among those that fail, 1 behind them, and which clinic stood there."""

    rank: int
    clinic_id: int


@dataclass(frozen=True, slots=True)
class ClinicReadingRow:
    """The reading of one clinic's schedule. `next_read_at`: None while it, or its whole system, is paused.

    `took_ms`: how long the last one took; `changed`: slots that it wrote.
    """

    clinic_id: int
    system: str
    confirmed_at: datetime | None
    last_read_at: datetime | None
    next_read_at: datetime | None
    failures: int
    fault: SyncFault | None
    fault_at: datetime | None
    took_ms: int | None
    changed: int
    paused_at: datetime | None
    place: ReadingPlace = field(compare=False)


async def system_states(names: Collection[str], now: datetime, policy: Policy) -> dict[str, SystemFacts]:
    """By name, each of the systems; one of which nothing was read yet is STARTING."""
    listed = sorted(names)
    counts = {row["system"]: row for row in await rows(_COUNTS, listed, now - policy.fresh, now - policy.stale)}
    own = {row["key"]: row for row in await rows(_OWN, listed)}
    faults = {row["system"]: row for row in await rows(_LAST_FAULTS, listed)}
    waiting = {row["system"]: row["n"] for row in await rows(_UNSETTLED, listed)}
    return {
        name: _facts(name, counts.get(name, _NONE), own.get(name), faults.get(name), waiting.get(name, 0), now)
        for name in listed
    }


async def clinic_readings(
    system: str, *, failing: bool | None, first: int, after: ReadingPlace | None = None
) -> list[ClinicReadingRow]:
    """The next `first` active clinics of the system behind `after`: those that fail first, then in a steady order."""
    arguments = Arguments(system)
    conditions = _conditions(failing)
    if after is not None:
        rank, last = arguments.add(after.rank), arguments.add(after.clinic_id)
        conditions += f" AND ({_RANK} > {rank} OR ({_RANK} = {rank} AND clinic.id > {last}))"
    query = f"{_READ} WHERE {conditions} ORDER BY {_RANK}, clinic.id LIMIT {arguments.add(first)}"
    return [_reading(row) for row in await rows(query, *arguments)]


async def count_clinic_readings(system: str, *, failing: bool | None) -> int:
    query = f"SELECT count(*) AS n {_FROM} WHERE {_conditions(failing)}"
    return int((await rows(query, system))[0]["n"])


async def paused_clinics(clinic_ids: Collection[int]) -> set[int]:
    """Those of the clinics that nobody reads until somebody resumes, or whose whole system is paused."""
    query = f"SELECT clinic.id {_FROM} WHERE {any_of('clinic.id', 1)} AND {_PAUSED} IS NOT NULL"
    return {row["id"] for row in await rows(query, sorted(clinic_ids))}


async def is_known_system(name: str) -> bool:
    """Whether it is read, or its clinics are here."""
    found = await rows("SELECT 1 AS one FROM reading WHERE key = $1 AND key <> 'own' AND key <> 'card'", name)
    return bool(found)


async def clinic_key_of(system: str, clinic_id: int) -> str | None:
    """The clinic's native key; None when it is not one of that system."""
    found = await rows("SELECT native_key FROM clinic WHERE id = $1 AND system = $2", clinic_id, system)
    return str(found[0]["native_key"]) if found else None


def _conditions(failing: bool | None) -> str:
    if failing is None:
        return _OF_SYSTEM
    return f"{_OF_SYSTEM} AND {_RANK} = {0 if failing else 1}"


def _facts(name: str, counts: Row, own: Row | None, last: Row | None, unsettled: int, now: datetime) -> SystemFacts:
    ages = Ages(
        fresh=counts["fresh"],
        delayed=counts["not_stale"] - counts["fresh"],
        stale=counts["clinics"] - counts["not_stale"],
        ever_read=counts["ever_read"],
    )
    paused_at = _moment(own["paused_at"]) if own else None
    whole = counts["clinics"] > 0 and counts["ever_read"] == counts["clinics"]
    both = [counts, own] if own else [counts]
    due = [moment(row["due_at"]) for row in both if row["due_at"] is not None]
    read = [moment(row["read_at"]) for row in both if row["read_at"] is not None]
    return SystemFacts(
        name=name,
        state=system_state(ages, paused=paused_at is not None, failing=last is not None),
        clinics=counts["clinics"],
        fresh=ages.fresh,
        delayed=ages.delayed,
        stale=ages.stale,
        failing=counts["failing"],
        last_read_at=max(read, default=None),
        oldest_seconds=_seconds(now - moment(counts["oldest"])) if whole else None,
        lag_seconds=0 if paused_at else max((_seconds(now - at) for at in due), default=0),
        last_fault=fault_of(last["fault"]) if last else None,
        last_fault_at=_moment(last["fault_at"]) if last else None,
        unsettled=unsettled,
        paused_at=paused_at,
    )


def _seconds(age: timedelta) -> int:
    return max(int(age.total_seconds()), 0)


def _reading(row: Row) -> ClinicReadingRow:
    paused = row["paused"] is not None
    return ClinicReadingRow(
        clinic_id=row["clinic_id"],
        system=row["system"],
        confirmed_at=_moment(row["confirmed_at"]),
        last_read_at=_moment(row["read_at"]),
        next_read_at=None if paused else _moment(row["due_at"]),
        failures=row["failures"] or 0,
        fault=fault_of(row["fault"]),
        fault_at=_moment(row["fault_at"]),
        took_ms=row["took_ms"],
        changed=row["changed"] or 0,
        paused_at=_moment(row["paused_at"]),
        place=ReadingPlace(row["rank"], row["clinic_id"]),
    )


def _moment(value: datetime | str | None) -> datetime | None:
    return None if value is None else moment(value)


_RANK = "CASE WHEN reading.fault IS NULL THEN 1 ELSE 0 END"
_PAUSED = "coalesce(reading.paused_at, whole.paused_at)"
_FROM = """
FROM clinic LEFT JOIN reading ON reading.key = clinic.system || '/' || clinic.native_key
LEFT JOIN reading AS whole ON whole.key = clinic.system"""
_OF_SYSTEM = "clinic.system = $1 AND clinic.active"
_READ = f"""
SELECT clinic.id AS clinic_id, clinic.system, clinic.confirmed_at, reading.read_at, reading.due_at, reading.failures,
  reading.fault, reading.fault_at, reading.took_ms, reading.changed, reading.paused_at, {_PAUSED} AS paused,
  {_RANK} AS rank {_FROM}"""
_COUNTS = f"""
SELECT clinic.system, count(*) AS clinics, count(clinic.confirmed_at) AS ever_read,
  min(clinic.confirmed_at) AS oldest,
  sum(CASE WHEN clinic.confirmed_at >= $2 THEN 1 ELSE 0 END) AS fresh,
  sum(CASE WHEN clinic.confirmed_at >= $3 THEN 1 ELSE 0 END) AS not_stale,
  count(reading.fault) AS failing, max(reading.read_at) AS read_at,
  min(CASE WHEN reading.paused_at IS NULL THEN reading.due_at END) AS due_at {_FROM}
WHERE clinic.active AND {any_of("clinic.system", 1, "text")} GROUP BY clinic.system"""
_OWN = f"SELECT key, due_at, read_at, paused_at FROM reading WHERE {any_of('key', 1, 'text')}"
# a system's own readings are those of its clinics, of their list and of its appointments
_LAST_FAULTS = f"""
SELECT system, fault, fault_at FROM (
  SELECT system, fault, fault_at, row_number() OVER (PARTITION BY system ORDER BY fault_at DESC) AS place FROM (
    SELECT clinic.system, reading.fault, reading.fault_at {_FROM}
    WHERE clinic.active AND {any_of("clinic.system", 1, "text")} AND reading.fault IS NOT NULL
    UNION ALL
    SELECT replace(key, '#appointments', ''), fault, fault_at FROM reading
    WHERE {any_of("replace(key, '#appointments', '')", 1, "text")} AND fault IS NOT NULL
  ) AS failed
) AS placed WHERE place = 1"""
_NONE: Row = {
    "clinics": 0,
    "ever_read": 0,
    "oldest": None,
    "fresh": 0,
    "not_stale": 0,
    "failing": 0,
    "read_at": None,
    "due_at": None,
}
_UNSETTLED = f"""
SELECT clinic.system, count(*) AS n FROM appointment JOIN clinic ON clinic.id = appointment.clinic_id
WHERE appointment.retry_at IS NOT NULL AND {any_of("clinic.system", 1, "text")} GROUP BY clinic.system"""
