"""One id finds a thing again, for whoever may see it."""

import pytest

from gateway.schema.node import global_id, split_id
from tests.gateway.door import Door
from tests.gateway.operations import CANCEL, NODE, given


async def test_public_things_are_found_by_their_id(door: Door) -> None:
    world, anybody = door.world, door.caller()
    slot = await world.slot(48)
    for type_name, number in (
        ("Slot", slot),
        ("Doctor", world.doctor.id),
        ("Clinic", world.clinic.id),
        ("Specialty", world.doctor.specialty_id),
        ("Region", world.clinic.region_id),
    ):
        found = await anybody.ask(NODE, id=global_id(type_name, number))
        assert found["node"] == {"__typename": type_name, "id": global_id(type_name, number)}


async def test_a_persons_things_are_found_by_that_person_only_and_missing_for_everybody_else(door: Door) -> None:
    world = door.world
    hold = global_id("Hold", await world.hold(await world.slot(48)))
    visit = global_id("Appointment", await world.book(await world.slot(72), world.child))
    patient = global_id("Patient", world.mother)
    anna, pavel, nobody = await door.signed_in(world.anna), await door.signed_in(world.pavel), door.caller()
    for own in (hold, visit, patient):
        assert (await anna.ask(NODE, id=own))["node"]["id"] == own
        missing = await pavel.tell(NODE, id=global_id(*_like(own)))
        assert await pavel.tell(NODE, id=own) == await nobody.tell(NODE, id=own) == missing == {"data": {"node": None}}


@pytest.mark.parametrize(
    "text", ["", "nonsense", "U2xvdDow", "U2xvdA", "U2xvdDoxMDAwMDAwMDAwMDAwMDAwMDAwMDAw", "\u0661" * 8]
)
async def test_what_is_no_id_is_bad_input(sqlite_door: Door, text: str) -> None:
    assert await sqlite_door.caller().refused(NODE, id=text) == {"code": "BAD_INPUT", "field": "id"}


async def test_an_id_of_no_type_of_ours_is_nothing(sqlite_door: Door) -> None:
    assert await sqlite_door.caller().ask(NODE, id=global_id("Account", 1)) == {"node": None}


async def test_acting_on_what_is_somebody_elses_is_as_on_what_is_not_there(door: Door) -> None:
    visit = await door.world.book(await door.world.slot(72))
    pavel = await door.signed_in(door.world.pavel)
    for number in (visit, visit + 1000):
        cancelling = given("c-key-00001", appointment_id=global_id("Appointment", number))
        assert await pavel.refused(CANCEL, input=cancelling) == {"code": "NOT_FOUND"}


def _like(own: str) -> tuple[str, int]:
    """An id of the same type that nothing has."""
    return split_id(own, "id")[0], 10**12
