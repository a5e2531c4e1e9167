"""A watcher that is dropped at random moments while slots change ends with the truth, by cursor alone."""

import asyncio
import random
from contextlib import aclosing, suppress

from subscriptions.bus import Bus
from subscriptions.feed import Feeds
from tests.services.clock import SetClock
from tests.subscriptions.changing import changing
from tests.subscriptions.conftest import NewBus
from tests.subscriptions.schedule import Picture, Schedule, a_schedule, truth

DROPS = 200
NEVER = 3600.0
LAST_WORD_SECONDS = 10.0


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
    steady, dropped = Picture(), Picture()
    staying = asyncio.create_task(take(feeds, schedule.clinic.id, steady))
    async with changing(schedule, elsewhere.publish, reversing=reversing) as writers:
        await drop_and_resume(feeds, schedule.clinic.id, dropped, random.Random(20))
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
