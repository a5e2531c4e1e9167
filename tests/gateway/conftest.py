from collections.abc import AsyncIterator

import pytest

from storage.database import close_database, open_database
from tests.gateway.door import Door, a_door
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING


@pytest.fixture
async def door(database: str, clock: SetClock) -> AsyncIterator[Door]:  # noqa: ARG001 - it must be open
    """Fresh on each database."""
    async with a_door(clock) as opened:
        yield opened


@pytest.fixture
async def sqlite_door(sqlite_url: str, clock: SetClock) -> AsyncIterator[Door]:
    """For what no database has a part in."""
    await open_database(sqlite_url, TEST_RING)
    try:
        async with a_door(clock) as opened:
            yield opened
    finally:
        await close_database()
