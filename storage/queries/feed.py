"""A clinic's feed as it is read: its changes in order, and the state of its slots at one point of the feed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from storage.models import Clinic, SlotChange, SlotState
from storage.sql import Row, moment, rows


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
    """A point of a clinic's feed: behind change number `cursor`, made `at` (None where that change is not kept)."""

    cursor: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedChange:
    """One change. Numbers follow without a hole, unless some are trimmed or too much changed at once to be listed."""

    cursor: int
    slot: FeedSlot

    @property
    def position(self) -> FeedPosition:
        return FeedPosition(self.cursor, self.slot.at)


@dataclass(frozen=True, slots=True)
class FeedTail:
    """Changes in order, and the number at which the clinic's feed ended when they were read."""

    end: int
    changes: list[FeedChange]


@dataclass(frozen=True, slots=True)
class FeedEnd:
    """Where a clinic's feed ends now. `zone`: the clinic's, an IANA name."""

    position: FeedPosition
    zone: str


@dataclass(frozen=True, slots=True)
class FeedSnapshot:
    """Every slot asked for that is not withdrawn, and the point of the feed at which this was so."""

    position: FeedPosition
    slots: tuple[FeedSlot, ...]


async def feed_tail(clinic_id: int, cursor: int, limit: int) -> FeedTail | None:
    """Changes of a clinic from the one numbered `cursor` on, that one included, at most `limit`; one statement.

    None when there is no such clinic.
    """
    found = await rows(TAIL, clinic_id, cursor, limit)
    if not found:
        return None
    # the clinic's own row comes alone when nothing has changed
    changes = [FeedChange(row["cursor"], _slot(row)) for row in found if row["cursor"] is not None]
    return FeedTail(found[0]["feed_cursor"], changes)


async def feed_end(clinic_id: int) -> FeedEnd | None:
    """None when there is no such clinic."""
    found = await rows(END, clinic_id)
    return FeedEnd(_position(found[0]), found[0]["zone"]) if found else None


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
    found = await rows(SNAPSHOT.format(narrowing=conditions), clinic_id, *(value for _, value in narrowing))
    if not found:
        return None
    # the clinic's own row comes alone when no slot is asked for
    slots = tuple(_slot({**row, "at": now}) for row in found if row["slot_id"] is not None)
    return FeedSnapshot(_position(found[0]), slots)


async def trim_feed(before: datetime) -> int:
    """Forget changes made before a moment: an older cursor gets a snapshot from now on. The number forgotten."""
    return await SlotChange.filter(at__lt=before).delete()


TAIL = """
SELECT clinic.feed_cursor, cursor, slot_id, doctor_id, starts_at, ends_at, room, state, free_seats, at
FROM clinic LEFT JOIN slot_change ON slot_change.clinic_id = clinic.id AND cursor >= $2
WHERE clinic.id = $1 ORDER BY cursor LIMIT $3
"""

END = """
SELECT clinic.feed_cursor, slot_change.at AS moved_at, clinic.zone
FROM clinic LEFT JOIN slot_change ON slot_change.clinic_id = clinic.id AND slot_change.cursor = clinic.feed_cursor
WHERE clinic.id = $1
"""

SNAPSHOT = """
SELECT clinic.feed_cursor, slot_change.at AS moved_at, slot.id AS slot_id, slot.doctor_id, slot.starts_at, slot.ends_at,
  slot.room, slot.state,
  CASE WHEN slot.state = 'FREE' THEN slot.capacity - held - booked - foreign_taken ELSE 0 END AS free_seats
FROM clinic
LEFT JOIN slot_change ON slot_change.clinic_id = clinic.id AND slot_change.cursor = clinic.feed_cursor
LEFT JOIN slot ON slot.clinic_id = clinic.id AND slot.state <> 'GONE' AND {narrowing}
WHERE clinic.id = $1 ORDER BY slot.starts_at, slot.id
"""


def _position(row: Row) -> FeedPosition:
    moved_at = row["moved_at"]
    return FeedPosition(row["feed_cursor"], None if moved_at is None else moment(moved_at))


def _slot(row: Row) -> FeedSlot:
    return FeedSlot(
        slot_id=row["slot_id"],
        doctor_id=row["doctor_id"],
        starts_at=moment(row["starts_at"]),
        ends_at=moment(row["ends_at"]),
        room=row["room"],
        state=SlotState(row["state"]),
        free_seats=row["free_seats"],
        at=moment(row["at"]),
    )
