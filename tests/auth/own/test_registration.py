"""Registering: two contacts proved by codes, a password that is hard to guess, and nothing told about others."""

import asyncio
from datetime import timedelta

from booking.rules.policy import Policy
from storage.models import Account, Consent, Contact, Patient
from tests.auth.own.site import Browser, OwnSite, Person, form, own_site
from tests.services.clock import SetClock

NEW = Person("+79001239901", "new@example.org")


async def test_two_right_codes_make_an_account_and_sign_it_in(site: OwnSite, browser: Browser) -> None:
    asked = await browser.done("register", **form(NEW), to="/family")
    assert (asked.body["phone"], asked.body["email"]) == ("+7 900 •••-••-01", "n•••@example.org")
    assert await Account.all().count() == 0
    codes = {"phoneCode": await site.code(NEW.phone), "emailCode": await site.code(NEW.email)}
    done = await browser.done("register/confirm", handle=asked.body["handle"], **codes)
    assert done.body == {"step": "done", "to": "/family"}
    account = await Account.get()
    assert (account.confirmed, await Patient.get(id=account.patient_id).values_list("family_name", "phone")) == (
        False,
        ("Ковалёва", NEW.phone),
    )
    assert account.password_hash is not None
    assert account.password_hash.startswith("$argon2id$")
    assert await Contact.filter(account_id=account.id, verified_at__isnull=False).count() == 2
    assert await Consent.filter(account_id=account.id, withdrawn_at=None).count() == 1
    who = await browser.who()
    assert who is not None
    assert (who["account"], who["second_factor"], who["way"]) == (account.id, False, "PASSWORD")


async def test_both_codes_are_needed_and_the_right_one_stays_good(site: OwnSite, browser: Browser) -> None:
    handle = (await browser.done("register", **form(NEW))).body["handle"]
    phone, email = await site.code(NEW.phone), await site.code(NEW.email)
    wrong = await browser.post("register/confirm", handle=handle, phoneCode=phone, emailCode="000000")
    assert (wrong.status, wrong.code, wrong.body["error"]["field"]) == (403, "CODE_WRONG", "emailCode")
    assert await Account.all().count() == 0
    await browser.done("register/confirm", handle=handle, phoneCode=phone, emailCode=f" {email[:3]} {email[3:]} ")


async def test_codes_made_again_void_the_first_ones(site: OwnSite, browser: Browser) -> None:
    first = (await browser.done("register", **form(NEW), to="/x")).body["handle"]
    old = {"phoneCode": await site.code(NEW.phone), "emailCode": await site.code(NEW.email)}
    again = await browser.done("register/again", handle=first)
    assert (await browser.post("register/confirm", handle=first, **old)).code == "CODE_EXPIRED"
    new = {"phoneCode": await site.code(NEW.phone), "emailCode": await site.code(NEW.email)}
    done = await browser.done("register/confirm", handle=again.body["handle"], **new)
    assert done.body["to"] == "/x"
    assert (await browser.post("register/again", handle=again.body["handle"])).code == "CODE_EXPIRED"


async def test_codes_run_out_after_five_minutes(site: OwnSite, browser: Browser) -> None:
    handle = (await browser.done("register", **form(NEW))).body["handle"]
    codes = {"phoneCode": await site.code(NEW.phone), "emailCode": await site.code(NEW.email)}
    site.clock.advance(timedelta(minutes=5))
    assert (await browser.post("register/confirm", handle=handle, **codes)).code == "CODE_EXPIRED"


async def test_five_wrong_guesses_void_a_code(site: OwnSite, browser: Browser) -> None:
    handle = (await browser.done("register", **form(NEW))).body["handle"]
    codes = {"phoneCode": await site.code(NEW.phone), "emailCode": await site.code(NEW.email)}
    guesses = [await browser.post("register/confirm", handle=handle, phoneCode="x", emailCode="x") for _ in range(5)]
    assert [said.body["error"].get("guessesLeft") for said in guesses] == [4, 3, 2, 1, None]
    assert (await browser.post("register/confirm", handle=handle, **codes)).code == "CODE_EXPIRED"


async def test_codes_of_two_registrations_prove_no_contact_of_either(site: OwnSite, browser: Browser) -> None:
    mine, theirs = Person("+79001239902", "mine@example.org"), Person("+79001239903", "theirs@example.org")
    mixed = (await browser.done("register", **form(Person(mine.phone, theirs.email)))).body["handle"]
    phone = await site.code(mine.phone)
    whole = (await browser.done("register", **form(Person(theirs.phone, mine.email)))).body["handle"]
    handle = f"{mixed.partition('.')[0]}.{whole.partition('.')[2]}"
    codes = {"phoneCode": phone, "emailCode": await site.code(mine.email)}
    assert (await browser.post("register/confirm", handle=handle, **codes)).code == "CODE_EXPIRED"
    assert await Contact.all().count() == 0


