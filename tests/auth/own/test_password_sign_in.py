"""Signing in with a password: who is unknown reads the same, and nobody can be locked out by others."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest

from storage.models import Account, GuessBudget, KnownDevice, Session
from tests.auth.own.site import PASSWORD, Browser, OwnSite, Person, own_site
from tests.services.clock import SetClock

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


async def test_telephone_and_e_mail_both_sign_in_however_they_are_typed(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    for login in (person.phone, f"8 ({person.phone[2:5]}) {person.phone[5:]}", person.email.upper()):
        async with site.browser() as other:
            done = await other.done("sign-in/password", login=login, password=PASSWORD, to="/appointments")
            assert done.body == {"step": "done", "to": "/appointments"}
            assert await other.who() is not None


async def test_known_and_unknown_people_read_the_same(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    async with site.browser() as stranger:
        answers = [
            await stranger.post("sign-in/password", login=login, password="wrong wrong wrong")
            for login in (person.phone, person.email, "+79001230000", "nobody@example.org", "no login at all", "@")
        ]
    assert {(said.status, said.response.text) for said in answers} == {(403, answers[0].response.text)}
    assert {tuple(sorted(said.response.headers.keys())) for said in answers} == {
        tuple(sorted(answers[0].response.headers.keys()))
    }


async def test_known_and_unknown_people_run_out_of_tries_alike(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)

    async def guesses(login: str) -> list[str]:
        async with site.browser() as stranger:
            said = [await stranger.post("sign-in/password", login=login, password="wrong") for _ in range(32)]
        return [one.response.text for one in said]

    known, unknown = await guesses(person.phone), await guesses("+79001230000")
    assert known == unknown
    assert "TOO_MANY_TRIES" in known[-1]


async def test_strangers_who_guess_all_day_keep_nobody_out_of_a_browser_that_is_known(
    site: OwnSite, browser: Browser
) -> None:
    person = await site.register(browser)
    async with site.browser() as stranger:
        while (await stranger.post("sign-in/password", login=person.phone, password="wrong")).status == 403:
            pass
        right = await stranger.post("sign-in/password", login=person.phone, password=PASSWORD)
        assert right.code == "TOO_MANY_TRIES"
    browser.client.cookies.delete("talon_session")
    await browser.done("sign-in/password", login=person.phone, password=PASSWORD)


async def test_a_known_browser_has_no_more_than_its_own_tries(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    said = [await browser.post("sign-in/password", login=person.phone, password="wrong") for _ in range(12)]
    assert [one.status for one in said] == [403] * 10 + [429] * 2


async def test_an_attackers_own_known_browser_is_nobodys_elses(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    async with site.browser() as attacker:
        await site.register(attacker)
        said = [await attacker.post("sign-in/password", login=person.phone, password="wrong") for _ in range(32)]
        assert [one.status for one in said].count(403) == 30
    browser.client.cookies.delete("talon_session")
    await browser.done("sign-in/password", login=person.phone, password=PASSWORD)


async def test_right_passwords_use_up_nothing(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    for _ in range(35):
        async with site.browser() as other:
            await other.done("sign-in/password", login=person.phone, password=PASSWORD)
    assert await GuessBudget.filter(spent__gt=0).exclude(spent=1).count() == 0


async def test_a_new_day_brings_new_tries(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    async with site.browser() as stranger:
        while (refused := await stranger.post("sign-in/password", login=person.phone, password="wrong")).status == 403:
            pass
        assert refused.body["error"]["until"] == "2031-03-04T00:00:00+00:00"
        site.clock.advance(timedelta(days=1))
        await stranger.done("sign-in/password", login=person.phone, password=PASSWORD)


async def test_no_more_than_a_hundred_guesses_a_day_over_everything_that_can_be_guessed(
    site: OwnSite, browser: Browser
) -> None:
    person = await site.with_app(browser)
    await browser.done("factors/code", kind="SMS")
    async with AsyncExitStack() as browsers:
        # even one who came in rightly from many browsers, each of which the account knows now, and from a strange one
        attackers = [await browsers.enter_async_context(site.browser()) for _ in range(6)]
        for known in attackers[:5]:
            await known.done("sign-in/password", login=person.phone, password=PASSWORD)
            await known.done("factor/verify", kind="TOTP", code=site.app_code(person))
        looked_at = [await _guess_at_everything(attacker, person) for attacker in reversed(attackers)]
    assert looked_at[0] == 60
    assert sum(looked_at) == 100


async def _guess_at_everything(attacker: Browser, person: Person) -> int:
    """How many wrong guesses were looked at: codes of every kind, recoveries, passwords."""
    looked_at = 0

    async def guess(path: str, **body: object) -> None:
        nonlocal looked_at
        for _ in range(50):
            said = await attacker.post(path, **body)
            if said.code not in ("WRONG_LOGIN", "CODE_WRONG", "CODE_EXPIRED"):
                return
            looked_at += 1
            if said.code == "CODE_EXPIRED":
                return

    await attacker.post("sign-in/password", login=person.phone, password=PASSWORD)
    for kind in ("TOTP", "RECOVERY", "SMS", "SMS", "SMS"):
        await attacker.post("factor/send", kind=kind)
        await guess("factor/verify", kind=kind, code="000000")
    for contact in (person.phone, person.email) * 5:
        handle = (await attacker.post("recover", login=contact)).body.get("handle")
        if handle is not None:
            await guess("recover/confirm", handle=handle, code="000000", password="three lamps 77")
    await guess("sign-in/password", login=person.phone, password="wrong")
    return looked_at


async def test_guesses_made_all_at_once_are_counted_one_by_one(racing: OwnSite) -> None:
    async with racing.browser() as browser, racing.browser() as attacker:
        person = await racing.register(browser)
        tries = (attacker.post("sign-in/password", login=person.phone, password="wrong") for _ in range(60))
        said = await asyncio.gather(*tries)
    assert [one.status for one in said].count(403) == 30
    assert [one.status for one in said].count(429) == 30


async def test_a_session_tells_the_browser_it_began_in(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    async with site.browser(**{"user-agent": FIREFOX}) as other:
        await other.done("sign-in/password", login=person.phone, password=PASSWORD)
        who = await other.who()
        assert who is not None
        assert await Session.get(id=who["session"]).values_list("device") == ("Firefox, Linux",)


async def test_signing_in_changes_the_cookie_and_ends_the_session_before(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    old = browser.client.cookies["talon_session"]
    await browser.done("sign-in/password", login=person.phone, password=PASSWORD)
    assert browser.client.cookies["talon_session"] != old
    async with site.browser() as thief:
        thief.client.cookies.set("talon_session", old, domain="127.0.0.1")
        assert await thief.who() is None


async def test_cookies_are_hidden_from_scripts_and_bound_to_the_host_over_https(database: str, clock: SetClock) -> None:
    assert database
    site = own_site(clock, "https://talon.example")
    async with site.browser() as browser:
        person = await site.register(browser)
        said = await browser.done("sign-in/password", login=person.phone, password=PASSWORD)
        written = said.response.headers.get_list("set-cookie")
    assert [one.split("=")[0] for one in written] == ["__Host-talon_session", "__Host-talon_device"]
    wanted = {"httponly", "path=/", "samesite=lax", "secure"}
    assert all(wanted <= {part.strip().lower() for part in one.split(";")} for one in written)
    assert not any("domain" in one.lower() for one in written)


async def test_weaker_hashes_are_made_anew_at_the_next_sign_in(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    weak = "$argon2id$v=19$m=8,t=2,p=1$c29tZXNhbHQ$"
    account = await Account.get()
    stronger = str(account.password_hash)
    await browser.done("sign-in/password", login=person.phone, password=PASSWORD)
    assert (await Account.get()).password_hash == stronger
    assert not site.own.passwords.is_outdated(stronger)
    assert site.own.passwords.is_outdated(weak + "A" * 43)


async def test_devices_are_known_by_a_hash_only(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    token = browser.client.cookies["talon_device"]
    assert token not in str(await KnownDevice.all().values())


@pytest.mark.parametrize("to", ["https://evil.example", "//evil.example", "/\\evil", "/auth/sign-out", "javascript:x"])
async def test_nobody_is_led_elsewhere_after_signing_in(site: OwnSite, browser: Browser, to: str) -> None:
    person = await site.register(browser)
    done = await browser.done("sign-in/password", login=person.phone, password=PASSWORD, to=to)
    assert done.body["to"] == "/"


async def test_another_sites_page_signs_nobody_in(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        async with site.browser(**headers) as foreign:
            said = await foreign.post("sign-in/password", login=person.phone, password=PASSWORD)
            assert (said.status, said.code) == (403, "FOREIGN_ORIGIN")
            assert "set-cookie" not in said.response.headers
