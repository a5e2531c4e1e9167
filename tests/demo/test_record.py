from datetime import timedelta

import pytest

from auth.demo_provider.people import ANNA
from booking.ports import RecordedResult, RecordedVisit
from booking.rules.referral import ReferralState
from storage.models import Patient, RecordEntry, RecordKind, Slot
from storage.queries.patients import Onlooker
from storage.queries.record import EVERY_VISIT, entries_of, of_visits, referrals_of, visits_page
from tests.demo.conftest import load
from tests.demo.test_load import account_of
from tests.services.clock import SetClock


async def anna_and_hers(clock: SetClock) -> tuple[Onlooker, dict[str, int]]:
    account = await account_of(ANNA.key)
    onlooker = Onlooker(account.id, clock())
    people = {patient.given_name: patient.id for patient in await Patient.all()}
    return onlooker, people


@pytest.mark.usefixtures("region")
async def test_annas_visits_have_conclusions_and_what_was_found_and_prescribed(clock: SetClock) -> None:
    onlooker, people = await anna_and_hers(clock)
    visits = await visits_page(onlooker, people["Анна"], EVERY_VISIT, 50)
    assert len(visits) == 6
    assert all(isinstance(visit.body, RecordedVisit) and visit.body.conclusion for visit in visits)
    assert all(visit.clinic_id and visit.doctor_id for visit in visits)
    newest = visits[0]
    assert newest.appointment_id is not None
    assert [len((await of_visits(onlooker, [newest.id], kind))[newest.id]) for kind in BELONGING] == [2, 2, 1]
    results = (await entries_of(onlooker, [people["Анна"]], RecordKind.RESULT))[people["Анна"]]
    levels = [
        value.number
        for result in results
        if isinstance(result.body, RecordedResult)
        for value in result.body.values
        if value.name == "Гемоглобин"
    ]
    assert levels == [112, 119, 126, 131]


BELONGING = (RecordKind.RESULT, RecordKind.PRESCRIPTION, RecordKind.REFERRAL)


@pytest.mark.usefixtures("region")
async def test_anna_has_a_referral_to_book_with_and_one_that_has_run_out(clock: SetClock) -> None:
    onlooker, people = await anna_and_hers(clock)
    referrals = (await referrals_of(onlooker, [people["Анна"]]))[people["Анна"]]
    told = [row.referral_state(clock()) for row in referrals]
    assert told == [ReferralState.USABLE, ReferralState.COMPLETED, ReferralState.EXPIRED]
    assert all(row.specialty_id for row in referrals)
    wanted = {row.specialty_id for row in referrals}
    soon = clock() + timedelta(days=20)
    waiting = Slot.filter(service__needs_referral=True, state="FREE", starts_at__gt=clock(), starts_at__lt=soon)
    clinics = {slot.clinic_id async for slot in waiting.filter(doctor__specialty_id__in=list(wanted))}
    assert len(clinics) == 2


@pytest.mark.usefixtures("region")
async def test_the_children_have_their_vaccinations_and_nobodys_record_is_told_twice(clock: SetClock) -> None:
    onlooker, people = await anna_and_hers(clock)
    both = [people["Миша"], people["Соня"]]
    found = await entries_of(onlooker, both, RecordKind.IMMUNIZATION)
    assert [len(found[child]) for child in both] == [5, 6]
    before = await RecordEntry.all().order_by("id").values_list("id", "at")
    clock.advance(timedelta(days=2))
    await load(clock)
    assert await RecordEntry.all().order_by("id").values_list("id", "at") == before
