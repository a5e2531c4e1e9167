"""A clinic that takes longer than a person waits: they are told where it stands, and the call goes on without them."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.move import move
from booking.actions.settle import settle
from booking.engine import Engine
from booking.errors import ClinicRefused
from booking.rules.policy import Policy
from gateway.parts import build_parts
from gateway.settings import Settings
from storage.models import AppointmentStatus, Clinic, SlotState
from tests.booking.far_clinic import Mood
from tests.booking.world import POLICY, World
from upstream.phases import LOOKING, READING, TELLING

SECONDS = 20.0


@dataclass
class Silence:
    """Calls to the far clinic wait in it until it is broken."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    broken: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self) -> None:
        self.reached.set()
        await self.broken.wait()


def _impatient(world: World) -> Engine:
    return replace(world.engine, policy=replace(POLICY, clinic_wait=timedelta(seconds=0.05)))


async def _until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(SECONDS):
        while not await holds():  # noqa: ASYNC110 - it is the database that changes
            await asyncio.sleep(0.01)


async def _held(world: World) -> tuple[int, int]:
    slot_id = await world.slot(doctor=world.far_doctor)
    return slot_id, await world.hold(slot_id)


async def test_whoever_books_at_a_slow_clinic_is_told_that_it_waits_and_the_call_goes_on(world: World) -> None:
    slot_id, claim_id = await _held(world)
    silence = world.far.meanwhile = Silence()
    appointment_id = await book(_impatient(world), world.anna, key="book-it-once", claim_id=claim_id)
    assert (await world.appointment(appointment_id)).status is AppointmentStatus.PENDING
    silence.broken.set()

    async def confirmed() -> bool:
        return (await world.appointment(appointment_id)).status is AppointmentStatus.CONFIRMED

    await _until(confirmed)
    assert (await world.slot_row(slot_id)).state is SlotState.TAKEN
    assert world.far.calls == ["book"]


async def test_a_slow_clinics_no_is_told_to_whoever_asks_again(world: World) -> None:
    slot_id, claim_id = await _held(world)
    silence, world.far.book_mood = Silence(), Mood.REFUSES
    world.far.meanwhile = silence
    engine = _impatient(world)
    appointment_id = await book(engine, world.anna, key="book-it-once", claim_id=claim_id)
    silence.broken.set()

    async def refused() -> bool:
        return (await world.appointment(appointment_id)).status is AppointmentStatus.REFUSED

    await _until(refused)
    assert (await world.slot_row(slot_id)).state is SlotState.FREE
    with pytest.raises(ClinicRefused):
        await book(engine, world.anna, key="book-it-once", claim_id=claim_id)


async def test_a_call_goes_on_when_its_request_is_broken_off(world: World) -> None:
    _, claim_id = await _held(world)
    silence = world.far.meanwhile = Silence()
    request = asyncio.create_task(book(world.engine, world.anna, key="book-it-once", claim_id=claim_id))
    await asyncio.wait_for(silence.reached.wait(), SECONDS)
    request.cancel()
    with pytest.raises(asyncio.CancelledError):
        await request
    silence.broken.set()
    appointment_id = await book(world.engine, world.anna, key="book-it-once", claim_id=claim_id)

    async def confirmed() -> bool:
        return (await world.appointment(appointment_id)).status is AppointmentStatus.CONFIRMED

    await _until(confirmed)
    assert world.far.calls == ["book"]


async def test_whoever_cancels_at_a_slow_clinic_is_told_that_it_waits(world: World) -> None:
    slot_id = await world.slot(doctor=world.far_doctor)
    appointment_id = await world.book(slot_id)
    silence = world.far.meanwhile = Silence()
    engine = _impatient(world)
    assert await cancel(engine, world.anna, key="cancel-it", appointment_id=appointment_id) == appointment_id
    row = await world.appointment(appointment_id)
    assert (row.status, row.cancelling) == (AppointmentStatus.CONFIRMED, True)
    silence.broken.set()

    async def cancelled() -> bool:
        return (await world.appointment(appointment_id)).status is AppointmentStatus.CANCELLED

    await _until(cancelled)
    assert (await world.slot_row(slot_id)).state is SlotState.FREE


