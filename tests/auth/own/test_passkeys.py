"""Passkeys: alone they are both factors, and each proof of one is good once, for one site, from one of its pages."""

import asyncio
from typing import Any

import pytest

from storage.models import Factor
from tests.auth.conftest import ORIGIN
from tests.auth.own.authenticator import Passkey
from tests.auth.own.site import PASSWORD, Browser, OwnSite, own_site
from tests.services.clock import SetClock

HOST = "localhost"


async def a_passkey(browser: Browser, **device: Any) -> Passkey:
    """Added to whoever is signed in in this browser."""
    passkey = Passkey(ORIGIN, HOST, **device)
    options = (await browser.done("factors/passkey/options")).body["options"]
    await browser.done("factors/passkey", credential=passkey.create(options), label="Телефон")
    return passkey


async def test_a_passkey_alone_signs_in_with_both_factors(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    passkey = await a_passkey(browser)
    async with site.browser() as other:
        options = (await other.done("passkey/options", to="/journal")).body["options"]
        assert (options["rpId"], options["userVerification"], options["allowCredentials"]) == (HOST, "required", [])
        done = await other.done("passkey/verify", credential=passkey.get(options))
        assert done.body == {"step": "done", "to": "/journal"}
        who = await other.who()
        assert who is not None
        assert (who["second_factor"], who["way"]) == (True, "PASSKEY")


async def test_a_passkey_is_a_second_step_after_the_password_and_in_a_step_up(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    passkey = await a_passkey(browser)
    async with site.browser() as other:
        asked = await other.done("sign-in/password", login=person.phone, password=PASSWORD, to="/x")
        assert asked.body["factors"] == [{"kind": "PASSKEY", "label": "Телефон"}]
        options = (await other.done("passkey/options")).body["options"]
        assert len(options["allowCredentials"]) == 1
        assert (await other.done("passkey/verify", credential=passkey.get(options))).body["to"] == "/x"
        site.clock.advance(site.engine.policy.second_factor_lives)
        await other.done("step-up", to="/y")
        options = (await other.done("passkey/options")).body["options"]
        assert (await other.done("passkey/verify", credential=passkey.get(options))).body["to"] == "/y"


async def test_adding_a_passkey_counts_as_showing_it_and_names_it(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    await a_passkey(browser)
    who = await browser.who()
    assert who is not None
    assert who["second_factor"] is True
    assert (await Factor.get()).label == "Телефон"
    options = (await browser.done("factors/passkey/options")).body["options"]
    assert len(options["excludeCredentials"]) == 1
    assert options["authenticatorSelection"]["userVerification"] == "required"


async def test_one_answer_of_a_passkey_is_good_once(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    passkey = await a_passkey(browser)
    async with site.browser() as one, site.browser() as thief:
        options = (await one.done("passkey/options")).body["options"]
        answer = passkey.get(options)
        await one.done("passkey/verify", credential=answer)
        assert (await one.post("passkey/verify", credential=answer)).code == "HALFWAY_OVER"
        await thief.done("passkey/options")
        assert (await thief.post("passkey/verify", credential=answer)).code == "PASSKEY_REFUSED"


async def test_of_two_who_send_one_answer_at_the_same_time_one_comes_in(racing: OwnSite) -> None:
    async with racing.browser() as browser, racing.browser() as other:
        await racing.register(browser)
        passkey = await a_passkey(browser)
        answer = passkey.get((await other.done("passkey/options")).body["options"])
        said = await asyncio.gather(*(other.post("passkey/verify", credential=answer) for _ in range(4)))
    assert sorted(one.status for one in said) == [200, 401, 401, 401]


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://evil.example"},
        {"host": "evil.example"},
        {"verifies": False},
        {"count": -1},
    ],
    ids=["another origin", "another site", "nobody verified", "a copied key"],
)
async def test_what_proves_too_little_is_refused(site: OwnSite, browser: Browser, wrong: dict[str, Any]) -> None:
    await site.register(browser)
    passkey = await a_passkey(browser)
    async with site.browser() as other:
        options = (await other.done("passkey/options")).body["options"]
        await other.done("passkey/verify", credential=passkey.get(options))
    for name, value in wrong.items():
        setattr(passkey, name, value)
    async with site.browser() as other:
        options = (await other.done("passkey/options")).body["options"]
        said = await other.post("passkey/verify", credential=passkey.get(options))
        assert (said.status, said.code) == (403, "PASSKEY_REFUSED")
        assert await other.who() is None


async def test_a_stranger_s_passkey_is_refused(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    mine = await a_passkey(browser)
    stranger = Passkey(ORIGIN, HOST)
    forged = Passkey(ORIGIN, HOST, credential_id=mine.credential_id)
    async with site.browser() as other:
        for passkey in (stranger, forged):
            options = (await other.done("passkey/options")).body["options"]
            assert (await other.post("passkey/verify", credential=passkey.get(options))).code == "PASSKEY_REFUSED"


async def test_another_persons_passkey_is_no_second_step(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    async with site.browser() as attacker, site.browser() as other:
        await site.register(attacker)
        theirs = await a_passkey(attacker)
        await other.done("sign-in/password", login=person.phone, password=PASSWORD)
        options = (await other.done("passkey/options")).body["options"]
        assert (await other.post("passkey/verify", credential=theirs.get(options))).code == "PASSKEY_REFUSED"
        assert await other.who() is None


async def test_a_passkey_is_made_only_for_the_challenge_of_this_session(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    passkey = Passkey(ORIGIN, HOST)
    options = (await browser.done("factors/passkey/options")).body["options"]
    answer = passkey.create(options)
    await browser.done("factors/passkey", credential=answer, label="Ключ")
    assert (await browser.post("factors/passkey", credential=answer, label="Ключ")).code == "HALFWAY_OVER"
    await browser.done("factors/passkey/options")
    assert (await browser.post("factors/passkey", credential=answer, label="Ключ")).code == "PASSKEY_REFUSED"
    options = (await browser.done("factors/passkey/options")).body["options"]
    # the same key under a fresh challenge is there already
    assert (await browser.post("factors/passkey", credential=passkey.create(options), label="К")).code == (
        "PASSKEY_REFUSED"
    )
    assert await Factor.all().count() == 1


async def test_where_browsers_make_no_passkeys_none_is_offered(database: str, clock: SetClock) -> None:
    assert database
    site = own_site(clock, "http://192.0.2.7:8000")
    async with site.browser() as browser:
        await site.register(browser)
        assert (await browser.client.get("/auth/options")).json()["passkeys"] is False
        assert (await browser.post("factors/passkey/options")).code == "NO_SUCH_FACTOR"
        assert (await browser.post("passkey/options")).code == "NO_SUCH_FACTOR"
