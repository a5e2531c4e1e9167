"""What the bus promises: everybody hears, and whoever may have missed something is told so."""

import asyncio
import random
import signal

import pytest
from redis.asyncio import Redis as RedisClient

from booking.events import AppointmentChanged, ClinicFeedMoved, Event
from subscriptions.bus import Bus
from subscriptions.listener import LIMIT, Heard, Listener, Resync
from subscriptions.messages import clinic_topic, topic_of
from tests.services.redis import Redis
from tests.subscriptions.conftest import NewBus


async def next_of(listener: Listener, seconds: float = 5.0) -> Heard:
    async with asyncio.timeout(seconds):
        return await anext(listener)


@pytest.mark.parametrize("event", [ClinicFeedMoved(7, 3), AppointmentChanged(12, 5)])
async def test_what_is_published_is_heard(bus: Bus, event: Event) -> None:
    async with bus.listen(topic_of(event)) as listener:
        await bus.publish(event)
        assert await next_of(listener) == event


async def test_a_listener_hears_its_own_topic_alone(bus: Bus) -> None:
    async with bus.listen(clinic_topic(1)) as first, bus.listen(clinic_topic(2)) as second:
        await bus.publish(ClinicFeedMoved(2, 1))
        await bus.publish(ClinicFeedMoved(1, 1))
        assert await next_of(first) == ClinicFeedMoved(1, 1)
        assert await next_of(second) == ClinicFeedMoved(2, 1)


async def test_two_who_are_first_on_one_topic_at_once_both_hear(bus: Bus) -> None:
    for clinic_id in range(50):
        event, ready = ClinicFeedMoved(clinic_id, 1), asyncio.Barrier(3)

        async def hear(event: Event = event, ready: asyncio.Barrier = ready) -> Heard:
            async with bus.listen(topic_of(event)) as listener:
                await ready.wait()
                return await next_of(listener)

        both = [asyncio.create_task(hear()), asyncio.create_task(hear())]
        await ready.wait()
        await bus.publish(event)
        assert await asyncio.gather(*both) == [event, event]


async def test_a_topic_left_and_taken_up_again_at_once_is_heard(bus: Bus) -> None:
    for cursor in range(50):
        async with bus.listen(clinic_topic(1)) as listener:
            await bus.publish(ClinicFeedMoved(1, cursor))
            assert await next_of(listener) == ClinicFeedMoved(1, cursor)


async def test_a_topic_left_at_any_moment_is_heard_again_and_disturbs_nobody(bus: Bus) -> None:
    chance = random.Random(9)

    async def hear() -> None:
        async with bus.listen(clinic_topic(1)) as listener:
            await anext(listener)

    async with bus.listen(clinic_topic(2)) as steady:
        for cursor in range(100):
            hearing = asyncio.create_task(hear())
            for _ in range(chance.randint(0, 80)):
                await asyncio.sleep(0)
            hearing.cancel()
            await asyncio.wait({hearing})
            async with asyncio.timeout(5), bus.listen(clinic_topic(1)) as listener:
                await bus.publish(ClinicFeedMoved(1, cursor))
                assert await anext(listener) == ClinicFeedMoved(1, cursor)
        await bus.publish(ClinicFeedMoved(2, 1))
        assert await next_of(steady) == ClinicFeedMoved(2, 1)


async def test_a_listener_who_takes_nothing_keeps_a_bounded_number_and_is_told_to_resync(bus: Bus) -> None:
    async with bus.listen(clinic_topic(1)) as slow, bus.listen(clinic_topic(1)) as quick:
        for cursor in range(LIMIT + 1):
            await bus.publish(ClinicFeedMoved(1, cursor))
            await next_of(quick)
        assert await next_of(slow) == Resync()
        await bus.publish(ClinicFeedMoved(1, 9_999))
        assert await next_of(slow) == ClinicFeedMoved(1, 9_999)


