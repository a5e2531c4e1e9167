"""graphql-transport-ws by the letter of its protocol, through a real server, and what hostile clients send instead."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from auth.cookies import hash_of
from gateway.schema.node import global_id
from storage.sessions import end_session
from tests.gateway.door import Door, served

PROTOCOL = Subprotocol("graphql-transport-ws")
WATCH = """subscription ($id: ID!, $after: String) { doctorSlots(doctorId: $id, after: $after) {
  __typename
  ... on SlotSnapshot { cursor slots { slotId doctorId state freeSeats startsAt } }
  ... on SlotChanges { cursor slots { slotId doctorId state freeSeats startsAt } }
} }"""


@asynccontextmanager
async def a_socket(
    door: Door, protocols: tuple[str, ...] = (PROTOCOL,), **headers: str
) -> AsyncIterator[ClientConnection]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with served(door.app) as address:
        subprotocols = [Subprotocol(name) for name in protocols]
        async with connect(f"ws://{address}/graphql", subprotocols=subprotocols, additional_headers=named) as socket:
            yield socket


async def told(socket: ClientConnection) -> dict[str, Any]:
    """The next message; every one comes as text."""
    async with asyncio.timeout(10):
        frame = await socket.recv()
    assert isinstance(frame, str)
    message: dict[str, Any] = json.loads(frame)
    return message


async def say(socket: ClientConnection, **message: Any) -> None:
    await socket.send(json.dumps(message))


async def greet(socket: ClientConnection) -> None:
    await say(socket, type="connection_init")
    assert await told(socket) == {"type": "connection_ack"}


async def closed(socket: ClientConnection) -> int:
    """The code it was closed with; what else is said before does not matter."""
    async with asyncio.timeout(10):
        await socket.wait_closed()
    assert socket.close_code is not None
    return socket.close_code


def subscribing(operation: str, query: str, **variables: Any) -> dict[str, Any]:
    return {"type": "subscribe", "id": operation, "payload": {"query": query, "variables": variables}}


async def test_a_subscription_begins_with_a_snapshot_and_tells_each_change(door: Door) -> None:
    slot = await door.world.slot(48)
    async with a_socket(door) as socket:
        await greet(socket)
        await say(socket, **subscribing("1", WATCH, id=global_id("Doctor", door.world.doctor.id)))
        snapshot = (await told(socket))["payload"]["data"]["doctorSlots"]
        (shown,) = snapshot["slots"]
        assert snapshot["__typename"] == "SlotSnapshot"
        assert (shown["slotId"], shown["state"], shown["freeSeats"]) == (global_id("Slot", slot), "FREE", 1)
        assert shown["startsAt"] == "2031-03-05T07:00:00+00:00"

        await door.world.hold(slot)
        change = (await told(socket))["payload"]["data"]["doctorSlots"]
        assert change["__typename"] == "SlotChanges"
        assert [(one["slotId"], one["state"]) for one in change["slots"]] == [(global_id("Slot", slot), "HELD")]

        await say(socket, type="complete", id="1")
        again = subscribing("1", WATCH, id=global_id("Doctor", door.world.doctor.id), after=snapshot["cursor"])
        await say(socket, **again)
        missed = (await told(socket))["payload"]["data"]["doctorSlots"]
        assert (missed["__typename"], missed["slots"]) == ("SlotChanges", change["slots"])


async def test_queries_and_mutations_travel_over_a_socket_too(sqlite_door: Door) -> None:
    async with a_socket(sqlite_door) as socket:
        await greet(socket)
        await say(socket, **subscribing("q", "{ __typename }"))
        assert await told(socket) == {"type": "next", "id": "q", "payload": {"data": {"__typename": "Query"}}}
        assert await told(socket) == {"type": "complete", "id": "q"}


async def test_a_ping_is_answered(sqlite_door: Door) -> None:
    async with a_socket(sqlite_door) as socket:
        await say(socket, type="ping", payload={"at": 1})
        assert (await told(socket))["type"] == "pong"


async def test_a_mistake_ends_its_own_operation_only(sqlite_door: Door) -> None:
    async with a_socket(sqlite_door) as socket:
        await greet(socket)
        for operation, query, code in (
            ("1", "{", "GRAPHQL_PARSE_FAILED"),
            ("2", "{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
            ("3", "{ " + "a " * 2000 + "}", "GRAPHQL_PARSE_FAILED"),
            ("4", "{" + " " * 20_000 + "__typename }", "TOO_COMPLEX"),
            ("5", 'subscription { doctorSlots(doctorId: "x") { __typename } }', "BAD_INPUT"),
            ("6", "subscription A { __typename } query B { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        ):
            await say(socket, **subscribing(operation, query))
            message = await told(socket)
            assert (message["type"], message["id"]) == ("error", operation)
            assert message["payload"][0]["extensions"]["code"] == code
        await say(socket, **subscribing("7", "{ __typename }"))
        assert (await told(socket))["type"] == "next"


BAD_MESSAGES = [
    "",
    "{",
    "null",
    "1",
    '"connection_init"',
    "[]",
    "{}",
    '{"type": 1}',
    '{"type": "start", "id": "1"}',
    '{"type": "connection_init", "payload": 1}',
    '{"type": "connection_init", "payload": []}',
    '{"type": "ping", "payload": "x"}',
    '{"type": "subscribe"}',
    '{"type": "subscribe", "id": 1, "payload": {"query": "{ __typename }"}}',
    '{"type": "subscribe", "id": "", "payload": {"query": "{ __typename }"}}',
    '{"type": "subscribe", "id": "1"}',
    '{"type": "subscribe", "id": "1", "payload": "x"}',
    '{"type": "subscribe", "id": "1", "payload": {}}',
    '{"type": "subscribe", "id": "1", "payload": {"query": null}}',
    '{"type": "subscribe", "id": "1", "payload": {"query": "{ __typename }", "variables": []}}',
    '{"type": "subscribe", "id": "1", "payload": {"query": "{ __typename }", "operationName": 1}}',
    '{"type": "complete"}',
    '{"type": "complete", "id": null}',
    "[" * 30_000,
    '{"type": "ping", "payload": {"a": ' + "1" * 5_000 + "}}",
    b"\x00\x01",
    b'{"type": "ping"}',
]


@pytest.mark.parametrize("frame", BAD_MESSAGES, ids=range(len(BAD_MESSAGES)))
async def test_a_malformed_message_closes_with_4400(sqlite_door: Door, frame: str | bytes) -> None:
    async with a_socket(sqlite_door) as socket:
        await greet(socket)
        await socket.send(frame)
        assert await closed(socket) == 4400


async def test_the_codes_of_the_protocol_are_used(sqlite_door: Door) -> None:
    slow = subscribing("1", WATCH, id=global_id("Doctor", sqlite_door.world.doctor.id))
    async with a_socket(sqlite_door) as socket:
        await say(socket, **slow)
        assert await closed(socket) == 4401
    async with a_socket(sqlite_door) as socket:
        await greet(socket)
        await say(socket, type="connection_init")
        assert await closed(socket) == 4429
    async with a_socket(sqlite_door) as socket:
        await greet(socket)
        await say(socket, **slow)
        await say(socket, **slow)
        assert await closed(socket) == 4409


async def test_who_says_nothing_is_closed_within_three_seconds(sqlite_door: Door) -> None:
    began = asyncio.get_running_loop().time()
    async with a_socket(sqlite_door) as socket:
        assert await closed(socket) == 4408
    assert asyncio.get_running_loop().time() - began < 5


async def test_a_frame_above_the_limit_closes_the_socket(sqlite_door: Door) -> None:
    async with a_socket(sqlite_door) as socket:
        await greet(socket)
        await socket.send('{"type": "ping", "payload": {"a": "' + "x" * 70_000 + '"}}')
        assert await closed(socket) == 1009


async def test_subscriptions_on_one_socket_are_bounded(sqlite_door: Door) -> None:
    doctor = global_id("Doctor", sqlite_door.world.doctor.id)
    async with a_socket(sqlite_door) as socket:
        await greet(socket)
        for number in range(21):
            await say(socket, **subscribing(str(number), WATCH, id=doctor))
        kinds = [(message["type"], message["id"]) for message in [await told(socket) for _ in range(21)]]
        assert [one for one in kinds if one[0] == "error"] == [("error", "20")]


@pytest.mark.parametrize("protocols", [("graphql-ws",), ("graphql-sse",), ("x", "y")])
async def test_the_old_protocol_is_not_spoken(sqlite_door: Door, protocols: tuple[str, ...]) -> None:
    async with a_socket(sqlite_door, protocols) as socket:
        assert socket.subprotocol is None
        assert await closed(socket) == 4406


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_foreign_page_gets_no_socket(sqlite_door: Door, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with a_socket(sqlite_door, origin=origin):
            pass
    assert refused.value.response.status_code == 403
    async with a_socket(sqlite_door, origin="http://localhost:8000") as socket:
        await greet(socket)


async def test_a_socket_ends_within_a_second_of_signing_out_or_expiry(door: Door) -> None:
    for ended_by in ("signing out", "expiry"):
        token = await door.session(door.world.anna)
        name = door.parts.sessions.cookie.name
        async with a_socket(door, cookie=f"{name}={token}") as socket:
            await greet(socket)
            await say(socket, **subscribing("1", "{ viewer { role } }"))
            assert (await told(socket))["payload"] == {"data": {"viewer": {"role": "PATIENT"}}}
            began = asyncio.get_running_loop().time()
            if ended_by == "expiry":
                door.world.clock.advance(timedelta(hours=13))
            else:
                await end_session(hash_of(token))
            assert await closed(socket) == 4403
            assert asyncio.get_running_loop().time() - began < 1.5


async def test_a_socket_reads_afresh_for_every_operation(sqlite_door: Door) -> None:
    slot = global_id("Slot", await sqlite_door.world.slot(48))
    state = "query ($id: ID!) { node(id: $id) { ... on Slot { state } } }"
    async with a_socket(sqlite_door) as socket:
        await greet(socket)
        seen = []
        for number in range(2):
            await say(socket, **subscribing(str(number), state, id=slot))
            seen.append((await told(socket))["payload"]["data"]["node"]["state"])
            await told(socket)
            if number == 0:
                await sqlite_door.world.hold(1)
        assert seen == ["FREE", "HELD"]
