"""What other sites and strangers send changes nothing."""

import httpx
import pytest

from tests.auth.conftest import ORIGIN, Site
from tests.sign_in import sign_in


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What strangers send is turned away before any database is written."""
    return sqlite_url


async def who(browser: httpx.AsyncClient) -> str | None:
    told = (await browser.get("/whoami")).json()
    return None if told is None else told["actor"]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:8001"},
        {"origin": "null"},
        {},
        {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
        {"origin": "null", "sec-fetch-site": "same-site"},
    ],
)
async def test_another_site_signs_nobody_out(browser: httpx.AsyncClient, headers: dict[str, str]) -> None:
    await sign_in(browser, "anna")
    answer = await browser.post("/auth/sign-out", headers=headers)
    assert (answer.status_code, answer.headers["talon-reason"]) == (403, "FOREIGN_ORIGIN")
    assert await who(browser) is not None


async def test_a_link_signs_nobody_out(browser: httpx.AsyncClient) -> None:
    await sign_in(browser, "anna")
    assert (await browser.get("/auth/sign-out")).status_code == 405
    assert await who(browser) is not None


async def test_a_strict_referrer_policy_does_not_keep_anybody_signed_in(browser: httpx.AsyncClient) -> None:
    await sign_in(browser, "anna")
    headers = {"origin": "null", "sec-fetch-site": "same-origin"}
    assert (await browser.post("/auth/sign-out", headers=headers)).status_code == 303


@pytest.mark.parametrize("cookie", ["", "x", "A" * 43, "A" * 44, "é" * 43, "A" * 5000, "' OR 1=1 --"])
async def test_a_cookie_of_nobodys_is_nobody(demo: Site, cookie: str) -> None:
    async with demo.browser() as browser:
        answer = await browser.get("/whoami", headers={b"cookie": f"talon_session={cookie}".encode()})
    assert answer.json() is None
