from datetime import timedelta

import pytest

from booking.actions.cancel import cancel
from booking.actions.clinic_change import ClinicMove, clinic_cancelled, clinic_moved
from booking.errors import AppointmentClosed
from storage.models import AppointmentStatus, ClaimState, Origin, Slot, SlotState, TimelineEntry
from tests.booking.world import World
from upstream.clashes import settle_clashes


async def _move_to(world: World, appointment_id: int, slot_id: int | None, hours: float = 72) -> bool:
    starts = world.clock() + timedelta(hours=hours)
    to = ClinicMove(starts, starts + timedelta(minutes=15), "214", slot_id)
    return await clinic_moved(world.engine, appointment_id=appointment_id, to=to, words="Врач заболел")


async def test_what_the_clinic_cancels_is_over_with_its_reason(world: World) -> None:
    slot_id = await world.slot()
    appointment_id = await world.book(slot_id)
    assert await clinic_cancelled(world.engine, appointment_id=appointment_id, words="Врач заболел")
    row = await world.appointment(appointment_id)
    assert (row.status, row.active, row.clinic_words) == (AppointmentStatus.CANCELLED, False, "Врач заболел")
    assert (await world.slot_row(slot_id)).state is SlotState.FREE
    entry = await TimelineEntry.filter(appointment_id=appointment_id).order_by("-id").first()
    assert entry is not None
    assert (entry.kind.value, entry.details, entry.account_id) == ("CLINIC_CANCELLED", {}, None)
    assert not await clinic_cancelled(world.engine, appointment_id=appointment_id, words=None)
    assert not await clinic_cancelled(world.engine, appointment_id=10**9, words=None)
    with pytest.raises(AppointmentClosed):
        await cancel(world.engine, world.anna, key=world.key(), appointment_id=appointment_id)


async def test_what_the_clinic_moves_takes_the_new_seat(world: World) -> None:
    old_slot, new_slot = await world.slot(hours=48), await world.slot(hours=72, doctor=world.colleague)
    appointment_id = await world.book(old_slot)
    assert await _move_to(world, appointment_id, new_slot)
    row = await world.appointment(appointment_id)
    assert (row.slot_id, row.doctor_id, row.room, row.origin, row.alarm) == (
        new_slot,
        world.colleague.id,
        "214",
        Origin.TALON,
        False,
    )
    assert row.starts_at == world.clock() + timedelta(hours=72)
    assert (await world.slot_row(old_slot)).state is SlotState.FREE
    assert (await world.slot_row(new_slot)).state is SlotState.TAKEN
    assert (await world.timeline(appointment_id))[-1] == "CLINIC_CHANGED"
    await cancel(world.engine, world.anna, key=world.key(), appointment_id=appointment_id)
    assert (await world.slot_row(new_slot)).state is SlotState.FREE


async def test_a_clinics_move_onto_a_taken_slot_is_kept_with_an_alarm(world: World) -> None:
    old_slot, taken = await world.slot(hours=48), await world.slot(hours=72)
    await world.book(taken, by=world.pavel)
    moved = [await world.book(old_slot), await world.book(await world.slot(hours=50), world.child)]
    for appointment_id in moved:
        assert await _move_to(world, appointment_id, taken)
        row = await world.appointment(appointment_id)
        assert (row.slot_id, row.origin, row.alarm, row.active) == (taken, Origin.CLINIC, True, True)
    assert (await world.slot_row(taken)).booked == 1
    assert (await world.slot_row(old_slot)).state is SlotState.FREE
    await world.book(old_slot, by=world.pavel)
    for appointment_id in moved:
        await cancel(world.engine, world.anna, key=world.key(), appointment_id=appointment_id)
    assert (await world.slot_row(taken)).booked == 1


async def test_a_clinics_move_onto_another_visit_of_the_patient_is_kept_with_an_alarm(world: World) -> None:
    await world.book(await world.slot(hours=72, doctor=world.surgeon))
    appointment_id, new_slot = await world.book(await world.slot(hours=48)), await world.slot(hours=72)
    assert await _move_to(world, appointment_id, new_slot)
    row = await world.appointment(appointment_id)
    assert (row.origin, row.alarm, row.seat) == (Origin.CLINIC, True, 1)
    claim = await world.claim(row.claim_id or 0)
    assert (claim.state, claim.slot_id) == (ClaimState.KEPT, new_slot)


async def test_a_clinics_move_to_a_time_without_a_slot_frees_the_old_one(world: World) -> None:
    old_slot = await world.slot(hours=48)
    appointment_id = await world.book(old_slot)
    assert await _move_to(world, appointment_id, None)
    row = await world.appointment(appointment_id)
    assert (row.starts_at, row.alarm) == (world.clock() + timedelta(hours=72), True)
    assert (await world.slot_row(old_slot)).state is SlotState.FREE
    await world.book(old_slot, by=world.pavel)


async def test_another_hour_of_the_same_slot_keeps_the_seat(world: World) -> None:
    slot_id = await world.slot(hours=48)
    appointment_id = await world.book(slot_id)
    assert await _move_to(world, appointment_id, slot_id, hours=48.25)
    row = await world.appointment(appointment_id)
    assert (row.seat, row.alarm) == (1, False)
    assert (await world.slot_row(slot_id)).booked == 1


async def test_what_is_there_already_is_not_told_again(world: World) -> None:
    appointment_id = await world.book(await world.slot(hours=48))
    new_slot = await world.slot(hours=72)
    assert [await _move_to(world, appointment_id, new_slot) for _ in range(2)] == [True, False]
    assert (await world.timeline(appointment_id)).count("CLINIC_CHANGED") == 1
    assert [await _move_to(world, appointment_id, None, 73) for _ in range(2)] == [True, False]
    assert (await world.timeline(appointment_id)).count("CLINIC_CHANGED") == 2


async def test_a_room_that_the_clinic_says_no_more_is_kept_and_no_change(world: World) -> None:
    slot_id = await world.slot(doctor=world.far_doctor, room="101")
    appointment_id = await world.book(slot_id)
    await Slot.filter(id=slot_id).update(room=None)
    assert await settle_clashes(world.engine, "far", "far") == 0
    await Slot.filter(id=slot_id).update(room="214")
    assert [await settle_clashes(world.engine, "far", "far") for _ in range(2)] == [1, 0]
    assert (await world.appointment(appointment_id)).room == "214"
    assert (await world.timeline(appointment_id)).count("CLINIC_CHANGED") == 1
