"""A fault is masked: the caller gets an id, the log the same id, and nobody's data."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from starlette.requests import HTTPConnection

from auth.sessions import LiveSession, Sessions
from booking.ports import Confirmation, Order
from gateway.app import create_app
from gateway.schema.node import global_id
from tests.booking.far_clinic import FarClinic
from tests.gateway.door import Door
from tests.gateway.operations import BOOK, HOLD, given

SECRET = "Ковалёва Анна, 12.04.1989"


class BrokenClinic(FarClinic):
    """Fails in a way that no clinic system may."""

    async def book(self, order: Order) -> Confirmation:
        raise ZeroDivisionError(SECRET, order.patient.name)


@asynccontextmanager
async def broken(door: Door) -> AsyncIterator[Door]:
    engine = replace(door.parts.engine, remotes={"far": BrokenClinic()})
    yield replace(door, app=create_app(replace(door.parts, engine=engine)))


async def test_a_fault_is_told_by_an_id_that_stands_in_the_log_and_nothing_else_does(
    sqlite_door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    async with broken(sqlite_door) as door:
        anna = await door.signed_in(door.world.anna)
        slot = global_id("Slot", await door.world.slot(48, door.world.far_doctor))
        held = (await anna.ask(HOLD, input=given("a-key-00001", slot_id=slot)))["slotHold"]["hold"]
        with caplog.at_level(logging.DEBUG):
            told = await anna.tell(BOOK, input=given("b-key-00001", hold_id=held["id"], reason=SECRET))
    (error,) = told["errors"]
    fault_id = error["extensions"]["id"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["path"] == ["appointmentBook"]
    assert fault_id in error["message"]
    assert SECRET not in str(told)

    (record,) = [record for record in caplog.records if record.name == "talon.faults"]
    line = record.getMessage()
    assert all(
        part in line for part in (fault_id, "INTERNAL", "appointmentBook", "ZeroDivisionError", "test_faults.py")
    )
    ours = [one.getMessage() for one in caplog.records if one.name.startswith(("talon", "strawberry"))]
    assert not [line for line in ours if SECRET in line or "mutation" in line or "Ковалёва" in line]


async def test_an_answer_that_takes_too_long_is_given_up(sqlite_door: Door) -> None:
    door = replace(sqlite_door.parts.door, deadline_seconds=0.000_001)
    slow = replace(sqlite_door, app=create_app(replace(sqlite_door.parts, door=door)))
    answer = await slow.caller().send(body=b'{"query":"{ regions { id } }"}', content_type="application/json")
    assert answer.status_code == 504
    assert answer.json()["errors"][0]["extensions"]["code"] == "DEADLINE_EXCEEDED"


class BrokenSessions(Sessions):
    """Cannot look a session up, and says so with somebody's data in it."""

    async def session_of(self, connection: HTTPConnection) -> LiveSession | None:  # noqa: ARG002
        raise ZeroDivisionError(SECRET)


@pytest.mark.parametrize("path", ["/graphql", "/files/appointments/ABC234.pdf"])
async def test_a_fault_before_graphql_is_masked_behind_an_id_too(
    sqlite_door: Door, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    sessions = BrokenSessions(sqlite_door.parts.door.origin, sqlite_door.parts.clock)
    door = replace(sqlite_door, app=create_app(replace(sqlite_door.parts, sessions=sessions)))
    caller = door.caller(content_type="application/json")
    verb = "POST" if path == "/graphql" else "GET"
    answer = await caller.client.request(verb, path, content=b'{"query":"{ viewer { id } }"}')
    assert answer.status_code == 500
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert SECRET not in answer.text
    (line,) = [record.getMessage() for record in caplog.records if record.name == "talon.faults"]
    assert error["extensions"]["id"] in line
    assert SECRET not in line
    assert "ABC234" not in line
