"""The whole flow against a provider that others wrote and certified: npm's oidc-provider, over real HTTP."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest

from auth.provider import ClaimRule, Provider
from storage.models import Account, Login, Session
from tests.auth.conftest import ORIGIN, Site, relying_party, site
from tests.gateway.door import served
from tests.services import npm, process
from tests.services.clock import SetClock
from tests.services.ports import free_port
from tests.sign_in import Form

SECRET = "a s%cret: with/signs+and-more-of-them"


@dataclass(frozen=True)
class Peer:
    """`hears`: the port on loopback at which it tells us of logouts."""

    issuer: str
    hears: int


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peer]:
    place = npm.installed(Path(__file__).with_name("node"))
    port, hears = free_port(), free_port()
    logout = f"http://127.0.0.1:{hears}/auth/back-channel-logout/main"
    command = ["node", "provider.mjs", str(port), ORIGIN, SECRET, logout]
    server = process.start(command, tmp_path_factory.mktemp("peer") / "log", npm.environment(), place)
    try:
        server.wait_until(lambda: process.listens(port))
        yield Peer(f"http://127.0.0.1:{port}", hears)
    finally:
        server.stop()


def configured(peer: Peer, secret: str = SECRET) -> Provider:
    return Provider(peer.issuer, "talon", secret, ClaimRule("trusted"))


def door(provider: Provider) -> Site:
    # the peer tells the real time
    clock = SetClock(datetime.now(UTC))
    return site(relying_party(provider, clock), clock=clock)


@pytest.fixture
async def browser(database: str, peer: Peer) -> AsyncIterator[httpx.AsyncClient]:
    assert database
    async with browser_at(door(configured(peer))) as client:
        yield client


def browser_at(ours: Site) -> httpx.AsyncClient:
    """A browser for which our origin is the app, and every other address the network."""
    return httpx.AsyncClient(mounts={ORIGIN: httpx.ASGITransport(ours.app)}, base_url=ORIGIN)


async def follow(browser: httpx.AsyncClient, answer: httpx.Response) -> httpx.Response:
    """Goes along redirects as far as the next page, or the redirect away from our callback."""
    while answer.status_code == 303 and answer.url.path != "/auth/callback/main":
        answer = await browser.get(urljoin(str(answer.url), answer.headers["location"]))
    return answer


async def submit(browser: httpx.AsyncClient, page: httpx.Response, **filled: str) -> httpx.Response:
    form = Form(page.text)
    action = urljoin(str(page.url), form.action)
    return await follow(browser, await browser.post(action, data={**form.hidden, **filled}))


async def sign_in_at_peer(browser: httpx.AsyncClient, person: str) -> httpx.Response:
    login = await follow(browser, await browser.get("/auth/sign-in/main", params={"to": "/mine"}))
    consent = await submit(browser, login, login=person, password="any")
    return await submit(browser, consent)


async def test_a_person_signs_in(browser: httpx.AsyncClient, peer: Peer) -> None:
    arrived = await sign_in_at_peer(browser, "vera")
    assert (arrived.status_code, arrived.headers.get("location")) == (303, "/mine"), arrived.text
    account = await Account.get().select_related("patient")
    login = await Login.get(account_id=account.id)
    assert (login.issuer, login.subject, account.confirmed) == (peer.issuer, "vera", True)
    patient = account.patient
    assert patient is not None
    assert (patient.family_name, patient.middle_name, patient.birth_date) == ("Тихая", "Ивановна", date(1980, 1, 31))
    assert (await browser.get("/whoami")).json() is not None


async def test_a_person_without_birth_date_gets_an_account_alone(browser: httpx.AsyncClient) -> None:
    arrived = await sign_in_at_peer(browser, "oleg")
    assert arrived.status_code == 200
    account = await Account.get()
    assert (account.patient_id, account.confirmed) == (None, False)


async def test_who_turns_back_at_the_provider_reads_why(browser: httpx.AsyncClient) -> None:
    login = await follow(browser, await browser.get("/auth/sign-in/main"))
    arrived = await follow(browser, await browser.get(f"{login.url}/abort"))
    assert (arrived.status_code, arrived.headers["talon-reason"]) == (403, "DECLINED")


async def test_the_provider_itself_refuses_a_code_used_twice(browser: httpx.AsyncClient) -> None:
    await sign_in_at_peer(browser, "vera")
    # signed in there already, the provider sends straight back
    departed = await browser.get("/auth/sign-in/main")
    back = await browser.get(departed.headers["location"])
    used = httpx.URL(back.headers["location"])
    assert (await browser.get(used)).status_code == 303
    again = httpx.URL(
        (await browser.get((await browser.get("/auth/sign-in/main")).headers["location"])).headers["location"]
    )
    replayed = again.copy_set_param("code", used.params["code"])
    assert (await browser.get(replayed)).headers["talon-reason"] == "PROVIDER_REFUSED"


async def test_a_wrong_client_secret_is_the_providers_refusal(database: str, peer: Peer) -> None:
    assert database
    async with browser_at(door(configured(peer, "wrong"))) as browser:
        arrived = await sign_in_at_peer(browser, "vera")
    assert arrived.headers["talon-reason"] == "PROVIDER_REFUSED"
    assert await Account.all().count() == 0


async def test_signing_out_ends_both_sessions(browser: httpx.AsyncClient, peer: Peer) -> None:
    await sign_in_at_peer(browser, "vera")
    out = await browser.post("/auth/sign-out", headers={"origin": ORIGIN})
    assert await Session.all().count() == 0
    asks = await browser.get(out.headers["location"])
    assert asks.status_code == 200, asks.text
    form = Form(asks.text)
    home = await browser.post(urljoin(peer.issuer, form.action), data={**form.hidden, "logout": "yes"})
    assert home.headers["location"] == f"{ORIGIN}/"
    login = await follow(browser, await browser.get("/auth/sign-in/main"))
    assert "password" in login.text


async def test_who_signs_out_there_is_signed_out_here(database: str, peer: Peer) -> None:
    assert database
    ours = door(configured(peer))
    async with browser_at(ours) as browser, served(ours.app, peer.hears):
        await sign_in_at_peer(browser, "vera")
        assert (await Session.get()).sid is not None
        asks = await browser.get(f"{peer.issuer}/session/end")
        form = Form(asks.text)
        await browser.post(urljoin(peer.issuer, form.action), data={**form.hidden, "logout": "yes"})
        assert (await browser.get("/whoami")).json() is None
    assert await Session.all().count() == 0


async def test_a_fresh_sign_in_is_asked_for_and_shown(browser: httpx.AsyncClient) -> None:
    await sign_in_at_peer(browser, "vera")
    login = await follow(browser, await browser.get("/auth/step-up/main"))
    # signed in there already, and asked all the same
    assert "password" in login.text
    arrived = await submit(browser, login, login="vera", password="any")
    # it is the same person, just now; this provider tells of no second factor
    assert arrived.headers["talon-reason"] == "SECOND_FACTOR_NOT_SHOWN"


async def test_a_provider_that_is_not_there_is_called_silent(clock: SetClock) -> None:
    nowhere = Provider(f"http://127.0.0.1:{free_port()}", "talon", "secret", ClaimRule("trusted"))
    async with site(relying_party(nowhere, clock), clock=clock).browser() as browser:
        answer = await browser.get("/auth/sign-in/main")
    assert (answer.status_code, answer.headers["talon-reason"]) == (503, "PROVIDER_SILENT")
