from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from storage.intake.written import Written
from storage.models import SlotState
from storage.sql import Row, any_of, execute, execute_many, moment, rows
from storage.work import Work


@dataclass(frozen=True, slots=True)
class SlotValues:
    """A reported slot, its keys resolved. Moments are UTC; `day` and `minute` (of the day) are the clinic's own."""

    doctor_id: int
    native_key: str
    starts_at: datetime
    ends_at: datetime
    day: date
    minute: int
    room: str | None
    service_id: int | None
    capacity: int
    taken: int
    booking_url: str | None = None
    booking_phone: str | None = None


@dataclass(frozen=True, slots=True)
class _Standing:
    id: int
    doctor_id: int
    native_key: str
    starts_at: datetime
    ends_at: datetime
    room: str | None
    service_id: int | None
    capacity: int
    foreign_taken: int
    booking_url: str | None
    booking_phone: str | None
    state: SlotState
    booked: int

    def says(self, new: SlotValues) -> bool:
        return self.state != SlotState.GONE and (
            (self.starts_at, self.ends_at, self.room, self.service_id, self.capacity, self.foreign_taken)
            == (new.starts_at, new.ends_at, new.room, new.service_id, new.capacity, new.taken)
            and (self.booking_url, self.booking_phone) == (new.booking_url, new.booking_phone)
        )


@dataclass(frozen=True, slots=True)
class SlotScope:
    """What the report speaks of: these doctors' slots that start from `since` up to `until`.

    What lies ahead of `now` there and is not reported is withdrawn, or, where a system lists `free_only` slots, taken
    on its side; except native keys in `keep`, and nothing at all when `keep` is None.

    `with_ours`: seats that are told as taken include those booked here, as a foreign system can not tell them apart.
    """

    doctor_ids: Collection[int]
    since: datetime
    until: datetime
    now: datetime
    free_only: bool
    keep: Collection[str] | None
    with_ours: bool = False

    def foreign(self, new: SlotValues, old: _Standing | None) -> SlotValues:
        """The slot as reported, with none but the seats that were taken on the other side."""
        if not self.with_ours or old is None or not old.booked:
            return new
        return replace(new, taken=max(0, new.taken - old.booked))

    def misses(self, slot: _Standing) -> bool:
        """Whether the slot should have been reported, were it still there."""
        inside = max(self.since, self.now) <= slot.starts_at < self.until
        return inside and slot.state != SlotState.GONE and slot.native_key not in (self.keep or ())


SlotKey = tuple[int, str]
_CHUNK = 500
_COLUMNS = tuple(field.name for field in fields(_Standing))
# seats already claimed here are never taken from under their patients, however small the clinic now says the slot is
_CAPACITY = "CASE WHEN held + booked > $8 THEN held + booked ELSE $8 END"
_CHANGE = f"""
UPDATE slot SET starts_at = $2, ends_at = $3, day = $4, minute = $5, room = $6, service_id = $7,
  capacity = {_CAPACITY}, foreign_taken = $9, booking_url = $10, booking_phone = $11,
  state = CASE WHEN held + booked + $9 < {_CAPACITY} THEN 'FREE'
    WHEN booked + $9 < {_CAPACITY} THEN 'HELD' ELSE 'TAKEN' END
WHERE id = $1"""
_WITHDRAW = f"UPDATE slot SET state = 'GONE' WHERE {any_of('id', 1)} AND state <> 'GONE' RETURNING id"
_WITHDRAW_ALL = (
    f"UPDATE slot SET state = 'GONE' WHERE {any_of('doctor_id', 1)} AND state <> 'GONE' AND starts_at > $2 RETURNING id"
)
_INSIDE = f"""
SELECT {", ".join(_COLUMNS)} FROM slot
WHERE {any_of("doctor_id", 1)} AND starts_at >= $2 AND starts_at < $3 ORDER BY id"""
_OF_KEYS = f"""
SELECT {", ".join(_COLUMNS)} FROM slot
WHERE {any_of("doctor_id", 1)} AND {any_of("native_key", 2, "text")} ORDER BY id"""
_OUTSIDE = f"""
SELECT 1 AS one FROM slot WHERE {any_of("doctor_id", 1)} AND (starts_at < $2 OR starts_at >= $3) LIMIT 1"""
_INSERT = """
INSERT INTO slot (clinic_id, doctor_id, native_key, starts_at, ends_at, day, minute, room, service_id, capacity,
  foreign_taken, booking_url, booking_phone, state, held, booked)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, 0)"""
_NO_LONGER_FREE = f"""
UPDATE slot SET foreign_taken = capacity - booked, state = 'TAKEN'
WHERE {any_of("id", 1)} AND state <> 'GONE' AND foreign_taken <> capacity - booked RETURNING id"""


async def bring_slots(
    work: Work,
    clinic_id: int,
    reported: Sequence[SlotValues],
    scope: SlotScope,
) -> Written:
    """Brings the slots within the scope to the report. Seats claimed here stay claimed whatever is reported."""
    standing = await _standing(scope, reported)
    return await _bring(work, clinic_id, reported, standing, _missed(standing, reported, scope), scope)


