"""What is shown of people is journaled first; some of it only with a second factor; files follow the same rights."""

from dataclasses import replace
from datetime import timedelta

from gateway.schema.node import global_id
from storage.models import Guardianship, JournalEntry
from tests.gateway.door import Door

PATIENT = "query ($id: ID!) { node(id: $id) { ... on Patient { name { full } phone } } }"
DOCUMENTS = "query ($id: ID!) { node(id: $id) { ... on Patient { id documents { number } journalUrl } } }"
JOURNAL = """query ($id: ID!) { node(id: $id) { ... on Patient { journalIntact journal(first: 5) {
  totalCount edges { node { who byYou deed what why through text hash } } } } } }"""


async def journal(patient_id: int) -> list[tuple[str, str, str, str]]:
    rows = await JournalEntry.filter(patient_id=patient_id, deed="READ").order_by("id")
    return [(row.deed.value, row.what, row.why.value, row.through.value) for row in rows]


async def test_a_look_at_a_patient_is_journaled_once_in_a_quarter_of_an_hour(door: Door) -> None:
    child = global_id("Patient", door.world.child)
    anna = await door.signed_in(door.world.anna, origin=door.parts.door.origin)
    await anna.ask(PATIENT, id=child)
    await anna.ask(PATIENT, id=child)
    assert await journal(door.world.child) == [("READ", "patient", "GUARDIAN", "PAGE")]
    door.world.clock.advance(timedelta(minutes=16))
    await (await door.signed_in(door.world.anna)).ask(PATIENT, id=child)
    assert await journal(door.world.child) == [
        ("READ", "patient", "GUARDIAN", "PAGE"),
        ("READ", "patient", "GUARDIAN", "API"),
    ]


async def test_what_was_not_shown_is_not_journaled(door: Door) -> None:
    pavel = await door.signed_in(door.world.pavel)
    assert await pavel.ask(PATIENT, id=global_id("Patient", door.world.child)) == {"node": None}
    assert await journal(door.world.child) == []


async def test_documents_and_journal_are_shown_after_a_second_factor_alone(door: Door) -> None:
    own = global_id("Patient", door.world.anna_self)
    anna = await door.signed_in(door.world.anna)
    assert (await anna.refused(DOCUMENTS, id=own))["code"] == "SECOND_FACTOR_REQUIRED"
    shown = await door.signed_in(replace(door.world.anna, second_factor=True))
    assert (await shown.ask(DOCUMENTS, id=own))["node"]["documents"] == []
    told = (await shown.ask(JOURNAL, id=own))["node"]
    assert told["journalIntact"] is True
    (first,) = [edge["node"] for edge in told["journal"]["edges"] if edge["node"]["what"] == "documents"] or [None]
    assert first is None or (first["byYou"], first["text"]) == (True, "Просмотр: документы")


async def test_who_may_not_see_documents_gets_none_and_no_error(door: Door) -> None:
    tie = await Guardianship.get(account_id=door.world.anna.account_id, patient_id=door.world.child)
    await Guardianship.filter(id=tie.id).update(may_see_documents=False)
    anna = await door.signed_in(replace(door.world.anna, second_factor=True))
    told = await anna.ask(DOCUMENTS, id=global_id("Patient", door.world.child))
    assert told["node"]["documents"] is None


async def test_the_journal_comes_as_a_file_after_a_second_factor(door: Door) -> None:
    own = global_id("Patient", door.world.anna_self)
    address = f"/files/journal/{own}.json"
    anna = await door.signed_in(door.world.anna)
    assert (await anna.client.get(address)).status_code == 403
    led = await anna.client.get(address, headers={"Accept": "text/html"})
    assert (led.status_code, led.headers["location"]) == (303, f"/second-factor?to=%2Ffiles%2Fjournal%2F{own}.json")
    shown = await door.signed_in(replace(door.world.anna, second_factor=True))
    file = await shown.client.get(address)
    assert file.headers["content-disposition"] == 'attachment; filename="talon-journal.json"'
    assert file.json()["journal"]["whole"] is True
    pavel = await door.signed_in(replace(door.world.pavel, second_factor=True))
    for nobody in (pavel, door.caller()):
        assert (await nobody.client.get(address)).status_code == 404


async def test_taking_a_ticket_is_journaled(door: Door) -> None:
    booked = await door.world.book(await door.world.slot(48), door.world.child)
    code = (await door.world.appointment(booked)).code
    anna = await door.signed_in(door.world.anna)
    assert (await anna.client.get(f"/files/appointments/{code}.ics")).status_code == 200
    assert ("READ", "calendar_file", "GUARDIAN", "FILE") in await journal(door.world.child)
