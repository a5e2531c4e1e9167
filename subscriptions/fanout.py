"""One change, many viewers. Viewers who asked for the same are a group, and a group is handed the very same object.

That object is the seam for serialising once: whoever writes frames may keep the bytes beside it for the other viewers.
"""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from storage.queries.feed import FeedChange, FeedPosition, FeedSlot
from subscriptions.cursor import write_cursor

PENDING_BATCHES = 16
PENDING_SLOTS = 500


@dataclass(frozen=True, slots=True)
class Selection:
    """What a viewer asked for: a clinic's or one doctor's slots on the clinic's own days, both included."""

    clinic_id: int
    doctor_id: int | None
    since: date
    until: date | None
    zone: ZoneInfo

    def covers(self, slot: FeedSlot) -> bool:
        if self.doctor_id is not None and slot.doctor_id != self.doctor_id:
            return False
        day = slot.starts_at.astimezone(self.zone).date()
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every slot of the selection that is not withdrawn; it takes the place of all that was told before."""

    cursor: str
    slots: tuple[FeedSlot, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The slots that changed since the former cursor, each once, as it is now."""

    cursor: str
    slots: tuple[FeedSlot, ...]


@dataclass(frozen=True)
class Batch:
    """Changes of a clinic up to `position`, each slot once, as the last of its changes left it."""

    clinic_id: int
    position: FeedPosition
    changes: tuple[FeedChange, ...]

    @cached_property
    def told(self) -> Changes:
        """One object for everybody who is told this batch."""
        return Changes(write_cursor(self.clinic_id, self.position), tuple(change.slot for change in self.changes))

    def after(self, cursor: int) -> "Batch":
        """Without what a viewer at `cursor` knows already; the same object when that is nothing."""
        news = tuple(change for change in self.changes if change.cursor > cursor)
        return self if len(news) == len(self.changes) else Batch(self.clinic_id, self.position, news)


@dataclass(frozen=True, slots=True)
class Standing:
    """A snapshot and its place in the feed."""

    position: FeedPosition
    told: Snapshot


def batch(clinic_id: int, position: FeedPosition, changes: Iterable[FeedChange]) -> Batch:
    last = {change.slot.slot_id: change for change in changes}
    return Batch(clinic_id, position, tuple(sorted(last.values(), key=lambda change: change.cursor)))


class Viewer:
    """What waits for one viewer. Bounded: a slow one gets its batches merged into one, in the end a fresh snapshot."""

    def __init__(self) -> None:
        self._pending: list[Batch] = []
        self._lost = False
        self._arrived = asyncio.Event()

    @property
    def pending(self) -> int:
        """Slots that wait."""
        return sum(len(waiting.changes) for waiting in self._pending)

    def offer(self, news: Batch) -> None:
        if self._lost:
            return
        self._pending.append(news)
        if len(self._pending) > PENDING_BATCHES:
            every = (change for waiting in self._pending for change in waiting.changes)
            merged = batch(news.clinic_id, news.position, every)
            self._pending = [merged]
            self._lost = len(merged.changes) > PENDING_SLOTS
        if self._lost:
            self._pending.clear()
        self._arrived.set()

    def lose(self) -> None:
        """Only a snapshot can bring this viewer up to date."""
        self._pending.clear()
        self._lost = True
        self._arrived.set()

    async def next(self) -> Batch | None:
        """The next changes; None when a snapshot must be read instead."""
        await self._arrived.wait()
        news = None if self._lost else self._pending.pop(0)
        self._lost = False
        if not self._pending:
            self._arrived.clear()
        return news


class Group:
    """The viewers of one selection; they share each batch, and a snapshot for as long as it is the last word."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.standing: Standing | None = None
        self.reading = asyncio.Lock()
        self._viewers: set[Viewer] = set()

    @property
    def empty(self) -> bool:
        return not self._viewers

    @contextmanager
    def viewer(self) -> Iterator[Viewer]:
        viewer = Viewer()
        self._viewers.add(viewer)
        try:
            yield viewer
        finally:
            self._viewers.discard(viewer)

    def push(self, position: FeedPosition, changes: Sequence[FeedChange]) -> None:
        chosen = [change for change in changes if self.selection.covers(change.slot)]
        if chosen:
            # its slots are out of date
            self.standing = None
            news = batch(self.selection.clinic_id, position, chosen)
            for viewer in self._viewers:
                viewer.offer(news)

    def lose(self) -> None:
        for viewer in self._viewers:
            viewer.lose()
