"""A watcher that is dropped at random moments while slots change ends with the truth, by cursor alone."""

import asyncio
import random
from contextlib import aclosing, suppress

from storage.models import Slot
from storage.work import Publish, Work, transact
from subscriptions.bus import Bus
from subscriptions.feed import Feeds
from tests.services.clock import SetClock
from tests.subscriptions.conftest import NewBus
from tests.subscriptions.schedule import DEEDS, Picture, Schedule, a_schedule, truth

DROPS = 200
WRITERS = 3
NEVER = 3600.0
LAST_WORD_SECONDS = 10.0


class Gate:
    """Where a transaction waits, its writes made, before it commits."""

    def __init__(self) -> None:
        self.reached = asyncio.Event()
        self.open = asyncio.Event()


class Changing:
    """Slots that go on changing; on PostgreSQL the transaction that began first often commits last."""

    def __init__(self, schedule: Schedule, publish: Publish, seed: int, *, reversing: bool) -> None:
        self.commits = 0
        self.reversed = 0
        self._schedule = schedule
        self._publish = publish
        self._chance = random.Random(seed)
        self._reversing = reversing
        self._over = asyncio.Event()

    async def run(self) -> None:
        while not self._over.is_set():
            if self._reversing and self._chance.random() < 0.5:
                await self._overtaken()
            else:
                await self._commit(self._some_slots())

    def end(self) -> None:
        self._over.set()

    def _some_slots(self) -> list[Slot]:
        return self._chance.sample(self._schedule.slots, self._chance.randint(1, 3))

    async def _commit(self, slots: list[Slot], gate: Gate | None = None) -> None:
        deeds = [(slot_id, self._chance.choice(DEEDS)) for slot_id in sorted(slot.id for slot in slots)]

        async def work(work: Work) -> None:
            for slot_id, deed in deeds:
                await deed(slot_id)
            work.slots_changed(slot_id for slot_id, _ in deeds)
            if gate is not None:
                gate.reached.set()
                await gate.open.wait()

        await transact(self._publish, work)
        self.commits += 1

    async def _overtaken(self) -> None:
        first, *others = self._chance.sample(self._schedule.slots, 4)
        gate = Gate()
        slow = asyncio.create_task(self._commit([first], gate))
        await gate.reached.wait()
        # another writer may hold one of these and wait for the first: then nobody overtakes
        quick = asyncio.create_task(self._commit(others))
        done, _ = await asyncio.wait({quick}, timeout=0.2)
        self.reversed += len(done)
        gate.open.set()
        await asyncio.gather(slow, quick)


async def take(feeds: Feeds, clinic_id: int, picture: Picture, told_enough: asyncio.Semaphore | None = None) -> None:
    async with aclosing(feeds.watch(clinic_id, after=picture.cursor)) as watch:
        async for told in watch:
            picture.take(told)
            if told_enough is not None:
                told_enough.release()


async def drop_and_resume(feeds: Feeds, clinic_id: int, picture: Picture, chance: random.Random) -> None:
    """Cut the watcher off wherever it happens to be, some messages and some turns of the loop later."""
    for _ in range(DROPS):
        told = asyncio.Semaphore(0)
        watcher = asyncio.create_task(take(feeds, clinic_id, picture, told))
        for _ in range(chance.randint(0, 3)):
            await told.acquire()
        for _ in range(chance.choice([0, 1, 3, 10, 30, 100])):
            await asyncio.sleep(0)
        watcher.cancel()
        with suppress(asyncio.CancelledError):
            await watcher


async def shows_the_truth(feeds: Feeds, schedule: Schedule, picture: Picture) -> None:
    expected = await truth(schedule.clinic)
    watch = feeds.watch(schedule.clinic.id, after=picture.cursor)
    async with asyncio.timeout(LAST_WORD_SECONDS), aclosing(watch):
        async for told in watch:
            picture.take(told)
            if picture.slots == expected:
                return


async def test_a_watcher_dropped_200_times_ends_equal_to_the_database(
    database: str, bus: Bus, broker_url: str, new_bus: NewBus, clock: SetClock
) -> None:
    # on SQLite the service is one process; else the changes are made by another
    elsewhere = bus if broker_url == "memory://" else await new_bus(broker_url)
    schedule = await a_schedule(doctors=3, days=1)
    # without polling: it would hide a lost event
    feeds = Feeds(bus, clock, poll_seconds=NEVER, outage_seconds=NEVER)
    await feeds.start()
    reversing = database.startswith("postgres")
    writers = [Changing(schedule, elsewhere.publish, seed, reversing=reversing) for seed in range(WRITERS)]
    writing = [asyncio.create_task(writer.run()) for writer in writers]
    steady, dropped = Picture(), Picture()
    staying = asyncio.create_task(take(feeds, schedule.clinic.id, steady))
    await drop_and_resume(feeds, schedule.clinic.id, dropped, random.Random(20))
    for writer in writers:
        writer.end()
    await asyncio.gather(*writing)
    await shows_the_truth(feeds, schedule, dropped)
    staying.cancel()
    await asyncio.gather(staying, return_exceptions=True)
    await shows_the_truth(feeds, schedule, steady)
    await feeds.stop()
    assert sum(writer.commits for writer in writers) > DROPS / 2
    if reversing:
        assert sum(writer.reversed for writer in writers) > 10
    # the first one, before there was a cursor; all else came by changes
    assert dropped.snapshots == steady.snapshots == 1
