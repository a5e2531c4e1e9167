"""A clinic system that keeps its own schedule: every way a call to it can end, and what the worker makes of it."""

import asyncio
from datetime import timedelta

import pytest

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.clinic_change import clinic_cancelled
from booking.actions.move import move
from booking.actions.settle import settle
from booking.errors import AppointmentClosed, ClinicRefused, ClinicSilent, OwnOverlap
from booking.events import AppointmentChanged
from booking.ports import Confirmation, Order
from storage.models import Appointment, AppointmentStatus, ClaimState, Clinic, Request, SlotState, TimelineEntry
from tests.booking.far_clinic import WORDS, FarClinic, Killed, Mood
from tests.booking.world import World


async def _later(world: World, seconds: float) -> int:
    """The worker's round after that time; the schedule stays fresh meanwhile."""
    world.clock.advance(timedelta(seconds=seconds))
    await Clinic.filter(id=world.far_clinic.id).update(confirmed_at=world.clock())
    return await settle(world.engine)


async def _held(world: World, hours: float = 48) -> tuple[int, int]:
    slot_id = await world.slot(hours=hours, doctor=world.far_doctor)
    return slot_id, await world.hold(slot_id)


async def _booked(world: World, hours: float = 48) -> tuple[int, int]:
    slot_id, claim_id = await _held(world, hours)
    return slot_id, await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)


async def _cancel(world: World, appointment_id: int, key: str = "cancel-it") -> int:
    return await cancel(world.engine, world.anna, key=key, appointment_id=appointment_id)


async def _move(world: World, appointment_id: int, slot_id: int, key: str = "move-it-there") -> int:
    return await move(world.engine, world.anna, key=key, appointment_id=appointment_id, slot_id=slot_id)


async def _only() -> Appointment:
    return await Appointment.all().get()


async def test_the_clinic_confirms(world: World) -> None:
    _, appointment_id = await _booked(world)
    row = await world.appointment(appointment_id)
    assert (row.status, row.native_key, row.retry_at) == (
        AppointmentStatus.CONFIRMED,
        next(iter(world.far.kept.values())),
        None,
    )
    assert await world.timeline(appointment_id) == ["HELD", "BOOKED", "SENT", "CONFIRMED"]


async def test_the_clinics_no_frees_the_seat_and_is_remembered(world: World) -> None:
    slot_id, claim_id = await _held(world)
    other = await world.slot(hours=50, doctor=world.far_doctor)
    world.far.book_mood = Mood.REFUSES
    for _ in range(2):
        with pytest.raises(ClinicRefused) as refused:
            await book(world.engine, world.anna, key="book-it-once", claim_id=claim_id)
        assert refused.value.words == WORDS
        assert [one.slot_id for one in refused.value.alternatives] == [other]
    assert world.far.calls == ["book"]
    row = await _only()
    assert (row.status, row.active, row.clinic_words) == (AppointmentStatus.REFUSED, False, WORDS)
    assert (await world.slot_row(slot_id)).state is SlotState.FREE
    # sealed in that row, and nowhere else
    kept = [await TimelineEntry.all().values_list("details", flat=True), await Request.all().values_list("outcome")]
    assert WORDS not in str(kept)


async def test_a_silent_clinic_leaves_the_hold_to_try_again(world: World) -> None:
    slot_id, claim_id = await _held(world)
    world.far.book_mood = Mood.UNREACHABLE
    with pytest.raises(ClinicSilent):
        await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    assert (await world.claim(claim_id)).state is ClaimState.LIVE
    assert (await world.slot_row(slot_id)).state is SlotState.HELD
    world.far.book_mood = Mood.ANSWERS
    appointment_id = await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    assert (await world.appointment(appointment_id)).status is AppointmentStatus.CONFIRMED


async def test_a_clinic_system_that_is_not_set_up_is_silent(world: World) -> None:
    _, claim_id = await _held(world)
    await Clinic.filter(id=world.far_clinic.id).update(system="elsewhere")
    with pytest.raises(ClinicSilent):
        await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)


