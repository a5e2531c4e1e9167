from collections.abc import AsyncIterator

import pytest

from storage.database import close_database, open_database
from tests.auth.own.site import Browser, OwnSite, own_site
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING


@pytest.fixture
def site(database: str, clock: SetClock) -> OwnSite:  # noqa: ARG001 - it must be open
    return own_site(clock)


@pytest.fixture
async def browser(site: OwnSite) -> AsyncIterator[Browser]:
    async with site.browser() as opened:
        yield opened


@pytest.fixture
async def postgresql_database(postgresql_url: str) -> AsyncIterator[str]:
    """Where several transactions run at the same time."""
    await open_database(postgresql_url, TEST_RING)
    yield postgresql_url
    await close_database()


@pytest.fixture
def racing(postgresql_database: str, clock: SetClock) -> OwnSite:  # noqa: ARG001 - it must be open
    return own_site(clock)
