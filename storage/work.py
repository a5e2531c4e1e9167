"""One transaction with the feeds of the clinics it touches, and the events that go out after its commit."""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from random import uniform
from typing import TypeVar

import asyncpg  # type: ignore[import-untyped] # it has no types
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import OperationalError
from tortoise.transactions import in_transaction

from booking.events import ClinicFeedMoved, Event
from storage.sql import any_of, execute, rows

Publish = Callable[[Event], Awaitable[None]]
T = TypeVar("T")

log = logging.getLogger(__name__)

TRIES = 6
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
    """Runs the deed in a transaction and commits it; whatever it raises rolls back.

    A transaction that the database broke off to serve another one is run again, a bounded number of times: the deed
    must have no effects but its writes.
    """
    for left in reversed(range(TRIES)):
        try:
            result, events = await _attempt(deed)
        except (asyncpg.TransactionRollbackError, OperationalError, sqlite3.OperationalError) as error:
            if not left or not _broken_off(error):
                raise
            await asyncio.sleep(uniform(0.01, 0.05) * (TRIES - left))  # noqa: S311 no secret, only apart
        else:
            await _tell_all(publish, events)
            return result
    raise AssertionError("the last try either returns or raises")


async def _attempt(deed: Callable[[Work], Awaitable[T]]) -> tuple[T, list[Event]]:
    async with in_transaction("default") as connection:
        work = Work(connection)
        result = await deed(work)
        await _write_feed(work)
    return result, list(work.events)


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


def _broken_off(error: Exception) -> bool:
    return isinstance(error, asyncpg.TransactionRollbackError) or "database is locked" in str(error)


async def _tell_all(publish: Publish, events: list[Event]) -> None:
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
