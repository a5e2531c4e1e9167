"""Whom one may see and whom one may act for, to the hour a guardianship begins and ends."""

from datetime import date, timedelta
from typing import Any

from booking.actions.cancel import cancel
from gateway.schema.node import global_id, split_id
from storage.models import Clinic, Guardianship
from tests.gateway.door import Caller, Door
from tests.gateway.operations import BOOK, CANCEL, HOLD, RELEASE, given

LAST = date(2031, 3, 3)
HOLDS = "{ viewer { holds { id patient { id } } } }"
NOT_FOUND = {"code": "NOT_FOUND"}
PATIENTS = "{ viewer { patients { id relation } appointments { edges { node { code pdfUrl } } } } }"


async def the_next_day_in_kamchatka(door: Door) -> None:
    """02:00 of March 4 there, 14:00 of March 3 by UTC; every clinic is there."""
    await Clinic.all().update(zone="Asia/Kamchatka")
    door.world.clock.advance(timedelta(hours=7))


async def held_for_child(door: Door, anna: Caller, key: str = "hold-0001") -> Any:
    slot, child = global_id("Slot", await door.world.slot(48)), global_id("Patient", door.world.child)
    return (await anna.ask(HOLD, input=given(key, slot_id=slot, patient_id=child)))["slotHold"]


async def children_seen(anna: Caller) -> list[str]:
    return [one["id"] for one in (await anna.ask(PATIENTS))["viewer"]["patients"] if one["relation"] == "CHILD"]


async def test_on_the_first_day_where_the_clinic_is_one_sees_and_acts(door: Door) -> None:
    await the_next_day_in_kamchatka(door)
    await Guardianship.filter(patient_id=door.world.child).update(since=LAST + timedelta(days=1))
    anna = await door.signed_in(door.world.anna)
    held = await held_for_child(door, anna)
    child = global_id("Patient", door.world.child)
    assert held["hold"]["patient"] == {"id": child, "relation": "CHILD"}
    booked = (await anna.ask(BOOK, input=given("book-0001", hold_id=held["hold"]["id"])))["appointmentBook"]
    assert booked["appointment"]["patient"]["id"] == child
    assert (await anna.client.get(booked["appointment"]["pdfUrl"])).status_code == 200


async def test_after_the_last_day_where_the_clinics_are_one_neither_sees_nor_acts(door: Door) -> None:
    appointment = await door.world.book(await door.world.slot(72), door.world.child)
    anna = await door.signed_in(door.world.anna)
    ((visit,),) = [(await anna.ask(PATIENTS))["viewer"]["appointments"]["edges"]]
    await the_next_day_in_kamchatka(door)
    await Guardianship.filter(patient_id=door.world.child).update(until=LAST)
    anna = await door.signed_in(door.world.anna)
    assert (await held_for_child(door, anna))["code"] == "NOT_YOUR_PATIENT"
    assert await children_seen(anna) == []
    assert (await anna.client.get(visit["node"]["pdfUrl"])).status_code == 404
    seen = await anna.ask("query ($id: ID!) { node(id: $id) { id } }", id=global_id("Appointment", appointment))
    assert seen["node"] is None


async def test_one_sees_while_it_is_still_the_last_day_at_another_clinic(door: Door) -> None:
    await the_next_day_in_kamchatka(door)
    await Clinic.filter(id=door.world.far_clinic.id).update(zone="Europe/Kaliningrad")
    await Guardianship.filter(patient_id=door.world.child).update(until=LAST)
    anna = await door.signed_in(door.world.anna)
    assert (await held_for_child(door, anna))["code"] == "NOT_YOUR_PATIENT"
    assert await children_seen(anna) == [global_id("Patient", door.world.child)]


async def test_a_hold_for_somebody_one_no_longer_acts_for_is_not_there(door: Door) -> None:
    anna = await door.signed_in(door.world.anna)
    held = (await held_for_child(door, anna))["hold"]
    own = await door.world.hold(await door.world.slot(48, door.world.surgeon))
    await end(door)
    assert [one["id"] for one in (await anna.ask(HOLDS))["viewer"]["holds"]] == [global_id("Hold", own)]
    assert await anna.refused(RELEASE, input=given("release-01", hold_id=held["id"])) == NOT_FOUND
    assert (await door.world.claim(split_id(held["id"], "id")[1])).state == "LIVE"


async def test_a_repeated_success_that_may_no_longer_be_seen_is_not_found(door: Door) -> None:
    anna, child = await door.signed_in(door.world.anna), global_id("Patient", door.world.child)
    holding = given("hold-0001", slot_id=global_id("Slot", await door.world.slot(48)), patient_id=child)
    held = (await anna.ask(HOLD, input=holding))["slotHold"]["hold"]
    booking = given("book-0001", hold_id=held["id"])
    booked = (await anna.ask(BOOK, input=booking))["appointmentBook"]["appointment"]
    cancelling = given("cancel-001", appointment_id=booked["id"])
    await anna.ask(CANCEL, input=cancelling)
    await end(door)
    for operation, told in ((HOLD, holding), (BOOK, booking), (CANCEL, cancelling)):
        assert await anna.refused(operation, input=told) == NOT_FOUND


async def test_a_repeated_refusal_that_names_what_may_no_longer_be_seen_is_not_found(door: Door) -> None:
    world, anna = door.world, await door.signed_in(door.world.anna)
    soon, gone = await world.book(await world.slot(5), world.child), await world.book(await world.slot(72), world.child)
    await cancel(world.engine, world.anna, key=world.key(), appointment_id=gone)
    late, closed = (given(f"cancel-{one:03}", appointment_id=global_id("Appointment", one)) for one in (soon, gone))
    await world.hold(await world.slot(96), world.child)
    slot, child = global_id("Slot", await world.slot(120)), global_id("Patient", world.child)
    second = given("hold-0002", slot_id=slot, patient_id=child)
    tries = [(CANCEL, late), (CANCEL, closed), (HOLD, second)]
    codes = [next(iter((await anna.ask(operation, input=told)).values()))["code"] for operation, told in tries]
    assert codes == ["LATE_CANCEL_NEEDS_CONFIRMATION", "APPOINTMENT_CLOSED", "ONE_HOLD_PER_SPECIALTY"]
    await end(door)
    for operation, told in tries:
        assert await anna.refused(operation, input=told) == NOT_FOUND


async def end(door: Door) -> None:
    """The child is no longer the account's to act for."""
    await Guardianship.filter(patient_id=door.world.child).update(ended_at=door.world.clock())
