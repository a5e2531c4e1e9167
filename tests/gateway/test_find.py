"""Finding clinics, doctors and free times."""

import logging
from datetime import timedelta

import pytest

from gateway.schema.node import global_id
from storage.models import Clinic, Doctor
from tests.gateway.door import Door
from tests.storage.rows import a_clinic, a_doctor

NEXT_FREE = """query ($first: Int!, $filter: DoctorFilter, $order: DoctorOrder, $near: Point, $after: String) {
  doctors(first: $first, filter: $filter, order: $order, near: $near, after: $after) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { node { id name { full } nextFree { id startsAt } freeCount specialty { name } clinic { id } } }
  }
}"""


async def test_doctors_come_in_the_order_of_their_next_free_time(door: Door) -> None:
    world = door.world
    later, sooner = await world.slot(72), await world.slot(24, world.colleague)
    await world.slot(96)
    found = (await door.caller().ask(NEXT_FREE, first=2))["doctors"]
    first, second = (edge["node"] for edge in found["edges"])
    assert (first["id"], first["nextFree"][0]["id"]) == (
        global_id("Doctor", world.colleague.id),
        global_id("Slot", sooner),
    )
    assert (second["id"], second["nextFree"][0]["id"]) == (
        global_id("Doctor", world.doctor.id),
        global_id("Slot", later),
    )
    assert (first["freeCount"], second["freeCount"], found["totalCount"]) == (1, 2, 4)
    assert found["pageInfo"]["hasNextPage"]


@pytest.mark.parametrize("order", ["NEXT_FREE", "NAME", "DISTANCE"])
async def test_pages_follow_each_other_without_a_gap_in_every_order(door: Door, order: str) -> None:
    await door.world.slot(24)
    near, seen, after = {"latitude": 55.75, "longitude": 37.6}, [], None
    for _ in range(4):
        asked = {"first": 1, "order": order, "near": near, "after": after}
        page = (await door.caller().ask(NEXT_FREE, **asked))["doctors"]
        seen.append(page["edges"][0]["node"]["id"])
        after = page["pageInfo"]["endCursor"]
    assert len(set(seen)) == 4
    assert not page["pageInfo"]["hasNextPage"]
    assert page["pageInfo"]["hasPreviousPage"]


async def test_a_search_narrows_by_words_specialty_day_and_hour(door: Door) -> None:
    world = door.world
    await world.slot(24)
    await world.slot(48, world.surgeon)
    surgery = global_id("Specialty", world.surgeon.specialty_id)
    day = (world.clock() + timedelta(hours=48)).date().isoformat()
    for narrowing, expected in (
        ({"text": "хирург"}, [world.surgeon]),
        ({"specialtyId": surgery}, [world.surgeon]),
        ({"from": day, "to": day}, [world.surgeon]),
        ({"onlyFree": True, "timeFrom": "07:00", "timeTo": "07:01"}, [world.doctor, world.surgeon]),
        ({"onlyFree": True, "timeTo": "07:00"}, []),
        ({"clinicId": global_id("Clinic", world.far_clinic.id)}, [world.far_doctor]),
        ({"text": "никого"}, []),
    ):
        found = (await door.caller().ask(NEXT_FREE, first=10, filter=narrowing))["doctors"]
        ids = [edge["node"]["id"] for edge in found["edges"]]
        assert ids == [global_id("Doctor", doctor.id) for doctor in expected], narrowing
        assert found["totalCount"] == len(expected)


async def test_times_are_the_clinics_own_with_their_offset(door: Door) -> None:
    await Clinic.filter(id=door.world.clinic.id).update(zone="Asia/Kamchatka")
    await door.world.slot(24)
    asked = "{ doctors(filter: {onlyFree: true}) { edges { node { nextFree { startsAt endsAt zone } } } } }"
    (edge,) = (await door.caller().ask(asked))["doctors"]["edges"]
    assert edge["node"]["nextFree"] == [
        {"startsAt": "2031-03-04T19:00:00+12:00", "endsAt": "2031-03-04T19:15:00+12:00", "zone": "Asia/Kamchatka"}
    ]


