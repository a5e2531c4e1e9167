"""OpenID Connect Back-Channel Logout 1.0: a provider's word ends sessions, and nobody else's does."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from auth.back_channel import EVENT
from auth.watch import SessionWatch
from storage.models import Session
from tests.auth.conftest import Site, relying_party, site
from tests.auth.rogue import CLIENT_ID, ISSUER, Rogue, saying
from tests.auth.test_misbehaving_provider import unsigned
from tests.services.clock import SetClock

pytestmark = pytest.mark.usefixtures("database")
ADDRESS = "/auth/back-channel-logout/main"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What a token says is judged before any database is asked; test_back_channel.py of the storage asks each."""
    return sqlite_url


@pytest.fixture
def rogue(clock: SetClock) -> Rogue:
    rogue = Rogue(clock)
    rogue.claims = saying(sid="there-1")
    return rogue


@pytest.fixture
def door(rogue: Rogue, clock: SetClock) -> Site:
    return site(relying_party(rogue.provider(), clock, rogue.open_transport), clock=clock)


@pytest.fixture
async def visitor(door: Site, rogue: Rogue) -> AsyncIterator[httpx.AsyncClient]:
    """Signed in at the provider, in its session there-1."""
    async with door.browser() as client:
        await rogue.sign_in(client)
        yield client


@pytest.fixture
async def provider(door: Site) -> AsyncIterator[httpx.AsyncClient]:
    """The provider itself: no browser, no cookies."""
    async with door.browser() as client:
        yield client


def logout(rogue: Rogue, change: Callable[[dict[str, Any]], Any] = dict, **said: Any) -> str:
    now = int(rogue.clock().timestamp())
    claims = {"iss": ISSUER, "aud": CLIENT_ID, "iat": now, "exp": now + 120, "jti": "first", "events": {EVENT: {}}}
    return rogue.signed(change({**claims, "sid": "there-1", **said}), typ="logout+jwt")


async def tell(provider: httpx.AsyncClient, token: str) -> int:
    answer = await provider.post(ADDRESS, data={"logout_token": token})
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code


async def signed_in(browser: httpx.AsyncClient) -> bool:
    return (await browser.get("/whoami")).json() is not None


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({}, id="by its session"),
        pytest.param({"sid": None, "sub": "a-subject"}, id="by the person"),
        pytest.param({"sub": "a-subject"}, id="by both"),
        pytest.param({"aud": ["other", CLIENT_ID]}, id="to us and another"),
    ],
)
async def test_the_session_ends(
    rogue: Rogue, visitor: httpx.AsyncClient, provider: httpx.AsyncClient, said: dict[str, Any]
) -> None:
    assert await signed_in(visitor)
    assert await tell(provider, logout(rogue, saying(**said))) == 200
    assert not await signed_in(visitor)


async def test_a_token_that_names_its_type_as_any_other_jwt_is_heard(
    rogue: Rogue, visitor: httpx.AsyncClient, provider: httpx.AsyncClient
) -> None:
    # section 2.4 recommends the type, and providers of an earlier draft leave it out
    now = int(rogue.clock().timestamp())
    claims = {"iss": ISSUER, "aud": CLIENT_ID, "iat": now, "exp": now + 60, "jti": "a", "sid": "there-1"}
    assert await tell(provider, rogue.signed({**claims, "events": {EVENT: {}}})) == 200
    assert not await signed_in(visitor)


async def test_only_the_session_named_ends(
    rogue: Rogue, door: Site, visitor: httpx.AsyncClient, provider: httpx.AsyncClient
) -> None:
    async with door.browser() as other:
        rogue.claims = saying(sid="there-2")
        await rogue.sign_in(other)
        await tell(provider, logout(rogue))
        assert (await signed_in(visitor), await signed_in(other)) == (False, True)
        await tell(provider, logout(rogue, saying(sid=None, sub="a-subject", jti="second")))
        assert not await signed_in(other)


async def test_a_session_nobody_has_is_no_mistake(rogue: Rogue, provider: httpx.AsyncClient) -> None:
    assert await tell(provider, logout(rogue, sid="long gone")) == 200


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(saying(iss="http://other.example"), id="another issuer"),
        pytest.param(saying(iss=None), id="no issuer"),
        pytest.param(saying(aud="other"), id="another audience"),
        pytest.param(saying(aud=None), id="no audience"),
        pytest.param(saying(iat=None), id="no time of issue"),
        pytest.param(saying(iat="now"), id="a time of issue in words"),
        pytest.param(lambda told: {**told, "iat": told["iat"] - 3600}, id="issued long ago"),
        pytest.param(lambda told: {**told, "iat": told["iat"] + 3600}, id="issued in the future"),
        pytest.param(saying(exp=None), id="no expiry"),
        pytest.param(lambda told: {**told, "exp": told["iat"] - 120}, id="expired"),
        pytest.param(saying(exp=float("inf")), id="for ever"),
        pytest.param(saying(events=None), id="no events"),
        pytest.param(saying(events={"http://schemas.example/other": {}}), id="another event"),
        pytest.param(saying(events=[EVENT]), id="a list of events"),
        pytest.param(saying(events={EVENT: True}), id="an event that is no object"),
        pytest.param(saying(nonce="a-nonce"), id="a nonce: an ID token in disguise"),
        pytest.param(saying(sid=None), id="neither session nor person"),
        pytest.param(saying(sid=17), id="a number for a session"),
        pytest.param(saying(sid="a\x00b"), id="a session no database takes"),
        pytest.param(saying(sub=["a-subject"]), id="a list for a person"),
        pytest.param(saying(jti=None), id="no name of its own"),
        pytest.param(saying(jti=""), id="an empty name of its own"),
    ],
)
async def test_a_token_that_says_the_wrong_thing_ends_nothing(
    rogue: Rogue, visitor: httpx.AsyncClient, provider: httpx.AsyncClient, change: Callable[[dict[str, Any]], Any]
) -> None:
    assert await tell(provider, logout(rogue, change)) == 400
    assert await signed_in(visitor)


