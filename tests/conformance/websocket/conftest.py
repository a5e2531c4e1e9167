from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from storage.database import close_database, open_database
from tests.conformance.websocket.wire import Line
from tests.gateway.door import a_door, served
from tests.services.clock import SetClock
from tests.services.databases import SQLiteTemplate
from tests.services.keys import TEST_RING


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def line(sqlite_template: SQLiteTemplate, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Line]:
    """A real server for the whole file: what one socket does must be nothing to the others anyway."""
    with sqlite_template.copy(tmp_path_factory.mktemp("line")) as url:
        await open_database(url, TEST_RING)
        try:
            async with a_door(SetClock()) as door, served(door.app) as address:
                yield Line(door, address)
        finally:
            await close_database()
