import time
from datetime import timedelta

import pytest

from auth.demo_provider.people import ANNA, IRINA, OLGA
from booking.actions.book import book
from booking.actions.hold import hold
from booking.actor import Account as SignedIn
from storage.models import (
    Account,
    Appointment,
    AppointmentStatus,
    Clinic,
    ConsentKind,
    Doctor,
    Guardianship,
    Login,
    Membership,
    Role,
    Slot,
)
from storage.rights import has_consent
from storage.staff import memberships
from tests.demo.conftest import Region, an_engine, load
from tests.services.clock import SetClock


async def test_the_region_is_loaded_within_half_a_minute_and_told_clinic_by_clinic(region: Region) -> None:
    first = region.first
    assert (first.loaded.clinics, first.loaded.doctors, first.loaded.visits) == (20, 200, 9)
    assert first.loaded.slots > 50_000
    assert first.clinics_heard == 20
    assert first.seconds < 30
    assert (await Clinic.filter(system="own").count(), await Doctor.filter(active=True).count()) == (20, 200)


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
async def test_an_appointment_on_a_slot_that_went_is_cancelled_with_a_reason_at_the_next_start(clock: SetClock) -> None:
    slot = await Slot.filter(state="FREE", starts_at__gt=clock() + timedelta(days=2)).order_by("id").first()
    assert slot is not None
    engine, account = an_engine(clock), await account_of(ANNA.key)
    anna = SignedIn(account.id, account.patient_id or 0, confirmed=True)
    claim = await hold(engine, anna, key="hold-0001", slot_id=slot.id)
    appointment = await book(engine, anna, key="book-0001", claim_id=claim)
    await Slot.filter(id=slot.id).update(state="GONE")
    await load(clock)
    ended = await Appointment.get(id=appointment)
    assert (ended.status, ended.clinic_words) == ("CANCELLED", "Клиника убрала это время из расписания.")


@pytest.mark.usefixtures("region")
async def test_anna_acts_for_two_children_and_her_mother_and_has_been_to_the_doctor(clock: SetClock) -> None:
    await load(clock)
    account = await account_of(ANNA.key)
    assert account.confirmed
    tied = await Guardianship.filter(account_id=account.id).prefetch_related("patient")
    assert sorted(tie.patient.given_name for tie in tied) == ["Миша", "Соня", "Тамара"]
    past = await Appointment.filter(account_id=account.id)
    assert sorted(visit.status for visit in past) == [AppointmentStatus.FULFILLED] * 6 + [AppointmentStatus.NO_SHOW]
    assert all(visit.starts_at < clock() for visit in past)


@pytest.mark.usefixtures("region")
async def test_irina_works_at_two_desks_olga_runs_one_and_everybody_has_agreed(clock: SetClock) -> None:
    await load(clock)
    irina, olga = await account_of(IRINA.key), await account_of(OLGA.key)
    assert (irina.role, olga.role) == (Role.OPERATOR, Role.STAFF)
    assert len((await memberships(irina.id)).clinic_ids) == 2
    assert len((await memberships(olga.id)).manages) == 1
    assert await Membership.all().count() == 3
    assert await has_consent((await account_of(ANNA.key)).id, ConsentKind.PROCESSING)


async def account_of(subject: str) -> Account:
    login = await Login.get(subject=subject)
    return await Account.get(id=login.account_id)


@pytest.mark.usefixtures("region")
async def test_places_that_no_system_connects_have_a_card() -> None:
    cards = await Clinic.filter(system="card").order_by("native_key")
    assert [card.booking for card in cards] == ["BY_PHONE"] * 3
    assert all(card.phone and card.hours and card.latitude for card in cards)
