from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from tests.federation.running import Federation, running
from tests.services.ports import free_port
from tests.sign_in import sign_in, step_up


@pytest.fixture(scope="session")
def federation() -> Iterator[Federation]:
    with running(free_port(), with_page=False) as federation:
        yield federation


@pytest.fixture
async def anna(federation: Federation) -> AsyncIterator[httpx.AsyncClient]:
    """A demo person, signed in with a second factor."""
    async with httpx.AsyncClient(base_url=federation.origin, timeout=60, headers={"Origin": federation.origin}) as http:
        await sign_in(http, "anna")
        await step_up(http, "anna")
        yield http
