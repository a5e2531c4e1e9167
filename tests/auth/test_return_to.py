"""After signing in people come back to a page of ours, whatever a link asked for."""

import httpx
import pytest

from tests.sign_in import sign_in


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """Where people are sent is the same on each database."""
    return sqlite_url


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/auth/sign-out",
        "/\r\nSet-Cookie: a=b",
        "/" + "a" * 2000,
        "",
    ],
)
async def test_nobody_is_sent_anywhere_else_after_signing_in(browser: httpx.AsyncClient, to: str) -> None:
    arrived = await sign_in(browser, "anna", to)
    assert arrived.headers["location"] == "/"


@pytest.mark.parametrize(
    "to", ["/", "/doctor/17", "/?q=терапевт&day=2031-03-04", "/a//b", "/x?next=https://evil.example"]
)
async def test_own_pages_are_gone_back_to(browser: httpx.AsyncClient, to: str) -> None:
    arrived = await sign_in(browser, "anna", to)
    assert httpx.URL(arrived.headers["location"]) == httpx.URL(to)
