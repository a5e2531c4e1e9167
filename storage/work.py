"""One transaction with the feeds of the clinics it touches, and the events that go out after its commit."""

import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from typing import TypeVar

from tortoise.backends.base.client import BaseDBAsyncClient

from booking.events import ClinicFeedMoved, Event
from storage.sql import any_of, connection, execute, rows
from storage.transaction import attempt, to_the_end

Publish = Callable[[Event], Awaitable[None]]
T = TypeVar("T")

log = logging.getLogger(__name__)

# a clinic that changes more slots than this at once tells watchers to look anew instead of listing every change
FEED_LIMIT = 1000


class Work:
    """A running transaction, to be had from `transact` alone. Its first statement must be a write (SQLite)."""

    def __init__(self, connection: BaseDBAsyncClient) -> None:
        self.connection = connection
        self.events: dict[Event, None] = {}
        self.changed_slots: set[int] = set()
        self.moved_slots: set[int] = set()

    def tell(self, event: Event) -> None:
        """The event is published once, after the commit."""
        self.events[event] = None

    def slots_changed(self, slot_ids: Iterable[int]) -> None:
        """These slots look different to the public: the feeds get the state they have when the transaction ends."""
        self.changed_slots.update(slot_ids)

    def slots_moved(self, slot_ids: Iterable[int]) -> None:
        """These slots have another time. Who watches the old day alone could not tell from a list that they left it."""
        self.moved_slots.update(slot_ids)


async def transact(publish: Publish, deed: Callable[[Work], Awaitable[T]]) -> T:
    """Runs the deed in a transaction, commits it and tells its events; whatever it raises rolls back.

    A transaction that the database broke off to serve another one is run again, a bounded number of times: the deed
    must have no effects but its writes. Once begun it is carried to its end, even if the caller is cancelled.
    """
    return await to_the_end(_carry_out(publish, deed))


async def _carry_out(publish: Publish, deed: Callable[[Work], Awaitable[T]]) -> T:
    async def whole() -> tuple[T, Work]:
        work = Work(connection())
        result = await deed(work)
        await _write_feed(work)
        return result, work

    result, work = await attempt(whole)
    await _tell_all(publish, work.events)
    return result


async def _write_feed(work: Work) -> None:
    """Last in the transaction: a raised cursor locks its clinic until the commit, so cursors are committed in order."""
    if not work.changed_slots:
        return
    changed: dict[int, list[int]] = {}
    for row in await rows(CLINICS_OF_SLOTS, sorted(work.changed_slots)):
        changed.setdefault(row["clinic_id"], []).append(row["id"])
    now = datetime.now(UTC)
    for clinic_id in sorted(changed):
        slot_ids = changed[clinic_id]
        whole = len(slot_ids) <= FEED_LIMIT and work.moved_slots.isdisjoint(slot_ids)
        work.tell(ClinicFeedMoved(clinic_id, await _move_feed(clinic_id, slot_ids if whole else [], now)))


async def _move_feed(clinic_id: int, listed: list[int], now: datetime) -> int:
    # without a row for it the number is a hole, and a reader who meets a hole takes a fresh snapshot
    moved = await rows(RAISE_CURSOR, clinic_id, len(listed) or 1)
    cursor = int(moved[0]["feed_cursor"])
    if listed:
        await execute(WRITE_CHANGES, listed, cursor - len(listed), now)
    return cursor


async def _tell_all(publish: Publish, events: Iterable[Event]) -> None:
    for event in events:
        try:
            await publish(event)
        except Exception:
            # it is committed: who missed the event finds the change in the feed or the row itself
            log.exception("could not publish %r", event)


CLINICS_OF_SLOTS = f"SELECT id, clinic_id FROM slot WHERE {any_of('id', 1)} ORDER BY id"
RAISE_CURSOR = "UPDATE clinic SET feed_cursor = feed_cursor + $2 WHERE id = $1 RETURNING feed_cursor"
WRITE_CHANGES = f"""
INSERT INTO slot_change (clinic_id, cursor, slot_id, doctor_id, starts_at, ends_at, room, state, free_seats, at)
SELECT clinic_id, $2 + row_number() OVER (ORDER BY id), id, doctor_id, starts_at, ends_at, room, state,
  CASE WHEN state = 'FREE' THEN capacity - held - booked - foreign_taken ELSE 0 END, $3
FROM slot WHERE {any_of("id", 1)}
"""
