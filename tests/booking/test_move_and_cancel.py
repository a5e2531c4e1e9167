import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from booking.actions.cancel import cancel
from booking.actions.move import move
from booking.errors import (
    AccountNotConfirmed,
    AppointmentClosed,
    BadInput,
    KeyReused,
    LateCancelNeedsConfirmation,
    NotFound,
    NotYourPatient,
    OutsideHours,
    OwnOverlap,
    SlotHeldByAnother,
    SlotTaken,
)
from booking.events import AppointmentChanged
from storage.models import (
    AppointmentStatus,
    ClaimState,
    Clinic,
    Doctor,
    Guardianship,
    SlotState,
    TimelineEntry,
)
from tests.booking.world import World
from tests.storage.rows import a_guardianship


async def _cancel(world: World, appointment_id: int, late: bool = False, **more: str) -> int:
    return await cancel(
        world.engine, world.anna, key=world.key(), appointment_id=appointment_id, late_confirmed=late, **more
    )


async def _move(world: World, appointment_id: int, slot_id: int) -> int:
    return await move(world.engine, world.anna, key=world.key(), appointment_id=appointment_id, slot_id=slot_id)


@pytest.mark.parametrize(("far_from", "far_to"), [(False, False), (False, True), (True, False), (True, True)])
async def test_the_timeline_names_who_moved_a_visit_not_who_made_it(world: World, far_from: bool, far_to: bool) -> None:
    await a_guardianship(world.pavel.account_id, world.child)
    old_slot = await world.slot(hours=48, doctor=world.far_doctor if far_from else None)
    new_slot = await world.slot(hours=72, doctor=world.far_doctor if far_to else None)
    old = await world.book(old_slot, world.child)
    await move(world.engine, world.pavel, key=world.key(), appointment_id=old, slot_id=new_slot)
    entry = await TimelineEntry.get(appointment_id=old, kind="MOVED_TO")
    assert entry.account_id == world.pavel.account_id


async def test_a_cancelled_visit_frees_its_time_at_once(world: World) -> None:
    slot_id = await world.slot(hours=48)
    appointment_id = await world.book(slot_id)
    assert await _cancel(world, appointment_id, reason="Выздоровела") == appointment_id
    row = await world.appointment(appointment_id)
    assert (row.status, row.active, row.cancel_reason) == (AppointmentStatus.CANCELLED, False, "Выздоровела")
    assert (await world.slot_row(slot_id)).state is SlotState.FREE
    assert (await world.timeline(appointment_id))[-1] == "CANCELLED"
    await world.book(slot_id, by=world.pavel)


async def test_a_late_cancel_asks_first(world: World) -> None:
    appointment_id = await world.book(await world.slot(hours=24))
    await world.appointment(appointment_id)
    world.clock.advance(timedelta(seconds=1))
    with pytest.raises(LateCancelNeedsConfirmation) as refused:
        await _cancel(world, appointment_id)
    assert refused.value.hours == 24
    await _cancel(world, appointment_id, late=True)


async def test_exactly_a_day_ahead_is_still_free_and_a_clinic_may_have_its_own_hours(world: World) -> None:
    await _cancel(world, await world.book(await world.slot(hours=24)))
    await Clinic.filter(id=world.clinic.id).update(free_cancel_hours=48)
    appointment_id = await world.book(await world.slot(hours=47))
    with pytest.raises(LateCancelNeedsConfirmation):
        await _cancel(world, appointment_id)


async def test_what_is_over_can_not_be_cancelled_or_moved(world: World) -> None:
    appointment_id = await world.book(await world.slot(hours=48))
    later = await world.slot(hours=60)
    await _cancel(world, appointment_id)
    past = await world.book(await world.slot(hours=1))
    world.clock.advance(timedelta(hours=2))
    for closed in (appointment_id, past):
        with pytest.raises(AppointmentClosed):
            await _cancel(world, closed, late=True)
        with pytest.raises(AppointmentClosed):
            await _move(world, closed, later)


async def test_anothers_appointment_does_not_exist(world: World) -> None:
    theirs = await world.book(await world.slot(hours=48), by=world.pavel)
    other = await world.slot(hours=50)
    for number in (theirs, 10**9, 2**70):
        with pytest.raises(NotFound):
            await _cancel(world, number)
        with pytest.raises(NotFound):
            await _move(world, number, other)


async def test_who_has_lost_the_right_to_act_is_told_so(world: World) -> None:
    appointment_id = await world.book(await world.slot(hours=48), world.child)
    with pytest.raises(AccountNotConfirmed):
        await cancel(world.engine, replace(world.anna, confirmed=False), key=world.key(), appointment_id=appointment_id)
    await Guardianship.filter(patient_id=world.child).update(ended_at=world.clock())
    with pytest.raises(NotYourPatient):
        await _cancel(world, appointment_id)


