"""Two logins of one person become one account with proof of both, and with nothing less."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from auth.provider import ClaimRule
from booking.rules.documents import DocumentKind
from storage.models import (
    Account,
    Appointment,
    ChainHead,
    Contact,
    ContactKind,
    Factor,
    FactorKind,
    Guardianship,
    GuardianshipState,
    JournalEntry,
    Login,
    Membership,
    Notice,
    Patient,
    PatientDocument,
    Relation,
    Session,
    StaffRole,
)
from tests.auth.conftest import ORIGIN, Site, relying_party, site
from tests.auth.rogue import Rogue, saying
from tests.services.clock import SetClock
from tests.sign_in import Form
from tests.storage.rows import a_claim, a_clinic, a_doctor, a_patient, a_slot, an_appointment

pytestmark = pytest.mark.usefixtures("database")
OURS = {"sec-fetch-site": "same-origin"}
SAME = {"origin": ORIGIN}


@pytest.fixture
def one(clock: SetClock) -> Rogue:
    return two_factors(Rogue(clock, "https://one.example", "one"))


@pytest.fixture
def two(clock: SetClock) -> Rogue:
    return two_factors(Rogue(clock, "https://two.example", "two"))


def two_factors(rogue: Rogue) -> Rogue:
    rogue.claims = shown
    return rogue


def shown(told: dict[str, Any]) -> dict[str, Any]:
    return {**told, "auth_time": told["iat"], "amr": ["otp"]}


@pytest.fixture
def door(one: Rogue, two: Rogue, clock: SetClock) -> Site:
    otp = ClaimRule("amr", "otp")
    staff = ClaimRule("role", "operator")
    parties = [
        relying_party(rogue.provider(second_factor=otp, operator=staff), clock, rogue.open_transport)
        for rogue in (one, two)
    ]
    return site(*parties, clock=clock)


@pytest.fixture
async def visitor(door: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with door.browser() as client:
        yield client


async def join(visitor: httpx.AsyncClient, rogue: Rogue) -> httpx.Response:
    """Goes to the provider to join its login to the account of whoever is signed in; our callback's answer."""
    departed = await rogue.depart(visitor, "/security", "join", **OURS)
    assert departed.status_code == 303, departed.text
    return await rogue.come_back(visitor)


async def merge(visitor: httpx.AsyncClient, asks: httpx.Response, **headers: str) -> httpx.Response:
    form = Form(asks.text)
    assert form.action == "/auth/merge"
    return await visitor.post(form.action, data=form.hidden, headers=headers or SAME)


async def both_signed_in(visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue) -> tuple[Account, Account]:
    """An account at each provider; the visitor's browser is at the first."""
    async with door.browser() as other:
        await two.sign_in(other)
    await one.sign_in(visitor)
    return await account_at(one), await account_at(two)


async def account_at(rogue: Rogue) -> Account:
    login = await Login.get(provider=rogue.name).select_related("account")
    return login.account


async def test_a_new_login_becomes_one_more_of_the_account(visitor: httpx.AsyncClient, one: Rogue, two: Rogue) -> None:
    await one.sign_in(visitor)
    assert (await join(visitor, two)).headers["location"] == "/security"
    assert await Account.all().count() == 1
    await visitor.post("/auth/sign-out", headers=SAME)
    await two.sign_in(visitor)
    assert (await Account.all().count(), await Patient.all().count()) == (1, 1)
    assert [entry.what for entry in await JournalEntry.all()] == ["identity"]


async def test_a_login_that_vouches_for_the_person_confirms_the_account(
    visitor: httpx.AsyncClient, one: Rogue, two: Rogue
) -> None:
    one.userinfo = saying(trusted=False)
    await one.sign_in(visitor)
    assert not (await Account.get()).confirmed
    await join(visitor, two)
    assert (await Account.get()).confirmed


