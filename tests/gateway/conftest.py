from collections.abc import AsyncIterator

import pytest

from booking.rules.documents import DocumentKind
from storage.database import close_database, open_database
from storage.documents import Paper, insert_document
from tests.booking.record.conftest import SNILS
from tests.booking.record.far_record import FarRecord
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


@pytest.fixture
async def far() -> FarRecord:
    return FarRecord()


@pytest.fixture
async def record_door(database: str, clock: SetClock, far: FarRecord) -> AsyncIterator[Door]:  # noqa: ARG001 - it must be open
    """With a source of records, and Anna's verified СНИЛС to look by."""
    async with a_door(clock, records={"far": far}) as opened:
        await insert_document(opened.world.anna_self, Paper(DocumentKind.SNILS, SNILS), clock(), verified=True)
        yield opened