@pytest.mark.parametrize("mood", [Mood.LOSES_REQUEST, Mood.LOSES_ANSWER])
async def test_a_lost_answer_is_settled_by_reading_back(world: World, mood: Mood) -> None:
    _, claim_id = await _held(world)
    world.far.book_mood = mood
    appointment_id = await book(world.engine, world.anna, key="book-it-once", claim_id=claim_id)
    assert (await world.appointment(appointment_id)).status is AppointmentStatus.PENDING
    assert await book(world.engine, world.anna, key="book-it-once", claim_id=claim_id) == appointment_id
    world.far.book_mood = Mood.ANSWERS
    assert await _later(world, 4) == 0
    assert await _later(world, 1) == 1
    assert (await world.appointment(appointment_id)).status is AppointmentStatus.CONFIRMED
    assert world.far.calls == ["book", "read_back"] + ["book"] * (mood is Mood.LOSES_REQUEST)
    assert len(world.far.keys) == 1


async def test_a_request_that_arrives_late_is_not_mistaken_for_anothers(world: World) -> None:
    slot_id, claim_id = await _held(world)
    world.far.book_mood = Mood.LOSES_REQUEST
    appointment_id = await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    slot_key = (await world.slot_row(slot_id)).native_key

    async def arrives() -> None:
        world.far.kept[slot_key] = "far-late"

    world.far.book_mood, world.far.meanwhile = Mood.ANSWERS, arrives
    assert await _later(world, 5) == 1
    assert world.far.calls == ["book", "read_back", "book", "read_back"]
    assert (await world.appointment(appointment_id)).native_key == "far-late"


async def test_a_lost_booking_that_the_clinic_then_refuses_frees_the_seat(world: World) -> None:
    slot_id, claim_id = await _held(world)
    world.far.book_mood = Mood.LOSES_REQUEST
    appointment_id = await book(world.engine, world.anna, key="book-it-once", claim_id=claim_id)
    world.far.book_mood = Mood.REFUSES
    assert await _later(world, 5) == 1
    assert (await world.appointment(appointment_id)).status is AppointmentStatus.REFUSED
    assert (await world.slot_row(slot_id)).state is SlotState.FREE
    with pytest.raises(ClinicRefused) as refused:
        await book(world.engine, world.anna, key="book-it-once", claim_id=claim_id)
    assert refused.value.words == WORDS


async def test_a_clinic_that_stays_silent_is_asked_less_and_less_often(world: World) -> None:
    _, claim_id = await _held(world)
    world.far.book_mood = world.far.read_mood = Mood.LOSES_REQUEST
    appointment_id = await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    for pause in (5, 5, 10, 20, 40, 80, 160, 300, 300):
        asked = len(world.far.calls)
        assert await _later(world, pause - 1) == 0
        assert len(world.far.calls) == asked
        await _later(world, 1)
        assert len(world.far.calls) == asked + 1
    world.far.book_mood = world.far.read_mood = Mood.ANSWERS
    await _later(world, 300)
    assert (await world.appointment(appointment_id)).status is AppointmentStatus.CONFIRMED


async def test_a_booking_never_answered_is_given_up_when_its_time_has_come(world: World) -> None:
    _, claim_id = await _held(world, hours=1)
    world.far.book_mood = Mood.LOSES_REQUEST
    appointment_id = await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    assert await _later(world, 3600) == 1
    assert (await world.appointment(appointment_id)).status is AppointmentStatus.REFUSED


@pytest.mark.parametrize("mood", [Mood.DIES_BEFORE, Mood.DIES_AFTER])
async def test_a_process_killed_in_the_call_leaves_a_booking_that_is_settled(world: World, mood: Mood) -> None:
    _, claim_id = await _held(world)
    world.far.book_mood = mood
    with pytest.raises(Killed):
        await book(world.engine, world.anna, key="book-it-once", claim_id=claim_id)
    world.far.book_mood = Mood.ANSWERS
    assert await _later(world, 89) == 0
    assert await _later(world, 1) == 1
    row = await _only()
    assert row.status is AppointmentStatus.CONFIRMED
    assert await book(world.engine, world.anna, key="book-it-once", claim_id=claim_id) == row.id


