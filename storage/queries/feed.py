"""A clinic's feed as it is read: its changes in order, and the state of its slots at one point of the feed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tortoise import connections

from storage.models import Clinic, SlotChange, SlotState


@dataclass(frozen=True, slots=True)
class FeedSlot:
    """What everybody may know of a slot, true at the moment `at`; never whose it is."""

    slot_id: int
    doctor_id: int
    starts_at: datetime
    ends_at: datetime
    room: str | None
    state: SlotState
    free_seats: int
    at: datetime


@dataclass(frozen=True, slots=True)
class FeedPosition:
    """A point of a clinic's feed. `at` is the time of the change it stands behind; None where that change is not kept."""

    cursor: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedChange:
    """One change; the numbers of a clinic's changes have no holes, so a hole tells that the feed was trimmed."""

    cursor: int
    slot: FeedSlot

    @property
    def position(self) -> FeedPosition:
        return FeedPosition(self.cursor, self.slot.at)


@dataclass(frozen=True, slots=True)
class FeedSnapshot:
    """Every slot asked for that is not withdrawn, and the point of the feed at which this was so."""

    position: FeedPosition
    slots: tuple[FeedSlot, ...]


async def feed_changes(clinic_id: int, cursor: int, limit: int) -> list[FeedChange]:
    """Changes of a clinic from the one numbered `cursor` on, that one included, at most `limit`."""
    rows = await _rows(CHANGES, clinic_id, cursor, limit)
    return [FeedChange(row[0], _slot(row[1:])) for row in rows]


async def feed_position(clinic_id: int) -> FeedPosition | None:
    """Where a clinic's feed ends now; None when there is no such clinic."""
    rows = await _rows(POSITION, clinic_id)
    return FeedPosition(rows[0][0], _moment(rows[0][1])) if rows else None


async def feed_cursors(clinic_ids: Collection[int]) -> dict[int, int]:
    """Clinic → number of its last change, in one statement."""
    return dict(await Clinic.filter(id__in=clinic_ids).values_list("id", "feed_cursor"))


async def feed_snapshot(
    clinic_id: int, doctor_id: int | None, since: date, until: date | None, now: datetime
) -> FeedSnapshot | None:
    """The slots of clinic-local days, both included, with their place in the feed; None when there is no such clinic.

    One statement, hence one view of the database: nothing that the snapshot lacks is numbered at or before its cursor.
    """
    narrowing: list[tuple[str, Any]] = [("slot.day >= ", since)]
    if until is not None:
        narrowing.append(("slot.day <= ", until))
    if doctor_id is not None:
        narrowing.append(("slot.doctor_id = ", doctor_id))
    conditions = " AND ".join(f"{condition}${number}" for number, (condition, _) in enumerate(narrowing, 2))
    rows = await _rows(SNAPSHOT.format(narrowing=conditions), clinic_id, *(value for _, value in narrowing))
    if not rows:
        return None
    # the clinic's own row comes alone when no slot is asked for
    slots = tuple(_slot((*row[2:], now)) for row in rows if row[2] is not None)
    return FeedSnapshot(FeedPosition(rows[0][0], _moment(rows[0][1])), slots)


async def trim_feed(before: datetime) -> int:
    """Forget changes made before a moment; who comes back with an older cursor gets a snapshot. The number forgotten."""
    return await SlotChange.filter(at__lt=before).delete()


CHANGES = """
SELECT cursor, slot_id, doctor_id, starts_at, ends_at, room, state, free_seats, at
FROM slot_change WHERE clinic_id = $1 AND cursor >= $2 ORDER BY cursor LIMIT $3
"""

POSITION = """
SELECT clinic.feed_cursor, slot_change.at
FROM clinic LEFT JOIN slot_change ON slot_change.clinic_id = clinic.id AND slot_change.cursor = clinic.feed_cursor
WHERE clinic.id = $1
"""

SNAPSHOT = """
SELECT clinic.feed_cursor, slot_change.at, slot.id, slot.doctor_id, slot.starts_at, slot.ends_at, slot.room, slot.state,
  slot.capacity - slot.held - slot.booked - slot.foreign_taken
FROM clinic
LEFT JOIN slot_change ON slot_change.clinic_id = clinic.id AND slot_change.cursor = clinic.feed_cursor
LEFT JOIN slot ON slot.clinic_id = clinic.id AND slot.state <> 'GONE' AND {narrowing}
WHERE clinic.id = $1 ORDER BY slot.starts_at, slot.id
"""


async def _rows(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    connection = connections.get("default")
    if connection.capabilities.dialect == "sqlite":
        # numbered parameters are written ?1 there; $1 would be a name
        statement = statement.replace("$", "?")
    _, rows = await connection.execute_query(statement, list(values))
    return [tuple(row) if not isinstance(row, dict) else tuple(row.values()) for row in rows]


def _slot(row: Iterable[Any]) -> FeedSlot:
    slot_id, doctor_id, starts_at, ends_at, room, state, free_seats, at = row
    return FeedSlot(
        slot_id,
        doctor_id,
        _known(starts_at),
        _known(ends_at),
        room,
        SlotState(state),
        # a clinic may have given away more seats than it has
        max(0, free_seats),
        _known(at),
    )


def _moment(value: datetime | str | None) -> datetime | None:
    return None if value is None else _known(value)


def _known(value: datetime | str) -> datetime:
    # SQLite keeps times as ISO text
    return datetime.fromisoformat(value) if isinstance(value, str) else value
