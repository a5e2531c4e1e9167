"""A second factor shown at the provider: asked for anew, by the same person, for this session."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from auth.provider import ClaimRule
from tests.auth.conftest import Site, relying_party, site
from tests.auth.rogue import Rogue, saying
from tests.services.clock import SetClock
from tests.sign_in import sign_in, step_up

pytestmark = pytest.mark.usefixtures("database")
OTP = ClaimRule("amr", "otp")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What it takes is decided before any database is asked: one kind is enough."""
    return sqlite_url


@pytest.fixture
def rogue(clock: SetClock) -> Rogue:
    return Rogue(clock)


@pytest.fixture
def door(rogue: Rogue, clock: SetClock) -> Site:
    provider = rogue.provider(second_factor=OTP, step_up_acr=("urn:two", "urn:three"))
    return site(relying_party(provider, clock, rogue.open_transport), clock=clock)


@pytest.fixture
async def visitor(door: Site, rogue: Rogue) -> AsyncIterator[httpx.AsyncClient]:
    async with door.browser() as client:
        await rogue.sign_in(client)
        yield client


def just_now(**more: Any) -> Any:
    return lambda told: {**told, "auth_time": told["iat"], "amr": ["pwd", "otp"], **more}


async def second_factor(browser: httpx.AsyncClient) -> bool:
    return "second_factor=True" in (await browser.get("/whoami")).json()["actor"]


async def test_it_is_shown_and_the_person_comes_back_to_where_they_were(
    rogue: Rogue, visitor: httpx.AsyncClient
) -> None:
    assert not await second_factor(visitor)
    await rogue.depart(visitor, "/appointments?all=1", "step-up")
    rogue.claims = just_now()
    arrived = await rogue.come_back(visitor)
    assert arrived.headers["location"] == "/appointments?all=1"
    assert await second_factor(visitor)


async def test_the_provider_is_asked_for_a_fresh_sign_in_with_two_factors(
    rogue: Rogue, visitor: httpx.AsyncClient
) -> None:
    await rogue.depart(visitor, "/", "step-up")
    assert (rogue.asked["prompt"], rogue.asked["max_age"]) == ("login", "0")
    assert rogue.asked["acr_values"] == "urn:two urn:three"
    await rogue.depart(visitor)
    assert not {"prompt", "max_age", "acr_values"} & rogue.asked.keys()


async def test_the_session_goes_on_under_a_new_token(rogue: Rogue, visitor: httpx.AsyncClient, door: Site) -> None:
    old = visitor.cookies["talon_session"]
    before = (await visitor.get("/whoami")).json()["id"]
    await rogue.depart(visitor, "/", "step-up")
    rogue.claims = just_now()
    await rogue.come_back(visitor)
    assert (await visitor.get("/whoami")).json()["id"] == before
    assert visitor.cookies["talon_session"] != old
    async with door.browser() as thief:
        thief.cookies.set("talon_session", old)
        assert (await thief.get("/whoami")).json() is None


async def test_it_counts_for_half_an_hour(rogue: Rogue, visitor: httpx.AsyncClient, clock: SetClock) -> None:
    await rogue.depart(visitor, "/", "step-up")
    rogue.claims = just_now()
    await rogue.come_back(visitor)
    clock.advance(timedelta(minutes=29))
    assert await second_factor(visitor)
    clock.advance(timedelta(minutes=2))
    assert not await second_factor(visitor)


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        pytest.param(just_now(amr=["pwd"]), "SECOND_FACTOR_NOT_SHOWN", id="a password alone"),
        pytest.param(just_now(amr=None), "SECOND_FACTOR_NOT_SHOWN", id="nothing told"),
        pytest.param(just_now(auth_time=None), "PROVIDER_MISTRUSTED", id="no time of it"),
        pytest.param(
            lambda told: {**told, "auth_time": told["iat"] - 600, "amr": ["otp"]},
            "PROVIDER_MISTRUSTED",
            id="shown long before we asked",
        ),
        pytest.param(just_now(sub="another-subject"), "OTHER_PERSON", id="somebody else"),
    ],
)
async def test_it_is_not_taken_on_an_answer_that_does_not_show_it(
    rogue: Rogue, visitor: httpx.AsyncClient, claims: Any, reason: str
) -> None:
    await rogue.depart(visitor, "/", "step-up")
    rogue.claims = claims
    assert (await rogue.come_back(visitor)).headers["talon-reason"] == reason
    assert not await second_factor(visitor)


async def test_somebody_signed_out_meanwhile_is_told_so(rogue: Rogue, visitor: httpx.AsyncClient) -> None:
    await rogue.depart(visitor, "/", "step-up")
    rogue.claims = just_now()
    await visitor.post("/auth/sign-out", headers={"sec-fetch-site": "same-origin"})
    assert (await rogue.come_back(visitor)).headers["talon-reason"] == "NOT_SIGNED_IN"


async def test_nobody_steps_up_without_a_session(rogue: Rogue, door: Site) -> None:
    async with door.browser() as stranger:
        answer = await rogue.depart(stranger, "/", "step-up")
    assert (answer.status_code, answer.headers["talon-reason"]) == (401, "NOT_SIGNED_IN")


async def test_a_sign_in_with_two_factors_needs_no_step_up(rogue: Rogue, door: Site) -> None:
    rogue.claims = saying(amr=["otp"])
    async with door.browser() as browser:
        await rogue.sign_in(browser)
        assert await second_factor(browser)


async def test_the_demos_patients_are_asked_for_it_when_it_is_needed_and_operators_at_once(demo: Site) -> None:
    async with demo.browser() as anna, demo.browser() as irina:
        await sign_in(anna, "anna")
        assert not await second_factor(anna)
        assert (await step_up(anna, "anna", "/security")).headers["location"] == "/security"
        assert await second_factor(anna)
        await sign_in(irina, "irina")
        assert await second_factor(irina)


async def test_somebody_elses_second_factor_is_not_ones_own(demo: Site) -> None:
    async with demo.browser() as browser:
        await sign_in(browser, "anna")
        assert (await step_up(browser, "pavel")).headers["talon-reason"] == "OTHER_PERSON"
        assert not await second_factor(browser)
