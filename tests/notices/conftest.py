from collections.abc import AsyncIterator

import pytest

from booking.engine import Engine
from booking.events import Event
from booking.rules.policy import Policy
from storage.database import close_database, open_database
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING


@pytest.fixture
def engine(database: str, clock: SetClock) -> Engine:  # noqa: ARG001 - it must be open
    return an_engine(clock)


def an_engine(clock: SetClock) -> Engine:
    async def publish(_event: Event) -> None:
        """Nobody listens."""

    return Engine(clock, {}, Policy(), publish)


@pytest.fixture
async def postgresql_database(postgresql_url: str) -> AsyncIterator[str]:
    """Where several transactions run at the same time."""
    await open_database(postgresql_url, TEST_RING)
    yield postgresql_url
    await close_database()
