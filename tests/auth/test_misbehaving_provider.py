"""Nobody gets in on an answer that OpenID Connect forbids, and the person gets a page, not a fault."""

import base64
import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from storage.models import Account, Session
from tests.auth.conftest import ORIGIN, Site, relying_party, site
from tests.auth.rogue import CLIENT_ID, ISSUER, Rogue, saying
from tests.services.clock import SetClock

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What a provider says is judged before any database is asked: one kind is enough."""
    return sqlite_url


@pytest.fixture
def rogue(clock: SetClock) -> Rogue:
    return Rogue(clock)


@pytest.fixture
def door(rogue: Rogue, clock: SetClock) -> Site:
    return site(relying_party(rogue.provider(), clock, rogue.open_transport), clock=clock)


@pytest.fixture
async def visitor(door: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with door.browser() as client:
        yield client


async def refused(answer: httpx.Response, visitor: httpx.AsyncClient, reason: str) -> None:
    """The answer is a page that says no, and nothing of a sign-in has happened."""
    assert (answer.headers.get("talon-reason"), answer.status_code // 100 != 2) == (reason, True), answer.text
    assert answer.status_code != 500
    assert reason in answer.text
    assert "talon_session" not in visitor.cookies
    assert (await visitor.get("/whoami")).json() is None
    assert (await Account.all().count(), await Session.all().count()) == (0, 0)


async def test_an_honest_answer_lets_the_person_in(rogue: Rogue, visitor: httpx.AsyncClient) -> None:
    answer = await rogue.sign_in(visitor, "/mine")
    assert (answer.status_code, answer.headers["location"]) == (303, "/mine")
    assert (await visitor.get("/whoami")).json() is not None


async def test_the_client_proves_itself_with_its_secret_encoded_as_oauth_asks(
    rogue: Rogue, visitor: httpx.AsyncClient
) -> None:
    await rogue.sign_in(visitor)
    basic = next(seen for seen in rogue.seen if seen.startswith("Basic "))
    assert base64.b64decode(basic[6:]) == b"talon:s%25cret%3A+with%2Fsigns%2B"


async def test_every_departure_asks_for_code_with_pkce_state_and_nonce(
    rogue: Rogue, visitor: httpx.AsyncClient
) -> None:
    await rogue.depart(visitor)
    first = dict(rogue.asked)
    await rogue.depart(visitor)
    assert first["response_type"] == "code"
    assert first["code_challenge_method"] == "S256"
    assert first["redirect_uri"] == f"{ORIGIN}/auth/callback/main"
    assert all(len(first[name]) >= 43 and first[name] != rogue.asked[name] for name in CHANGING)


CHANGING = ("state", "nonce", "code_challenge")


@pytest.mark.parametrize(
    "discovery",
    [
        pytest.param(saying(issuer="http://other.example"), id="another issuer"),
        pytest.param(saying(issuer=f"{ISSUER}/"), id="the issuer with a slash more"),
        pytest.param(saying(issuer=None), id="no issuer"),
        pytest.param(saying(authorization_endpoint=None), id="no authorization endpoint"),
        pytest.param(saying(token_endpoint="javascript:alert(1)"), id="a token endpoint that is no address"),
        pytest.param(saying(jwks_uri=17), id="a number for an address"),
        pytest.param(lambda _: ["issuer"], id="a list"),
        pytest.param(lambda _: PlainTextResponse("{"), id="no JSON"),
    ],
)
async def test_a_provider_that_publishes_nonsense_is_not_gone_to(
    rogue: Rogue, visitor: httpx.AsyncClient, discovery: Callable[[dict[str, Any]], Any]
) -> None:
    rogue.discovery = discovery
    await refused(await rogue.depart(visitor), visitor, "PROVIDER_MISTRUSTED")


@pytest.mark.parametrize("status", [404, 500, 503])
async def test_a_provider_that_fails_is_called_silent(rogue: Rogue, visitor: httpx.AsyncClient, status: int) -> None:
    rogue.discovery = lambda _: PlainTextResponse("down", status)
    await refused(await rogue.depart(visitor), visitor, "PROVIDER_SILENT")


@pytest.mark.parametrize(
    "callback",
    [
        pytest.param(saying(iss="http://other.example"), id="another issuer"),
        pytest.param(saying(iss=None), id="no issuer, though the provider says that it sends one"),
        pytest.param(saying(code=None), id="no code"),
        pytest.param(saying(code=None, error="access_denied", iss="http://other.example"), id="another's refusal"),
    ],
)
async def test_a_callback_that_is_not_the_providers_answer_is_refused(
    rogue: Rogue, visitor: httpx.AsyncClient, callback: Callable[[dict[str, Any]], Any]
) -> None:
    rogue.callback = callback
    await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")
    assert "/token" not in rogue.seen


async def test_without_the_promise_of_iss_its_absence_is_fine_but_a_wrong_one_is_not(
    rogue: Rogue, visitor: httpx.AsyncClient
) -> None:
    rogue.discovery = saying(authorization_response_iss_parameter_supported=None)
    rogue.callback = saying(iss="http://other.example")
    await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")
    rogue.callback = saying(iss=None)
    assert (await rogue.sign_in(visitor)).status_code == 303


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("access_denied", "DECLINED"),
        ("login_required", "DECLINED"),
        ("server_error", "PROVIDER_REFUSED"),
        ("<script>alert(1)</script>", "PROVIDER_REFUSED"),
    ],
)
async def test_an_error_of_the_provider_becomes_a_page_with_a_reason(
    rogue: Rogue, visitor: httpx.AsyncClient, error: str, reason: str
) -> None:
    rogue.callback = saying(code=None, error=error, error_description="<b>Вера Тихая</b>")
    answer = await rogue.sign_in(visitor)
    await refused(answer, visitor, reason)
    assert "<script>" not in answer.text
    assert "Вера" not in answer.text


@pytest.mark.parametrize(
    "callback",
    [
        pytest.param(saying(state=None), id="no state"),
        pytest.param(saying(state="made-up"), id="a state of nobody's"),
        pytest.param(saying(state="\x00"), id="a state no database takes"),
    ],
)
async def test_a_callback_nobody_waits_for_is_refused(
    rogue: Rogue, visitor: httpx.AsyncClient, callback: Callable[[dict[str, Any]], Any]
) -> None:
    rogue.callback = callback
    await refused(await rogue.sign_in(visitor), visitor, "SIGN_IN_EXPIRED")


async def test_a_callback_with_a_parameter_twice_is_refused(rogue: Rogue, visitor: httpx.AsyncClient) -> None:
    await rogue.depart(visitor)
    twice = {"code": ["one", "two"], "state": rogue.asked["state"], "iss": ISSUER}
    await refused(await visitor.get("/auth/callback/main", params=twice), visitor, "PROVIDER_MISTRUSTED")


async def test_a_state_works_once(rogue: Rogue, visitor: httpx.AsyncClient) -> None:
    await rogue.depart(visitor)
    assert (await rogue.come_back(visitor)).status_code == 303
    again = await rogue.come_back(visitor)
    assert again.headers["talon-reason"] == "SIGN_IN_EXPIRED"


async def test_a_state_works_only_in_the_browser_that_began(rogue: Rogue, door: Site) -> None:
    async with door.browser() as attacker, door.browser() as victim, door.browser() as another:
        await rogue.depart(another)
        await rogue.depart(attacker)
        for browser in (victim, another):
            await refused(await rogue.come_back(browser), browser, "SIGN_IN_EXPIRED")
        assert (await rogue.come_back(attacker)).status_code == 303


async def test_a_state_is_forgotten_after_a_quarter_of_an_hour(
    rogue: Rogue, visitor: httpx.AsyncClient, clock: SetClock
) -> None:
    await rogue.depart(visitor)
    clock.advance(timedelta(minutes=15, seconds=1))
    await refused(await rogue.come_back(visitor), visitor, "SIGN_IN_EXPIRED")


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(saying(iss="http://other.example"), id="another issuer"),
        pytest.param(saying(iss=None), id="no issuer"),
        pytest.param(saying(aud="somebody-else"), id="another audience"),
        pytest.param(saying(aud=["somebody-else"]), id="a list without us"),
        pytest.param(saying(aud=[CLIENT_ID, "somebody-else"]), id="two audiences and no azp"),
        pytest.param(saying(aud=[CLIENT_ID, "other"], azp="other"), id="azp names another"),
        pytest.param(saying(azp="other"), id="azp names another, though the audience is us"),
        pytest.param(saying(aud=None), id="no audience"),
        pytest.param(saying(nonce="another"), id="another nonce"),
        pytest.param(saying(nonce=None), id="no nonce"),
        pytest.param(saying(nonce=["list"]), id="a list for a nonce"),
        pytest.param(saying(sub=None), id="no subject"),
        pytest.param(saying(sub=""), id="an empty subject"),
        pytest.param(saying(sub=17), id="a number for a subject"),
        pytest.param(saying(sub="x" * 256), id="a subject too long"),
        pytest.param(saying(sub="a\x00b"), id="a subject no database takes"),
        pytest.param(saying(exp=None), id="no expiry"),
        pytest.param(saying(exp=1), id="expired"),
        pytest.param(saying(exp="tomorrow"), id="an expiry in words"),
        pytest.param(saying(exp=float("nan")), id="an expiry that is no number"),
        pytest.param(saying(iat=None), id="no time of issue"),
        pytest.param(saying(iat=1), id="issued long ago"),
        pytest.param(lambda told: {**told, "iat": told["iat"] + 3600}, id="issued in the future"),
        pytest.param(lambda told: {**told, "nbf": told["iat"] + 3600}, id="not valid yet"),
        pytest.param(saying(at_hash="AAAAAAAAAAAAAAAAAAAAAA"), id="another access token's hash"),
    ],
)
async def test_a_token_that_says_the_wrong_thing_is_refused(
    rogue: Rogue, visitor: httpx.AsyncClient, claims: Callable[[dict[str, Any]], Any]
) -> None:
    rogue.claims = claims
    await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")


def unsigned(claims: dict[str, Any]) -> str:
    parts = ({"alg": "none"}, claims)
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts) + "."


async def test_an_unsigned_token_is_refused(rogue: Rogue, visitor: httpx.AsyncClient) -> None:
    rogue.discovery = saying(id_token_signing_alg_values_supported=["none", "RS256"])
    rogue.sign = unsigned
    await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")


async def test_a_token_signed_with_our_own_secret_is_refused(rogue: Rogue, visitor: httpx.AsyncClient) -> None:
    rogue.discovery = saying(id_token_signing_alg_values_supported=["HS256", "RS256"])
    secret = OctKey.import_key("s%cret: with/signs+ and more to make it long enough")
    rogue.sign = lambda claims: jwt.encode({"alg": "HS256"}, claims, secret)
    await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")


async def test_a_token_signed_with_the_public_key_as_a_secret_is_refused(
    rogue: Rogue, visitor: httpx.AsyncClient
) -> None:
    public = OctKey.import_key(base64.b64encode(json.dumps(rogue.key.as_dict(private=False)).encode()))
    rogue.discovery = saying(id_token_signing_alg_values_supported=["HS256", "RS256"])
    rogue.sign = lambda claims: jwt.encode({"alg": "HS256", "kid": rogue.key.kid}, claims, public)
    await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")


async def test_a_token_signed_by_somebody_else_under_the_same_key_id_is_refused(
    rogue: Rogue, visitor: httpx.AsyncClient
) -> None:
    other = RSAKey.generate_key(2048, {"kid": "first"})
    rogue.sign = lambda claims: jwt.encode({"alg": "RS256", "kid": "first"}, claims, other)
    await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")


async def test_an_algorithm_the_provider_does_not_announce_is_refused(rogue: Rogue, visitor: httpx.AsyncClient) -> None:
    rogue.sign = lambda claims: rogue.signed(claims, "PS256")
    await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")


async def test_an_algorithm_that_is_announced_is_taken(rogue: Rogue, visitor: httpx.AsyncClient) -> None:
    rogue.discovery = saying(id_token_signing_alg_values_supported=["ES256"])
    rogue.key = ECKey.generate_key("P-256", {"kid": "curve"})
    rogue.sign = lambda claims: rogue.signed(claims, "ES256")
    assert (await rogue.sign_in(visitor)).status_code == 303


@pytest.mark.parametrize(
    "sign",
    [
        pytest.param(lambda _: "not-a-token", id="no parts"),
        pytest.param(lambda _: "..", id="empty parts"),
        pytest.param(lambda _: "é.é.é", id="letters of no token"),
        pytest.param(lambda _: "W10.W10.W10", id="lists"),
        pytest.param(lambda _: "eyJhbGciOlsiUlMyNTYiXX0.e30.e30", id="a list of algorithms"),
    ],
)
async def test_what_is_no_token_is_refused(
    rogue: Rogue, visitor: httpx.AsyncClient, sign: Callable[[dict[str, Any]], str]
) -> None:
    rogue.sign = sign
    await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")


@pytest.mark.parametrize(
    "tokens",
    [
        pytest.param(saying(id_token=None), id="no ID token"),
        pytest.param(saying(id_token=17), id="a number for an ID token"),
        pytest.param(saying(access_token=None), id="no access token"),
        pytest.param(saying(token_type="mac"), id="an access token of another type"),
        pytest.param(lambda _: ["id_token"], id="a list"),
        pytest.param(lambda _: PlainTextResponse("<html>"), id="no JSON"),
    ],
)
async def test_a_token_answer_that_lacks_something_is_refused(
    rogue: Rogue, visitor: httpx.AsyncClient, tokens: Callable[[dict[str, Any]], Any]
) -> None:
    rogue.tokens = tokens
    await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")


async def test_a_code_the_provider_does_not_know_is_its_refusal(rogue: Rogue, visitor: httpx.AsyncClient) -> None:
    rogue.tokens = lambda _: {"error": "invalid_grant", "error_description": "Вера Тихая"}
    await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_REFUSED")


@pytest.mark.parametrize(
    ("userinfo", "reason"),
    [
        pytest.param(saying(sub="another-subject"), "PROVIDER_MISTRUSTED", id="another subject"),
        pytest.param(saying(sub=None), "PROVIDER_MISTRUSTED", id="no subject"),
        pytest.param(lambda _: PlainTextResponse("e30.e30.e30"), "PROVIDER_MISTRUSTED", id="no JSON"),
        pytest.param(lambda _: RedirectResponse("http://inside.example/"), "PROVIDER_SILENT", id="a redirect"),
        pytest.param(lambda _: Response(status_code=503), "PROVIDER_SILENT", id="a failure"),
    ],
)
async def test_userinfo_about_somebody_else_is_refused(
    rogue: Rogue, visitor: httpx.AsyncClient, userinfo: Callable[[dict[str, Any]], Any], reason: str
) -> None:
    rogue.userinfo = userinfo
    await refused(await rogue.sign_in(visitor), visitor, reason)


async def test_new_keys_are_fetched_when_a_token_names_an_unknown_one(
    rogue: Rogue, visitor: httpx.AsyncClient, clock: SetClock
) -> None:
    assert (await rogue.sign_in(visitor)).status_code == 303
    clock.advance(timedelta(minutes=1))
    rogue.key = RSAKey.generate_key(2048, {"kid": "second"})
    assert (await rogue.sign_in(visitor)).status_code == 303
    assert rogue.seen.count("/jwks") == 2


async def test_new_keys_are_fetched_when_they_changed_under_the_same_id(
    rogue: Rogue, visitor: httpx.AsyncClient, clock: SetClock
) -> None:
    assert (await rogue.sign_in(visitor)).status_code == 303
    clock.advance(timedelta(minutes=1))
    rogue.key = RSAKey.generate_key(2048, {"kid": "first"})
    assert (await rogue.sign_in(visitor)).status_code == 303


async def test_keys_are_not_fetched_at_the_pace_of_bad_tokens(rogue: Rogue, visitor: httpx.AsyncClient) -> None:
    rogue.published = []
    for _ in range(5):
        await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")
    assert rogue.seen.count("/jwks") == 1


async def test_a_token_without_a_key_id_is_tried_with_each_key(rogue: Rogue, visitor: httpx.AsyncClient) -> None:
    rogue.published = [RSAKey.generate_key(2048, {"kid": "older"}), rogue.key]
    rogue.sign = lambda claims: jwt.encode({"alg": "RS256"}, claims, rogue.key)
    assert (await rogue.sign_in(visitor)).status_code == 303


async def test_a_stale_sign_in_at_the_provider_is_refused_when_we_ask_for_a_fresh_one(
    rogue: Rogue, clock: SetClock
) -> None:
    strict = rogue.provider(max_age=timedelta(minutes=5))
    door = site(relying_party(strict, clock, rogue.open_transport), clock=clock)
    async with door.browser() as visitor:
        await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")
        assert rogue.asked["max_age"] == "300"
        rogue.claims = lambda told: {**told, "auth_time": told["iat"] - 3600}
        await refused(await rogue.sign_in(visitor), visitor, "PROVIDER_MISTRUSTED")
        rogue.claims = lambda told: {**told, "auth_time": told["iat"] - 60}
        assert (await rogue.sign_in(visitor)).status_code == 303
