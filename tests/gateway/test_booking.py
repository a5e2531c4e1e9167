"""Holding, booking, moving and cancelling through GraphQL."""

from gateway.schema.node import global_id
from tests.gateway.door import Door
from tests.gateway.operations import BOOK, CANCEL, HOLD, MOVE, RELEASE, given


async def test_a_slot_is_held_booked_for_a_child_moved_and_cancelled(door: Door) -> None:
    world, anna = door.world, await door.signed_in(door.world.anna)
    slot, later, child = await world.slot(48), await world.slot(72), global_id("Patient", world.child)

    held = (await anna.ask(HOLD, input=given("hold-0001", slot_id=global_id("Slot", slot), patient_id=child)))[
        "slotHold"
    ]
    assert held["__typename"] == "SlotHoldSuccess"
    assert held["hold"]["state"] == "LIVE"
    assert held["hold"]["secondsLeft"] == 300
    assert held["hold"]["slot"]["state"] == "HELD"
    assert held["hold"]["patient"] == {"id": child, "relation": "CHILD"}

    booking = given("book-0001", hold_id=held["hold"]["id"], reason="кашель")
    booked = (await anna.ask(BOOK, input=booking))["appointmentBook"]["appointment"]
    assert booked["status"] == "CONFIRMED"
    assert booked["statusText"] == "подтверждено"
    assert booked["reason"] == "кашель"
    assert booked["slot"]["state"] == "TAKEN"
    assert booked["startsAt"] == "2031-03-05T07:00:00+00:00"
    assert (booked["canCancel"], booked["canMove"], booked["cancelIsLate"], booked["settling"]) == (
        True,
        True,
        False,
        False,
    )
    assert [entry["kind"] for entry in booked["timeline"]] == ["HELD", "BOOKED"]
    assert all(entry["byYou"] for entry in booked["timeline"])

    again = (await anna.ask(BOOK, input=booking))["appointmentBook"]["appointment"]
    assert again["id"] == booked["id"]

    moving = given("move-0001", appointment_id=booked["id"], slot_id=global_id("Slot", later))
    moved = (await anna.ask(MOVE, input=moving))["appointmentMove"]
    assert moved["appointment"]["movedFrom"]["id"] == booked["id"]
    assert moved["movedFrom"] == {"id": booked["id"], "status": "MOVED", "movedTo": {"id": moved["appointment"]["id"]}}

    cancelling = given("cancel-001", appointment_id=moved["appointment"]["id"])
    cancelled = (await anna.ask(CANCEL, input=cancelling))["appointmentCancel"]["appointment"]
    assert (cancelled["status"], cancelled["canCancel"], cancelled["slot"]["state"]) == ("CANCELLED", False, "FREE")


async def test_a_released_hold_frees_its_slot_at_once(door: Door) -> None:
    anna = await door.signed_in(door.world.anna)
    slot = global_id("Slot", await door.world.slot(48))
    held = (await anna.ask(HOLD, input=given("hold-0001", slot_id=slot)))["slotHold"]["hold"]
    released = (await anna.ask(RELEASE, input=given("release-01", hold_id=held["id"])))["holdRelease"]["hold"]
    assert released == {"id": held["id"], "state": "RELEASED", "slot": {"state": "FREE"}}


async def test_nobody_signed_in_may_not_hold(door: Door) -> None:
    slot = global_id("Slot", await door.world.slot(48))
    assert await door.caller().refused(HOLD, input=given("hold-0001", slot_id=slot)) == {"code": "UNAUTHENTICATED"}
    assert (await door.world.slot_row(1)).held == 0


async def test_the_viewer_sees_their_people_holds_and_visits(door: Door) -> None:
    world, anna = door.world, await door.signed_in(door.world.anna)
    await world.book(await world.slot(48))
    await world.book(await world.slot(72), world.child)
    await world.hold(await world.slot(96), world.mother)
    viewer = (
        await anna.ask(
            """{ viewer {
              role confirmed patient { relation name { short } } patients { relation } holds { patient { relation } }
              appointments(filter: {period: UPCOMING}, first: 1) {
                totalCount pageInfo { hasNextPage endCursor } edges { node { id code } }
              }
            } }"""
        )
    )["viewer"]
    assert (viewer["role"], viewer["confirmed"]) == ("PATIENT", True)
    assert viewer["patient"] == {"relation": "SELF", "name": {"short": "Ковалёва А."}}
    assert [one["relation"] for one in viewer["patients"]] == ["SELF", "CHILD", "PARENT"]
    assert viewer["holds"] == [{"patient": {"relation": "PARENT"}}]
    page = viewer["appointments"]
    assert (page["totalCount"], page["pageInfo"]["hasNextPage"], len(page["edges"])) == (2, True, 1)

    rest = await anna.ask(
        """query ($after: String) { viewer { appointments(filter: {period: UPCOMING}, after: $after) {
          pageInfo { hasNextPage hasPreviousPage } edges { node { id } } } } }""",
        after=page["pageInfo"]["endCursor"],
    )
    (edge,) = rest["viewer"]["appointments"]["edges"]
    assert edge["node"]["id"] != page["edges"][0]["node"]["id"]


async def test_a_code_is_read_however_it_is_typed_and_only_by_its_owner(door: Door) -> None:
    world = door.world
    await world.book(await world.slot(48))
    anna, pavel = await door.signed_in(world.anna), await door.signed_in(world.pavel)
    by_code = "query ($code: String!) { viewer { appointmentByCode(code: $code) { code } } }"
    (edge,) = (await anna.ask("{ viewer { appointments { edges { node { code } } } } }"))["viewer"]["appointments"][
        "edges"
    ]
    code = edge["node"]["code"]
    typed = f" {code.lower().replace('-', ' ')} "
    assert (await anna.ask(by_code, code=typed))["viewer"]["appointmentByCode"]["code"] == code
    assert (await pavel.ask(by_code, code=code))["viewer"]["appointmentByCode"] is None
    assert (await anna.ask(by_code, code="ничего"))["viewer"]["appointmentByCode"] is None


async def test_nobody_signed_in_has_no_viewer(door: Door) -> None:
    assert await door.caller().ask("{ viewer { id } }") == {"viewer": None}
