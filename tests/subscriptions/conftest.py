"""Buses and feeds, ended with the test."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest

from subscriptions.bus import Bus
from subscriptions.feed import Feeds
from tests.services.clock import SetClock

NewBus = Callable[[str], Awaitable[Bus]]


@pytest.fixture
async def new_bus() -> AsyncIterator[NewBus]:
    """Starts a bus, as one process would."""
    async with AsyncExitStack() as stack:

        async def start(url: str) -> Bus:
            bus = Bus(url)
            await bus.start()
            stack.push_async_callback(bus.stop)
            return bus

        yield start


@pytest.fixture
async def bus(broker_url: str, new_bus: NewBus) -> Bus:
    return await new_bus(broker_url)


@pytest.fixture
async def feeds(database: str, bus: Bus, clock: SetClock) -> AsyncIterator[Feeds]:  # noqa: ARG001 - must be open
    feeds = Feeds(bus, clock)
    await feeds.start()
    yield feeds
    await feeds.stop()
