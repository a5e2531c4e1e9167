"""Signing in, through HTTP, against the demo provider."""

import asyncio
import logging
from datetime import date, timedelta

import httpx
import pytest

from booking.ports import Sex
from storage.models import Account, Login, Patient, Role, Session, SignIn
from tests.auth.conftest import ORIGIN, Site, demo_site, site
from tests.services.clock import SetClock
from tests.sign_in import choose, sign_in


async def test_a_person_signs_in_and_comes_back_to_where_they_were(browser: httpx.AsyncClient) -> None:
    arrived = await sign_in(browser, "anna", "/doctor/17?day=2031-03-04")
    assert arrived.headers["location"] == "/doctor/17?day=2031-03-04"
    assert (await browser.get("/whoami")).json()["actor"].startswith("Account(")


async def test_the_account_and_its_patient_come_from_what_the_provider_says(browser: httpx.AsyncClient) -> None:
    await sign_in(browser, "anna")
    account = await Account.get().select_related("patient")
    login = await Login.get(account_id=account.id)
    assert (login.provider, login.issuer, login.subject) == ("demo", f"{ORIGIN}/demo-provider", "anna")
    assert (account.role, account.confirmed) == (Role.PATIENT, True)
    patient = account.patient
    assert patient is not None
    assert (patient.family_name, patient.given_name, patient.middle_name) == ("Ковалёва", "Анна", "Сергеевна")
    assert (patient.birth_date, patient.sex, patient.phone) == (date(1989, 4, 12), Sex.FEMALE, "+79000000001")


async def test_signing_in_again_finds_the_same_account_and_patient(demo: Site) -> None:
    for _ in range(2):
        async with demo.browser() as browser:
            await sign_in(browser, "anna")
    assert (await Account.all().count(), await Patient.all().count(), await Session.all().count()) == (1, 1, 2)


async def test_a_desk_operator_is_known_by_the_configured_claim_and_has_no_patient(browser: httpx.AsyncClient) -> None:
    await sign_in(browser, "irina")
    assert (await browser.get("/whoami")).json()["actor"].startswith("Operator(")
    assert await Patient.all().count() == 0


async def test_a_person_nobody_vouches_for_is_signed_in_but_not_confirmed(browser: httpx.AsyncClient) -> None:
    await sign_in(browser, "nikita")
    assert "confirmed=False" in (await browser.get("/whoami")).json()["actor"]


async def test_the_session_cookie_is_kept_from_scripts_and_other_sites(browser: httpx.AsyncClient) -> None:
    arrived = await sign_in(browser, "anna")
    written = arrived.headers["set-cookie"].lower()
    assert written.startswith("talon_session=")
    assert all(flag in written for flag in ("httponly", "samesite=lax", "path=/", "max-age=43200"))
    assert "secure" not in written
    assert "domain" not in written


async def test_over_https_the_cookies_are_secure_and_bound_to_the_host(database: str, clock: SetClock) -> None:
    assert database
    async with demo_site(clock, "https://talon.example").browser() as browser:
        departed = await browser.get("/auth/sign-in/demo")
        arrived = await sign_in(browser, "anna")
        assert (await browser.get("/whoami")).json() is not None
    for answer, name in ((departed, "__Host-talon_sign_in="), (arrived, "__Host-talon_session=")):
        written = answer.headers["set-cookie"]
        assert written.startswith(name)
        assert all(flag in written.lower() for flag in ("secure", "httponly", "samesite=lax", "path=/"))


async def test_only_the_hash_of_the_token_is_stored(browser: httpx.AsyncClient) -> None:
    await sign_in(browser, "anna")
    token = browser.cookies["talon_session"]
    assert len(token) == 43
    row = await Session.get()
    assert token not in (row.token_hash, row.id_token)
    assert len(row.token_hash) == 64


async def test_two_sign_ins_in_two_tabs_of_one_browser_both_arrive(browser: httpx.AsyncClient) -> None:
    first = await choose(browser, "anna", "/first")
    second = await choose(browser, "anna", "/second")
    for chosen, to in ((second, "/second"), (first, "/first")):
        assert (await browser.get(chosen.headers["location"])).headers["location"] == to
    assert await Session.all().count() == 1


async def test_what_a_sign_in_keeps_goes_with_its_callback_or_its_end(
    browser: httpx.AsyncClient, clock: SetClock
) -> None:
    await sign_in(browser, "anna")
    assert await SignIn.all().count() == 0
    await browser.get("/auth/sign-in/demo")
    clock.advance(timedelta(minutes=16))
    await browser.get("/auth/sign-in/demo")
    assert await SignIn.all().count() == 1


async def test_who_declines_reads_why_and_can_go_on_without(browser: httpx.AsyncClient) -> None:
    chosen = await choose(browser, "", "/doctor/17")
    answer = await browser.get(chosen.headers["location"], headers={"accept-language": "en-GB,ru;q=0.5"})
    assert (answer.status_code, answer.headers["talon-reason"]) == (403, "DECLINED")
    assert 'lang="en"' in answer.text
    assert 'href="/doctor/17"' in answer.text
    assert 'href="/auth/sign-in?to=%2Fdoctor%2F17&amp;lang=en"' in answer.text


async def test_without_a_provider_the_door_says_so(clock: SetClock) -> None:
    async with site(clock=clock).browser() as browser:
        answer = await browser.get("/auth/sign-in/demo")
    assert (answer.status_code, answer.headers["talon-reason"]) == (404, "NOT_CONFIGURED")
    assert 'lang="ru"' in answer.text


async def test_who_came_by_another_name_of_this_machine_signs_in_at_ours(demo: Site) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(demo.app), base_url="http://localhost:8000") as browser:
        moved = await browser.get("/auth/sign-in/demo", params={"to": "/doctor/17"})
        assert moved.headers["location"] == f"{ORIGIN}/auth/sign-in/demo?to=%2Fdoctor%2F17"
        assert "set-cookie" not in moved.headers


async def test_a_strangers_host_name_moves_nobody(demo: Site) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(demo.app), base_url="http://evil.example") as browser:
        departed = await browser.get("/auth/sign-in/demo")
    assert departed.headers["location"].startswith(f"{ORIGIN}/demo-provider/authorize?")


async def test_no_name_and_no_token_reaches_the_log(
    browser: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    for room in ("auth", "authlib", "joserfc", "httpx2"):
        caplog.set_level(logging.DEBUG, room)
    chosen = await choose(browser, "anna")
    await browser.get(chosen.headers["location"])
    again = await browser.get(chosen.headers["location"])
    assert again.status_code == 400
    session = browser.cookies["talon_session"]
    await browser.get("/whoami")
    row = await Session.get()
    # what the test's own browser logs is not ours
    written = "\n".join(
        record.getMessage() + (record.exc_text or "") for record in caplog.records if record.name != "httpx"
    )
    assert "SIGN_IN_EXPIRED" in written
    for canary in ("Ковал", "Анна", "1989", "+79", session, str(row.id_token), chosen.headers["location"]):
        assert canary not in written


async def test_one_person_signing_in_from_ten_browsers_at_once_is_one_account(demo: Site) -> None:
    async def arrive() -> int:
        async with demo.browser() as browser:
            return (await sign_in(browser, "anna")).status_code

    assert await asyncio.gather(*(arrive() for _ in range(10))) == [303] * 10
    assert (await Account.all().count(), await Patient.all().count(), await Session.all().count()) == (1, 1, 10)