async def test_a_doctors_days_are_counted_without_holes(door: Door) -> None:
    await door.world.slot(24)
    asked = """query ($id: ID!) { node(id: $id) { ... on Doctor {
      days(from: "2031-03-03", to: "2031-03-05") { day free }
      slots(from: "2031-03-03", to: "2031-03-05") { state freeSeats capacity }
      freeSlots(first: 5) { totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } } }"""
    doctor = (await door.caller().ask(asked, id=global_id("Doctor", door.world.doctor.id)))["node"]
    assert [(day["day"], day["free"]) for day in doctor["days"]] == [
        ("2031-03-03", 0),
        ("2031-03-04", 1),
        ("2031-03-05", 0),
    ]
    assert doctor["slots"] == [{"state": "FREE", "freeSeats": 1, "capacity": 1}]
    assert doctor["freeSlots"]["totalCount"] == 1


async def test_free_slots_are_paged_by_cursor(door: Door) -> None:
    ids = [await door.world.slot(24 + hours) for hours in range(3)]
    asked = """query ($id: ID!, $after: String) { node(id: $id) { ... on Clinic {
      freeSlots(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } } } }"""
    clinic, seen, after = global_id("Clinic", door.world.clinic.id), [], None
    for more in (True, False):
        page = (await door.caller().ask(asked, id=clinic, after=after))["node"]["freeSlots"]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        assert page["pageInfo"]["hasNextPage"] is more
    assert seen == [global_id("Slot", slot) for slot in ids]


async def test_clinics_are_found_nearest_first_with_their_distance(door: Door) -> None:
    near = await a_clinic("moscow", latitude=55.75, longitude=37.62, district="Центр")
    await a_clinic("tver", latitude=56.86, longitude=35.9)
    asked = """query ($near: Point!) { clinics(near: $near, first: 2) { edges { node {
      id distanceKm(from: $near) district coordinates { latitude } freshness { state ageSeconds confirmedAt }
      policy { horizonDays freeCancelHours } region { name districts } } } } }"""
    found = (await door.caller().ask(asked, near={"latitude": 55.75, "longitude": 37.6}))["clinics"]
    first, second = (edge["node"] for edge in found["edges"])
    assert first["id"] == global_id("Clinic", near.id)
    assert first["distanceKm"] == pytest.approx(1.25, abs=0.02)
    assert second["distanceKm"] == pytest.approx(163, abs=5)
    assert first["freshness"] == {"state": "FRESH", "ageSeconds": 0, "confirmedAt": None}
    assert first["policy"] == {"horizonDays": 30, "freeCancelHours": 24}
    assert first["region"]["districts"] == ["Центр"]


async def test_suggestions_name_specialties_clinics_and_doctors(door: Door) -> None:
    asked = """query ($text: String!) { suggestions(text: $text) {
      __typename ... on Doctor { id } ... on Specialty { id } ... on Clinic { id } } }"""
    kinds = {one["__typename"] for one in (await door.caller().ask(asked, text="хирург"))["suggestions"]}
    assert kinds == {"Specialty", "Doctor"}
    assert (await door.caller().ask(asked, text="  "))["suggestions"] == []


async def test_doctors_their_clinics_and_next_times_take_few_statements_however_many(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    asked = """{ clinics { edges { node {
      name region { name } doctors(first: 10) { edges { node {
        name { full } specialty { name } clinic { name } nextFree(first: 3) { startsAt service { name } } freeCount
        soon: freeCount(filter: {to: "2031-03-05"}) today: freeCount(filter: {to: "2031-03-04"}) } } } } } } }"""
    counts = []
    for size in (1, 6):
        for number in range(size):
            clinic = await a_clinic(f"c{size}-{number}")
            for doctor_number in range(3):
                doctor = await a_doctor(clinic, f"d{doctor_number}")
                await door.world.slot(24, doctor)
                await door.world.slot(48, doctor)
        with caplog.at_level(logging.DEBUG, "tortoise.db_client"):
            caplog.clear()
            found = await door.caller().ask(asked)
            counts.append(sum(record.name == "tortoise.db_client" for record in caplog.records))
    assert len(found["clinics"]["edges"]) == 9
    assert await Doctor.all().count() == 4 + 3 * 7
    assert counts[0] == counts[1] <= 10


async def test_nothing_that_is_free_lies_beyond_what_can_be_booked(door: Door) -> None:
    await door.world.slot(24 * 60)
    asked = "{ doctors(filter: {onlyFree: true}) { totalCount } }"
    assert (await door.caller().ask(asked))["doctors"]["totalCount"] == 0