async def test_handles_the_wrong_way_round_name_no_registration(site: OwnSite, browser: Browser) -> None:
    phone, _, email = (await browser.done("register", **form(NEW))).body["handle"].partition(".")
    codes = {"phoneCode": await site.code(NEW.email), "emailCode": await site.code(NEW.phone)}
    swapped = f"{email}.{phone}"
    assert (await browser.post("register/again", handle=swapped)).code == "CODE_EXPIRED"
    assert (await browser.post("register/confirm", handle=swapped, **codes)).code == "CODE_EXPIRED"


async def test_a_contact_of_somebody_gets_the_same_answers_and_its_owner_a_notice(
    site: OwnSite, browser: Browser
) -> None:
    owner = await site.register(browser)
    async with site.browser() as stranger:
        unknown = await stranger.done("register", **form(NEW))
        known = await stranger.done("register", **form(Person(owner.phone, "other@example.org")))
        assert unknown.body.keys() == known.body.keys()
        assert [len(str(value)) for value in unknown.body.values()] == [len(str(v)) for v in known.body.values()]
        assert "уже подтверждён" in (await site.sent(owner.phone))[0]
        codes = {"phoneCode": "123456", "emailCode": await site.code("other@example.org")}
        guess = await stranger.post("register/confirm", handle=known.body["handle"], **codes)
        same = await stranger.post(
            "register/confirm", handle=unknown.body["handle"], phoneCode="000000", emailCode="000000"
        )
        assert guess.body == same.body
    assert await Account.all().count() == 1


async def test_nobody_guesses_the_code_that_was_never_sent(site: OwnSite, browser: Browser) -> None:
    owner = await site.register(browser)
    seen = len(await site.sent(owner.phone))
    async with site.browser() as stranger:
        await stranger.done("register", **form(Person(owner.phone, "other@example.org")))
    told = (await site.sent(owner.phone))[: len(await site.sent(owner.phone)) - seen]
    assert not any(character.isdigit() for text in told for character in text)


async def test_of_two_who_prove_one_contact_at_the_same_time_one_gets_it(site: OwnSite) -> None:
    async with site.browser() as one, site.browser() as other:
        handles = [(await each.done("register", **form(NEW))).body["handle"] for each in (one, other)]
        await site.sent(NEW.phone)
        phones = [n.text for n in site.shown.sent if n.recipient == NEW.phone]
        emails = [n.text for n in site.shown.sent if n.recipient == NEW.email]
        digits = [[text.split("код ")[1][:6] for text in reversed(texts)] for texts in (phones, emails)]
        answers = await asyncio.gather(
            *(
                each.post("register/confirm", handle=handle, phoneCode=phone, emailCode=email)
                for each, handle, phone, email in zip((one, other), handles, *digits, strict=True)
            )
        )
    assert sorted(str(said.code) for said in answers) == ["CODE_EXPIRED", "None"]
    assert await Account.all().count() == 1


async def test_words_come_in_the_language_asked_for(browser: Browser) -> None:
    russian = await browser.post("register", **(form(NEW) | {"phone": "12"}), lang="ru")
    english = await browser.post("register", **(form(NEW) | {"phone": "12"}), lang="en")
    assert russian.body["error"]["message"].startswith("Такого номера")
    assert english.body["error"]["message"].startswith("There is no such")


async def test_a_contact_gets_ten_codes_a_day(site: OwnSite, browser: Browser) -> None:
    handle = (await browser.done("register", **form(NEW))).body["handle"]
    for _ in range(9):
        handle = (await browser.done("register/again", handle=handle)).body["handle"]
    refused = await browser.post("register/again", handle=handle)
    assert (refused.status, refused.code) == (429, "TOO_MANY_TRIES")
    site.clock.advance(timedelta(days=1))
    await browser.done("register", **form(NEW))


async def test_one_address_of_the_network_bothers_no_more_than_so_many_a_day(clock: SetClock, database: str) -> None:
    assert database
    site = own_site(clock, policy=Policy(strangers_a_day=3))
    async with site.browser() as stranger:
        said = [
            await stranger.post("register", **form(Person(f"+790012398{n:02}", f"n{n}@example.org"))) for n in range(3)
        ]
        assert [one.status for one in said] == [200] * 3
        assert (await stranger.post("recover", login=NEW.phone)).code == "TOO_MANY_TRIES"
        site.clock.advance(timedelta(days=1))
        person = await site.register(stranger)
        for _ in range(2):
            await stranger.done("register", **form(NEW))
        # a browser that the account knows is no stranger
        await stranger.done("recover", login=person.phone)