async def test_processes_hear_each_other_through_redis(redis_url: str, new_bus: NewBus) -> None:
    one, other = await new_bus(redis_url), await new_bus(redis_url)
    async with other.listen(clinic_topic(1)) as listener:
        await one.publish(ClinicFeedMoved(1, 1))
        assert await next_of(listener) == ClinicFeedMoved(1, 1)


async def test_a_stranger_s_message_is_passed_over(redis_url: str, new_bus: NewBus) -> None:
    bus = await new_bus(redis_url)
    async with RedisClient.from_url(redis_url) as stranger, bus.listen(clinic_topic(1)) as listener:
        for message in ("", "[]", "{}", '{"kind": "ClinicFeedMoved"}', '{"kind": "X", "clinic_id": 1}', b"\xff"):
            await stranger.publish(clinic_topic(1), message)
        await bus.publish(ClinicFeedMoved(1, 1))
        assert await next_of(listener) == ClinicFeedMoved(1, 1)


async def test_every_listener_is_told_to_resync_within_two_seconds_of_redis_s_return(
    redis: Redis, new_bus: NewBus
) -> None:
    buses = [await new_bus(redis.url) for _ in range(2)]
    async with (
        buses[0].listen(clinic_topic(1)) as first,
        buses[0].listen(clinic_topic(2)) as second,
        buses[1].listen(clinic_topic(1)) as elsewhere,
    ):
        listeners = [first, second, elsewhere]
        for how in (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL):
            assert redis.server is not None
            redis.server.stop(how)
            await asyncio.to_thread(redis.start)
            async with asyncio.timeout(2):
                assert [await anext(listener) for listener in listeners] == [Resync()] * 3
        await buses[1].publish(ClinicFeedMoved(1, 1))
        assert await next_of(first) == await next_of(elsewhere) == ClinicFeedMoved(1, 1)


async def test_publishing_while_redis_is_away_raises_nothing_and_everybody_resyncs_afterwards(
    redis: Redis, new_bus: NewBus
) -> None:
    here, there = await new_bus(redis.url), await new_bus(redis.url)
    async with here.listen(clinic_topic(1)) as own, there.listen(clinic_topic(1)) as other:
        redis.stop()
        await here.publish(ClinicFeedMoved(1, 1))
        # one's own process knows at once, the others when the broker is back
        assert await next_of(own) == ClinicFeedMoved(1, 1)
        redis.start()
        assert await next_of(own) == Resync()
        assert await next_of(other) == Resync()


async def test_a_service_starts_without_its_broker_and_finds_it_later(redis: Redis, new_bus: NewBus) -> None:
    redis.stop()
    bus = await new_bus(redis.url)
    assert not bus.connected
    async with bus.listen(clinic_topic(1)) as listener:
        redis.start()
        assert await next_of(listener) == Resync()
        assert bus.connected


async def test_a_bus_ends_at_any_moment_of_an_outage(redis: Redis) -> None:
    chance = random.Random(3)
    for _ in range(15):
        bus = Bus(redis.url)
        await bus.start()
        async with bus.listen(clinic_topic(1)):
            redis.stop()
            for _ in range(chance.randint(0, 30)):
                await asyncio.sleep(0)
            await asyncio.to_thread(redis.start)
            for _ in range(chance.randint(0, 300)):
                await asyncio.sleep(0)
            async with asyncio.timeout(5):
                await bus.stop()


async def test_a_broker_that_falls_silent_without_a_word_is_given_up(redis: Redis, new_bus: NewBus) -> None:
    bus = await new_bus(redis.url)
    async with bus.listen(clinic_topic(1)) as listener:
        assert redis.server is not None
        redis.server.popen.send_signal(signal.SIGSTOP)
        try:
            async with asyncio.timeout(2):
                await bus.publish(ClinicFeedMoved(1, 1))
            assert await next_of(listener) == ClinicFeedMoved(1, 1)
            assert not bus.connected
        finally:
            redis.server.popen.send_signal(signal.SIGCONT)
        assert await next_of(listener) == Resync()


@pytest.mark.parametrize("url", ["", "kafka://x", "http://x", "postgresql://x"])
def test_other_brokers_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="memory://"):
        Bus(url)
