"""PROTOCOL.md, "Invalid message", and what clients send that no protocol knows: a close code, never a fault."""

import json
import os
from typing import Any

import pytest

from tests.conformance.websocket.wire import NAME, Line, subscribing

pytestmark = pytest.mark.asyncio(loop_scope="module")


def subscribe(**changed: Any) -> str:
    """A good message but for these parts; None as `...` leaves a part out."""
    message = {"type": "subscribe", "id": "1", "payload": {"query": NAME}, **changed}
    return json.dumps({name: value for name, value in message.items() if value is not ...})


def payload(**changed: Any) -> str:
    return subscribe(payload={"query": NAME, **changed})


MALFORMED: dict[str, str | bytes] = {
    "nothing": "",
    "blank": "  \n",
    "no JSON": "hello",
    "half of it": '{"type": "ping"',
    "two messages in one": '{"type": "ping"}{"type": "ping"}',
    "single quotes": "{'type': 'ping'}",
    "a comment": '{"type": "ping"} // hello',
    "a byte order mark": '\ufeff{"type": "ping"}',
    "not a number": '{"type": "ping", "payload": {"a": NaN}}',
    "infinity": '{"type": "ping", "payload": {"a": -Infinity}}',
    "half of a surrogate pair": '{"type": "subscribe", "id": "\\ud800", "payload": {"query": "{ __typename }"}}',
    "a control character": '{"type": "pi\x00ng"}',
    "null": "null",
    "a number": "17",
    "a text": '"ping"',
    "a list": '[{"type": "ping"}]',
    "an empty object": "{}",
    "deep lists": "[" * 30_000,
    "deep objects": '{"a":' * 10_000,
    "deep but closed": '{"type": "ping", "payload": {"a": ' + "[" * 5_000 + "]" * 5_000 + "}}",
    "bytes": b"\x00\x01\xff",
    "JSON in a binary frame": b'{"type": "ping"}',
    "no type": '{"id": "1"}',
    "type null": '{"type": null}',
    "type a number": '{"type": 1}',
    "type a list": '{"type": ["ping"]}',
    "type in capitals": '{"type": "PING"}',
    "an unknown type": '{"type": "hello"}',
    "an old protocol's type": '{"type": "start", "id": "1", "payload": {"query": "{ __typename }"}}',
    "an old protocol's end": '{"type": "connection_terminate"}',
    "an attribute of Python's": '{"type": "__class__"}',
    "the server's ack": '{"type": "connection_ack"}',
    "the server's next": '{"type": "next", "id": "1", "payload": {"data": {}}}',
    "the server's error": '{"type": "error", "id": "1", "payload": []}',
    "ping with a text": '{"type": "ping", "payload": "x"}',
    "ping with a list": '{"type": "ping", "payload": []}',
    "pong with a number": '{"type": "pong", "payload": 1}',
    "subscribe without id": subscribe(id=...),
    "subscribe with id null": subscribe(id=None),
    "subscribe with a number for id": subscribe(id=1),
    "subscribe with an empty id": subscribe(id=""),
    "subscribe with an object for id": subscribe(id={"a": 1}),
    "subscribe without payload": subscribe(payload=...),
    "subscribe with payload null": subscribe(payload=None),
    "subscribe with a text for payload": subscribe(payload=NAME),
    "subscribe with a list for payload": subscribe(payload=[{"query": NAME}]),
    "no query": subscribe(payload={}),
    "query null": payload(query=None),
    "query a number": payload(query=1),
    "query a list": payload(query=[NAME]),
    "query empty": payload(query=""),
    "variables a list": payload(variables=[]),
    "variables a text": payload(variables="{}"),
    "operation name a number": payload(operationName=1),
    "operation name a list": payload(operationName=["A"]),
    "extensions a list": payload(extensions=[]),
    "complete without id": '{"type": "complete"}',
    "complete with id null": '{"type": "complete", "id": null}',
    "complete with an empty id": '{"type": "complete", "id": ""}',
    "complete with a number for id": '{"type": "complete", "id": 1}',
}


@pytest.mark.parametrize("frame", MALFORMED.values(), ids=MALFORMED)
async def test_an_invalid_message_closes_the_socket_at_once(line: Line, frame: str | bytes) -> None:
    async with line.socket() as socket:
        await socket.connection.send(frame)
        code, words = await socket.closed()
        assert code == 4400
        assert len(words.encode()) <= 123


