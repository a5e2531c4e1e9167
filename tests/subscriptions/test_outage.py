"""The broker goes away and comes back: viewers see everything all the same."""

import asyncio
import signal
from contextlib import AsyncExitStack, aclosing

import pytest

from storage.seats import release_seat, win_seat
from subscriptions.feed import Feeds
from tests.services.clock import SetClock
from tests.services.redis import Redis
from tests.subscriptions.conftest import NewBus
from tests.subscriptions.schedule import Picture, a_schedule, change, truth

NEVER = 3600.0


async def reaches(picture: Picture, expected: object, changed: asyncio.Event, seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while picture.slots != expected:
            changed.clear()
            await changed.wait()


@pytest.mark.usefixtures("database")
async def test_nothing_is_lost_when_redis_is_killed_and_started_again(
    redis: Redis, new_bus: NewBus, clock: SetClock
) -> None:
    here, there = await new_bus(redis.url), await new_bus(redis.url)
    schedule = await a_schedule(doctors=1, days=1)
    # no polling: the resync alone must do it
    feeds = [Feeds(bus, clock, poll_seconds=NEVER, outage_seconds=NEVER) for bus in (here, there)]
    pictures, changed = [Picture(), Picture()], asyncio.Event()

    async def watch(feed: Feeds, picture: Picture) -> None:
        async with aclosing(feed.watch(schedule.clinic.id)) as watch:
            async for told in watch:
                picture.take(told)
                changed.set()

    async with AsyncExitStack() as stack:
        for feed, picture in zip(feeds, pictures, strict=True):
            await feed.start()
            stack.push_async_callback(feed.stop)
            watching = asyncio.create_task(watch(feed, picture))
            stack.callback(watching.cancel)
        for picture in pictures:
            await reaches(picture, await truth(schedule.clinic), changed, 5)
        for number, deed in enumerate((win_seat, release_seat, win_seat, release_seat, win_seat)):
            assert redis.server is not None
            redis.server.stop(signal.SIGKILL)
            # made while the broker is away, and at the very moment of its return
            await change(here.publish, deed, *schedule.slots[:3])
            await asyncio.to_thread(redis.start)
            await change(here.publish, win_seat, schedule.slots[5 + number])
            for picture in pictures:
                await reaches(picture, await truth(schedule.clinic), changed, 2)
    assert [picture.snapshots for picture in pictures] == [1, 1]


@pytest.mark.usefixtures("database")
async def test_while_redis_is_away_viewers_elsewhere_see_changes_by_polling(
    redis: Redis, new_bus: NewBus, clock: SetClock
) -> None:
    here, there = await new_bus(redis.url), await new_bus(redis.url)
    schedule = await a_schedule(doctors=1, days=1)
    feeds = Feeds(there, clock, outage_seconds=0.05)
    await feeds.start()
    try:
        async with aclosing(feeds.watch(schedule.clinic.id)) as watch, asyncio.timeout(5):
            await anext(watch)
            redis.stop()
            await change(here.publish, win_seat, schedule.slots[0])
            assert [slot.slot_id for slot in (await anext(watch)).slots] == [schedule.slots[0].id]
    finally:
        redis.start()
        await feeds.stop()