async def test_two_workers_ask_a_clinic_once(world: World) -> None:
    _, claim_id = await _held(world)
    world.far.book_mood = Mood.LOSES_ANSWER
    await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    world.clock.advance(timedelta(seconds=5))
    assert sum(await asyncio.gather(*(settle(world.engine) for _ in range(4)))) == 1
    assert world.far.calls == ["book", "read_back"]


async def test_the_second_try_waits_for_the_first_that_is_still_at_the_clinic(world: World) -> None:
    _, claim_id = await _held(world)
    reached, answer = asyncio.Event(), asyncio.Event()

    async def meanwhile() -> None:
        reached.set()
        await answer.wait()

    world.far.meanwhile = meanwhile
    first = asyncio.create_task(book(world.engine, world.anna, key="book-it-once", claim_id=claim_id))
    await reached.wait()
    second = asyncio.create_task(book(world.engine, world.anna, key="book-it-once", claim_id=claim_id))
    third = await book(world.engine, world.anna, key="book-it-once", claim_id=claim_id)
    assert (await world.appointment(third)).status is AppointmentStatus.PENDING
    answer.set()
    assert await first == await second == third
    assert world.far.calls == ["book"]


async def test_cancelling_frees_the_seat_when_the_clinic_has_said_so(world: World) -> None:
    slot_id, appointment_id = await _booked(world)
    states: list[SlotState] = []
    real_cancel = world.far.cancel

    class Watched(FarClinic):
        async def cancel(self, order: Order, native_key: str) -> None:
            states.append((await world.slot_row(slot_id)).state)
            await real_cancel(order, native_key)

    world.engine.remotes["far"] = Watched()  # type: ignore[index]  # the world's remotes are a dict
    assert await _cancel(world, appointment_id) == appointment_id
    assert states == [SlotState.TAKEN]
    assert (await world.slot_row(slot_id)).state is SlotState.FREE
    assert (await world.timeline(appointment_id))[-3:] == ["SENT", "CANCELLED", "CLINIC_TOLD"]
    assert world.far.kept == {}


@pytest.mark.parametrize(("mood", "refusal"), [(Mood.REFUSES, ClinicRefused), (Mood.UNREACHABLE, ClinicSilent)])
async def test_a_cancel_that_fails_changes_nothing(world: World, mood: Mood, refusal: type[Exception]) -> None:
    slot_id, appointment_id = await _booked(world)
    world.far.cancel_mood = mood
    for _ in range(2):
        with pytest.raises(refusal):
            await _cancel(world, appointment_id)
    row = await world.appointment(appointment_id)
    assert (row.status, row.active, row.cancelling) == (AppointmentStatus.CONFIRMED, True, False)
    assert (await world.slot_row(slot_id)).state is SlotState.TAKEN
    assert world.far.calls == ["book", "cancel"]
    world.far.cancel_mood = Mood.ANSWERS
    await _cancel(world, appointment_id, key="cancel-again")


@pytest.mark.parametrize("mood", [Mood.LOSES_REQUEST, Mood.LOSES_ANSWER])
async def test_a_lost_cancel_is_shown_and_settled(world: World, mood: Mood) -> None:
    slot_id, appointment_id = await _booked(world)
    world.far.cancel_mood = mood
    assert await _cancel(world, appointment_id) == appointment_id
    row = await world.appointment(appointment_id)
    assert (row.status, row.cancelling) == (AppointmentStatus.CONFIRMED, True)
    assert (await world.slot_row(slot_id)).state is SlotState.TAKEN
    with pytest.raises(AppointmentClosed):
        await _cancel(world, appointment_id, key="cancel-again")
    world.far.cancel_mood = Mood.ANSWERS
    assert await _later(world, 5) == 1
    assert (await world.appointment(appointment_id)).status is AppointmentStatus.CANCELLED
    assert (await world.slot_row(slot_id)).state is SlotState.FREE


@pytest.mark.parametrize("mood", [Mood.DIES_BEFORE, Mood.DIES_AFTER])
async def test_a_process_killed_while_cancelling_leaves_it_to_the_worker(world: World, mood: Mood) -> None:
    _, appointment_id = await _booked(world)
    world.far.cancel_mood = mood
    with pytest.raises(Killed):
        await _cancel(world, appointment_id)
    world.far.cancel_mood = Mood.ANSWERS
    assert await _later(world, 90) == 1
    assert (await world.appointment(appointment_id)).status is AppointmentStatus.CANCELLED


