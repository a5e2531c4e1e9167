from collections.abc import AsyncIterator

import pytest

from tests.booking.invariants import broken
from tests.booking.world import World, a_world
from tests.services.clock import SetClock


@pytest.fixture
async def world(database: str, clock: SetClock) -> AsyncIterator[World]:  # noqa: ARG001, it must be open
    """Fresh on each database; whatever the test did, the tables must be sound after it."""
    yield await a_world(clock)
    assert await broken() == {}
