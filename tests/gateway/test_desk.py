"""The desk through the door: who calls is found, helped and let go, and reads of it afterwards."""

from datetime import timedelta
from typing import Any

import pytest

from auth.cookies import hash_of, new_token
from gateway.schema.node import global_id
from storage.models import Patient
from storage.people import phone_digest
from storage.sessions import NewSession, replace_session
from tests.booking.desk.staff import Desk, a_desk, without_second_factor
from tests.gateway.door import Caller, Door
from tests.gateway.operations import BOOK, HOLD

FIND = (
    "query ($by: DeskSearch!) { viewer { desk { find(by: $by) { patientId name birthYear hasAccount confirmed } } } }"
)
OPEN = """
mutation ($input: CallOpenInput!) {
  callOpen(input: $input) {
    __typename
    ... on CallOpenSuccess { call { id reason patient { name { full } } clinic { id } appointments { id } } }
  }
}
"""
CLOSE = "mutation ($input: CallCloseInput!) { callClose(input: $input) { __typename } }"
CALL = "query ($id: ID!) { node(id: $id) { ... on Call { closedAt patient { id } appointments { id } } } }"
JOURNAL = """
{ viewer { patients { journal(first: 20) { edges { node { who deed what why reason } } } journalIntact } } }
"""
PHONE = "+79001234501"


@pytest.fixture
async def desk(door: Door) -> Desk:
    await Patient.filter(id=door.world.pavel_self).update(phone=PHONE, phone_digest=phone_digest(PHONE))
    return await a_desk(door.world)


async def stepped_up(door: Door, account_id: int) -> Caller:
    """Signed in, with a second factor shown."""
    token, now = new_token(), door.parts.clock()
    ends = now + timedelta(hours=12)
    await replace_session(None, NewSession(hash_of(token), account_id, None, now, ends, second_factor_at=now))
    caller = door.caller()
    caller.client.cookies.set(door.parts.sessions.cookie.name, token)
    return caller


async def open_call(irina: Caller, desk: Desk, patient_id: str, key: str = "open-call") -> dict[str, Any]:
    clinic = global_id("Clinic", desk.world.clinic.id)
    wish = {"idempotencyKey": key, "clinicId": clinic, "patientId": patient_id, "reason": "Болит ухо"}
    answer: dict[str, Any] = (await irina.ask(OPEN, input=wish))["callOpen"]
    return answer


async def found(irina: Caller, desk: Desk) -> dict[str, Any]:
    by = {"clinicId": global_id("Clinic", desk.world.clinic.id), "phone": "8 900 123 45 01"}
    (match,) = (await irina.ask(FIND, by=by))["viewer"]["desk"]["find"]
    return dict(match)


async def test_an_operator_helps_who_calls_and_the_patient_reads_of_it(door: Door, desk: Desk) -> None:
    irina, world = await stepped_up(door, desk.irina.account_id), desk.world
    match = await found(irina, desk)
    assert (match["name"], match["birthYear"], match["hasAccount"]) == ("Орлов А.", 1989, True)
    call = (await open_call(irina, desk, match["patientId"]))["call"]
    assert call["patient"]["name"]["full"] == "Орлов Анна"
    wish = {"slotId": global_id("Slot", await world.slot()), "patientId": match["patientId"]}
    held = (await irina.ask(HOLD, input=wish | {"idempotencyKey": "hold-by-phone"}))["slotHold"]
    assert held["hold"]["patient"]["relation"] == "CALLER"
    booking = {"idempotencyKey": "book-by-phone", "holdId": held["hold"]["id"]}
    booked = (await irina.ask(BOOK, input=booking))["appointmentBook"]["appointment"]
    during = (await irina.ask(CALL, id=call["id"]))["node"]
    assert during["appointments"] == [{"id": booked["id"]}]
    await irina.ask(CLOSE, input={"idempotencyKey": "close-call", "callId": call["id"]})
    after = (await irina.ask(CALL, id=call["id"]))["node"]
    assert (after["patient"], after["appointments"]) == (None, [])

    pavel = await stepped_up(door, world.pavel.account_id)
    (patient,) = (await pavel.ask(JOURNAL))["viewer"]["patients"]
    assert patient["journalIntact"]
    of_desk = [edge["node"] for edge in patient["journal"]["edges"] if edge["node"]["why"] == "DESK"]
    assert {one["who"] for one in of_desk} == {f"{world.clinic.short_name}, Белова И. О."}
    deeds = [(one["deed"], one["what"], one["reason"]) for one in of_desk]
    assert deeds[0] == ("ENDED", "call", "Болит ухо")
    assert deeds[-1] == ("READ", "desk_search", None)
    assert ("BOOKED", "appointments", "Болит ухо") in deeds


async def test_without_a_second_factor_the_desk_is_shut(door: Door, desk: Desk) -> None:
    irina = await door.signed_in(without_second_factor(desk.irina))
    by = {"clinicId": global_id("Clinic", desk.world.clinic.id), "phone": PHONE}
    assert (await irina.refused(FIND, by=by))["code"] == "SECOND_FACTOR_REQUIRED"
    refused = await open_call(irina, desk, global_id("Patient", desk.world.pavel_self))
    assert refused["__typename"] == "SecondFactorNeeded"


async def test_who_works_at_no_desk_has_none(door: Door, desk: Desk) -> None:
    anna = await stepped_up(door, desk.world.anna.account_id)
    assert (await anna.ask("{ viewer { desk { clinics { id } } } }"))["viewer"]["desk"] is None
    wish = {
        "idempotencyKey": "open-call",
        "clinicId": global_id("Clinic", desk.world.clinic.id),
        "patientId": global_id("Patient", desk.world.pavel_self),
        "reason": "Любопытно",
    }
    assert (await anna.refused(OPEN, input=wish))["code"] == "FORBIDDEN"


async def test_another_operators_call_is_not_found(door: Door, desk: Desk) -> None:
    irina, olga = await stepped_up(door, desk.irina.account_id), await stepped_up(door, desk.olga.account_id)
    call = (await open_call(irina, desk, global_id("Patient", desk.world.pavel_self)))["call"]
    assert (await olga.ask(CALL, id=call["id"]))["node"] is None