async def test_a_lost_cancel_that_the_clinic_refuses_leaves_the_visit_standing(world: World) -> None:
    _, appointment_id = await _booked(world)
    world.far.cancel_mood = Mood.LOSES_REQUEST
    await _cancel(world, appointment_id)
    world.far.cancel_mood = Mood.REFUSES
    assert await _later(world, 5) == 1
    row = await world.appointment(appointment_id)
    assert (row.status, row.active, row.cancelling, row.clinic_words) == (
        AppointmentStatus.CONFIRMED,
        True,
        False,
        WORDS,
    )


async def test_a_pending_visit_can_not_be_changed_yet(world: World) -> None:
    _, claim_id = await _held(world)
    world.far.book_mood = Mood.LOSES_ANSWER
    appointment_id = await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    other = await world.slot(hours=72)
    with pytest.raises(ClinicSilent):
        await _cancel(world, appointment_id)
    with pytest.raises(ClinicSilent):
        await _move(world, appointment_id, other)


async def test_a_move_books_the_new_first_and_then_cancels_the_old(world: World) -> None:
    old_slot, old = await _booked(world)
    new_slot = await world.slot(hours=72, doctor=world.far_doctor)
    new = await _move(world, old, new_slot)
    assert world.far.calls == ["book", "book", "cancel"]
    was, now = await world.appointment(old), await world.appointment(new)
    assert (was.status, now.status) == (AppointmentStatus.MOVED, AppointmentStatus.CONFIRMED)
    assert (await world.slot_row(old_slot)).state is SlotState.FREE
    assert await world.timeline(new) == ["MOVED_FROM", "SENT", "CONFIRMED"]
    assert (await world.timeline(old))[-3:] == ["SENT", "MOVED_TO", "CLINIC_TOLD"]


@pytest.mark.parametrize(("mood", "refusal"), [(Mood.REFUSES, ClinicRefused), (Mood.UNREACHABLE, ClinicSilent)])
async def test_a_move_whose_new_time_fails_changes_nothing(world: World, mood: Mood, refusal: type[Exception]) -> None:
    old_slot, old = await _booked(world)
    new_slot = await world.slot(hours=48.1, doctor=world.far_doctor)
    world.far.book_mood = mood
    for _ in range(2):
        with pytest.raises(refusal):
            await _move(world, old, new_slot)
    row = await world.appointment(old)
    assert (row.status, row.active, row.leaving, row.cancelling) == (AppointmentStatus.CONFIRMED, True, False, False)
    assert (await world.slot_row(old_slot)).state is SlotState.TAKEN
    assert (await world.slot_row(new_slot)).state is SlotState.FREE
    assert world.far.calls == ["book", "book"]


@pytest.mark.parametrize("mood", [Mood.LOSES_REQUEST, Mood.LOSES_ANSWER, Mood.UNREACHABLE, Mood.REFUSES])
async def test_an_old_time_that_is_not_cancelled_is_asked_for_until_it_is(world: World, mood: Mood) -> None:
    old_slot, old = await _booked(world)
    new_slot = await world.slot(hours=72, doctor=world.far_doctor)
    world.far.cancel_mood = mood
    new = await _move(world, old, new_slot)
    was, now = await world.appointment(old), await world.appointment(new)
    assert now.status is AppointmentStatus.CONFIRMED
    assert (was.leaving, was.cancelling, was.active) == (True, True, True)
    assert (await world.slot_row(old_slot)).state is SlotState.TAKEN
    await _later(world, 5)
    world.far.cancel_mood = Mood.ANSWERS
    await _later(world, 300)
    was = await world.appointment(old)
    assert was.status is AppointmentStatus.MOVED
    assert was.alarm is (mood is Mood.REFUSES)
    assert (await world.slot_row(old_slot)).state is SlotState.FREE
    assert len(world.far.kept) == 1


