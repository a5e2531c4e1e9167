"""The second step: every code is good once, and where it is asked for in the middle one goes on from there."""

import asyncio
from datetime import timedelta

import pyotp
import pytest

from storage.models import Factor, RecoveryCode
from tests.auth.own.site import PASSWORD, Browser, OwnSite, Person


async def halfway(browser: Browser, person: Person, to: str = "/") -> list[str]:
    """The right password; what can be shown next."""
    said = await browser.done("sign-in/password", login=person.phone, password=PASSWORD, to=to)
    assert said.step == "factor"
    assert await browser.who() is None
    return [factor["kind"] for factor in said.body["factors"]]


async def test_a_code_of_the_app_ends_the_sign_in(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    async with site.browser() as other:
        assert await halfway(other, person, "/journal") == ["TOTP", "RECOVERY"]
        done = await other.done("factor/verify", kind="TOTP", code=site.app_code(person))
        assert done.body == {"step": "done", "to": "/journal"}
        who = await other.who()
        assert who is not None
        assert who["second_factor"] is True


async def test_a_used_code_of_the_app_is_refused(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    code = site.app_code(person)
    async with site.browser() as one, site.browser() as other:
        await halfway(one, person)
        await halfway(other, person)
        await one.done("factor/verify", kind="TOTP", code=code)
        assert (await other.post("factor/verify", kind="TOTP", code=code)).code == "CODE_WRONG"
        older = pyotp.TOTP(person.secret).at(site.clock() - timedelta(seconds=30))
        assert (await other.post("factor/verify", kind="TOTP", code=older)).code == "CODE_WRONG"


async def test_of_two_who_show_one_code_of_the_app_at_the_same_time_one_comes_in(racing: OwnSite) -> None:
    async with racing.browser() as first, racing.browser() as one, racing.browser() as other:
        person = await racing.with_app(first)
        await halfway(one, person)
        await halfway(other, person)
        code = racing.app_code(person)
        said = await asyncio.gather(*(each.post("factor/verify", kind="TOTP", code=code) for each in (one, other)))
    assert sorted(one.status for one in said) == [200, 403]


async def test_a_code_of_the_app_is_good_a_step_early_or_late_and_no_more(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    site.clock.advance(timedelta(minutes=5))
    app = pyotp.TOTP(person.secret)
    async with site.browser() as other:
        await halfway(other, person)
        for seconds in (-60, 60):
            code = app.at(site.clock() + timedelta(seconds=seconds))
            assert (await other.post("factor/verify", kind="TOTP", code=code)).code == "CODE_WRONG"
        await other.done("factor/verify", kind="TOTP", code=app.at(site.clock() - timedelta(seconds=30)))


@pytest.mark.parametrize("kind", ["SMS", "EMAIL"])
async def test_a_code_that_was_sent_ends_the_sign_in_once(site: OwnSite, browser: Browser, kind: str) -> None:
    person = await site.register(browser)
    await browser.done("factors/code", kind=kind)
    to = person.phone if kind == "SMS" else person.email
    async with site.browser() as one, site.browser() as other:
        assert await halfway(one, person) == [kind]
        sent = await one.done("factor/send", kind=kind)
        assert sent.body["to"] in ("+7 900 •••-••-" + person.phone[-2:], "a•••@example.org")
        code = await site.code(to)
        await one.done("factor/verify", kind=kind, code=code)
        await halfway(other, person)
        await other.done("factor/send", kind=kind)
        assert (await other.post("factor/verify", kind=kind, code=code)).code == "CODE_WRONG"


async def test_of_two_who_show_one_sent_code_at_the_same_time_one_comes_in(racing: OwnSite) -> None:
    async with racing.browser() as first, racing.browser() as other:
        person = await racing.register(first)
        await first.done("factors/code", kind="SMS")
        await halfway(other, person)
        await other.done("factor/send", kind="SMS")
        code = await racing.code(person.phone)
        said = await asyncio.gather(*(other.post("factor/verify", kind="SMS", code=code) for _ in range(4)))
    assert sorted(one.status == 200 for one in said) == [False, False, False, True]


async def test_a_recovery_code_is_good_once_however_it_is_typed(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    code = person.codes[0]
    async with site.browser() as one, site.browser() as other:
        await halfway(one, person)
        await one.done("factor/verify", kind="RECOVERY", code=f" {code.lower().replace('-', ' ')} ")
        await halfway(other, person)
        assert (await other.post("factor/verify", kind="RECOVERY", code=code)).code == "CODE_WRONG"
        await other.done("factor/verify", kind="RECOVERY", code=person.codes[1])
    assert await RecoveryCode.filter(used_at=None).count() == 8


async def test_of_two_who_show_one_recovery_code_at_the_same_time_one_comes_in(racing: OwnSite) -> None:
    async with racing.browser() as first, racing.browser() as one, racing.browser() as other:
        person = await racing.with_app(first)
        await halfway(one, person)
        await halfway(other, person)
        tries = (each.post("factor/verify", kind="RECOVERY", code=person.codes[0]) for each in (one, other))
        said = await asyncio.gather(*tries)
    assert sorted(one.status for one in said) == [200, 403]


async def test_one_right_code_ends_one_sign_in_only(racing: OwnSite) -> None:
    async with racing.browser() as first, racing.browser() as other:
        person = await racing.with_app(first)
        await halfway(other, person)
        tries = (other.post("factor/verify", kind="RECOVERY", code=code) for code in person.codes[:3])
        said = await asyncio.gather(*tries)
    assert sorted(one.status for one in said) == [200, 401, 401]


async def test_a_kind_that_the_account_has_not_is_refused(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    async with site.browser() as other:
        await halfway(other, person)
        for kind in ("SMS", "PASSWORD", "PASSKEY", "?"):
            assert (await other.post("factor/verify", kind=kind, code="1")).code == "NO_SUCH_FACTOR"
        assert (await other.post("factor/send", kind="SMS")).code == "NO_SUCH_FACTOR"
        assert (await other.post("factor/send", kind="TOTP")).code == "NO_SUCH_FACTOR"


async def test_ten_minutes_later_one_begins_anew(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    async with site.browser() as other:
        await halfway(other, person)
        site.clock.advance(timedelta(minutes=10))
        assert (await other.post("factor/verify", kind="TOTP", code=site.app_code(person))).code == "HALFWAY_OVER"


async def test_a_step_up_asks_where_one_is_and_changes_the_cookie(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    assert (await browser.done("step-up", to="/journal")).body == {"step": "done", "to": "/journal"}
    site.clock.advance(timedelta(minutes=30))
    who = await browser.who()
    assert who is not None
    assert who["second_factor"] is False
    asked = await browser.done("step-up", to="/journal")
    assert (asked.step, [one["kind"] for one in asked.body["factors"]]) == ("factor", ["TOTP", "RECOVERY"])
    old = browser.client.cookies["talon_session"]
    done = await browser.done("factor/verify", kind="TOTP", code=site.app_code(person))
    assert done.body == {"step": "done", "to": "/journal"}
    raised = await browser.who()
    assert raised is not None
    assert (raised["session"], raised["second_factor"]) == (who["session"], True)
    async with site.browser() as thief:
        thief.client.cookies.set("talon_session", old, domain="127.0.0.1")
        assert await thief.who() is None


async def test_a_step_up_raises_no_other_session_than_the_one_it_began_in(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    site.clock.advance(timedelta(minutes=30))
    await browser.done("step-up")
    async with site.browser() as other:
        await site.register(other)
        other.client.cookies.set("talon_halfway", browser.client.cookies["talon_halfway"], domain="127.0.0.1")
        said = await other.post("factor/verify", kind="TOTP", code=site.app_code(person))
        assert said.code == "HALFWAY_OVER"
        who = await other.who()
        assert who is not None
        assert who["second_factor"] is False


async def test_a_step_up_needs_a_session(browser: Browser) -> None:
    said = await browser.post("step-up", to="/journal")
    assert (said.status, said.code) == (401, "SIGN_IN_REQUIRED")


async def test_who_has_no_second_factor_shows_the_password_again_which_counts_for_less(
    site: OwnSite, browser: Browser
) -> None:
    await site.register(browser)
    assert (await browser.done("step-up")).body["factors"] == []
    site.clock.advance(timedelta(minutes=30))
    assert (await browser.post("factors/totp")).code == "SECOND_FACTOR_REQUIRED"
    asked = await browser.done("step-up", to="/security")
    assert [one["kind"] for one in asked.body["factors"]] == ["PASSWORD"]
    wrong = await browser.post("factor/verify", kind="PASSWORD", code="wrong")
    assert (wrong.code, wrong.body["error"]["field"]) == ("WRONG_PASSWORD", "code")
    await browser.done("factor/verify", kind="PASSWORD", code=PASSWORD)
    who = await browser.who()
    assert who is not None
    assert who["second_factor"] is False
    await browser.done("factors/totp")


async def test_an_app_counts_once_its_code_is_shown_and_counts_as_shown_then(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    begun = (await browser.done("factors/totp")).body
    assert begun["uri"].startswith(
        f"otpauth://totp/Talon:a%E2%80%A2%E2%80%A2%E2%80%A2%40example.org?secret={begun['secret']}"
    )
    assert begun["qr"].startswith("<svg")
    assert person.email not in begun["uri"]
    assert (await browser.post("factors/totp/confirm", code="000000")).code == "CODE_WRONG"
    assert await Factor.filter(confirmed_at__isnull=False).count() == 0
    person.secret = begun["secret"]
    await browser.done("factors/totp/confirm", code=site.app_code(person))
    who = await browser.who()
    assert who is not None
    assert who["second_factor"] is True
    assert "второй способ" in (await site.sent(person.phone))[0]
    assert "второй способ" in (await site.sent(person.email))[0]


async def test_a_new_app_takes_the_place_of_the_old(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    old = Person(person.phone, person.email, secret=person.secret)
    person.secret = (await browser.done("factors/totp")).body["secret"]
    await browser.done("factors/totp/confirm", code=site.app_code(person))
    async with site.browser() as other:
        await halfway(other, person)
        assert (await other.post("factor/verify", kind="TOTP", code=site.app_code(old))).code == "CODE_WRONG"
        await other.done("factor/verify", kind="TOTP", code=site.app_code(person))


async def test_new_recovery_codes_void_the_old(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    codes = (await browser.done("recovery-codes")).body["codes"]
    assert len(set(codes)) == 10
    async with site.browser() as other:
        await halfway(other, person)
        assert (await other.post("factor/verify", kind="RECOVERY", code=person.codes[0])).code == "CODE_WRONG"
        await other.done("factor/verify", kind="RECOVERY", code=codes[0])


async def test_recovery_codes_are_for_who_has_a_second_factor(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    assert (await browser.post("recovery-codes")).code == "FACTOR_NEEDED"
