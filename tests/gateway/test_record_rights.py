"""Who sees how much of a record, and that it is journaled."""

from dataclasses import replace

from gateway.schema.node import global_id
from storage.models import JournalEntry, RecordEntry
from tests.booking.desk.staff import a_desk
from tests.booking.record.entries import (
    a_coverage,
    a_document,
    a_referral,
    a_result,
    a_visit,
    an_immunization,
    one_of_each,
)
from tests.booking.record.far_record import FarRecord
from tests.gateway.door import Door
from tests.gateway.record_operations import LISTS, VISITS, anna, her, nodes, visits
from tests.gateway.test_desk import open_call, stepped_up
from tests.storage.rows import a_guardianship


async def test_the_record_wants_a_second_factor(record_door: Door, far: FarRecord) -> None:
    caller = await record_door.signed_in(record_door.world.anna)
    told = await caller.tell(VISITS, id=her(record_door))
    assert told["data"]["node"]["visits"] is None
    assert [error["extensions"]["code"] for error in told["errors"]] == ["SECOND_FACTOR_REQUIRED"]
    assert far.asked == []


async def test_a_guardianship_shows_as_much_of_the_record_as_it_lets(record_door: Door, far: FarRecord) -> None:
    far.items = one_of_each()
    world = record_door.world
    await (await anna(record_door)).ask(LISTS, id=her(record_door))
    tie = await a_guardianship(world.pavel.account_id, world.anna_self, may_see_documents=False)
    pavel = await record_door.signed_in(replace(world.pavel, second_factor=True))
    told = (await pavel.ask(LISTS, id=her(record_door)))["node"]
    assert told["results"]["nodes"]
    assert told["coverage"] is None
    assert told["recordDocuments"] is None
    assert nodes(await visits(pavel, her(record_door)))[0]["documents"] is None
    await type(tie).filter(id=tie.id).update(may_see_visits=False)
    told = (await pavel.ask(LISTS, id=her(record_door)))["node"]
    assert all(told[name] is None for name in ("referrals", "immunizations", "results", "prescriptions"))


async def test_a_stranger_finds_no_entry(record_door: Door, far: FarRecord) -> None:
    far.items = one_of_each()
    await (await anna(record_door)).ask(LISTS, id=her(record_door))
    pavel = await record_door.signed_in(replace(record_door.world.pavel, second_factor=True))
    names = {"VISIT": "Visit", "RESULT": "Result", "REFERRAL": "Referral", "COVERAGE": "Coverage"}
    for row in await RecordEntry.filter(kind__in=list(names)):
        found = global_id(names[row.kind.value], row.id)
        assert (await pavel.ask("query ($id: ID!) { node(id: $id) { id } }", id=found))["node"] is None


async def test_each_reading_of_a_record_stands_in_the_journal(record_door: Door, far: FarRecord) -> None:
    far.items = one_of_each()
    await (await anna(record_door)).ask(LISTS, id=her(record_door))
    await (await anna(record_door)).ask(VISITS, id=her(record_door))
    what = {row.what for row in await JournalEntry.filter(patient_id=record_door.world.anna_self)}
    words = {"visits", "results", "prescriptions", "referrals", "immunizations", "coverage", "record_documents"}
    assert words <= what


async def test_an_empty_list_is_a_reading_too(record_door: Door) -> None:
    assert nodes(await visits(await anna(record_door), her(record_door))) == []
    assert await JournalEntry.filter(patient_id=record_door.world.anna_self, what="visits").count() == 1


async def test_a_desk_sees_during_a_call_what_referrals_can_be_used_there_and_nothing_else(
    record_door: Door, far: FarRecord
) -> None:
    world = record_door.world
    far.items = (a_visit(), a_result(), an_immunization(), a_coverage(), a_document())
    far.items += (a_referral(specialty="Терапевт", visit_key="v1", reason="боль"), a_referral("n2", "Окулист"))
    await (await anna(record_door)).ask(LISTS, id=her(record_door))
    desk = await a_desk(world)
    irina = await stepped_up(record_door, desk.irina.account_id)
    assert (await irina.ask(VISITS, id=her(record_door)))["node"] is None
    await open_call(irina, desk, her(record_door))
    told = (await irina.ask(LISTS, id=her(record_door)))["node"]
    (referral,) = told.pop("referrals")["nodes"]
    assert (referral["specialtyName"], referral["reason"], referral["visit"]) == ("Терапевт", None, None)
    assert set(told.values()) == {None}
    assert (await irina.ask(VISITS, id=her(record_door)))["node"] == {"visits": None}
    node = "query ($id: ID!) { node(id: $id) { id } }"
    for row in await RecordEntry.exclude(kind="REFERRAL"):
        name = {"DOCUMENT": "RecordDocument"}.get(row.kind.value, row.kind.value.capitalize())
        assert (await irina.ask(node, id=global_id(name, row.id)))["node"] is None
    read = await JournalEntry.filter(patient_id=world.anna_self, account_id=desk.irina.account_id, what="referrals")
    assert read
    assert all(one.call_id is not None for one in read)