async def test_a_clinic_that_will_not_let_go_of_the_old_time_is_an_alarm_told_once(world: World) -> None:
    _, old = await _booked(world)
    world.far.cancel_mood = Mood.REFUSES
    await _move(world, old, await world.slot(hours=72, doctor=world.far_doctor))
    world.events.clear()
    for pause in (5, 5, 10, 20):
        await _later(world, pause)
    assert world.far.calls.count("cancel") > 2
    row = await world.appointment(old)
    assert (row.alarm, row.clinic_words) == (True, WORDS)
    assert (await world.timeline(old)).count("REFUSED") == 1
    assert world.events.count(AppointmentChanged(old, row.patient_id)) == 1


@pytest.mark.parametrize("mood", [Mood.LOSES_REQUEST, Mood.LOSES_ANSWER, Mood.DIES_BEFORE, Mood.DIES_AFTER])
async def test_a_move_broken_off_while_booking_is_carried_to_its_end(world: World, mood: Mood) -> None:
    old_slot, old = await _booked(world)
    new_slot = await world.slot(hours=72, doctor=world.far_doctor)
    world.far.book_mood = mood
    if mood in (Mood.DIES_BEFORE, Mood.DIES_AFTER):
        with pytest.raises(Killed):
            await _move(world, old, new_slot)
    else:
        await _move(world, old, new_slot)
    assert (await world.appointment(old)).leaving
    world.far.book_mood = Mood.ANSWERS
    await _later(world, 90)
    await _later(world, 90)
    new = await Appointment.get(moved_from_id=old)
    assert (await world.appointment(old)).status is AppointmentStatus.MOVED
    assert new.status is AppointmentStatus.CONFIRMED
    assert (await world.slot_row(old_slot)).state is SlotState.FREE
    assert len(world.far.kept) == 1
    assert await _move(world, old, new_slot) == new.id


async def test_a_process_killed_while_cancelling_the_old_time_is_carried_to_its_end(world: World) -> None:
    _, old = await _booked(world)
    new_slot = await world.slot(hours=72, doctor=world.far_doctor)
    world.far.cancel_mood = Mood.DIES_BEFORE
    with pytest.raises(Killed):
        await _move(world, old, new_slot)
    world.far.cancel_mood = Mood.ANSWERS
    await _later(world, 90)
    assert (await world.appointment(old)).status is AppointmentStatus.MOVED


async def test_a_move_from_here_to_a_far_clinic_keeps_the_old_time_until_the_new_is_sure(world: World) -> None:
    old_slot = await world.slot(hours=48)
    old = await world.book(old_slot)
    new_slot = await world.slot(hours=48, doctor=world.far_doctor)
    world.far.book_mood = Mood.REFUSES
    with pytest.raises(ClinicRefused):
        await _move(world, old, new_slot)
    assert (await world.slot_row(old_slot)).state is SlotState.TAKEN
    world.far.book_mood = Mood.ANSWERS
    new = await _move(world, old, new_slot, key="move-again")
    assert (await world.appointment(new)).status is AppointmentStatus.CONFIRMED
    assert (await world.slot_row(old_slot)).state is SlotState.FREE


async def test_a_move_from_a_far_clinic_to_here_cancels_there(world: World) -> None:
    old_slot, old = await _booked(world)
    new = await _move(world, old, await world.slot(hours=48))
    assert (await world.appointment(new)).status is AppointmentStatus.CONFIRMED
    assert (await world.appointment(old)).status is AppointmentStatus.MOVED
    assert world.far.kept == {}
    assert (await world.slot_row(old_slot)).state is SlotState.FREE


