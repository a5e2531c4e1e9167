import time
from datetime import timedelta

import pytest

from auth.demo_provider.people import ANNA
from storage.models import Account, Appointment, AppointmentStatus, Clinic, Doctor, Guardianship, Slot
from tests.demo.conftest import Region, load
from tests.services.clock import SetClock


async def test_the_region_is_loaded_within_half_a_minute_and_told_clinic_by_clinic(region: Region) -> None:
    first = region.first
    assert (first.loaded.clinics, first.loaded.doctors, first.loaded.visits) == (20, 200, 9)
    assert first.loaded.slots > 50_000
    assert first.clinics_heard == 20
    assert first.seconds < 30
    assert (await Clinic.all().count(), await Doctor.filter(active=True).count()) == (20, 200)


@pytest.mark.usefixtures("region")
async def test_the_next_start_of_the_day_adds_nothing_and_takes_less_than_three_seconds(clock: SetClock) -> None:
    began = time.perf_counter()
    loaded = await load(clock)
    assert (loaded.slots, loaded.visits) == (0, 0)
    assert time.perf_counter() - began < 3


@pytest.mark.usefixtures("region")
async def test_a_later_start_adds_the_missing_days_and_leaves_the_old_ones(clock: SetClock) -> None:
    before = dict(await Slot.all().values_list("id", "foreign_taken"))
    clock.advance(timedelta(days=2))
    loaded = await load(clock)
    after = dict(await Slot.all().values_list("id", "foreign_taken"))
    assert 0 < loaded.slots < 8_000
    assert loaded.visits == 0
    assert {slot: after[slot] for slot in before} == before
    assert len(after) == len(before) + loaded.slots


@pytest.mark.usefixtures("region")
async def test_anna_acts_for_two_children_and_her_mother_and_has_been_to_the_doctor(clock: SetClock) -> None:
    await load(clock)
    account = await Account.get(subject=ANNA.key)
    assert account.confirmed
    tied = await Guardianship.filter(account_id=account.id).prefetch_related("patient")
    assert sorted(tie.patient.given_name for tie in tied) == ["Миша", "Соня", "Тамара"]
    past = await Appointment.filter(account_id=account.id)
    assert sorted(visit.status for visit in past) == [AppointmentStatus.FULFILLED] * 6 + [AppointmentStatus.NO_SHOW]
    assert all(visit.starts_at < clock() for visit in past)
