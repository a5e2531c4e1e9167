"""PROTOCOL.md, "Communication": the sub-protocol, text frames, the end of a socket."""

import asyncio

import pytest
from websockets.exceptions import InvalidStatus

from tests.conformance.websocket.wire import PROTOCOL, Line, subscribing

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_handshake_agrees_on_the_sub_protocol(line: Line) -> None:
    async with line.socket(greeted=False) as socket:
        assert socket.connection.subprotocol == PROTOCOL


async def test_the_sub_protocol_is_found_among_others(line: Line) -> None:
    async with line.socket("soap", PROTOCOL, "graphql-ws") as socket:
        assert socket.connection.subprotocol == PROTOCOL


@pytest.mark.parametrize("protocols", [("graphql-ws",), ("graphql-sse",), ("soap", "wamp"), ("GRAPHQL-TRANSPORT-WS",)])
async def test_no_other_sub_protocol_is_spoken(line: Line, protocols: tuple[str, ...]) -> None:
    async with line.socket(*protocols, greeted=False) as socket:
        assert socket.connection.subprotocol is None
        assert (await socket.closed())[0] == 4406


async def test_every_message_of_the_server_is_text_with_a_type(line: Line) -> None:
    async with line.socket(greeted=False) as socket:
        await socket.say(type="connection_init")
        await socket.say(**subscribing("1", "{ __typename }"))
        for _ in range(3):
            # `told` refuses anything but text
            assert isinstance((await socket.told())["type"], str)


async def test_what_belongs_to_an_operation_carries_its_id(line: Line) -> None:
    async with line.socket() as socket:
        for operation in ("a", "б", "x" * 100, "0"):
            await socket.result(operation)


async def test_a_normal_closure_of_the_client_is_answered_alike(line: Line) -> None:
    async with line.socket() as socket:
        await socket.say(**line.watching())
        await socket.told()
        await socket.connection.close(1000)
        assert (await socket.closed())[0] == 1000


async def test_a_socket_that_is_closed_lets_its_operations_go(line: Line) -> None:
    async with line.socket() as socket:
        await socket.say(**line.watching())
        await socket.told()
        working = _operations()
        assert working
    async with asyncio.timeout(5):
        await asyncio.wait(working)


async def test_a_socket_that_breaks_off_lets_its_operations_go(line: Line) -> None:
    async with line.socket() as socket:
        await socket.say(**line.watching())
        await socket.told()
        working = _operations()
        socket.connection.transport.abort()
        async with asyncio.timeout(5):
            await asyncio.wait(working)


async def test_one_socket_closed_for_a_mistake_is_nothing_to_another(line: Line) -> None:
    async with line.socket() as good, line.socket() as bad:
        await good.say(**line.watching())
        await good.told()
        await bad.connection.send("}")
        assert (await bad.closed())[0] == 4400
        await good.answers()
        await good.result("still")


async def test_a_foreign_page_gets_no_socket(line: Line) -> None:
    for origin in ("https://evil.example", "null"):
        with pytest.raises(InvalidStatus) as refused:
            async with line.socket(origin=origin):
                pass
        assert refused.value.response.status_code == 403


def _operations() -> list[asyncio.Task[object]]:
    """The tasks of the server, which runs in this very loop, that carry out an operation."""
    return [task for task in asyncio.all_tasks() if "run_operation" in repr(task.get_coro())]