@pytest.mark.parametrize("mood", [Mood.REFUSES, Mood.LOSES_REQUEST])
async def test_what_the_clinic_cancelled_while_its_patient_was_leaving_is_told_when_the_patient_stays(
    world: World, mood: Mood
) -> None:
    old_slot, old = await _booked(world)
    new_slot = await world.slot(hours=72, doctor=world.far_doctor)

    async def clinic_cancels() -> None:
        del world.far.kept[(await world.slot_row(old_slot)).native_key]
        assert not await clinic_cancelled(world.engine, appointment_id=old, words="Врач заболел")
        world.far.meanwhile = None

    world.far.book_mood, world.far.meanwhile = mood, clinic_cancels
    if mood is Mood.REFUSES:
        with pytest.raises(ClinicRefused):
            await _move(world, old, new_slot)
    else:
        await _move(world, old, new_slot)
        world.far.book_mood = Mood.REFUSES
        assert await _later(world, 5) == 1
    assert (await world.appointment(old)).status is AppointmentStatus.CONFIRMED
    world.far.read_mood = Mood.UNREACHABLE
    assert await _later(world, 0) == 0
    world.far.read_mood = Mood.ANSWERS
    assert await _later(world, 10) == 1
    row = await world.appointment(old)
    assert (row.status, row.active, row.retry_at) == (AppointmentStatus.CANCELLED, False, None)
    assert row.clinic_words == "Клиника отменила эту запись."
    assert (await world.slot_row(old_slot)).state is SlotState.FREE
    assert (await world.timeline(old))[-1] == "CLINIC_CANCELLED"


async def test_one_whose_patient_stays_is_asked_for_once(world: World) -> None:
    _, old = await _booked(world)
    world.far.book_mood = Mood.REFUSES
    with pytest.raises(ClinicRefused):
        await _move(world, old, await world.slot(hours=72, doctor=world.far_doctor))
    assert [await _later(world, pause) for pause in (0, 90, 300)] == [1, 0, 0]
    assert world.far.calls.count("read_back") == 1
    row = await world.appointment(old)
    assert (row.status, row.retry_at) == (AppointmentStatus.CONFIRMED, None)


async def test_the_time_one_is_leaving_is_not_given_away_before_it_is_settled(world: World) -> None:
    _, old = await _booked(world)
    world.far.book_mood = Mood.LOSES_REQUEST
    await _move(world, old, await world.slot(hours=72, doctor=world.far_doctor))
    with pytest.raises(OwnOverlap):
        await world.hold(await world.slot(hours=48, doctor=world.surgeon))
    world.far.book_mood = Mood.REFUSES
    await _later(world, 5)
    row = await world.appointment(old)
    assert (row.status, row.leaving) == (AppointmentStatus.CONFIRMED, False)


async def test_a_clinics_own_cancel_meets_a_booking_in_flight(world: World) -> None:
    _, claim_id = await _held(world)

    async def meanwhile() -> None:
        assert await clinic_cancelled(world.engine, appointment_id=(await _only()).id, words="Отмена")

    world.far.meanwhile = meanwhile
    appointment_id = await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    assert (await world.appointment(appointment_id)).status is AppointmentStatus.CANCELLED


async def test_one_clinics_trouble_does_not_keep_the_others_waiting(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    for hours in (48, 72):
        _, claim_id = await _held(world, hours)
        world.far.book_mood = Mood.LOSES_ANSWER
        await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    broken = next(iter(world.far.kept))

    class Broken(FarClinic):
        async def read_back(self, order: Order) -> Confirmation | None:
            if order.slot_key == broken:
                raise ZeroDivisionError
            return await super().read_back(order)

    world.engine.remotes["far"] = Broken(kept=world.far.kept)  # type: ignore[index]  # the world's remotes are a dict
    assert await _later(world, 5) == 1
    assert "could not be settled" in caplog.text


async def test_a_visit_is_either_moved_or_cancelled_whoever_looked_at_it_first(world: World) -> None:
    """The cancel begins a little later each time, so that in some rounds it looks before the move and writes after."""
    for steps in range(0, 36, 3):
        old = await world.book(await world.slot(hours=48 + steps))
        new_slot = await world.slot(hours=96 + steps, doctor=world.far_doctor)
        moving = asyncio.create_task(_move(world, old, new_slot, key=f"move-it-{steps}"))
        for _ in range(steps):
            await asyncio.sleep(0)
        cancelling = asyncio.create_task(_cancel(world, old, key=f"cancel-it-{steps}"))
        outcomes = await asyncio.gather(moving, cancelling, return_exceptions=True)
        assert [isinstance(outcome, AppointmentClosed) for outcome in outcomes].count(True) == 1
        done = [outcome for outcome in outcomes if isinstance(outcome, int)]
        assert len(done) == 1
        expected = AppointmentStatus.CANCELLED if done == [old] else AppointmentStatus.MOVED
        assert (await world.appointment(old)).status is expected