async def test_joining_asks_for_a_second_factor_first(visitor: httpx.AsyncClient, one: Rogue) -> None:
    one.claims = saying(amr=None)
    await one.sign_in(visitor)
    answer = await one.depart(visitor, "/security", "join", **OURS)
    assert answer.headers["location"] == "/second-factor?to=%2Fsecurity"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_another_site_begins_no_joining(visitor: httpx.AsyncClient, one: Rogue, site: str) -> None:
    # else it could join the login of its own owner, signed in at the provider in this browser
    await one.sign_in(visitor)
    answer = await visitor.get("/auth/join/two", headers={"sec-fetch-site": site})
    assert (answer.status_code, answer.headers["talon-reason"]) == (403, "FOREIGN_ORIGIN")
    assert (await visitor.get("/auth/join/two")).headers["talon-reason"] == "FOREIGN_ORIGIN"
    assert (await visitor.get("/auth/join/two", headers={"referer": f"{ORIGIN}/security"})).status_code == 303


async def test_the_login_of_another_person_is_refused(visitor: httpx.AsyncClient, one: Rogue, two: Rogue) -> None:
    two.userinfo = saying(given_name="Ольга")
    await one.sign_in(visitor)
    assert (await join(visitor, two)).headers["talon-reason"] == "OTHER_PERSON"
    assert await Login.all().count() == 1


async def test_the_login_must_be_shown_anew(visitor: httpx.AsyncClient, one: Rogue, two: Rogue) -> None:
    await one.sign_in(visitor)
    two.claims = lambda told: {**told, "auth_time": told["iat"] - 3600, "amr": ["otp"]}
    assert (await join(visitor, two)).headers["talon-reason"] == "PROVIDER_MISTRUSTED"


async def test_a_login_of_the_same_account_changes_nothing(visitor: httpx.AsyncClient, one: Rogue) -> None:
    await one.sign_in(visitor)
    assert (await join(visitor, one)).headers["location"] == "/security"
    assert await Login.all().count() == 1


async def test_two_accounts_of_one_person_become_one_once_the_person_says_so(
    visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue
) -> None:
    kept, gone = await both_signed_in(visitor, door, one, two)
    asks = await join(visitor, two)
    assert asks.status_code == 200
    assert "Объединить две учётные записи?" in asks.text
    assert (await account_at(two)).id == gone.id
    assert (await merge(visitor, asks)).headers["location"] == "/security"
    assert (await account_at(two)).id == kept.id
    closed = await Account.get(id=gone.id)
    assert (closed.closed_at is not None, closed.patient_id) == (True, None)
    assert await Session.filter(account_id=gone.id).count() == 0
    assert (await visitor.get("/whoami")).json() is not None
    await visitor.post("/auth/sign-out", headers=SAME)
    await two.sign_in(visitor)
    assert f"account_id={kept.id}" in (await visitor.get("/whoami")).json()["actor"]


async def test_everything_goes_over(visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue) -> None:
    kept, gone = await both_signed_in(visitor, door, one, two)
    child, mother = await a_patient("Ребёнок"), await a_patient("Мама")
    slot = await a_slot(await a_doctor(await a_clinic()))
    old = await Patient.get(id=gone.patient_id)
    visit = await an_appointment(slot, old, "АБВ123", account_id=gone.id)
    at = door.clock()
    document: dict[str, Any] = {"kind": DocumentKind.SNILS, "number": "112-233-445 95", "digest": "d", "created_at": at}
    await PatientDocument.create(patient_id=gone.patient_id, **document)
    await Contact.create(account_id=gone.id, kind=ContactKind.PHONE, value="+79000000009", digest="c", created_at=at)
    tie: dict[str, Any] = {"relation": Relation.CHILD, "since": date(2030, 1, 1), "created_at": at}
    await Guardianship.create(account_id=gone.id, patient_id=child.id, **tie)
    for account in (kept, gone):
        await Guardianship.create(account_id=account.id, patient_id=mother.id, **tie)
    await merge(visitor, await join(visitor, two))
    moved = await Appointment.get(id=visit.id)
    assert (moved.account_id, moved.patient_id) == (kept.id, kept.patient_id)
    assert (await PatientDocument.get()).patient_id == kept.patient_id
    assert (await Contact.get()).account_id == kept.id
    live = await Guardianship.filter(ended_at__isnull=True).order_by("patient_id")
    assert [(one.account_id, one.patient_id) for one in live] == [(kept.id, child.id), (kept.id, mother.id)]
    ended = await Guardianship.get(ended_at__isnull=False)
    assert (ended.patient_id, ended.state) == (mother.id, GuardianshipState.ENDED)
    emptied = await Patient.get(id=old.id)
    assert (emptied.family_name, emptied.merged_into_id, emptied.erased_at) == ("", kept.patient_id, at)


