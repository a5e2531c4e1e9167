"""Consents, requests and the journal through the door: a socket closes, a file comes, an erased person is gone."""

import json
from datetime import timedelta
from typing import Any

import pytest

from booking.actions.rights.carry_out import carry_out_requests
from gateway.schema.node import global_id
from storage.models import JournalEntry, Session
from tests.booking.desk.staff import Desk, a_desk
from tests.gateway.door import Caller, Door
from tests.gateway.operations import HOLD
from tests.gateway.test_desk import stepped_up

CONSENTS = "{ viewer { consents { kind given required version title text } } }"
TAKE_BACK = """
mutation ($input: ConsentWithdrawInput!) {
  consentWithdraw(input: $input) { __typename ... on ConsentWithdrawSuccess { consents { kind given } } }
}
"""
MAKE = """
mutation ($input: DataRequestMakeInput!) {
  dataRequestMake(input: $input) {
    __typename ... on DataRequestMakeSuccess { request { id kind state fileUrl dueAt actAt } }
  }
}
"""
ANSWER = """
mutation ($input: DataRequestAnswerInput!) {
  dataRequestAnswer(input: $input) { __typename ... on DataRequestAnswerSuccess { request { state answer } } }
}
"""
OWN = "{ viewer { dataRequests { id state answer } } }"
WAITING = "{ viewer { desk { dataRequests { id words patientName } } } }"


@pytest.fixture
async def anna(door: Door) -> Caller:
    return await stepped_up(door, door.world.anna.account_id)


async def make(caller: Caller, kind: str, patient_id: int, words: str | None = None) -> dict[str, Any]:
    wish = {"idempotencyKey": f"make-{kind}", "kind": kind, "patientId": global_id("Patient", patient_id)}
    answer: dict[str, Any] = (await caller.ask(MAKE, input=wish | {"words": words}))["dataRequestMake"]
    return answer


async def test_the_texts_are_told_in_the_language_of_the_reader(door: Door, anna: Caller) -> None:
    kinds = {one["kind"]: one for one in (await anna.ask(CONSENTS))["viewer"]["consents"]}
    assert set(kinds) == {"PROCESSING", "NOTICES", "RECORD"}
    assert kinds["PROCESSING"]["required"]
    assert kinds["PROCESSING"]["title"] == "Обработка персональных данных"
    anna.client.headers["Accept-Language"] = "en"
    told = {one["kind"]: one["title"] for one in (await anna.ask(CONSENTS))["viewer"]["consents"]}
    assert told["RECORD"] == "Showing your medical record"
    assert door.parts.door.origin


async def test_who_takes_back_the_consent_to_processing_is_signed_out_and_books_nothing(
    door: Door, anna: Caller
) -> None:
    world = door.world
    wish = {"idempotencyKey": "take-back", "kind": "PROCESSING"}
    taken = (await anna.ask(TAKE_BACK, input=wish))["consentWithdraw"]
    assert {"kind": "PROCESSING", "given": False} in taken["consents"]
    assert not await Session.exists(account_id=world.anna.account_id)
    assert (await anna.ask("{ viewer { id } }"))["viewer"] is None
    again = await stepped_up(door, world.anna.account_id)
    hold = {"idempotencyKey": "hold-without", "slotId": global_id("Slot", await world.slot())}
    assert (await again.ask(HOLD, input=hold))["slotHold"]["__typename"] == "ConsentMissing"


async def test_an_export_is_a_file_of_ones_own_and_of_nobody_elses(door: Door, anna: Caller) -> None:
    request = (await make(anna, "EXPORT", door.world.anna_self))["request"]
    assert request["state"] == "DONE"
    file = await anna.client.get(request["fileUrl"])
    assert file.headers["content-disposition"].startswith("attachment")
    assert json.loads(file.content)["data"]["patient"][0]["family_name"] == "Ковалёва"
    pavel = await stepped_up(door, door.world.pavel.account_id)
    assert (await pavel.client.get(request["fileUrl"])).status_code == 404
    plain = await door.signed_in(door.world.anna)
    assert (await plain.client.get(request["fileUrl"])).status_code == 403
    assert (await door.caller().client.get(request["fileUrl"])).status_code == 404


async def test_a_correction_is_read_and_answered_at_the_desk(door: Door, anna: Caller) -> None:
    desk: Desk = await a_desk(door.world)
    irina = await stepped_up(door, desk.irina.account_id)
    request = (await make(anna, "CORRECT", door.world.anna_self, "Фамилия теперь Соколова"))["request"]
    waiting = (await irina.ask(WAITING))["viewer"]["desk"]["dataRequests"]
    assert waiting == [{"id": request["id"], "words": "Фамилия теперь Соколова", "patientName": "Ковалёва Анна"}]
    (look,) = await JournalEntry.filter(patient_id=door.world.anna_self, account_id=desk.irina.account_id)
    assert (look.deed, look.what, look.why) == ("READ", "data_request", "DESK")
    wish = {"idempotencyKey": "answer-it", "requestId": request["id"], "done": True, "answer": "Исправили"}
    answered = (await irina.ask(ANSWER, input=wish | {"familyName": "Соколова"}))["dataRequestAnswer"]
    assert answered["request"] == {"state": "DONE", "answer": "Исправили"}
    own = (await anna.ask(OWN))["viewer"]["dataRequests"]
    assert own == [{"id": request["id"], "state": "DONE", "answer": "Исправили"}]
    names = await anna.ask("{ viewer { patient { name { full } } } }")
    assert names["viewer"]["patient"]["name"]["full"] == "Соколова Анна"


async def test_an_erased_person_is_signed_out_and_gone(door: Door, anna: Caller) -> None:
    request = (await make(anna, "ERASE", door.world.anna_self))["request"]
    assert (request["state"], request["fileUrl"]) == ("OPEN", None)
    door.world.clock.advance(timedelta(days=7))
    later = await stepped_up(door, door.world.anna.account_id)
    assert (await later.ask("{ viewer { patient { id } } }"))["viewer"]["patient"]
    assert await carry_out_requests(door.world.engine) == 1
    assert (await later.ask("{ viewer { id } }"))["viewer"] is None
