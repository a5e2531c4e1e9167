"""The whole way: a real clinic of St Petersburg found, held, booked, moved and cancelled through GraphQL alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from booking.rules.policy import Policy
from gateway.app import create_app
from gateway.parts import build_parts
from gateway.settings import Settings
from tests.booking.world import a_world
from tests.gateway.door import Caller, Door
from tests.gateway.operations import BOOK, CANCEL, HOLD, MOVE, given
from tests.services.clock import SetClock
from tests.upstream.double import Double
from upstream.sync import sync_due

pytestmark = pytest.mark.usefixtures("database")

REGION = '{ regions { id name } specialties(text: "терапевт участковый") { id code } }'
FIND = """
query ($region: ID!, $specialty: ID!) {
  clinics(filter: {regionId: $region}, first: 100) { totalCount edges { node { shortName kind phone } } }
  union: clinics(filter: {text: "поликлиника 100 союзный"}) { edges { node {
    id shortName zone freshness { state ageSeconds }
  } } }
  all: doctors(filter: {regionId: $region}) { totalCount }
  free: doctors(filter: {text: "березина", specialtyId: $specialty, from: "2031-03-10"}) { edges { node {
    id section department { name } name { full } freeCount
    freeSlots(first: 3) { edges { node { id startsAt room state } } }
  } } }
}"""


@pytest.fixture
async def door(clock: SetClock, whole_city: Double) -> AsyncIterator[Door]:
    """A service that is connected to the city, its schedule read once."""
    async with a_door(clock, whole_city, Policy()) as door:
        yield door


@asynccontextmanager
async def a_door(clock: SetClock, whole_city: Double, policy: Policy) -> AsyncIterator[Door]:
    parts = build_parts(replace(Settings(), spb_url=whole_city.url, broker_url="memory://"), clock, policy)
    world = await a_world(clock)
    await parts.bus.start()
    await parts.feeds.start()
    try:
        await sync_due(parts.engine, parts.registry.sources)
        yield Door(create_app(parts), parts, world)
    finally:
        await parts.feeds.stop()
        await parts.bus.stop()
        await parts.registry.close()


async def found(caller: Caller) -> Any:
    names = await caller.ask(REGION)
    (region,) = [region["id"] for region in names["regions"] if region["name"] == "Санкт-Петербург"]
    (specialty,) = names["specialties"]
    assert specialty["code"] == "27"
    return await caller.ask(FIND, region=region, specialty=specialty["id"])


async def test_a_clinic_of_the_city_is_found_and_a_visit_held_booked_moved_and_cancelled(
    door: Door, whole_city: Double
) -> None:
    anna = await door.signed_in(door.world.anna)
    data = await anna_sees(anna)
    slots = [edge["node"] for edge in data["freeSlots"]["edges"]]
    whole_city.calls.clear()

    held = (await anna.ask(HOLD, input=given("hold-0001", slot_id=slots[0]["id"])))["slotHold"]
    assert held["hold"]["slot"]["state"] == "HELD"
    booked = (await anna.ask(BOOK, input=given("book-0001", hold_id=held["hold"]["id"])))["appointmentBook"]
    visit = booked["appointment"]
    assert (visit["status"], visit["settling"], visit["room"]) == ("CONFIRMED", False, "435")
    assert visit["startsAt"] == slots[0]["startsAt"] == "2031-03-10T10:30:00+03:00"
    assert [entry["kind"] for entry in visit["timeline"]] == ["HELD", "BOOKED", "SENT", "CONFIRMED"]

    again = (await anna.ask(BOOK, input=given("book-0001", hold_id=held["hold"]["id"])))["appointmentBook"]
    assert again["appointment"]["id"] == visit["id"]

    moving = given("move-0001", appointment_id=visit["id"], slot_id=slots[1]["id"])
    moved = (await anna.ask(MOVE, input=moving))["appointmentMove"]
    assert (moved["appointment"]["status"], moved["movedFrom"]["status"]) == ("CONFIRMED", "MOVED")

    cancelling = given("cancel-001", appointment_id=moved["appointment"]["id"])
    cancelled = (await anna.ask(CANCEL, input=cancelling))["appointmentCancel"]["appointment"]
    assert (cancelled["status"], cancelled["slot"]["state"]) == ("CANCELLED", "FREE")

    book, look = ["GET patient/search", "POST appointment/create"], ["GET patient/search", "GET appointments"]
    assert whole_city.told() == [*book, *book, *look, "POST appointment/cancel", *look, "POST appointment/cancel"]
    first, second = (slot["id"] for slot in whole_city.spb.captured.slots[:2])
    bodies = [call.body["appointmentId"] for call in whole_city.calls if call.method == "POST"]
    assert bodies == [first, second, first, second]
    assert first.endswith(";п100.136")
    assert whole_city.spb.visits == {}


async def test_a_clinic_that_hangs_while_it_books_is_told_as_an_appointment_that_waits(
    clock: SetClock, whole_city: Double
) -> None:
    async with a_door(clock, whole_city, Policy(clinic_wait=timedelta(seconds=1))) as door:
        anna = await door.signed_in(door.world.anna)
        slot, *_ = (await anna_sees(anna))["freeSlots"]["edges"]
        held = (await anna.ask(HOLD, input=given("hold-0001", slot_id=slot["node"]["id"])))["slotHold"]
        hanging = whole_city.hang("appointment/create")
        asking = given("book-0001", hold_id=held["hold"]["id"])
        visit = (await anna.ask(BOOK, input=asking))["appointmentBook"]["appointment"]
        assert visit["status"] == "PENDING"
        assert hanging.hold is not None
        hanging.hold.set()
        visit = (await anna.ask(BOOK, input=asking))["appointmentBook"]["appointment"]
        assert visit["status"] == "CONFIRMED"


async def anna_sees(anna: Caller) -> Any:
    """What the search finds; returns the doctor."""
    data = await found(anna)
    clinics, (clinic,), (doctor,) = data["clinics"], data["union"]["edges"], data["free"]["edges"]
    assert clinics["totalCount"] == 38
    assert len(clinics["edges"]) == 38
    assert data["all"]["totalCount"] == 16
    assert clinic["node"]["shortName"] == "ГП №100 ПО №12"
    assert (clinic["node"]["zone"], clinic["node"]["freshness"]["state"]) == ("Europe/Moscow", "FRESH")
    node = doctor["node"]
    assert (node["section"], node["department"]["name"], node["freeCount"]) == ("25/27", "3 ТО", 68)
    assert node["name"]["full"] == "Березина А. А."
    return node