async def test_cancelling_twice_under_one_key_is_once(world: World) -> None:
    appointment_id = await world.book(await world.slot(hours=48))
    tries = (cancel(world.engine, world.anna, key="cancel-once", appointment_id=appointment_id) for _ in range(4))
    assert set(await asyncio.gather(*tries)) == {appointment_id}
    with pytest.raises(KeyReused):
        await cancel(world.engine, world.anna, key="cancel-once", appointment_id=appointment_id, reason="x")


async def test_a_move_takes_the_new_time_and_frees_the_old_in_one(world: World) -> None:
    old_slot, new_slot = await world.slot(hours=48), await world.slot(hours=72)
    old = await world.book(old_slot, world.child)
    new = await _move(world, old, new_slot)
    was, now = await world.appointment(old), await world.appointment(new)
    assert (was.status, was.active, was.leaving) == (AppointmentStatus.MOVED, False, False)
    assert (now.status, now.moved_from_id, now.patient_id) == (AppointmentStatus.CONFIRMED, old, world.child)
    assert now.code != was.code
    assert (await world.slot_row(old_slot)).state is SlotState.FREE
    assert (await world.slot_row(new_slot)).state is SlotState.TAKEN
    assert (await world.timeline(old))[-1] == "MOVED_TO"
    assert await world.timeline(new) == ["MOVED_FROM"]
    assert {AppointmentChanged(old, world.child), AppointmentChanged(new, world.child)} <= set(world.events)


async def test_a_move_may_overlap_the_time_it_leaves(world: World) -> None:
    old = await world.book(await world.slot(hours=48, minutes=30))
    await _move(world, old, await world.slot(hours=48.25, doctor=world.surgeon))


async def test_a_move_uses_ones_own_hold(world: World) -> None:
    old = await world.book(await world.slot(hours=48), world.child)
    new_slot = await world.slot(hours=72)
    claim_id = await world.hold(new_slot, moving_appointment_id=old)
    new = await _move(world, old, new_slot)
    assert (await world.appointment(new)).claim_id == claim_id
    assert (await world.claim(claim_id)).state is ClaimState.KEPT
    assert await world.timeline(new) == ["HELD", "MOVED_FROM"]


async def test_a_refused_move_leaves_everything_as_it_was(world: World) -> None:
    old_slot = await world.slot(hours=48)
    old = await world.book(old_slot)
    before = await world.timeline(old)
    taken, held, clashing, outside = [await world.slot(hours=hours) for hours in (72, 73, 74, 75)]
    await world.book(taken, by=world.pavel)
    await world.hold(held, by=world.pavel)
    await world.book(await world.slot(hours=74, doctor=world.surgeon))
    for slot_id, refusal in ((taken, SlotTaken), (held, SlotHeldByAnother), (clashing, OwnOverlap)):
        with pytest.raises(refusal):
            await _move(world, old, slot_id)
    await Doctor.filter(id=world.doctor.id).update(hours=[[1, "00:00", "00:10"]])
    with pytest.raises(OutsideHours):
        await _move(world, old, outside)
    row = await world.appointment(old)
    assert (row.status, row.active, row.leaving) == (AppointmentStatus.CONFIRMED, True, False)
    assert await world.timeline(old) == before
    assert (await world.slot_row(old_slot)).booked == 1


async def test_moving_to_the_time_it_has_is_no_move(world: World) -> None:
    slot_id = await world.slot(capacity=2)
    with pytest.raises(BadInput):
        await _move(world, await world.book(slot_id), slot_id)


async def test_two_who_swap_towards_each_other_do_not_deadlock(world: World) -> None:
    first, second = await world.slot(hours=48, capacity=2), await world.slot(hours=72, capacity=2)
    annas, pavels = await world.book(first), await world.book(second, by=world.pavel)
    await asyncio.gather(
        _move(world, annas, second),
        move(world.engine, world.pavel, key=world.key(), appointment_id=pavels, slot_id=first),
    )
    assert (await world.slot_row(first)).booked == (await world.slot_row(second)).booked == 1


async def test_moving_twice_under_one_key_is_one_move(world: World) -> None:
    old, slot_id = await world.book(await world.slot(hours=48)), await world.slot(hours=72)
    tries = (move(world.engine, world.anna, key="move-once", appointment_id=old, slot_id=slot_id) for _ in range(4))
    assert len(set(await asyncio.gather(*tries))) == 1


async def test_one_appointment_is_moved_to_one_of_two_times(world: World) -> None:
    old = await world.book(await world.slot(hours=48))
    slots = [await world.slot(hours=72), await world.slot(hours=96)]
    outcomes = await asyncio.gather(*(_move(world, old, slot) for slot in slots), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AppointmentClosed", "int"]
