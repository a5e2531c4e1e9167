"""PROTOCOL.md, "ConnectionInit", "ConnectionAck", "Ping", "Pong"."""

import asyncio

import pytest

from tests.conformance.websocket.wire import Line, subscribing

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_connection_is_acknowledged(line: Line) -> None:
    async with line.socket(greeted=False) as socket:
        await socket.say(type="connection_init")
        assert await socket.told() == {"type": "connection_ack"}


@pytest.mark.parametrize("payload", [None, {}, {"token": "x"}, {"deep": {"er": [1, 2]}}], ids=repr)
async def test_its_payload_is_any_object_or_nothing(line: Line, payload: object) -> None:
    async with line.socket(greeted=False) as socket:
        await socket.say(type="connection_init", payload=payload)
        assert (await socket.told())["type"] == "connection_ack"


@pytest.mark.parametrize("payload", ["x", 1, True, [], ["token"]], ids=repr)
async def test_its_payload_is_nothing_else(line: Line, payload: object) -> None:
    async with line.socket(greeted=False) as socket:
        await socket.say(type="connection_init", payload=payload)
        assert (await socket.closed())[0] == 4400


async def test_a_payload_lets_nobody_in(line: Line) -> None:
    token = await line.door.session(line.door.world.anna)
    async with line.socket(greeted=False) as socket:
        await socket.say(type="connection_init", payload={"token": token, "cookie": f"talon_session={token}"})
        await socket.told()
        payload = await socket.result("who", "{ viewer { role } }")
        assert payload == {"data": {"viewer": None}}


async def test_who_asks_for_no_connection_is_closed_in_time(line: Line) -> None:
    began = asyncio.get_running_loop().time()
    async with line.socket(greeted=False) as socket:
        assert await socket.closed() == (4408, "Connection initialisation timeout")
    assert asyncio.get_running_loop().time() - began < 5


async def test_a_ping_does_not_put_off_the_end_of_that_time(line: Line) -> None:
    async with line.socket(greeted=False) as socket:
        await socket.answers()
        assert (await socket.closed())[0] == 4408


async def test_a_connection_in_time_is_not_closed_by_it(line: Line) -> None:
    async with line.socket() as socket:
        await asyncio.sleep(3.3)
        await socket.answers()


async def test_a_second_request_for_a_connection_closes_the_socket(line: Line) -> None:
    async with line.socket() as socket:
        await socket.say(type="connection_init")
        assert await socket.closed() == (4429, "Too many initialisation requests")


async def test_two_requests_at_once_close_the_socket(line: Line) -> None:
    async with line.socket(greeted=False) as socket:
        await socket.say(type="connection_init")
        await socket.say(type="connection_init")
        assert (await socket.closed())[0] == 4429


async def test_no_operation_before_the_acknowledgement(line: Line) -> None:
    async with line.socket(greeted=False) as socket:
        await socket.say(**subscribing("1", "{ __typename }"))
        assert await socket.closed() == (4401, "Unauthorized")


async def test_an_operation_right_after_the_request_is_served_once_acknowledged(line: Line) -> None:
    async with line.socket(greeted=False) as socket:
        await socket.say(type="connection_init")
        await socket.say(**subscribing("1", "{ __typename }"))
        assert [(await socket.told())["type"] for _ in range(3)] == ["connection_ack", "next", "complete"]


async def test_a_ping_is_answered_before_the_acknowledgement(line: Line) -> None:
    async with line.socket(greeted=False) as socket:
        await socket.answers()


@pytest.mark.parametrize("payload", [None, {}, {"at": 1}], ids=repr)
async def test_a_ping_is_answered_by_a_pong(line: Line, payload: object) -> None:
    async with line.socket() as socket:
        await socket.say(type="ping", payload=payload)
        answer = await socket.told()
        assert answer["type"] == "pong"
        assert isinstance(answer.get("payload", {}), dict)


async def test_a_pong_nobody_asked_for_is_a_heartbeat(line: Line) -> None:
    async with line.socket() as socket:
        await socket.say(type="pong")
        await socket.say(type="pong", payload={"beat": 1})
        await socket.answers()


async def test_a_ping_is_answered_while_operations_run(line: Line) -> None:
    async with line.socket() as socket:
        await socket.say(**line.watching())
        assert (await socket.told())["type"] == "next"
        await socket.answers()
