"""A patient's record in the graph: merged over its sources, with its age."""

import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from booking.ports import AnswerLost, Diagnosis, RecordReport
from gateway.schema.node import global_id
from storage.models import Appointment, AppointmentStatus, RecordEntry
from tests.booking.record.entries import (
    THEN,
    a_document,
    a_prescription,
    a_referral,
    a_result,
    a_visit,
    one_of_each,
)
from tests.booking.record.far_record import FarRecord
from tests.gateway.door import Door
from tests.gateway.operations import HOLD, given
from tests.gateway.record_operations import GROUP, HB, LDL, LISTS, VISITS, anna, her, nodes, visits
from upstream.own_record import publish_record


async def test_visits_of_two_sources_stand_in_one_list_newest_first_each_with_its_source_and_age(
    record_door: Door, far: FarRecord
) -> None:
    far.items = (a_visit("v1", 3, diagnoses=(Diagnosis("Гипертензия", "I10", main=True),)), a_visit("v0", 9))
    await publish_record(record_door.parts.engine, record_door.world.anna_self, RecordReport((a_visit("own1", 5),)))
    caller = await anna(record_door, accept_language="en")
    page = await visits(caller, her(record_door))
    assert [one["source"]["name"] for one in nodes(page)] == ["far", "own", "far"]
    newest = nodes(page)[0]
    assert newest["diagnoses"] == [{"text": "Гипертензия", "code": "I10", "main": True}]
    assert newest["kindText"] == "Consultation"
    assert newest["source"]["ageSeconds"] == 0
    assert nodes(page)[1]["source"] == {"name": "own", "title": "Talon", "readAt": None, "ageSeconds": 0}
    assert page["totalCount"] == 3
    assert page["notes"] == []


async def test_the_record_is_brought_up_to_date_once_an_operation(record_door: Door, far: FarRecord) -> None:
    far.items = one_of_each()
    caller = await anna(record_door)
    await caller.ask(LISTS, id=her(record_door))
    assert len(far.asked) == 1
    await caller.ask(VISITS, id=her(record_door))
    assert len(far.asked) == 1
    record_door.world.clock.advance(timedelta(minutes=3))
    await caller.ask(VISITS, id=her(record_door))
    assert len(far.asked) == 2


async def test_what_does_not_touch_the_record_asks_nobody(record_door: Door, far: FarRecord) -> None:
    caller = await anna(record_door)
    await caller.ask(
        "query ($id: ID!) { node(id: $id) { ... on Patient { name { full } visitsPdfUrl } } }", id=her(record_door)
    )
    assert far.asked == []


async def test_a_visit_tells_all_that_belongs_to_it(record_door: Door, far: FarRecord) -> None:
    far.items = (a_visit(), a_prescription(), a_referral(visit_key="v1"), a_document())
    far.items += (a_result(values=(LDL, HB, GROUP)),)
    visit = nodes(await visits(await anna(record_door, accept_language="ru"), her(record_door)))[0]
    assert visit["prescriptions"] == [{"medicine": "Ибупрофен", "status": "ACTIVE"}]
    assert visit["referrals"] == [{"specialtyName": "Хирург", "state": "USABLE"}]
    assert visit["documents"][0]["visit"]["id"] == visit["id"]
    (result,) = visit["results"]
    assert result["visit"]["id"] == visit["id"]
    texts = [(one["text"], one["rangeText"], one["findingText"]) for one in result["values"]]
    assert texts == [
        ("4,25 ммоль/л", "до 3", "выше нормы"),
        ("120 г/л", "117–155", "в норме"),
        ("A(II) Rh+", None, "норма не указана"),
    ]


async def test_visits_are_narrowed_and_paged(record_door: Door, far: FarRecord) -> None:
    far.items = tuple(a_visit(f"v{n}", n, conclusion=f"слово{n}") for n in range(5))
    caller = await anna(record_door)
    first = await visits(caller, her(record_door), first=2)
    rest = await visits(caller, her(record_door), first=9, after=first["pageInfo"]["endCursor"])
    told = [one["conclusion"] for one in nodes(first) + nodes(rest)]
    assert told == [f"слово{n}" for n in range(5)]
    assert first["pageInfo"]["hasNextPage"]
    assert not rest["pageInfo"]["hasNextPage"]
    days = {"since": str((THEN - timedelta(days=3)).date()), "until": str((THEN - timedelta(days=2)).date())}
    assert len(nodes(await visits(caller, her(record_door), filter=days))) == 2
    assert len(nodes(await visits(caller, her(record_door), filter={"text": "слово4"}))) == 1
    assert nodes(await visits(caller, her(record_door), filter={"kind": "HOSPITAL"})) == []


@pytest.mark.parametrize(
    ("variables", "field"),
    [
        ({"filter": {"since": "2031-02-02", "until": "2031-02-01"}}, "filter.until"),
        ({"filter": {"doctorId": "x"}}, "filter.doctorId"),
        ({"after": "WzFd"}, "after"),
        ({"after": "Wzk5OTk5OTk5OTk5OTk5OTk5OTksMV0"}, "after"),
    ],
)
async def test_what_can_not_be_asked_is_told_by_field(record_door: Door, variables: Any, field: str) -> None:
    told = await (await anna(record_door)).refused(VISITS, id=her(record_door), **variables)
    assert (told["code"], told["field"]) == ("BAD_INPUT", field)


