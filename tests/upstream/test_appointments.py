"""What clinics say became of appointments: taken down once, whoever tells it and however often."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from booking.actions.cancel import cancel
from booking.rules.keys import upstream_key
from storage.intake.readings import Lease
from storage.models import AppointmentStatus, Notice, Reading, TimelineEntry
from tests.booking.far_clinic import Mood
from tests.booking.invariants import broken
from tests.booking.world import World, a_world
from tests.services.clock import SetClock
from tests.storage.rows import a_doctor
from tests.upstream.made_up import Telling, one_clinic
from upstream.appointments import take_in_appointments
from upstream.listing import Rejection
from upstream.source import AppointmentReport, AppointmentWord
from upstream.sync import sync_due

HOUR = timedelta(hours=1)


@pytest.fixture
async def world(database: str, clock: SetClock) -> AsyncIterator[World]:  # noqa: ARG001 - it must be open
    yield await a_world(clock)
    assert await broken() == {}


async def booked(world: World) -> int:
    return await world.book(await world.slot(doctor=world.far_doctor))


async def native(world: World, appointment_id: int) -> str:
    return str((await world.appointment(appointment_id)).native_key)


async def hear(world: World, *words: AppointmentReport, system: str = "far") -> int:
    """How many appointments were changed by it."""
    source = one_clinic(Telling)
    assert isinstance(source, Telling)
    source.words = list(words)
    lease = Lease(f"{system}#appointments", "w", world.clock(), 0)
    return (await take_in_appointments(world.engine, system, source, lease)).changed


async def last(appointment_id: int) -> TimelineEntry:
    entry = await TimelineEntry.filter(appointment_id=appointment_id).order_by("-id").first()
    assert entry is not None
    return entry


async def test_what_the_clinic_cancelled_reaches_the_patient_with_its_reason(world: World) -> None:
    one = await booked(world)
    word = AppointmentReport(await native(world, one), None, AppointmentWord.CANCELLED, "Врач заболел")
    assert await hear(world, word) == 1
    row = await world.appointment(one)
    assert (row.status, row.clinic_words) == (AppointmentStatus.CANCELLED, "Врач заболел")
    assert (await last(one)).kind == "CLINIC_CANCELLED"
    assert await hear(world, word) == 0


async def test_a_cancellation_without_a_word_has_a_reason_all_the_same(world: World) -> None:
    one = await booked(world)
    await hear(world, AppointmentReport(await native(world, one), None, AppointmentWord.CANCELLED))
    assert (await world.appointment(one)).clinic_words == "Клиника отменила эту запись."


@pytest.mark.parametrize("word", [AppointmentWord.FULFILLED, AppointmentWord.NO_SHOW])
async def test_what_took_place_and_what_did_not_is_taken_down_once_its_time_has_come(
    world: World, word: AppointmentWord
) -> None:
    one = await booked(world)
    report = AppointmentReport(await native(world, one), None, word)
    assert await hear(world, report) == 0
    world.clock.advance(48 * HOUR)
    assert await hear(world, report, report) == 1
    assert (await world.appointment(one)).status.value == word.value
    assert (await last(one)).details == {"status": word.value}
    assert await hear(world, report) == 0
    assert await Notice.all().count() == 0


async def test_a_clinic_may_correct_itself_about_who_came(world: World) -> None:
    one = await booked(world)
    world.clock.advance(49 * HOUR)
    key = await native(world, one)
    words = [AppointmentWord.NO_SHOW, AppointmentWord.FULFILLED]
    assert [await hear(world, AppointmentReport(key, None, word)) for word in words] == [1, 1]
    assert (await world.appointment(one)).status is AppointmentStatus.FULFILLED


async def test_an_appointment_is_known_by_our_key_where_the_clinic_made_it_anew(world: World) -> None:
    other, one = await booked(world), await world.book(await world.slot(hours=72, doctor=world.far_doctor), world.child)
    ours = upstream_key(one, (await world.appointment(one)).code)
    assert await hear(world, AppointmentReport("another", ours, AppointmentWord.CANCELLED)) == 1
    assert not (await world.appointment(one)).active
    assert (await world.appointment(other)).active


async def test_what_is_not_ours_or_another_systems_changes_nothing(world: World) -> None:
    one = await booked(world)
    key = await native(world, one)
    assert await hear(world, AppointmentReport("x", None, AppointmentWord.CANCELLED)) == 0
    assert await hear(world, AppointmentReport("x", "no key of ours", AppointmentWord.CANCELLED)) == 0
    assert await hear(world, AppointmentReport(key, None, AppointmentWord.CANCELLED), system="near") == 0
    assert await hear(world, AppointmentReport(key, None, AppointmentWord.BOOKED)) == 0
    assert (await world.appointment(one)).active


async def test_of_what_is_over_here_nothing_else_is_looked_at(world: World) -> None:
    one = await booked(world)
    other = await world.book(await world.slot(hours=72, doctor=world.far_doctor), world.child)
    key = await native(world, one)
    await cancel(world.engine, world.anna, key=world.key(), appointment_id=one)
    ours = upstream_key(other, (await world.appointment(other)).code)
    assert await hear(world, AppointmentReport(key, ours, AppointmentWord.CANCELLED)) == 0
    assert (await world.appointment(other)).active


async def test_what_the_patient_is_giving_up_is_left_to_the_asking_under_way(world: World) -> None:
    one = await booked(world)
    world.far.cancel_mood = Mood.LOSES_ANSWER
    await cancel(world.engine, world.anna, key=world.key(), appointment_id=one)
    word = AppointmentReport(await native(world, one), None, AppointmentWord.CANCELLED)
    assert (await world.appointment(one)).cancelling
    assert await hear(world, word) == 0
    assert (await world.appointment(one)).cancelling


@pytest.mark.parametrize("told_taken", [True, False])
async def test_what_the_clinic_puts_into_another_slot_is_moved_and_told(world: World, told_taken: bool) -> None:
    one = await booked(world)
    before = await world.appointment(one)
    seats: dict[str, Any] = {"state": "TAKEN", "foreign_taken": 1} if told_taken else {}
    colleague = await a_doctor(world.far_clinic, "f2")
    slot = await world.slot(hours=50, doctor=colleague, **seats)
    there = (await world.slot_row(slot)).native_key
    word = AppointmentReport(await native(world, one), None, AppointmentWord.BOOKED, slot_key=there)
    here = replace(word, slot_key=(await world.slot_row(before.slot_id)).native_key)
    assert [await hear(world, told) for told in (here, word, word, replace(word, slot_key="unknown"))] == [0, 1, 0, 0]
    row = await world.appointment(one)
    assert (row.slot_id, row.starts_at, row.doctor_id, row.alarm) == (
        slot,
        before.starts_at + 2 * HOUR,
        colleague.id,
        False,
    )
    assert (await last(one)).kind == "CLINIC_CHANGED"
    was, now = await world.slot_row(before.slot_id), await world.slot_row(slot)
    assert (was.booked, now.booked, now.foreign_taken, now.state.value) == (0, 1, 0, "TAKEN")


async def test_a_bad_item_costs_the_others_nothing(world: World) -> None:
    one = await booked(world)
    good = AppointmentReport(await native(world, one), None, AppointmentWord.CANCELLED)
    source = one_clinic(Telling)
    assert isinstance(source, Telling)
    source.words, source.bad = [good], [Rejection("no_status", "x")]
    lease = Lease("far#appointments", "w", world.clock(), 0)
    read = await take_in_appointments(world.engine, "far", source, lease)
    assert (read.mark, read.changed) == ("after 1", 1)


async def test_a_worker_asks_on_from_its_mark_each_turn(world: World) -> None:
    source = one_clinic(Telling)
    assert isinstance(source, Telling)
    for _ in range(3):
        await sync_due(world.engine, {"told": source})
        world.clock.advance(timedelta(seconds=50))
    assert source.marks == [None, "after 1", "after 2"]
    assert (await Reading.get(key="told#appointments")).mark == "after 3"
