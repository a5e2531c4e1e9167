"""What is free, of whom, when."""

from datetime import date, timedelta
from typing import Any

import pytest

from booking.rules.policy import Policy
from storage.models import Clinic, Doctor
from storage.queries.slots import (
    SlotPlace,
    Whose,
    free_counts,
    free_days,
    free_slots,
    slots_by_id,
    slots_of_doctors,
)
from storage.queries.window import Window
from tests.storage.rows import NINE, a_clinic, a_doctor, a_slot

pytestmark = pytest.mark.usefixtures("database")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NOW = NINE - HOUR
ALL = Window(after=NOW)
TAKEN: dict[str, Any] = {"foreign_taken": 1, "state": "TAKEN"}


async def test_free_slots_come_soonest_first_for_many_doctors_at_once() -> None:
    clinic = await a_clinic()
    first, second, idle = [await a_doctor(clinic, key) for key in "123"]
    later, soon = await a_slot(first, NINE + HOUR), await a_slot(first, NINE)
    await a_slot(first, NINE + 2 * HOUR)
    await a_slot(second, NINE, **TAKEN)
    other = await a_slot(second, NINE + DAY)
    found = await free_slots(Whose.DOCTOR, [first.id, second.id, idle.id], ALL, 2)
    assert {owner: [slot.id for slot in slots] for owner, slots in found.items()} == {
        first.id: [soon.id, later.id],
        second.id: [other.id],
        idle.id: [],
    }


async def test_a_page_goes_on_where_the_last_one_ended() -> None:
    doctor = await a_doctor(await a_clinic())
    slots = [await a_slot(doctor, NINE, minutes=15 + n) for n in range(3)] + [await a_slot(doctor, NINE + HOUR)]
    place, seen = None, []
    while page := (await free_slots(Whose.DOCTOR, [doctor.id], ALL, 1, place))[doctor.id]:
        seen.append(page[-1].id)
        place = SlotPlace(page[-1].starts_at, page[-1].id)
    assert seen == [slot.id for slot in slots]


async def test_a_clinic_and_a_specialty_have_the_free_slots_of_their_doctors() -> None:
    one, two = await a_clinic("1"), await a_clinic("2")
    therapist, surgeon = await a_doctor(one, "1", "Терапевт"), await a_doctor(one, "2", "Хирург")
    elsewhere = await a_doctor(two, "1", "Хирург")
    for doctor, count in ((therapist, 1), (surgeon, 2), (elsewhere, 3)):
        for hour in range(count):
            await a_slot(doctor, NINE + hour * HOUR)
    assert await free_counts(Whose.CLINIC, [one.id, two.id], ALL) == {one.id: 3, two.id: 3}
    of = therapist.specialty_id, surgeon.specialty_id
    assert await free_counts(Whose.SPECIALTY, of, ALL) == {of[0]: 1, of[1]: 5}
    next_one = await free_slots(Whose.SPECIALTY, of, ALL, 1)
    assert [len(slots) for slots in next_one.values()] == [1, 1]


async def test_a_specialtys_slots_at_clinics_with_too_old_a_schedule_come_last() -> None:
    fresh, stale = await a_doctor(await a_clinic("1")), await a_doctor(await a_clinic("2", system="far"))
    soon, sooner = await a_slot(fresh, NINE + DAY), await a_slot(stale, NINE)
    later, latest = await a_slot(stale, NINE + 2 * DAY), await a_slot(fresh, NINE + 3 * DAY)
    of, expected = fresh.specialty_id, [soon.id, latest.id, sooner.id, later.id]
    for size in (1, 3, 9):
        place, seen = None, []
        while page := (await free_slots(Whose.SPECIALTY, [of], ALL, size, place))[of]:
            seen += [slot.id for slot in page]
            place = SlotPlace(page[-1].starts_at, page[-1].id, page[-1].stale)
        assert seen == expected
    assert (await free_counts(Whose.SPECIALTY, [of], ALL)) == {of: 4}


