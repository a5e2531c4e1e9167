"""A forgotten password: whoever reads the contact and has the second factor sets a new one."""

from datetime import timedelta

from storage.models import KnownDevice, Session
from tests.auth.own.site import PASSWORD, Browser, OwnSite

NEW = "seventeen green lamps"


async def test_a_code_and_a_new_password_let_in_and_end_every_session(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    async with site.browser() as other:
        asked = await other.done("recover", login=person.email)
        assert asked.step == "code"
        code = await site.code(person.email)
        done = await other.done("recover/confirm", handle=asked.body["handle"], code=code, password=NEW)
        assert done.body == {"step": "done", "to": "/"}
        who = await other.who()
        assert who is not None
        assert (who["way"], who["second_factor"]) == ("RECOVERY", False)
    assert await browser.who() is None
    assert await Session.all().count() == 1
    assert await KnownDevice.all().count() == 1
    for to in (person.phone, person.email):
        assert "пароль восстановлен" in (await site.sent(to))[0]
    async with site.browser() as third:
        assert (await third.post("sign-in/password", login=person.phone, password=PASSWORD)).code == "WRONG_LOGIN"
        await third.done("sign-in/password", login=person.phone, password=NEW)


async def test_known_and_unknown_people_read_the_same(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    async with site.browser() as stranger:
        known = await stranger.done("recover", login=person.phone)
        unknown = await stranger.done("recover", login=f"+7900999{person.phone[-4:]}")
        parts = ("step", "to", "expiresAt")
        assert [known.body[part] for part in parts] == [unknown.body[part] for part in parts]
        for _ in range(6):
            said = [
                await stranger.post("recover/confirm", handle=one.body["handle"], code="000000", password=NEW)
                for one in (known, unknown)
            ]
            assert said[0].response.text == said[1].response.text
        assert said[0].code == "CODE_EXPIRED"
        logins = (person.email, "nobody@example.org")
        for _ in range(12):
            answers = [await stranger.post("recover", login=login) for login in logins]
            assert [(one.status, one.code) for one in answers] == [(answers[0].status, answers[0].code)] * 2
        assert answers[0].code == "TOO_MANY_TRIES"
    assert await site.sent("nobody@example.org") == []


async def test_a_second_factor_is_asked_for_before_the_password_changes(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    async with site.browser() as other:
        handle = (await other.done("recover", login=person.phone)).body["handle"]
        code = await site.code(person.phone)
        asked = await other.done("recover/confirm", handle=handle, code=code, password=NEW)
        assert (asked.step, [one["kind"] for one in asked.body["factors"]]) == ("factor", ["TOTP", "RECOVERY"])
        assert await other.who() is None
        async with site.browser() as still:
            await still.done("sign-in/password", login=person.phone, password=PASSWORD)
        await other.done("factor/verify", kind="RECOVERY", code=person.codes[3])
        who = await other.who()
        assert who is not None
        assert (who["way"], who["second_factor"]) == ("RECOVERY", True)
        assert (await other.post("sign-in/password", login=person.phone, password=PASSWORD)).code == "WRONG_LOGIN"
    assert await browser.who() is None


async def test_one_telephone_is_not_both_steps(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    await browser.done("factors/code", kind="SMS")
    async with site.browser() as other:
        handle = (await other.done("recover", login=person.phone)).body["handle"]
        code = await site.code(person.phone)
        said = await other.post("recover/confirm", handle=handle, code=code, password=NEW)
        assert said.code == "OTHER_CONTACT_NEEDED"
        handle = (await other.done("recover", login=person.email)).body["handle"]
        asked = await other.done("recover/confirm", handle=handle, code=await site.code(person.email), password=NEW)
        assert [one["kind"] for one in asked.body["factors"]] == ["SMS"]
        await other.done("factor/send", kind="SMS")
        await other.done("factor/verify", kind="SMS", code=await site.code(person.phone))


async def test_a_used_code_recovers_nothing(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    async with site.browser() as other:
        handle = (await other.done("recover", login=person.phone)).body["handle"]
        code = await site.code(person.phone)
        await other.done("recover/confirm", handle=handle, code=code, password=NEW)
        said = await other.post("recover/confirm", handle=handle, code=code, password="another seven lamps")
        assert said.code == "CODE_EXPIRED"


async def test_a_weak_new_password_costs_no_code(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    async with site.browser() as other:
        handle = (await other.done("recover", login=person.phone)).body["handle"]
        code = await site.code(person.phone)
        said = await other.post("recover/confirm", handle=handle, code=code, password="123456789012")
        assert said.code == "PASSWORD_COMMON"
        await other.done("recover/confirm", handle=handle, code=code, password=NEW)


async def test_strangers_who_ask_all_day_keep_nobody_from_recovering_in_a_known_browser(
    site: OwnSite, browser: Browser
) -> None:
    person = await site.register(browser)
    async with site.browser() as stranger:
        while (asked := await stranger.post("recover", login=person.phone)).status == 200:
            for _ in range(5):
                await stranger.post("recover/confirm", handle=asked.body["handle"], code="000000", password=NEW)
    handle = (await browser.done("recover", login=person.phone)).body["handle"]
    await browser.done("recover/confirm", handle=handle, code=await site.code(person.phone), password=NEW)


async def test_a_code_for_one_purpose_is_good_for_no_other(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    asked = await browser.done("contacts", kind="EMAIL", value="other@example.org")
    code = await site.code("other@example.org")
    said = await browser.post("recover/confirm", handle=asked.body["handle"], code=code, password=NEW)
    assert said.code == "CODE_EXPIRED"
    site.clock.advance(timedelta(minutes=1))
    handle = (await browser.done("recover", login=person.phone)).body["handle"]
    said = await browser.post("contacts/confirm", handle=handle, code=await site.code(person.phone))
    assert said.code == "CODE_EXPIRED"