@pytest.mark.parametrize(
    "sign",
    [
        pytest.param(unsigned, id="unsigned"),
        pytest.param(
            lambda told: jwt.encode({"alg": "HS256"}, told, OctKey.import_key("s%cret: with/signs+ made long enough")),
            id="signed with our secret",
        ),
        pytest.param(
            lambda told: jwt.encode({"alg": "RS256", "kid": "first"}, told, RSAKey.generate_key(2048)),
            id="signed by somebody else",
        ),
        pytest.param(lambda _: "not.a.token", id="no token"),
    ],
)
async def test_a_token_the_provider_did_not_sign_ends_nothing(
    rogue: Rogue, visitor: httpx.AsyncClient, provider: httpx.AsyncClient, sign: Callable[[dict[str, Any]], str]
) -> None:
    now = int(rogue.clock().timestamp())
    claims = {"iss": ISSUER, "aud": CLIENT_ID, "iat": now, "exp": now + 120, "jti": "j", "sid": "there-1"}
    assert await tell(provider, sign({**claims, "events": {EVENT: {}}})) == 400
    assert await signed_in(visitor)


async def test_a_token_of_another_type_ends_nothing(
    rogue: Rogue, visitor: httpx.AsyncClient, provider: httpx.AsyncClient
) -> None:
    now = int(rogue.clock().timestamp())
    claims = {"iss": ISSUER, "aud": CLIENT_ID, "iat": now, "exp": now + 120, "jti": "j", "sid": "there-1"}
    for kind in ("at+jwt", "secevent+jwt", ""):
        token = rogue.signed({**claims, "events": {EVENT: {}}}, typ=kind)
        assert await tell(provider, token) == 400
    assert await signed_in(visitor)


async def test_a_token_is_heard_once(
    rogue: Rogue, visitor: httpx.AsyncClient, provider: httpx.AsyncClient, clock: SetClock
) -> None:
    token = logout(rogue)
    assert await tell(provider, token) == 200
    await rogue.sign_in(visitor)
    for wait in (timedelta(), timedelta(minutes=2), timedelta(minutes=9), timedelta(hours=1)):
        clock.advance(wait)
        assert await tell(provider, token) == 400
    assert await signed_in(visitor)


async def test_a_token_told_twice_at_once_is_heard_once(
    rogue: Rogue, visitor: httpx.AsyncClient, provider: httpx.AsyncClient
) -> None:
    token = logout(rogue)
    assert sorted(await asyncio.gather(*(tell(provider, token) for _ in range(5)))) == [200, 400, 400, 400, 400]
    assert not await signed_in(visitor)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", FORM),
        (b"logout_token=", FORM),
        (b"token=x", FORM),
        (b"logout_token=a&logout_token=b", FORM),
        (b"logout_token=" + b"x" * 20_000, FORM),
        (b"&".join(b"a=b" for _ in range(100)), FORM),
        (b"logout_token=\xff\xfe", FORM),
        (b'{"logout_token": "x"}', "application/json"),
        (b"logout_token=x", "text/plain"),
    ],
    ids=range(9),
)
async def test_what_is_no_form_with_one_token_is_refused(provider: httpx.AsyncClient, body: bytes, kind: str) -> None:
    answer = await provider.post(ADDRESS, content=body, headers={"content-type": kind})
    assert (answer.status_code, answer.json()) == (400, {"error": "invalid_request"})


async def test_a_provider_nobody_configured_is_not_heard(rogue: Rogue, provider: httpx.AsyncClient) -> None:
    answer = await provider.post("/auth/back-channel-logout/nobody", data={"logout_token": logout(rogue)})
    assert answer.status_code == 400
    assert (await provider.get(ADDRESS)).status_code == 405


async def test_a_watched_session_is_told_over_within_a_second(
    rogue: Rogue, door: Site, visitor: httpx.AsyncClient, provider: httpx.AsyncClient
) -> None:
    watch = SessionWatch(door.sessions)
    end = asyncio.create_task(watch.ended((await Session.get()).id))
    await asyncio.sleep(0)
    assert await signed_in(visitor)
    assert await tell(provider, logout(rogue)) == 200
    async with asyncio.timeout(1):
        await end
