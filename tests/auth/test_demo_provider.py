"""The demo provider is a real one: strict with its client, and nowhere near production."""

import base64
from datetime import timedelta
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from auth.demo_provider.people import ANNA, PEOPLE
from auth.demo_provider.provider import DemoInProduction, DemoProvider
from auth.demo_provider.requests import challenge_of
from tests.auth.conftest import ORIGIN, Site, demo_site
from tests.services.clock import SetClock

VERIFIER = "v" * 64
ASKED = {
    "response_type": "code",
    "client_id": "talon",
    "redirect_uri": f"{ORIGIN}/auth/callback/demo",
    "scope": "openid profile",
    "state": "a-state",
    "nonce": "a-nonce",
    "code_challenge": challenge_of(VERIFIER),
    "code_challenge_method": "S256",
}


@pytest.fixture
def demo(clock: SetClock) -> Site:
    return demo_site(clock)


def basic(demo: Site) -> dict[str, str]:
    assert demo.demo
    provider = demo.demo.as_configured()
    pair = base64.b64encode(f"{provider.client_id}:{provider.client_secret}".encode()).decode()
    return {"authorization": f"Basic {pair}"}


async def code_for(browser: httpx.AsyncClient, person: str = "anna", **asked: str) -> dict[str, str]:
    """What the provider sends back to our callback."""
    answer = await browser.post("/demo-provider/authorize", data={**ASKED, **asked, "person": person})
    location = urlsplit(answer.headers["location"])
    assert f"{location.scheme}://{location.netloc}{location.path}" == ASKED["redirect_uri"]
    return {name: values[0] for name, values in parse_qs(location.query).items()}


def redemption(code: str, /, **other: str) -> dict[str, str]:
    redeemed = {"grant_type": "authorization_code", "code": code, "redirect_uri": ASKED["redirect_uri"]}
    return {**redeemed, "code_verifier": VERIFIER, **other}


def test_it_refuses_to_start_in_production(clock: SetClock) -> None:
    with pytest.raises(DemoInProduction, match="TALON_DEMO=0"):
        DemoProvider(ORIGIN, clock, production=True)


async def test_a_code_is_redeemed_once(demo: Site, browser: httpx.AsyncClient) -> None:
    answer = await code_for(browser)
    assert (answer["state"], answer["iss"]) == ("a-state", f"{ORIGIN}/demo-provider")
    first = await browser.post("/demo-provider/token", data=redemption(answer["code"]), headers=basic(demo))
    assert first.status_code == 200
    assert first.headers["cache-control"] == "no-store"
    told = await browser.get(
        "/demo-provider/userinfo", headers={"authorization": f"Bearer {first.json()['access_token']}"}
    )
    assert told.json() == ANNA.claims()
    second = await browser.post("/demo-provider/token", data=redemption(answer["code"]), headers=basic(demo))
    assert (second.status_code, second.json()) == (400, {"error": "invalid_grant"})


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"code_verifier": "w" * 64}, "invalid_grant"),
        ({"code_verifier": ""}, "invalid_grant"),
        ({"code_verifier": "é" * 64}, "invalid_grant"),
        ({"code": "made-up"}, "invalid_grant"),
        ({"redirect_uri": f"{ORIGIN}/elsewhere"}, "invalid_grant"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
    ],
)
async def test_a_wrong_redemption_is_refused(
    demo: Site, browser: httpx.AsyncClient, other: dict[str, str], error: str
) -> None:
    code = (await code_for(browser))["code"]
    answer = await browser.post("/demo-provider/token", data=redemption(code, **other), headers=basic(demo))
    assert (answer.status_code, answer.json()) == (400, {"error": error})


async def test_a_code_ends_after_a_minute_and_an_access_token_after_ten(
    demo: Site, browser: httpx.AsyncClient, clock: SetClock
) -> None:
    code = (await code_for(browser))["code"]
    tokens = (await browser.post("/demo-provider/token", data=redemption(code), headers=basic(demo))).json()
    late = (await code_for(browser))["code"]
    clock.advance(timedelta(seconds=61))
    answer = await browser.post("/demo-provider/token", data=redemption(late), headers=basic(demo))
    assert answer.json() == {"error": "invalid_grant"}
    clock.advance(timedelta(minutes=10))
    bearer = {"authorization": f"Bearer {tokens['access_token']}"}
    assert (await browser.get("/demo-provider/userinfo", headers=bearer)).status_code == 401


@pytest.mark.parametrize("header", [None, "Basic dGFsb246d3Jvbmc=", "Basic dGFsb24=", "Basic é", "Bearer x"])
async def test_a_client_without_its_secret_gets_nothing(browser: httpx.AsyncClient, header: str | None) -> None:
    code = (await code_for(browser))["code"]
    headers = {} if header is None else {b"authorization": header.encode()}
    answer = await browser.post("/demo-provider/token", data=redemption(code), headers=headers)
    assert (answer.status_code, answer.json()) == (401, {"error": "invalid_client"})


@pytest.mark.parametrize(
    "asked",
    [
        {"client_id": "another"},
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": f"{ORIGIN}/auth/callback/demo?x=1"},
        {"redirect_uri": ""},
    ],
)
async def test_a_request_of_another_client_goes_nowhere(browser: httpx.AsyncClient, asked: dict[str, str]) -> None:
    for answer in (
        await browser.get("/demo-provider/authorize", params={**ASKED, **asked}),
        await browser.post("/demo-provider/authorize", data={**ASKED, **asked, "person": "anna"}),
    ):
        assert answer.status_code == 400
        assert "location" not in answer.headers


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": ""}, "invalid_request"),
        ({"prompt": "none"}, "login_required"),
    ],
)
async def test_a_request_it_can_not_serve_goes_back_with_an_error(
    browser: httpx.AsyncClient, asked: dict[str, str], error: str
) -> None:
    answer = await code_for(browser, **asked)
    assert (answer["error"], answer["state"], "code" in answer) == (error, "a-state", False)


async def test_an_unknown_person_is_a_refusal(browser: httpx.AsyncClient) -> None:
    assert (await code_for(browser, "nobody"))["error"] == "access_denied"


async def test_signing_out_leads_home_and_nowhere_else(browser: httpx.AsyncClient) -> None:
    home = {"client_id": "talon", "post_logout_redirect_uri": f"{ORIGIN}/"}
    assert (await browser.get("/demo-provider/end-session", params=home)).headers["location"] == f"{ORIGIN}/"
    away = {"client_id": "talon", "post_logout_redirect_uri": "https://evil.example/"}
    answer = await browser.get("/demo-provider/end-session", params=away)
    assert (answer.status_code, "location" in answer.headers) == (200, False)


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(("language", "shows"), [("ru", "Анна Сергеевна Ковалёва"), ("en", "Anna Kovalyova")])
async def test_the_page_lists_the_people_in_the_language_asked_for(
    browser: httpx.AsyncClient, language: str, shows: str
) -> None:
    page = Page((await browser.get("/demo-provider/authorize", params={**ASKED, "ui_locales": language})).text)
    assert ("html", {"lang": language}) in page.tags
    assert shows in page.text
    buttons = [attrs["value"] for tag, attrs in page.tags if tag == "button"]
    assert buttons == [*PEOPLE, ""]


async def test_the_page_runs_nothing_and_echoes_nothing_unescaped(browser: httpx.AsyncClient) -> None:
    hostile = '"><script>alert(1)</script>'
    answer = await browser.get("/demo-provider/authorize", params={**ASKED, "state": hostile})
    assert "<script" not in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
