"""Changing how one signs in: only who has just shown who they are, and every contact is told."""

import asyncio
import base64
from datetime import timedelta

from auth.watch import Ending, SessionWatch
from storage.models import Account, Contact, Factor, Login, Membership, Patient, Role, Session, StaffRole
from storage.people import phone_digest
from storage.reach import raise_reach
from storage.work import transact
from tests.auth.own.site import PASSWORD, Browser, OwnSite
from tests.storage.rows import a_clinic

NEW = "seventeen green lamps"


def global_id(kind: str, number: int) -> str:
    return base64.urlsafe_b64encode(f"{kind}:{number}".encode()).decode().rstrip("=")


async def test_a_new_password_ends_the_other_sessions_and_not_this_one(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    async with site.browser() as other:
        await other.done("sign-in/password", login=person.phone, password=PASSWORD)
        wrong = await browser.post("password", current="wrong", password=NEW)
        assert (wrong.code, wrong.body["error"]["field"]) == ("WRONG_PASSWORD", "current")
        await browser.done("password", current=PASSWORD, password=NEW)
        assert await other.who() is None
        assert (await other.post("sign-in/password", login=person.phone, password=PASSWORD)).code == "WRONG_LOGIN"
    assert await browser.who() is not None
    assert "пароль изменён" in (await site.sent(person.email))[0]


async def test_who_is_halfway_in_with_the_old_password_begins_anew(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    async with site.browser() as other:
        halfway = await other.done("sign-in/password", login=person.phone, password=PASSWORD)
        assert halfway.step == "factor"
        await browser.done("password", current=PASSWORD, password=NEW)
        late = await other.post("factor/verify", kind="TOTP", code=site.app_code(person))
        assert late.code == "HALFWAY_OVER"
        assert await other.who() is None


async def test_the_current_password_cannot_be_guessed_at_for_long(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    said = [await browser.post("password", current="wrong", password=NEW) for _ in range(22)]
    assert [one.status for one in said] == [403] * 20 + [429] * 2


async def test_a_new_contact_counts_once_its_code_is_here_and_takes_the_place_of_the_old(
    site: OwnSite, browser: Browser
) -> None:
    person = await site.register(browser)
    asked = await browser.done("contacts", kind="PHONE", value="8 911 123-45-67")
    assert asked.body["to"] == "+7 911 •••-••-67"
    async with site.browser() as other:
        assert (await other.post("sign-in/password", login="+79111234567", password=PASSWORD)).code == "WRONG_LOGIN"
    assert (await browser.post("contacts/confirm", handle=asked.body["handle"], code="000000")).code == "CODE_WRONG"
    code = await site.code("+79111234567")
    await browser.done("contacts/confirm", handle=asked.body["handle"], code=code)
    async with site.browser() as other:
        assert (await other.post("sign-in/password", login=person.phone, password=PASSWORD)).code == "WRONG_LOGIN"
        await other.done("sign-in/password", login="+79111234567", password=PASSWORD)
    assert await Contact.filter(dropped_at=None).count() == 2
    for told in (person.phone, person.email, "+79111234567"):
        assert "изменён телефон или почта" in (await site.sent(told))[0]
    assert (await browser.post("contacts/confirm", handle=asked.body["handle"], code=code)).code == "CODE_EXPIRED"


async def test_somebody_elses_contact_gets_the_same_answer_and_its_owner_a_notice(
    site: OwnSite, browser: Browser
) -> None:
    owner = await site.register(browser)
    async with site.browser() as other:
        await site.register(other)
        free = await other.done("contacts", kind="PHONE", value="+79111234567")
        taken = await other.done("contacts", kind="PHONE", value=owner.phone)
        assert free.body.keys() == taken.body.keys()
        assert "уже подтверждён" in (await site.sent(owner.phone))[0]
        assert (await other.post("contacts/confirm", handle=taken.body["handle"], code="123456")).code == "CODE_WRONG"


async def test_a_code_for_one_account_changes_no_other(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    asked = await browser.done("contacts", kind="PHONE", value="+79111234567")
    code = await site.code("+79111234567")
    async with site.browser() as other:
        await site.register(other)
        assert (await other.post("contacts/confirm", handle=asked.body["handle"], code=code)).code == "CODE_EXPIRED"


async def test_the_last_contact_stays_and_one_that_codes_go_to(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    await browser.done("factors/code", kind="SMS")
    phone, email = [await Contact.get(kind=kind) for kind in ("PHONE", "EMAIL")]
    # there is a factor now, so the session has to show it
    await browser.done("step-up")
    await browser.done("factor/send", kind="SMS")
    await browser.done("factor/verify", kind="SMS", code=await site.code(phone.value))
    assert (await browser.post("contacts/remove", id=global_id("Contact", phone.id))).code == "FACTOR_USES_CONTACT"
    await browser.done("contacts/remove", id=global_id("Contact", email.id))
    factor = await Factor.get()
    await browser.done("factors/remove", id=global_id("Factor", factor.id))
    assert (await browser.post("contacts/remove", id=global_id("Contact", phone.id))).code == "OTHER_CONTACT_NEEDED"


async def test_a_removed_factor_is_asked_for_no_more(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    factor = await Factor.get()
    await browser.done("factors/remove", id=global_id("Factor", factor.id))
    assert "способ подтвердить вход убран" in (await site.sent(person.phone))[0]
    async with site.browser() as other:
        assert (await other.done("sign-in/password", login=person.phone, password=PASSWORD)).step == "done"


async def test_staff_keep_their_last_second_factor(site: OwnSite, browser: Browser) -> None:
    person = await site.with_app(browser)
    account = await Account.get()
    clinic = await a_clinic()
    await Account.filter(id=account.id).update(role=Role.OPERATOR)
    await Membership.create(
        account_id=account.id,
        clinic_id=clinic.id,
        role=StaffRole.OPERATOR,
        name="Белова И. О.",
        created_at=site.clock(),
    )
    factor = await Factor.get()
    assert (await browser.post("factors/remove", id=global_id("Factor", factor.id))).code == "LAST_FACTOR"
    await browser.done("factors/code", kind="SMS")
    await browser.done("factors/remove", id=global_id("Factor", factor.id))
    # at a desk the second factor counts for the whole session, but not for changing how one signs in
    site.clock.advance(timedelta(hours=1))
    who = await browser.who()
    assert who is not None
    assert who["second_factor"] is True
    assert (await browser.post("contacts", kind="PHONE", value=person.phone)).code == "SECOND_FACTOR_REQUIRED"


async def test_sessions_end_one_by_one_or_all_but_this(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    async with site.browser() as one, site.browser() as two, site.browser() as three:
        for other in (one, two, three):
            await other.done("sign-in/password", login=person.phone, password=PASSWORD)
        who = await one.who()
        assert who is not None
        await browser.done("sessions/end", id=global_id("Session", who["session"]))
        assert await one.who() is None
        assert await two.who() is not None
        assert (await browser.done("sessions/end-others")).body["ended"] == 2
        assert await three.who() is None
    mine = await browser.who()
    assert mine is not None
    await browser.done("sessions/end", id=global_id("Session", mine["session"]))
    assert "talon_session" not in browser.client.cookies
    assert await browser.who() is None


async def test_nobody_ends_or_removes_what_is_anothers(site: OwnSite, browser: Browser) -> None:
    await site.with_app(browser)
    session, factor = await Session.get(), await Factor.get()
    contact = await Contact.filter(kind="EMAIL").get()
    async with site.browser() as other:
        await site.register(other)
        for path, kind, number in (
            ("sessions/end", "Session", session.id),
            ("factors/remove", "Factor", factor.id),
            ("contacts/remove", "Contact", contact.id),
            ("logins/remove", "Login", 1),
        ):
            assert (await other.post(path, id=global_id(kind, number))).code == "NOT_FOUND"
            assert (await other.post(path, id=global_id("Patient", number))).code == "NOT_FOUND"
            assert (await other.post(path, id="???")).code == "NOT_FOUND"
    assert await browser.who() is not None


async def test_the_last_way_in_stays(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    account = await Account.get()
    given = {"account_id": account.id, "created_at": site.clock(), "used_at": site.clock()}
    login = await Login.create(provider="demo", issuer="https://id.example", subject="anna", **given)
    await Account.filter(id=account.id).update(password_hash=None)
    assert (await browser.post("logins/remove", id=global_id("Login", login.id))).code == "LAST_WAY"
    assert await Login.all().count() == 1
    await browser.done("password", password=NEW)
    await browser.done("logins/remove", id=global_id("Login", login.id))
    assert await Login.all().count() == 0


async def test_a_password_needs_a_contact_to_sign_in_by(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    await Contact.all().update(dropped_at=site.clock())
    assert (await browser.post("password", current=PASSWORD, password=NEW)).code == "CONTACT_NEEDED"


async def test_a_closed_account_has_no_session_and_gets_none(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    await Account.all().update(closed_at=site.clock())
    assert await browser.who() is None
    async with site.browser() as other:
        assert (await other.post("sign-in/password", login=person.phone, password=PASSWORD)).code == "WRONG_LOGIN"


async def test_a_watched_session_is_told_over_and_a_changed_reach_too(site: OwnSite, browser: Browser) -> None:
    person = await site.register(browser)
    account = await Account.get()
    watch = SessionWatch(site.own.sessions, seconds=0.05)
    async with site.browser() as other:
        await other.done("sign-in/password", login=person.phone, password=PASSWORD)
        ids = [who["session"] for who in (await browser.who(), await other.who()) if who is not None]
        mine, theirs = (asyncio.create_task(watch.ended(number, account.reach)) for number in ids)
        only_its_end = asyncio.create_task(watch.ended(ids[0]))
        await browser.done("sessions/end-others")
        async with asyncio.timeout(1):
            assert await theirs is Ending.SESSION_ENDED
        assert not mine.done()
        await transact(site.engine.publish, lambda work: raise_reach(work, [account.id]))
        async with asyncio.timeout(1):
            assert await mine is Ending.REACH_CHANGED
        assert not only_its_end.done()
        only_its_end.cancel()
        await asyncio.wait([only_its_end])


async def test_clinics_reach_the_person_at_the_new_number(site: OwnSite, browser: Browser) -> None:
    await site.register(browser)
    asked = await browser.done("contacts", kind="PHONE", value="+79111234567")
    await browser.done("contacts/confirm", handle=asked.body["handle"], code=await site.code("+79111234567"))
    patient = await Patient.get()
    assert (patient.phone, patient.phone_digest) == ("+79111234567", phone_digest("+79111234567"))
    await Patient.all().update(phone="+79119999999")
    asked = await browser.done("contacts", kind="PHONE", value="+79111234568")
    await browser.done("contacts/confirm", handle=asked.body["handle"], code=await site.code("+79111234568"))
    assert (await Patient.get()).phone == "+79119999999"
