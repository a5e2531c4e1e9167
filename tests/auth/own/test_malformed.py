"""Whatever is sent to the door is answered, never a fault."""

import json
import random
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from auth.door.routes import DEEDS, door_routes
from tests.auth.conftest import ORIGIN
from tests.auth.own.site import Browser, OwnSite, Person, form, own_site
from tests.services.clock import SetClock

VALUES: list[Any] = [
    None, True, 0, -1, 2**70, 1.5, "", " ", "x", "\x00", "\u202e", "é" * 500, "x" * 5000, "+79001230001", "a@b.ru",
    [], {}, [[[[[]]]]], {"id": {}}, {"id": "AAAA"}, ["x"] * 50, "Session:1", "U2Vzc2lvbjox", "2000-02-30", "0001-01-01",
]  # fmt: skip
NAMES = (
    "login", "password", "current", "to", "lang", "kind", "code", "handle", "phone", "email", "familyName", "givenName",
    "middleName", "birthDate", "sex", "consent", "phoneCode", "emailCode", "credential", "label", "id", "value",
)  # fmt: skip
BODIES = [
    b"", b"{", b"null", b"[]", b"1", b'"x"', b"\xff\xfe", b'{"a":', b"[" * 5000, b'{"a":' * 2000,
    b'{"login": "\\ud800"}', b"9" * 4301, b'{"a":' + b"9" * 4301 + b"}", b"NaN", b'{"login":1e999}',
    "{\u2028}".encode(),
]  # fmt: skip


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
async def signed_in(site: OwnSite) -> AsyncIterator[Browser]:
    async with site.browser() as browser:
        await site.with_app(browser)
        yield browser


async def told(browser: Browser, path: str, content: bytes, **headers: str) -> httpx.Response:
    given = {"content-type": "application/json"} | headers
    response = await browser.client.post(f"/auth/{path}", content=content, headers=given)
    assert response.status_code < 500, (path, content[:100])
    if response.status_code >= 400 and response.status_code != 405:
        error = response.json()["error"]
        assert error["code"].isupper()
        assert error["message"]
    return response


@pytest.mark.parametrize("content", BODIES)
async def test_a_body_that_is_no_object_is_refused(browser: Browser, content: bytes) -> None:
    for path in DEEDS:
        assert (await told(browser, path, content)).status_code in (400, 401, 404)


@pytest.mark.parametrize("path", DEEDS)
async def test_values_of_any_kind_are_answered(signed_in: Browser, path: str) -> None:
    dice = random.Random(path)
    for _ in range(25):
        body = {name: dice.choice(VALUES) for name in NAMES if dice.random() < 0.8}
        await told(signed_in, path, json.dumps(body | {"odd": 1}).encode())


@pytest.mark.parametrize("path", ["register", "sign-in/password"])
async def test_one_wrong_value_among_right_ones_is_answered(browser: Browser, path: str) -> None:
    right = form(Person("+79001239902", "right@example.org")) | {"login": "+79001239902"}
    for name in right:
        for value in VALUES:
            await told(browser, path, json.dumps(right | {name: value}).encode())


async def test_a_body_too_large_is_refused(browser: Browser) -> None:
    said = await told(browser, "sign-in/password", b'{"login":"' + b"x" * 16_384 + b'"}')
    assert (said.status_code, said.json()["error"]["code"]) == (413, "TOO_LARGE")


@pytest.mark.parametrize(
    "media", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "json"]
)
async def test_only_json_is_read(browser: Browser, media: str) -> None:
    # a form of another site could send any of these without asking
    assert (await told(browser, "sign-in/password", b"{}", **{"content-type": media})).status_code == 400


async def test_a_link_changes_nothing(browser: Browser) -> None:
    for path in DEEDS:
        assert (await browser.client.get(f"/auth/{path}")).status_code == 405


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8001"},
        {"origin": "http://["},
    ],
)
async def test_another_sites_page_gets_nothing(site: OwnSite, headers: dict[str, str]) -> None:
    async with site.browser(**headers) as foreign:
        for path in DEEDS:
            said = await foreign.post(path)
            assert (said.status, said.code) == (403, "FOREIGN_ORIGIN")


async def test_answers_are_kept_by_nobody(browser: Browser) -> None:
    said = await browser.post("sign-in/password", login="x", password="y")
    assert said.response.headers["cache-control"] == "no-store"


async def test_without_own_accounts_only_what_all_need_is_served(site: OwnSite, clock: SetClock) -> None:
    closed = own_site(clock)
    routes = door_routes(closed.own, own_accounts=False)
    closed.app.router.routes[: len(routes)] = routes
    async with closed.browser() as browser:
        assert (await browser.client.get("/auth/options")).json() == {
            "providers": [], "ownAccounts": False, "passkeys": False,
        }  # fmt: skip
        for path in DEEDS:
            served = path in ("step-up", "sessions/end", "sessions/end-others", "logins/remove")
            assert (await browser.post(path)).code == ("SIGN_IN_REQUIRED" if served else "OWN_ACCOUNTS_OFF")
    assert site.own.origin == ORIGIN