async def test_both_journals_tell_of_it(visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue) -> None:
    kept, gone = await both_signed_in(visitor, door, one, two)
    await merge(visitor, await join(visitor, two))
    entries = {entry.patient_id: entry.details for entry in await JournalEntry.all()}
    assert entries == {kept.patient_id: {"account": gone.id}, gone.patient_id: {"patient": kept.patient_id}}
    assert await ChainHead.filter(chain="journal").count() == 2


async def test_the_owner_is_told_at_every_contact(
    visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue
) -> None:
    for account, value in zip(await both_signed_in(visitor, door, one, two), ("9", "8"), strict=True):
        known = {"verified_at": door.clock(), "created_at": door.clock(), "digest": value}
        contact: dict[str, Any] = {"kind": ContactKind.PHONE, "value": f"+7900000000{value}", **known}
        await Contact.create(account_id=account.id, **contact)
    await merge(visitor, await join(visitor, two))
    notices = await Notice.all()
    assert {notice.recipient for notice in notices} == {"+79000000008", "+79000000009"}
    assert all("объединены" in str(notice.text) for notice in notices)


async def test_both_accounts_reach_changes(visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue) -> None:
    before = await both_signed_in(visitor, door, one, two)
    await merge(visitor, await join(visitor, two))
    for account in before:
        assert (await Account.get(id=account.id)).reach > account.reach


async def test_the_question_can_be_answered_once_and_in_this_browser_only(
    visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue, clock: SetClock
) -> None:
    _, gone = await both_signed_in(visitor, door, one, two)
    asks = await join(visitor, two)
    async with door.browser() as stranger:
        await one.sign_in(stranger)
        assert (await merge(stranger, asks)).headers["talon-reason"] == "SIGN_IN_EXPIRED"
    assert (await merge(visitor, asks, origin="https://evil.example")).headers["talon-reason"] == "FOREIGN_ORIGIN"
    clock.advance(timedelta(minutes=16))
    assert (await merge(visitor, asks)).headers["talon-reason"] == "SIGN_IN_EXPIRED"
    assert (await account_at(two)).id == gone.id


async def test_the_question_is_for_whoever_was_asked(
    visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue
) -> None:
    await both_signed_in(visitor, door, one, two)
    asks = await join(visitor, two)
    await visitor.post("/auth/sign-out", headers=SAME)
    one.claims = lambda told: {**shown(told), "sub": "another"}
    await one.sign_in(visitor)
    assert (await merge(visitor, asks)).headers["talon-reason"] == "NOT_SIGNED_IN"


async def test_its_token_is_no_state_of_a_sign_in(
    visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue
) -> None:
    await both_signed_in(visitor, door, one, two)
    token = Form((await join(visitor, two)).text).hidden["token"]
    answer = await visitor.get("/auth/callback/two", params={"code": "c", "state": token, "iss": two.issuer})
    assert answer.headers["talon-reason"] == "PROVIDER_MISTRUSTED"


async def test_two_people_stay_two(visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue) -> None:
    two.userinfo = saying(birthdate="1981-01-31")
    await both_signed_in(visitor, door, one, two)
    assert (await merge(visitor, await join(visitor, two))).headers["talon-reason"] == "OTHER_PERSON"
    assert await Account.filter(closed_at__isnull=False).count() == 0


async def test_a_document_that_nobody_has_seen_makes_no_two_people_one(
    visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue
) -> None:
    one.userinfo = saying(family_name="Чужая", trusted=False)
    kept, gone = await both_signed_in(visitor, door, one, two)
    at = door.clock()
    paper: dict[str, Any] = {"kind": DocumentKind.SNILS, "number": "112-233-445 95", "digest": "d", "created_at": at}
    typed = await PatientDocument.create(patient_id=kept.patient_id, dropped_at=at, **paper)
    await PatientDocument.create(patient_id=gone.patient_id, verified_at=at, **paper)
    assert (await merge(visitor, await join(visitor, two))).headers["talon-reason"] == "OTHER_PERSON"
    assert not (await Account.get(id=kept.id)).confirmed
    await PatientDocument.filter(id=typed.id).update(verified_at=at)
    assert (await merge(visitor, await join(visitor, two))).headers["location"] == "/security"


