"""The feed of one clinic in this process: it reads each change once and hands it to the groups of viewers."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from booking.errors import NotFound
from booking.events import ClinicFeedMoved
from booking.ports import Clock
from storage.queries.feed import FeedEnd, FeedPosition, feed_end, feed_snapshot
from subscriptions.bus import Bus
from subscriptions.cursor import write_cursor
from subscriptions.fanout import Group, Selection, Snapshot, Standing, Viewer
from subscriptions.listener import Listener, Resync
from subscriptions.messages import clinic_topic
from subscriptions.missed import missed

log = logging.getLogger(__name__)

READ_AT_ONCE = 500
RETRY_SECONDS = 0.5


class ClinicFeed:
    """Alive while somebody watches the clinic."""

    def __init__(self, clinic_id: int, bus: Bus, clock: Clock) -> None:
        self.watchers = 0
        self._clinic_id = clinic_id
        self._bus = bus
        self._clock = clock
        self._groups: dict[Selection, Group] = {}
        self._listener: Listener | None = None
        self._position = FeedPosition(0, None)
        self._opened: asyncio.Future[FeedEnd | None] = asyncio.get_running_loop().create_future()
        self._task = asyncio.create_task(self._run(), name=f"feed of clinic {clinic_id}")

    async def opened(self) -> FeedEnd:
        """Returns when nothing that happens from now on is missed; raises NotFound when there is no such clinic."""
        end = await asyncio.shield(self._opened)
        if end is None:
            raise NotFound
        return end

    def close(self) -> None:
        self._task.cancel()

    @contextmanager
    def viewer(self, selection: Selection) -> Iterator[tuple[Group, Viewer]]:
        group = self._groups.setdefault(selection, Group(selection))
        try:
            with group.viewer() as viewer:
                yield group, viewer
        finally:
            if group.empty:
                self._groups.pop(selection, None)

    async def standing(self, group: Group) -> Standing:
        """Not before the place the feed has been read to: what comes later reaches every present viewer as changes."""
        async with group.reading:
            if group.standing is None or group.standing.position.cursor < self._position.cursor:
                group.standing = await self._read(group.selection)
            return group.standing

    def seen_at(self, cursor: int) -> None:
        """The database says that the feed ends here: look for oneself when that is news."""
        if self._listener is not None and cursor != self._position.cursor:
            self._listener.tell(Resync())

    async def _run(self) -> None:
        try:
            async with self._bus.listen(clinic_topic(self._clinic_id)) as listener:
                end = await feed_end(self._clinic_id)
                if end is not None:
                    self._listener, self._position = listener, end.position
                self._opened.set_result(end)
                async for heard in listener:
                    if not self._knows(heard):
                        await self._catch_up_at_last()
        except Exception as fault:
            if self._opened.done():
                log.exception("the feed of clinic %s ended", self._clinic_id)
            else:
                self._opened.set_exception(fault)
        finally:
            self._opened.cancel()

    async def _read(self, wanted: Selection) -> Standing:
        found = await feed_snapshot(wanted.clinic_id, wanted.doctor_id, wanted.since, wanted.until, self._clock())
        if found is None:
            raise NotFound
        return Standing(found.position, Snapshot(write_cursor(wanted.clinic_id, found.position), found.slots))

    def _knows(self, heard: object) -> bool:
        return isinstance(heard, ClinicFeedMoved) and heard.cursor <= self._position.cursor

    async def _catch_up_at_last(self) -> None:
        """However long the database stays away."""
        while True:
            try:
                return await self._catch_up()
            except Exception:
                log.exception("could not read the feed of clinic %s; trying again", self._clinic_id)
                await asyncio.sleep(RETRY_SECONDS)

    async def _catch_up(self) -> None:
        while True:
            changes = await missed(self._clinic_id, self._position, READ_AT_ONCE)
            if changes is None:
                return await self._begin_anew()
            if not changes:
                return None
            self._position = changes[-1].position
            for group in tuple(self._groups.values()):
                group.push(self._position, changes)

    async def _begin_anew(self) -> None:
        end = await feed_end(self._clinic_id)
        if end is not None:
            self._position = end.position
        self._lose()

    def _lose(self) -> None:
        for group in self._groups.values():
            group.standing = None
            group.lose()