async def test_what_is_missing_is_a_note_and_never_a_silent_gap(record_door: Door, far: FarRecord) -> None:
    caller = await anna(record_door, accept_language="en")
    far.fault = AnswerLost("lost")
    (silent,) = (await visits(caller, her(record_door)))["notes"]
    assert (silent["code"], silent["sourceName"]) == ("SOURCE_SILENT", "far")
    far.fault, far.items = None, (a_visit(),)
    record_door.world.clock.advance(timedelta(minutes=3))
    assert (await visits(caller, her(record_door)))["notes"] == []
    far.fault = AnswerLost("lost")
    record_door.world.clock.advance(timedelta(minutes=7))
    page = await visits(caller, her(record_door))
    (copy,) = page["notes"]
    assert (copy["code"], copy["ageSeconds"]) == ("COPY_SHOWN", 420)
    assert "7 minutes" in copy["message"]
    assert nodes(page)[0]["source"]["ageSeconds"] == 420


async def test_somebody_without_a_verified_number_is_told_so(record_door: Door) -> None:
    pavel = await record_door.signed_in(replace(record_door.world.pavel, second_factor=True), accept_language="ru")
    page = await visits(pavel, global_id("Patient", record_door.world.pavel_self))
    assert [note["code"] for note in page["notes"]] == ["NO_IDENTIFIER"]
    assert "регистратуре" in page["notes"][0]["message"]


async def test_the_short_lists_tell_each_part(record_door: Door, far: FarRecord) -> None:
    far.items = one_of_each()
    told = (await (await anna(record_door)).ask(LISTS, id=her(record_door)))["node"]
    assert told["referrals"]["nodes"][0]["specialtyName"] == "Хирург"
    assert told["immunizations"]["nodes"][0]["vaccine"] == "Вакцина против гриппа"
    assert told["coverage"]["nodes"][0]["maskedNumber"] == "•••• 3456"
    assert "1234567890123456" not in str(told)
    assert told["recordDocuments"]["nodes"][0]["contentType"] == "application/pdf"
    assert told["visitsPdfUrl"] == f"/files/visits.pdf?patient={her(record_door)}&since=2031-01-01"


async def test_every_entry_is_found_again_by_its_id(record_door: Door, far: FarRecord) -> None:
    far.items = one_of_each()
    caller = await anna(record_door)
    await caller.ask(LISTS, id=her(record_door))
    found = {row.kind.value: row.id for row in await RecordEntry.all()}
    for kind, name in (("VISIT", "Visit"), ("REFERRAL", "Referral"), ("DOCUMENT", "RecordDocument")):
        told = await caller.ask("query ($id: ID!) { node(id: $id) { __typename id } }", id=global_id(name, found[kind]))
        assert told["node"] == {"__typename": name, "id": global_id(name, found[kind])}
    other = global_id("Result", found["VISIT"])
    assert (await caller.ask("query ($id: ID!) { node(id: $id) { id } }", id=other))["node"] is None


async def test_an_appointment_leads_to_what_came_of_it(record_door: Door) -> None:
    asked = "query ($id: ID!) { node(id: $id) { ... on Appointment { visit { conclusion appointment { id } } } } }"
    world = record_door.world
    number = await world.book(await world.slot(1))
    found = global_id("Appointment", number)
    # what has not begun came of nothing, whatever the session has shown
    assert (await (await record_door.signed_in(world.anna)).ask(asked, id=found))["node"] == {"visit": None}
    world.clock.advance(timedelta(hours=3))
    plain, full = await record_door.signed_in(world.anna), await anna(record_door)
    await Appointment.filter(id=number).update(status=AppointmentStatus.FULFILLED)
    assert (await plain.refused(asked, id=found))["code"] == "SECOND_FACTOR_REQUIRED"
    told = (await full.ask(asked, id=found))["node"]["visit"]
    assert told["appointment"]["id"] == found


async def test_one_books_with_a_referral_and_it_is_used(record_door: Door, far: FarRecord) -> None:
    world, caller = record_door.world, await anna(record_door)
    far.items = (a_referral(specialty="Хирург"),)
    told = (await caller.ask(LISTS, id=her(record_door)))["node"]["referrals"]["nodes"][0]
    assert told["state"] == "USABLE"
    slot = global_id("Slot", await world.slot(48, world.surgeon))
    held = (await caller.ask(HOLD, input=given("r-key-00001", slot_id=slot)))["slotHold"]
    asked = """mutation ($input: AppointmentBookInput!) { appointmentBook(input: $input) {
      ... on AppointmentBookSuccess { appointment { id referral { id state stateText appointment { id } } } }
      ... on Refusal { code message } } }"""
    wanted = given("r-key-00002", hold_id=held["hold"]["id"], referral_id=told["id"])
    booked = (await caller.ask(asked, input=wanted))["appointmentBook"]["appointment"]
    assert booked["referral"] == {
        "id": told["id"],
        "state": "USED",
        "stateText": "по нему есть запись",
        "appointment": {"id": booked["id"]},
    }


async def test_the_number_of_statements_does_not_grow_with_the_visits(
    record_door: Door, far: FarRecord, caplog: pytest.LogCaptureFixture
) -> None:
    far.items = tuple(a_visit(f"v{n}", n) for n in range(20))
    far.items += tuple(a_result(f"r{n}", f"v{n}", values=(HB,)) for n in range(20))
    far.items += tuple(a_document(f"d{n}", f"v{n}") for n in range(20))
    caller = await anna(record_door)
    await visits(caller, her(record_door))
    counts = []
    for first in (2, 20):
        with caplog.at_level(logging.DEBUG, "tortoise.db_client"):
            caplog.clear()
            assert len(nodes(await visits(caller, her(record_door), first=first))) == first
            counts.append(sum(record.name == "tortoise.db_client" for record in caplog.records))
    # a batch may be split in two when its keys come at two moments, whatever their number
    assert abs(counts[1] - counts[0]) < 18
    assert max(counts) <= 80
