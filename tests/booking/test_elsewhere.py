"""Clinics whose free times are seen here and booked at the clinic's own site, or by telephone."""

import pytest

from booking.actions.book import book
from booking.actions.move import move
from booking.errors import BookedElsewhere, SlotGone
from booking.ports import BookingWay
from storage.models import Clinic, SlotState
from tests.booking.world import World

URL = "https://clinic.example/book?slot=1"


async def elsewhere(world: World, way: BookingWay = BookingWay.ELSEWHERE) -> None:
    await Clinic.filter(id=world.clinic.id).update(booking=way, phone="+78125550199")


@pytest.mark.parametrize("way", [BookingWay.ELSEWHERE, BookingWay.BY_PHONE])
async def test_what_is_booked_elsewhere_is_not_held_and_says_where(world: World, way: BookingWay) -> None:
    await elsewhere(world, way)
    slot = await world.slot(booking_url=URL, booking_phone="+78125550100")
    await world.slot(hours=50)
    with pytest.raises(BookedElsewhere) as refused:
        await world.hold(slot)
    # the clinic's other times are booked elsewhere too
    assert (refused.value.url, refused.value.phone, refused.value.alternatives) == (URL, "+78125550100", ())
    assert (await world.slot_row(slot)).state is SlotState.FREE


async def test_the_clinics_telephone_serves_where_the_slot_has_none(world: World) -> None:
    await elsewhere(world)
    with pytest.raises(BookedElsewhere) as refused:
        await world.hold(await world.slot())
    assert (refused.value.url, refused.value.phone) == (None, "+78125550199")


async def test_nobody_moves_there(world: World) -> None:
    appointment = await world.book(await world.slot(doctor=world.far_doctor))
    await elsewhere(world)
    wanted = await world.slot(hours=72)
    with pytest.raises(BookedElsewhere):
        await move(world.engine, world.anna, key=world.key(), appointment_id=appointment, slot_id=wanted)


async def test_a_hold_from_before_is_void(world: World) -> None:
    claim = await world.hold(await world.slot())
    await elsewhere(world)
    with pytest.raises(SlotGone):
        await book(world.engine, world.anna, key=world.key(), claim_id=claim)
