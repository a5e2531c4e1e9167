"""From claims to account and patient: what a provider may say, and what is made of it."""

from datetime import date
from typing import Any

import httpx
import pytest

from auth.provider import ClaimRule, Provider, ProviderUnfit
from booking.ports import Sex
from storage.models import Account, Patient, Role
from tests.auth.conftest import Site, relying_party, site
from tests.auth.rogue import Rogue, saying
from tests.services.clock import SetClock

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is made of claims is the same on each database; that they are written on both, test_sign_in.py shows."""
    return sqlite_url


@pytest.fixture
def rogue(clock: SetClock) -> Rogue:
    return Rogue(clock)


def door(rogue: Rogue, clock: SetClock, **wishes: Any) -> Site:
    return site(relying_party(rogue.provider(**wishes), clock, rogue.open_transport), clock=clock)


async def signed_in(rogue: Rogue, clock: SetClock, told: dict[str, Any], **wishes: Any) -> httpx.Response:
    rogue.userinfo = saying(**told)
    async with door(rogue, clock, **wishes).browser() as browser:
        return await rogue.sign_in(browser, "/mine")


async def test_the_confirmed_flag_follows_the_claim_at_each_sign_in(rogue: Rogue, clock: SetClock) -> None:
    for trusted in (True, False, None, True):
        await signed_in(rogue, clock, {"trusted": trusted})
        assert (await Account.get()).confirmed is bool(trusted)


@pytest.mark.parametrize(
    ("rule", "claims", "confirmed"),
    [
        (ClaimRule("trusted"), {"trusted": True}, True),
        (ClaimRule("trusted"), {"trusted": "true"}, True),
        (ClaimRule("trusted"), {"trusted": "false"}, False),
        (ClaimRule("trusted"), {"trusted": 1}, False),
        (ClaimRule("trusted"), {"trusted": {"true": True}}, False),
        (ClaimRule("level", "3"), {"level": 3}, True),
        (ClaimRule("acr", "urn:high"), {"acr": "urn:high"}, True),
        (ClaimRule("acr", "urn:high"), {"acr": "urn:low"}, False),
        (ClaimRule("groups", "verified"), {"groups": ["all", "verified"]}, True),
    ],
)
async def test_the_operator_of_the_service_names_the_claim_and_its_value(
    rogue: Rogue, clock: SetClock, rule: ClaimRule, claims: dict[str, Any], confirmed: bool
) -> None:
    await signed_in(rogue, clock, {"trusted": None, **claims}, confirmed=rule)
    assert (await Account.get()).confirmed is confirmed


async def test_a_desk_operator_who_is_one_no_longer_is_a_patient_again(rogue: Rogue, clock: SetClock) -> None:
    desk = ClaimRule("roles", "desk")
    await signed_in(rogue, clock, {"roles": ["desk"]}, operator=desk)
    assert (await Account.get()).role is Role.OPERATOR
    await signed_in(rogue, clock, {"roles": []}, operator=desk)
    assert (await Account.get()).role is Role.PATIENT


async def test_a_new_name_is_taken_over_when_it_is_vouched_for(rogue: Rogue, clock: SetClock) -> None:
    await signed_in(rogue, clock, {})
    patient = await Patient.get()
    await Patient.filter(id=patient.id).update(version=7, email="kept@talon.example")
    await signed_in(rogue, clock, {"family_name": "Громкая", "gender": "female"})
    changed = await Patient.get()
    assert (changed.id, changed.family_name, changed.sex) == (patient.id, "Громкая", Sex.FEMALE)
    assert (changed.version, changed.email) == (7, "kept@talon.example")


async def test_a_name_nobody_vouches_for_does_not_rewrite_a_patient(rogue: Rogue, clock: SetClock) -> None:
    await signed_in(rogue, clock, {})
    for _ in range(2):
        await signed_in(rogue, clock, {"trusted": False, "family_name": "Чужая", "birthdate": "1999-01-01"})
    patient = await Patient.get()
    assert (patient.family_name, patient.birth_date) == ("Тихая", date(1980, 1, 31))


@pytest.mark.parametrize(
    "told",
    [
        {"birthdate": None},
        {"birthdate": "0000-01-31"},
        {"birthdate": "31.01.1980"},
        {"birthdate": "2031-03-04"},
        {"birthdate": "1880-01-31"},
        {"birthdate": 19800131},
        {"family_name": None},
        {"family_name": "  "},
        {"given_name": "x" * 101},
        {"given_name": "Ве\x00ра"},
        {"given_name": ["Вера"]},
    ],
)
async def test_who_has_no_name_or_birth_date_gets_an_account_and_a_clear_sentence(
    rogue: Rogue, clock: SetClock, told: dict[str, Any]
) -> None:
    answer = await signed_in(rogue, clock, told)
    assert answer.status_code == 200
    assert "не сообщила ваши фамилию, имя и дату рождения" in answer.text
    assert 'href="/mine"' in answer.text
    assert "talon_session" in answer.headers["set-cookie"]
    assert (await Account.get()).patient_id is None


async def test_a_patronymic_sex_and_phone_may_be_missing_or_nonsense(rogue: Rogue, clock: SetClock) -> None:
    await signed_in(rogue, clock, {"middle_name": 5, "gender": "other", "phone_number": "+7" + "0" * 40})
    patient = await Patient.get()
    assert [patient.middle_name, patient.sex, patient.phone] == [None] * 3


async def test_a_name_is_kept_without_stray_spaces_and_composed(rogue: Rogue, clock: SetClock) -> None:
    await signed_in(rogue, clock, {"given_name": " Вера   Мария ", "family_name": "Тихии\u0306"})
    patient = await Patient.get()
    assert (patient.given_name, patient.family_name) == ("Вера Мария", "Тихий")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"issuer": "ftp://provider.example"}, "https"),
        ({"issuer": "https://provider.example/?x=1"}, "query"),
        ({"client_secret": ""}, "secret"),
        ({"scopes": ("profile",)}, "openid"),
        ({"algorithms": ("HS256",)}, "RS256"),
        ({"algorithms": ("none",)}, "RS256"),
    ],
)
def test_a_provider_that_can_not_be_used_is_refused_with_a_sentence(values: dict[str, Any], says: str) -> None:
    usable: dict[str, Any] = {
        "issuer": "https://provider.example",
        "client_id": "talon",
        "client_secret": "secret",
        "confirmed": ClaimRule("trusted"),
    }
    Provider(**usable)
    with pytest.raises(ProviderUnfit, match=says):
        Provider(**{**usable, **values})


def test_the_secret_is_not_shown_with_the_configuration() -> None:
    provider = Provider("https://provider.example", "talon", "canary-secret", ClaimRule("trusted"))
    assert "canary-secret" not in repr(provider)