async def bring_changed_slots(
    work: Work, clinic_id: int, reported: Sequence[SlotValues], withdrawn: Collection[str], scope: SlotScope
) -> Written:
    """Brings these slots alone to the report, and those with `withdrawn` native keys away; no others are looked at."""
    standing = await _of_keys(scope.doctor_ids, [*(new.native_key for new in reported), *sorted(withdrawn)])
    ahead = [new for new in reported if new.starts_at > scope.now or (new.doctor_id, new.native_key) in standing]
    there = {(new.doctor_id, new.native_key) for new in ahead}
    gone = [slot.id for key, slot in standing.items() if key not in there and slot.starts_at > scope.now]
    return await _bring(work, clinic_id, ahead, standing, gone, scope)


async def _bring(
    work: Work,
    clinic_id: int,
    reported: Sequence[SlotValues],
    standing: dict[SlotKey, _Standing],
    missed: Sequence[int],
    scope: SlotScope,
) -> Written:
    reported = [scope.foreign(new, standing.get((new.doctor_id, new.native_key))) for new in reported]
    added = [new for new in reported if (new.doctor_id, new.native_key) not in standing]
    changed = sorted(
        (
            (old.id, new)
            for new in reported
            if (old := standing.get((new.doctor_id, new.native_key))) and not old.says(new)
        ),
        key=lambda change: change[0],
    )
    work.slots_moved(
        old.id
        for new in reported
        if (old := standing.get((new.doctor_id, new.native_key))) and old.starts_at != new.starts_at
    )
    for slot_id, new in changed:
        await execute(_CHANGE, slot_id, *_changing(new))
    vanished = await _vanish(missed, scope.free_only)
    work.slots_changed([*await _insert(clinic_id, added), *(slot_id for slot_id, _ in changed), *vanished])
    return Written(len(added), len(changed), len(vanished), len(reported) - len(added) - len(changed))


async def withdraw_slots(work: Work, doctor_ids: Collection[int], after: datetime) -> None:
    """Every slot of these doctors that starts after `after` is gone."""
    work.slots_changed([row["id"] for row in await rows(_WITHDRAW_ALL, sorted(doctor_ids), after)])


async def _standing(scope: SlotScope, reported: Sequence[SlotValues]) -> dict[SlotKey, _Standing]:
    doctors = sorted(scope.doctor_ids)
    inside = [_slot(row) for row in await rows(_INSIDE, doctors, scope.since, scope.until)]
    found = {(slot.doctor_id, slot.native_key): slot for slot in inside}
    unknown = [new.native_key for new in reported if (new.doctor_id, new.native_key) not in found]
    if not unknown or not await rows(_OUTSIDE, doctors, scope.since, scope.until):
        return found
    # a slot that moved into the span from outside it keeps its key
    return found | await _of_keys(doctors, unknown)


async def _of_keys(doctor_ids: Collection[int], native_keys: Sequence[str]) -> dict[SlotKey, _Standing]:
    found: dict[SlotKey, _Standing] = {}
    for start in range(0, len(native_keys), _CHUNK):
        some = await rows(_OF_KEYS, sorted(doctor_ids), native_keys[start : start + _CHUNK])
        found |= {(slot.doctor_id, slot.native_key): slot for slot in map(_slot, some)}
    return found


def _slot(row: Row) -> _Standing:
    times = {"starts_at": moment(row["starts_at"]), "ends_at": moment(row["ends_at"])}
    return _Standing(**(row | times))


async def _insert(clinic_id: int, added: Sequence[SlotValues]) -> list[int]:
    if not added:
        return []
    newest = await rows("SELECT coalesce(max(id), 0) AS id FROM slot")
    for start in range(0, len(added), _CHUNK):
        await execute_many(_INSERT, [_inserting(clinic_id, new) for new in added[start : start + _CHUNK]])
    doctor_ids = sorted({new.doctor_id for new in added})
    inserted = await rows(
        f"SELECT id FROM slot WHERE {any_of('doctor_id', 1)} AND id > $2 ORDER BY id", doctor_ids, newest[0]["id"]
    )
    return [row["id"] for row in inserted]


def _missed(standing: dict[SlotKey, _Standing], reported: Sequence[SlotValues], scope: SlotScope) -> Sequence[int]:
    """Ids of those that should have been reported and were not."""
    if scope.keep is None:
        return []
    there = {(new.doctor_id, new.native_key) for new in reported}
    return [slot.id for key, slot in standing.items() if key not in there and scope.misses(slot)]


async def _vanish(slot_ids: Sequence[int], free_only: bool) -> list[int]:
    if not slot_ids:
        return []
    return [row["id"] for row in await rows(_NO_LONGER_FREE if free_only else _WITHDRAW, sorted(slot_ids))]


def _changing(new: SlotValues) -> tuple[object, ...]:
    return (
        new.starts_at,
        new.ends_at,
        new.day,
        new.minute,
        new.room,
        new.service_id,
        new.capacity,
        new.taken,
        new.booking_url,
        new.booking_phone,
    )


def _inserting(clinic_id: int, new: SlotValues) -> tuple[object, ...]:
    state = SlotState.FREE if new.taken < new.capacity else SlotState.TAKEN
    return clinic_id, new.doctor_id, new.native_key, *_changing(new), state.value