@pytest.mark.parametrize("frame", ['{"type": "hello"}', "}", b"x", subscribe(id=1)], ids=repr)
async def test_an_invalid_message_closes_it_before_the_acknowledgement_too(line: Line, frame: str | bytes) -> None:
    async with line.socket(greeted=False) as socket:
        await socket.connection.send(frame)
        assert (await socket.closed())[0] == 4400


async def test_a_message_above_the_limit_closes_the_socket(line: Line) -> None:
    async with line.socket() as socket:
        await socket.connection.send('{"type": "ping", "payload": {"a": "' + "x" * 70_000 + '"}}')
        assert (await socket.closed())[0] == 1009


async def test_a_message_that_unpacks_to_a_great_one_closes_the_socket(line: Line) -> None:
    # a million letters compress to a thousand bytes
    async with line.socket() as socket:
        assert socket.connection.protocol.extensions
        await socket.connection.send('{"type": "ping", "payload": {"a": "' + "x" * 1_000_000 + '"}}')
        assert (await socket.closed())[0] == 1009


async def test_a_message_in_endless_pieces_closes_the_socket(line: Line) -> None:
    async with line.socket() as socket:
        await socket.connection.send(["x" * 10_000 for _ in range(20)])
        assert (await socket.closed())[0] == 1009


async def test_a_message_in_pieces_is_one_message(line: Line) -> None:
    async with line.socket() as socket:
        await socket.connection.send(['{"type": ', '"ping"', "}"])
        assert (await socket.told())["type"] == "pong"


async def test_bytes_that_are_no_text_close_the_socket(line: Line) -> None:
    async with line.socket() as socket:
        await socket.connection.send(b'{"type": "\xc3\x28"}', text=True)
        assert (await socket.closed())[0] == 1007


async def test_bytes_that_are_no_frame_close_the_socket(line: Line) -> None:
    async with line.socket() as socket:
        socket.connection.transport.write(bytes([0xF3, 0x85, *os.urandom(9)]))
        assert (await socket.closed())[0] == 1002


async def test_operations_of_a_socket_are_bounded(line: Line) -> None:
    async with line.socket() as socket:
        for number in range(21):
            await socket.say(**line.watching(str(number)))
        told = [await socket.told() for _ in range(21)]
        assert [message["id"] for message in told if message["type"] == "error"] == ["20"]


async def test_what_a_document_may_ask_for_is_bounded(line: Line) -> None:
    deep = "{ __schema { types " + "{ fields { type " * 10 + "{ name }" + "} }" * 10 + " } }"
    for document in ("{ " + "a: __typename " * 400 + "}", "{" + " " * 20_000 + "__typename }", deep):
        async with line.socket() as socket:
            await socket.say(**subscribing("1", document))
            answer = await socket.told()
            assert answer["type"] == "error"
            assert all("code" in error["extensions"] for error in answer["payload"])


async def test_an_id_may_be_strange_and_comes_back_as_it_was(line: Line) -> None:
    async with line.socket() as socket:
        for operation in ("__proto__", "constructor", '"\\', "\u202e\u0000\U0001f600", "x" * 5_000):
            await socket.result(operation)


async def test_a_name_twice_in_an_object_is_one_name(line: Line) -> None:
    async with line.socket() as socket:
        await socket.connection.send('{"type": "connection_ack", "type": "ping"}')
        assert (await socket.told())["type"] == "pong"


async def test_names_the_protocol_does_not_know_are_passed_over(line: Line) -> None:
    async with line.socket() as socket:
        await socket.say(type="subscribe", id="1", payload={"query": NAME, "more": 1}, more={"a": []})
        assert (await socket.told())["type"] == "next"


async def test_the_words_of_a_closure_repeat_no_data(line: Line) -> None:
    async with line.socket() as socket:
        await socket.connection.send(subscribe(payload={"query": 1, "variables": {"name": "Ковалёва"}}))
        assert "Ковал" not in (await socket.closed())[1]


async def test_a_thousand_pings_are_answered_in_order(line: Line) -> None:
    async with line.socket() as socket:
        for _ in range(1_000):
            await socket.say(type="ping")
        for _ in range(1_000):
            assert (await socket.told())["type"] == "pong"
