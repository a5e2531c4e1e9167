"""Live slots: a snapshot, then every change, with a cursor to come back by."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from zoneinfo import ZoneInfo

from booking.errors import BadInput
from booking.ports import Clock
from storage.queries.feed import FeedPosition, FeedSlot, feed_cursors
from subscriptions.bus import Bus
from subscriptions.clinic_feed import ClinicFeed
from subscriptions.cursor import read_cursor
from subscriptions.fanout import Batch, Changes, Group, Selection, Snapshot, Viewer, batch
from subscriptions.missed import missed

__all__ = ["Changes", "FeedSlot", "Feeds", "Snapshot"]

log = logging.getLogger(__name__)

LONGEST_RESUME = 1000


class Feeds:
    """The feeds of this process, one for each clinic that somebody watches.

    Events only say when to look. Should one never come (the broker is away, or its sender died between commit and
    publish), polling finds it: the cursors of the watched clinics are read from the database every `poll_seconds`, and
    every `outage_seconds` while the broker is away.
    """

    def __init__(self, bus: Bus, clock: Clock, *, poll_seconds: float = 5.0, outage_seconds: float = 1.0) -> None:
        self._bus = bus
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._outage_seconds = outage_seconds
        self._feeds: dict[int, ClinicFeed] = {}
        self._poller: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._poller = asyncio.create_task(self._poll(), name="feed poll")

    async def stop(self) -> None:
        for feed in self._feeds.values():
            feed.close()
        if self._poller is not None:
            self._poller.cancel()
            with suppress(asyncio.CancelledError):
                await self._poller

    async def watch(
        self,
        clinic_id: int,
        *,
        doctor_id: int | None = None,
        since: date | None = None,
        until: date | None = None,
        after: str | None = None,
    ) -> AsyncGenerator[Snapshot | Changes]:
        """First a Snapshot, or after a cursor the Changes missed since (none: an empty one), then all that happens.

        Days are the clinic's own, both included; those gone by are never shown, and no `until` means no end. A further
        Snapshot comes whenever changes can not be told one by one: it takes the place of everything before it.
        Raises NotFound for an unknown clinic, BadInput for a bad cursor or days that end before they begin.
        """
        if since is not None and until is not None and until < since:
            raise BadInput("to", "ends before it begins")
        position = None if after is None else read_cursor(after, clinic_id)
        with self._feed(clinic_id) as feed:
            zone = ZoneInfo((await feed.opened()).zone)
            today = self._clock().astimezone(zone).date()
            selection = Selection(clinic_id, doctor_id, max(today, since or today), until, zone)
            with feed.viewer(selection) as (group, viewer):
                first = None if position is None else await _resumed(selection, position)
                if first is None:
                    viewer.lose()
                else:
                    yield first.told
                async for told in _follow(feed, group, viewer, 0 if first is None else first.position.cursor):
                    yield told

    @contextmanager
    def _feed(self, clinic_id: int) -> Iterator[ClinicFeed]:
        feed = self._feeds.get(clinic_id)
        if feed is None:
            feed = self._feeds[clinic_id] = ClinicFeed(clinic_id, self._bus, self._clock)
        feed.watchers += 1
        try:
            yield feed
        finally:
            feed.watchers -= 1
            if not feed.watchers:
                del self._feeds[clinic_id]
                feed.close()

    async def _poll(self) -> None:
        waited = 0.0
        while True:
            await asyncio.sleep(self._outage_seconds)
            waited += self._outage_seconds
            if self._feeds and (waited >= self._poll_seconds or not self._bus.connected):
                waited = 0.0
                await self._look()

    async def _look(self) -> None:
        try:
            cursors = await feed_cursors(list(self._feeds))
        except Exception:
            log.exception("could not read the cursors of the watched clinics")
            return
        for clinic_id, cursor in cursors.items():
            if (feed := self._feeds.get(clinic_id)) is not None:
                feed.seen_at(cursor)


async def _resumed(selection: Selection, position: FeedPosition) -> Batch | None:
    """What a viewer who stopped at `position` missed; None when that can not be told, or is more than a snapshot."""
    changes = await missed(selection.clinic_id, position, LONGEST_RESUME + 1)
    if changes is None or len(changes) > LONGEST_RESUME:
        return None
    reached = changes[-1].position if changes else position
    return batch(selection.clinic_id, reached, (change for change in changes if selection.covers(change.slot)))


async def _follow(feed: ClinicFeed, group: Group, viewer: Viewer, known: int) -> AsyncIterator[Snapshot | Changes]:
    """`known`: the viewer has been told everything up to this change."""
    while True:
        news = await viewer.next()
        if news is None:
            standing = await feed.standing(group)
            known = standing.position.cursor
            yield standing.told
        elif (unknown := news.after(known)).changes:
            yield unknown.told
