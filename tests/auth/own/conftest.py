from collections.abc import AsyncIterator

import pytest

from tests.auth.own.site import Browser, OwnSite, own_site
from tests.services.clock import SetClock


@pytest.fixture
def site(database: str, clock: SetClock) -> OwnSite:  # noqa: ARG001 - it must be open
    return own_site(clock)


@pytest.fixture
async def browser(site: OwnSite) -> AsyncIterator[Browser]:
    async with site.browser() as opened:
        yield opened
