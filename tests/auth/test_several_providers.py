"""Several providers side by side: what one answers is never taken for another's."""

from collections.abc import AsyncIterator

import httpx
import pytest

from auth.provider import ProviderUnfit
from auth.providers import Providers
from storage.models import Account, Login, Session
from tests.auth.conftest import Site, relying_party, site
from tests.auth.rogue import Rogue, saying
from tests.services.clock import SetClock

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """Whose answer it is, is judged before any database is asked: one kind is enough."""
    return sqlite_url


@pytest.fixture
def honest(clock: SetClock) -> Rogue:
    return Rogue(clock, "https://honest.example", "honest")


@pytest.fixture
def evil(clock: SetClock) -> Rogue:
    return Rogue(clock, "https://evil.example", "evil")


@pytest.fixture
def door(honest: Rogue, evil: Rogue, clock: SetClock) -> Site:
    parties = [relying_party(one.provider(), clock, one.open_transport) for one in (honest, evil)]
    return site(*parties, clock=clock)


@pytest.fixture
async def visitor(door: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with door.browser() as client:
        yield client


async def refused(answer: httpx.Response, reason: str) -> None:
    assert (answer.headers.get("talon-reason"), answer.status_code // 100) == (reason, 4), answer.text
    assert await Session.all().count() == 0


async def test_each_provider_lets_its_own_people_in(honest: Rogue, evil: Rogue, visitor: httpx.AsyncClient) -> None:
    for one in (honest, evil):
        assert (await one.sign_in(visitor)).headers["location"] == "/mine"


async def test_the_same_subject_at_two_providers_is_two_people(
    honest: Rogue, evil: Rogue, visitor: httpx.AsyncClient
) -> None:
    await honest.sign_in(visitor)
    await evil.sign_in(visitor)
    assert await Account.all().count() == 2
    assert {login.provider for login in await Login.filter(subject="a-subject")} == {"honest", "evil"}


async def test_each_provider_sends_back_to_an_address_of_its_own(
    honest: Rogue, evil: Rogue, visitor: httpx.AsyncClient
) -> None:
    for one in (honest, evil):
        await one.depart(visitor)
        assert one.asked["redirect_uri"].endswith(f"/auth/callback/{one.name}")


async def test_a_code_of_the_honest_one_is_not_taken_to_the_evil_one(
    honest: Rogue, evil: Rogue, visitor: httpx.AsyncClient
) -> None:
    # the mix-up attack: the person chose the evil one, which sent them on to the honest one with its own state
    await evil.depart(visitor)
    answer = {"code": "the-honest-one's-code", "state": evil.asked["state"], "iss": honest.issuer}
    await refused(await visitor.get("/auth/callback/evil", params=answer), "PROVIDER_MISTRUSTED")
    assert "/token" not in evil.seen


async def test_nor_without_the_issuer_in_the_answer(honest: Rogue, evil: Rogue, visitor: httpx.AsyncClient) -> None:
    for one in (honest, evil):
        one.discovery = saying(authorization_response_iss_parameter_supported=None)
    await evil.depart(visitor)
    answer = {"code": "the-honest-one's-code", "state": evil.asked["state"]}
    # the honest one knows only its own address of ours, and brings its answers there
    await refused(await visitor.get("/auth/callback/honest", params=answer), "PROVIDER_MISTRUSTED")
    assert "/token" not in [*evil.seen, *honest.seen]


async def test_a_state_of_one_is_spent_by_a_visit_to_the_other(
    honest: Rogue, evil: Rogue, visitor: httpx.AsyncClient
) -> None:
    await honest.depart(visitor)
    answer = {"code": "a-code", "state": honest.asked["state"], "iss": evil.issuer}
    await refused(await visitor.get("/auth/callback/evil", params=answer), "PROVIDER_MISTRUSTED")
    await refused(await honest.come_back(visitor), "SIGN_IN_EXPIRED")


async def test_a_token_of_the_other_provider_is_refused(honest: Rogue, evil: Rogue, visitor: httpx.AsyncClient) -> None:
    evil.claims = saying(iss=honest.issuer)
    await refused(await evil.sign_in(visitor), "PROVIDER_MISTRUSTED")


async def test_a_token_signed_by_the_other_provider_is_refused(
    honest: Rogue, evil: Rogue, visitor: httpx.AsyncClient
) -> None:
    honest.sign = evil.signed
    await refused(await honest.sign_in(visitor), "PROVIDER_MISTRUSTED")


async def test_an_endpoint_named_by_the_other_provider_gets_no_secret_of_it(
    honest: Rogue, evil: Rogue, visitor: httpx.AsyncClient
) -> None:
    evil.discovery = saying(issuer=honest.issuer)
    answer = await evil.depart(visitor)
    assert answer.headers["talon-reason"] == "PROVIDER_MISTRUSTED"


@pytest.mark.parametrize("address", ["sign-in", "callback", "sign-in/evil/"])
async def test_a_provider_nobody_configured_is_not_there(visitor: httpx.AsyncClient, address: str) -> None:
    answer = await visitor.get(f"/auth/{address}/nobody")
    assert answer.status_code in (400, 404)
    assert "location" not in answer.headers


def test_two_of_one_name_or_one_issuer_are_refused(clock: SetClock) -> None:
    first = relying_party(Rogue(clock, "https://a.example", "a").provider(), clock)
    for issuer, name in (("https://b.example", "a"), ("https://a.example", "b")):
        second = relying_party(Rogue(clock, issuer, name).provider(), clock)
        with pytest.raises(ProviderUnfit, match="own"):
            Providers([first, second])


def test_the_page_is_told_each_provider_by_its_title(honest: Rogue, clock: SetClock) -> None:
    titles = {"ru": "Портал", "en": "Portal"}
    providers = Providers([relying_party(honest.provider(titles=titles), clock)])
    (offer,) = providers.offers("en", "/doctor/17")
    assert (offer.name, offer.title) == ("honest", "Portal")
    assert offer.href == "/auth/sign-in/honest?to=%2Fdoctor%2F17&lang=en"
    assert providers.offers("ru")[0].title == "Портал"


async def test_signing_in_without_naming_a_provider_leads_to_the_page_that_lists_them(
    visitor: httpx.AsyncClient,
) -> None:
    answer = await visitor.get("/auth/sign-in", params={"to": "/doctor/17", "lang": "en"})
    assert answer.headers["location"] == "/sign-in?to=%2Fdoctor%2F17&lang=en"
    away = await visitor.get("/auth/sign-in", params={"to": "https://evil.example/"})
    assert away.headers["location"] == "/sign-in?to=%2F"
