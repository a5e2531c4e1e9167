"""What every answer of the gateway tells a browser."""

from collections.abc import AsyncIterator

import pytest

from gateway.settings import read_settings
from storage.database import close_database, open_database
from tests.gateway.door import Door, a_door
from tests.gateway.test_production import PRODUCTION
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING

ADDRESSES = (
    "/graphql",
    "/auth/sign-in",
    "/auth/options",
    "/auth/callback",
    "/files/appointments/A.pdf",
    "/health/live",
    "/no",
)


@pytest.fixture
async def production(sqlite_url: str, clock: SetClock) -> AsyncIterator[Door]:
    await open_database(sqlite_url, TEST_RING)
    try:
        async with a_door(clock, read_settings(PRODUCTION)) as door:
            yield door
    finally:
        await close_database()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_every_answer_says_how_it_may_be_used(production: Door, address: str, method: str) -> None:
    answer = await production.caller().client.request(method, address, follow_redirects=False)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer")
    assert answer.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    assert "server" not in answer.headers


async def test_over_plain_http_on_loopback_no_browser_is_told_to_use_tls(sqlite_door: Door) -> None:
    answer = await sqlite_door.caller().client.get("/health/live")
    assert "strict-transport-security" not in answer.headers


async def test_text_names_its_encoding_and_json_is_json(production: Door) -> None:
    for address in ("/graphql", "/health/live", "/no", "/auth/options", "/auth/callback"):
        kind = (await production.caller().client.get(address)).headers["content-type"].lower()
        assert kind.startswith("application/json") or kind.endswith("; charset=utf-8"), address
