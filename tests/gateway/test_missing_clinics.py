"""A search says which clinics it could not look into; a clinic that can not be booked here says which others can."""

from datetime import timedelta
from typing import Any

import pytest

from booking.ports import BookingWay
from gateway.schema.node import global_id
from storage.models import Clinic, Reading, Region
from tests.gateway.door import Door
from tests.storage.rows import a_clinic, a_doctor

MISSING = """query ($filter: DoctorFilter) { doctors(filter: $filter, first: 0) {
  missing { reason clinic { shortName phone booking } } } }"""
NEAREST = """query ($id: ID!, $specialty: ID, $first: Int) { node(id: $id) { ... on Clinic {
  booking systemTitle nearestConnected(specialtyId: $specialty, first: $first) { id name } } } }"""


async def missing(door: Door, **narrowed: Any) -> list[tuple[str, str]]:
    told = (await door.caller().ask(MISSING, filter=narrowed))["doctors"]["missing"]
    return [(one["clinic"]["shortName"], one["reason"]) for one in told]


async def put(clinic: Clinic, **values: Any) -> None:
    await Clinic.filter(id=clinic.id).update(**values)


async def test_a_clinic_whose_system_fell_silent_is_named_and_comes_back(door: Door) -> None:
    world = door.world
    assert await missing(door) == []
    world.clock.advance(timedelta(minutes=6))
    assert await missing(door) == [(world.far_clinic.short_name, "SILENT")]
    await put(world.far_clinic, confirmed_at=world.clock())
    assert await missing(door) == []


async def test_each_missing_clinic_says_why(door: Door) -> None:
    world = door.world
    never = await a_clinic("never", system="far")
    paused = await a_clinic("paused", system="far", confirmed_at=world.clock() - timedelta(hours=1))
    await a_doctor(paused, "p")
    await Reading.create(key="far/paused", paused_at=world.clock())
    phone = await a_clinic("phone", system="card", booking=BookingWay.BY_PHONE)
    elsewhere = await a_clinic("link", system="far", booking=BookingWay.ELSEWHERE, confirmed_at=world.clock())
    told = await missing(door)
    assert set(told) == {
        (never.short_name, "NEVER_READ"),
        (paused.short_name, "PAUSED"),
        (phone.short_name, "BY_PHONE"),
    }
    # who is to be telephoned comes last: that is no news
    assert told[-1] == (phone.short_name, "BY_PHONE")
    assert elsewhere.short_name not in [name for name, _ in told]


async def test_a_paused_system_misses_all_its_clinics(door: Door) -> None:
    await Reading.create(key="far", paused_at=door.world.clock())
    door.world.clock.advance(timedelta(minutes=6))
    assert await missing(door) == [(door.world.far_clinic.short_name, "PAUSED")]


async def test_only_clinics_that_the_search_would_have_looked_in_are_missing(door: Door) -> None:
    world = door.world
    world.clock.advance(timedelta(minutes=6))
    surgeons = global_id("Specialty", world.surgeon.specialty_id)
    here = global_id("Specialty", world.far_doctor.specialty_id)
    assert await missing(door, specialtyId=surgeons) == []
    assert len(await missing(door, specialtyId=here)) == 1
    assert await missing(door, clinicId=global_id("Clinic", world.clinic.id)) == []
    assert await missing(door, district="Нигде") == []
    assert await missing(door, text="нетакого") == []


async def test_the_doctors_of_one_clinic_say_when_it_is_missing(door: Door) -> None:
    asked = "query ($id: ID!) { node(id: $id) { ... on Clinic { doctors(first: 1) { missing { reason } } } } }"
    door.world.clock.advance(timedelta(minutes=6))
    for clinic, reasons in ((door.world.far_clinic, [{"reason": "SILENT"}]), (door.world.clinic, [])):
        told = (await door.caller().ask(asked, id=global_id("Clinic", clinic.id)))["node"]
        assert told["doctors"]["missing"] == reasons


async def nearest(door: Door, clinic: Clinic, **variables: Any) -> list[str]:
    told = (await door.caller().ask(NEAREST, id=global_id("Clinic", clinic.id), **variables))["node"]
    return [one["name"] for one in told["nearestConnected"]]


async def test_a_clinic_by_telephone_names_the_nearest_that_can_be_booked_here(door: Door) -> None:
    phone = await a_clinic("phone", system="card", booking=BookingWay.BY_PHONE, latitude=55.0, longitude=60.0)
    far = await a_clinic("b", latitude=55.5, longitude=60.0)
    near = await a_clinic("a", latitude=55.1, longitude=60.0)
    old = await a_clinic("o", system="far", latitude=55.0, longitude=60.0)
    region = await Region.create(code="other", name="Другой")
    await put(await a_clinic("z", latitude=55.0, longitude=60.0), region_id=region.id)
    for clinic in (far, near, old):
        await a_doctor(clinic, f"d{clinic.id}", specialty="Окулист")
    eyes = (await a_doctor(near, "d", specialty="Окулист")).specialty_id
    specialty = global_id("Specialty", eyes)
    assert await nearest(door, phone, specialty=specialty) == [near.name, far.name]
    assert await nearest(door, phone, specialty=specialty, first=1) == [near.name]
    assert await nearest(door, near) == []


@pytest.mark.parametrize("first", [-1, 11])
async def test_so_many_are_not_near(door: Door, first: int) -> None:
    told = await door.caller().refused(NEAREST, id=global_id("Clinic", door.world.clinic.id), first=first)
    assert (told["code"], told["field"]) == ("BAD_INPUT", "first")


async def test_a_clinic_says_which_system_keeps_its_schedule(door: Door) -> None:
    phone = await a_clinic("phone", system="card", booking=BookingWay.BY_PHONE)
    for clinic, title in ((door.world.clinic, "Talon"), (phone, None)):
        told = await door.caller(accept_language="en").ask(NEAREST, id=global_id("Clinic", clinic.id))
        assert told["node"]["systemTitle"] == title


async def test_a_slot_says_where_it_is_booked_and_whether_it_wants_a_referral(door: Door) -> None:
    asked = "query ($id: ID!) { node(id: $id) { ... on Slot { bookingUrl bookingPhone needsReferral } } }"
    plain = await door.world.slot(24)
    link = await door.world.slot(30, booking_url="https://clinic.example/b?s=1", booking_phone="+79001112233")
    for number, url in ((plain, None), (link, "https://clinic.example/b?s=1")):
        told = (await door.caller().ask(asked, id=global_id("Slot", number)))["node"]
        assert told["bookingUrl"] == url
        assert told["needsReferral"] is False
