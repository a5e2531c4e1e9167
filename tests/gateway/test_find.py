"""Finding clinics, doctors and free times."""

import logging
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from booking.errors import BeyondHorizon, ScheduleTooOld
from gateway.schema.node import global_id
from storage.models import Clinic, Doctor
from tests.gateway.door import Door
from tests.storage.rows import a_clinic, a_doctor, a_slot

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


async def test_who_cannot_be_booked_because_the_schedule_is_too_old_comes_after_who_can(door: Door) -> None:
    world = door.world
    world.clock.advance(timedelta(minutes=10))
    stale, fresh = await world.slot(1, world.far_doctor), await world.slot(72)
    with pytest.raises(ScheduleTooOld):
        await world.hold(stale)
    seen, after = [], None
    for _ in range(4):
        page = (await door.caller().ask(NEXT_FREE, first=1, after=after))["doctors"]
        seen.append(page["edges"][0]["node"]["id"])
        after = page["pageInfo"]["endCursor"]
    bookable, unsure, *_ = seen
    assert (bookable, unsure) == (global_id("Doctor", world.doctor.id), global_id("Doctor", world.far_doctor.id))
    asked = """query ($id: ID!, $after: String) { node(id: $id) { ... on Specialty { nextFree { id }
      freeSlots(first: 1, after: $after) { edges { node { id } } pageInfo { endCursor } } } } }"""
    therapy, after = global_id("Specialty", world.doctor.specialty_id), None
    for slot in (fresh, stale):
        found = (await door.caller().ask(asked, id=therapy, after=after))["node"]
        assert found["nextFree"] == [{"id": global_id("Slot", fresh)}]
        assert found["freeSlots"]["edges"] == [{"node": {"id": global_id("Slot", slot)}}]
        after = found["freeSlots"]["pageInfo"]["endCursor"]
    await world.hold(fresh)


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


OFFERED = """query ($id: ID!, $from: Date!, $to: Date!) {
  node(id: $id) { ... on Doctor {
    freeSlots { totalCount edges { node { id } } } freeCount nextFree(first: 9) { id }
    days(from: $from, to: $to) { free }
    clinic { freeCount nextFree(first: 9) { id } doctors(filter: {onlyFree: true}) { totalCount } }
    specialty { freeCount nextFree(first: 9) { id } }
  } }
  doctors(order: NEXT_FREE, filter: {onlyFree: true}) { totalCount edges { node { id } } }
}"""


async def offered(door: Door, since: date) -> list[str]:
    """The free slots of the world's doctor; every field that tells of them tells the same."""
    asked = {"id": global_id("Doctor", door.world.doctor.id), "from": since, "to": since + timedelta(days=20)}
    found = await door.caller().ask(OFFERED, **{name: str(value) for name, value in asked.items()})
    doctor, doctors = found["node"], found["doctors"]
    ids = [edge["node"]["id"] for edge in doctor["freeSlots"]["edges"]]
    for whose in (doctor, doctor["clinic"], doctor["specialty"]):
        assert (whose["freeCount"], [slot["id"] for slot in whose["nextFree"]]) == (len(ids), ids)
    assert doctor["freeSlots"]["totalCount"] == sum(day["free"] for day in doctor["days"]) == len(ids)
    assert doctors["totalCount"] == doctor["clinic"]["doctors"]["totalCount"] == len(doctors["edges"]) == bool(ids)
    return ids


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        ("UTC", 7),
        ("Europe/Moscow", 22),
        ("Asia/Kamchatka", 7),
        ("Asia/Kamchatka", 13),
        ("Pacific/Honolulu", 9),
        ("Pacific/Honolulu", 11),
        ("Asia/Kathmandu", 17.9),
        ("Asia/Kathmandu", 18.3),
    ],
)
@pytest.mark.parametrize("days", [None, 0, 45])
async def test_what_is_free_ends_where_booking_does(door: Door, zone: str, hour: float, days: int | None) -> None:
    world, there = door.world, ZoneInfo(zone)
    world.clock.advance(timedelta(hours=hour - 7))
    await Clinic.filter(id=world.clinic.id).update(zone=zone, horizon_days=days)
    today = world.clock().astimezone(there).date()
    beyond = datetime.combine(today + timedelta(days=(30 if days is None else days) + 1), time(), there).astimezone(UTC)
    slots = []
    for starts in (beyond - timedelta(minutes=15), beyond):
        local = starts.astimezone(there)
        minute = local.hour * 60 + local.minute
        slots.append((await a_slot(world.doctor, starts, day=local.date(), minute=minute)).id)
    last, first_beyond = slots
    ten_before = beyond.astimezone(there).date() - timedelta(days=10)
    assert await offered(door, ten_before) == [global_id("Slot", last)]
    with pytest.raises(BeyondHorizon):
        await world.hold(first_beyond)
    await world.hold(last)
    assert await offered(door, ten_before) == []


async def test_a_clinic_without_a_horizon_of_its_own_has_the_services(door: Door) -> None:
    slot = await door.world.slot(24 * 30)
    assert await offered(door, date(2031, 3, 20)) == [global_id("Slot", slot)]
    await door.world.slot(24 * 31)
    assert await offered(door, date(2031, 3, 20)) == [global_id("Slot", slot)]