async def test_a_slot_of_the_past_is_not_free() -> None:
    doctor = await a_doctor(await a_clinic())
    await a_slot(doctor, NOW)
    assert await free_counts(Whose.DOCTOR, [doctor.id], ALL) == {doctor.id: 0}


@pytest.mark.parametrize(
    ("since", "until", "free"),
    [
        (None, None, 1),
        (NINE.date(), NINE.date(), 0),
        (NINE.date(), None, 0),
        (None, NINE.date(), 0),
        (NINE.date() + DAY, None, 1),
        (None, NINE.date() - DAY, 1),
    ],
)
async def test_a_doctor_who_is_away_has_nothing_free(since: date | None, until: date | None, free: int) -> None:
    doctor = await a_doctor(await a_clinic(), absent_since=since, absent_until=until)
    await a_slot(doctor)
    assert await free_counts(Whose.DOCTOR, [doctor.id], ALL) == {doctor.id: free}
    await Doctor.filter(id=doctor.id).update(active=False)
    assert await free_counts(Whose.DOCTOR, [doctor.id], ALL) == {doctor.id: 0}


@pytest.mark.parametrize(
    ("window", "hours"),
    [
        (Window(NOW, since=NINE.date() + DAY), [24]),
        (Window(NOW, until=NINE.date()), [0, 3]),
        (Window(NOW, from_minute=10 * 60), [3]),
        (Window(NOW, to_minute=9 * 60), [0, 24]),
        (Window(NOW, Policy(horizon_days=0)), [0, 3]),
    ],
)
async def test_a_window_narrows_by_day_and_hour(window: Window, hours: list[int]) -> None:
    doctor = await a_doctor(await a_clinic())
    for hour in (0, 3, 24):
        await a_slot(doctor, NINE + hour * HOUR)
    found = (await free_slots(Whose.DOCTOR, [doctor.id], window, 10))[doctor.id]
    assert [(slot.starts_at - NINE) / HOUR for slot in found] == hours


async def test_days_are_counted_in_the_clinics_own_days() -> None:
    doctor = await a_doctor(await a_clinic())
    await a_slot(doctor)
    await a_slot(doctor, NINE + HOUR)
    await a_slot(doctor, NINE + DAY)
    await a_slot(doctor, NINE + 2 * DAY, **TAKEN)
    assert await free_days([doctor.id], ALL) == {doctor.id: {NINE.date(): 2, (NINE + DAY).date(): 1}}


async def test_the_grid_shows_every_slot_that_is_not_withdrawn() -> None:
    doctor = await a_doctor(await a_clinic())
    free = await a_slot(doctor, NINE + HOUR, capacity=2, held=1)
    taken = await a_slot(doctor, NINE, room="12", **TAKEN)
    await a_slot(doctor, NINE + 2 * HOUR, state="GONE")
    await a_slot(doctor, NINE + DAY)
    grid = (await slots_of_doctors([doctor.id], NINE.date(), NINE.date()))[doctor.id]
    assert [(slot.id, slot.state, slot.free_seats, slot.room) for slot in grid] == [
        (taken.id, "TAKEN", 0, "12"),
        (free.id, "FREE", 1, None),
    ]
    assert await slots_by_id([free.id, 0]) == {free.id: grid[1]}
    assert (grid[0].starts_at, grid[0].day, grid[0].minute) == (NINE, NINE.date(), 540)


async def test_a_clinic_that_is_no_longer_connected_has_nothing_free() -> None:
    clinic = await a_clinic()
    doctor = await a_doctor(clinic)
    await a_slot(doctor)
    await Clinic.filter(id=clinic.id).update(active=False)
    for whose, owner in ((Whose.DOCTOR, doctor.id), (Whose.CLINIC, clinic.id), (Whose.SPECIALTY, doctor.specialty_id)):
        assert await free_counts(whose, [owner], ALL) == {owner: 0}
        assert await free_slots(whose, [owner], ALL, 5) == {owner: []}
    assert await free_days([doctor.id], ALL) == {doctor.id: {}}