async def test_a_move_at_a_slow_clinic_ends_with_the_old_time_cancelled_there(world: World) -> None:
    old = await world.book(await world.slot(doctor=world.far_doctor))
    new_slot = await world.slot(hours=72, doctor=world.far_doctor)
    silence = world.far.meanwhile = Silence()
    new = await move(_impatient(world), world.anna, key="move-it-there", appointment_id=old, slot_id=new_slot)
    assert (await world.appointment(new)).status is AppointmentStatus.PENDING
    assert (await world.appointment(old)).leaving
    silence.broken.set()

    async def moved() -> bool:
        return (await world.appointment(old)).status is AppointmentStatus.MOVED

    await _until(moved)
    assert (await world.appointment(new)).status is AppointmentStatus.CONFIRMED
    assert world.far.calls == ["book", "book", "cancel"]


async def test_a_process_that_ends_leaves_its_calls_to_a_worker(world: World) -> None:
    _, claim_id = await _held(world)
    world.far.meanwhile = Silence()
    engine = _impatient(world)
    appointment_id = await book(engine, world.anna, key="book-it-once", claim_id=claim_id)
    await engine.calls.break_off()
    row = await world.appointment(appointment_id)
    assert (row.status, row.retry_at) == (AppointmentStatus.PENDING, world.clock() + POLICY.lease)


async def _refused_while_the_first_call_is_under_way(world: World) -> tuple[int, int, Silence]:
    slot_id, claim_id = await _held(world)
    silence = world.far.meanwhile = Silence()
    appointment_id = await book(_impatient(world), world.anna, key="book-it-once", claim_id=claim_id)
    world.far.meanwhile, world.far.book_mood = None, Mood.REFUSES
    world.clock.advance(POLICY.lease)
    assert await settle(world.engine) == 1
    assert (await world.appointment(appointment_id)).status is AppointmentStatus.REFUSED
    world.far.book_mood = Mood.ANSWERS
    return slot_id, appointment_id, silence


@pytest.mark.parametrize("mood", [Mood.ANSWERS, Mood.LOSES_REQUEST, Mood.LOSES_ANSWER, Mood.REFUSES])
async def test_what_a_clinic_took_after_it_was_given_up_here_is_cancelled_there(world: World, mood: Mood) -> None:
    slot_id, appointment_id, silence = await _refused_while_the_first_call_is_under_way(world)
    world.far.cancel_mood = mood
    silence.broken.set()

    async def asked_to_let_go() -> bool:
        asked = "cancel" in world.far.calls
        due = (await world.appointment(appointment_id)).retry_at
        return asked and due != world.clock() + POLICY.lease

    await _until(asked_to_let_go)
    world.far.cancel_mood = Mood.ANSWERS
    world.clock.advance(timedelta(seconds=5))
    await settle(world.engine)
    row = await world.appointment(appointment_id)
    assert (row.status, row.retry_at) == (AppointmentStatus.REFUSED, None)
    assert (world.far.kept, (await world.slot_row(slot_id)).state) == ({}, SlotState.FREE)


async def test_what_the_same_patient_booked_anew_is_not_cancelled(world: World) -> None:
    slot_id, appointment_id, silence = await _refused_while_the_first_call_is_under_way(world)
    await Clinic.filter(id=world.far_clinic.id).update(confirmed_at=world.clock())
    world.far.book_mood = Mood.LOSES_REQUEST
    anew = await world.book(slot_id)
    world.far.book_mood = Mood.ANSWERS
    silence.broken.set()

    async def taken() -> bool:
        return world.engine.calls.under_way == 0

    await _until(taken)
    assert len(world.far.kept) == 1
    assert (await world.appointment(appointment_id)).retry_at is None
    world.clock.advance(timedelta(seconds=5))
    assert await settle(world.engine) == 1
    assert (await world.appointment(anew)).status is AppointmentStatus.CONFIRMED
    assert "cancel" not in world.far.calls


@pytest.mark.parametrize("seconds", [1.0, 5.0, 10.0, 60.0])
def test_a_person_waits_for_a_clinic_no_longer_than_the_door_lets_them(seconds: float) -> None:
    settings = Settings(deadline_seconds=seconds, broker_url="memory://")
    assert build_parts(settings).engine.policy.clinic_wait < timedelta(seconds=seconds)


def test_each_wait_is_shorter_than_the_one_around_it() -> None:
    policy = Policy()
    assert LOOKING < policy.clinic_wait.total_seconds() < Settings().deadline_seconds
    assert policy.first_try_wait.total_seconds() < Settings().deadline_seconds
    assert policy.lease.total_seconds() > READING + LOOKING + TELLING + READING
