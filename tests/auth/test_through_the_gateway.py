"""Who has signed in is who the API and its sockets speak to."""

from collections.abc import AsyncIterator

import httpx
import pytest

from auth.provider import ClaimRule
from auth.relying_party import RelyingParty
from gateway.app import create_app
from gateway.parts import build_parts
from gateway.settings import Settings, read_settings
from tests.auth.conftest import ORIGIN
from tests.services.clock import SetClock
from tests.sign_in import sign_in

WHO = "{ viewer { role confirmed patient { name { family given middle } birthDate relation } } }"


@pytest.fixture
async def browser(database: str, clock: SetClock) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(build_parts(Settings(database_url=database), clock))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as client:
        yield client


async def viewer(browser: httpx.AsyncClient) -> object:
    answer = await browser.post("/graphql", json={"query": WHO}, headers={"origin": ORIGIN})
    return answer.json()["data"]["viewer"]


async def test_the_api_knows_who_signed_in_until_they_sign_out(browser: httpx.AsyncClient) -> None:
    assert await viewer(browser) is None
    await sign_in(browser, "anna")
    name = {"family": "Ковалёва", "given": "Анна", "middle": "Сергеевна"}
    patient = {"name": name, "birthDate": "1989-04-12", "relation": "SELF"}
    assert await viewer(browser) == {"role": "PATIENT", "confirmed": True, "patient": patient}
    await browser.post("/auth/sign-out", headers={"origin": ORIGIN})
    assert await viewer(browser) is None


async def test_the_api_tells_an_operator_from_a_patient(browser: httpx.AsyncClient) -> None:
    await sign_in(browser, "irina")
    assert await viewer(browser) == {"role": "OPERATOR", "confirmed": True, "patient": None}


def test_a_provider_is_a_matter_of_configuration() -> None:
    variables = {
        "TALON_OIDC_ISSUER": "https://provider.example",
        "TALON_OIDC_CLIENT_ID": "talon",
        "TALON_OIDC_CLIENT_SECRET": "secret",
        "TALON_OIDC_SCOPES": "openid fullname birthdate",
        "TALON_OIDC_CONFIRMED_CLAIM": "level=confirmed",
        "TALON_OIDC_OPERATOR_CLAIM": "desk",
    }
    parts = build_parts(read_settings(variables))
    assert parts.demo_provider is None
    (party,) = parts.providers
    provider = party.provider
    assert provider.scopes == ("openid", "fullname", "birthdate")
    assert provider.confirmed == ClaimRule("level", "confirmed")
    assert provider.operator == ClaimRule("desk", "true")
    assert isinstance(party, RelyingParty)
    assert party.redirect_uri == f"{ORIGIN}/auth/callback/main"