async def test_who_was_merged_before_goes_over_too(
    visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue
) -> None:
    kept, gone = await both_signed_in(visitor, door, one, two)
    before = await a_patient("Прежняя")
    await Patient.filter(id=before.id).update(merged_into_id=gone.patient_id)
    await merge(visitor, await join(visitor, two))
    assert (await Patient.get(id=before.id)).merged_into_id == kept.patient_id


async def test_a_provider_that_names_nobody_vouches_for_nobody(
    visitor: httpx.AsyncClient, one: Rogue, two: Rogue
) -> None:
    one.userinfo = saying(trusted=False)
    two.userinfo = saying(family_name=None)
    await one.sign_in(visitor)
    await join(visitor, two)
    await visitor.post("/auth/sign-out", headers=SAME)
    await two.sign_in(visitor)
    assert not (await Account.get()).confirmed
    await visitor.post("/auth/sign-out", headers=SAME)
    await one.sign_in(visitor)
    assert not (await Account.get()).confirmed


async def test_an_account_with_a_second_factor_is_given_away_with_one_only(
    visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue
) -> None:
    _, gone = await both_signed_in(visitor, door, one, two)
    at = door.clock()
    await Factor.create(account_id=gone.id, kind=FactorKind.TOTP, secret="s", confirmed_at=at, created_at=at)
    two.claims = lambda told: {**told, "auth_time": told["iat"]}
    assert (await join(visitor, two)).headers["talon-reason"] == "SECOND_FACTOR_NOT_SHOWN"
    two.claims = shown
    assert (await merge(visitor, await join(visitor, two))).headers["location"] == "/security"


async def test_a_work_account_stays_apart(visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue) -> None:
    two.userinfo = saying(role="operator")
    _, gone = await both_signed_in(visitor, door, one, two)
    assert (await merge(visitor, await join(visitor, two))).headers["talon-reason"] == "WORK_ACCOUNT"
    await Account.filter(id=gone.id).update(role="PATIENT")
    staff: dict[str, Any] = {"role": StaffRole.OPERATOR, "name": "Белова И. О.", "created_at": door.clock()}
    await Membership.create(account_id=gone.id, clinic_id=(await a_clinic()).id, **staff)
    assert (await merge(visitor, await join(visitor, two))).headers["talon-reason"] == "WORK_ACCOUNT"


async def test_visits_at_the_same_time_have_to_be_settled_first(
    visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue
) -> None:
    kept, gone = await both_signed_in(visitor, door, one, two)
    doctor, clinic = await a_doctor(await a_clinic()), await a_clinic("2")
    first, second = await a_slot(doctor), await a_slot(await a_doctor(clinic))
    for account, slot, code in ((kept, first, "АБВ123"), (gone, second, "АБВ124")):
        await an_appointment(slot, await Patient.get(id=account.patient_id), code)
    assert (await merge(visitor, await join(visitor, two))).headers["talon-reason"] == "VISITS_OVERLAP"
    await Appointment.filter(patient_id=gone.patient_id).update(active=False)
    assert (await merge(visitor, await join(visitor, two))).headers["location"] == "/security"


async def test_a_hold_has_to_end_first(visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue) -> None:
    _, gone = await both_signed_in(visitor, door, one, two)
    doctor = await a_doctor(await a_clinic())
    await a_claim(await a_slot(doctor), gone, doctor.specialty_id)
    assert (await merge(visitor, await join(visitor, two))).headers["talon-reason"] == "BOOKING_UNDER_WAY"


async def test_nobody_ends_up_acting_for_themself(
    visitor: httpx.AsyncClient, door: Site, one: Rogue, two: Rogue
) -> None:
    kept, gone = await both_signed_in(visitor, door, one, two)
    tie: dict[str, Any] = {"relation": Relation.WARD, "since": date(2030, 1, 1), "created_at": door.clock()}
    await Guardianship.create(account_id=kept.id, patient_id=gone.patient_id, **tie)
    await merge(visitor, await join(visitor, two))
    assert await Guardianship.filter(ended_at__isnull=True).count() == 0
