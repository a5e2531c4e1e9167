"""PROTOCOL.md, "Subscribe", "Next", "Error", "Complete"."""

import asyncio
from itertools import count
from typing import Any

import pytest

from tests.conformance.websocket.wire import NAME, WATCH, Line, Socket, subscribing

pytestmark = pytest.mark.asyncio(loop_scope="module")
HOURS = count(24)


async def a_change(line: Line) -> None:
    """A slot of the watched doctor is taken."""
    slot = await line.door.world.slot(next(HOURS))
    await line.door.world.book(slot)


async def watched(line: Line, socket: Socket, operation: str = "watch") -> None:
    await socket.say(**line.watching(operation))
    snapshot = await socket.told()
    assert (snapshot["type"], snapshot["id"]) == ("next", operation)


async def test_a_query_is_one_result_and_its_completion(line: Line) -> None:
    async with line.socket() as socket:
        assert await socket.result("1") == {"data": {"__typename": "Query"}}


async def test_a_mutation_is_one_result_and_its_completion(line: Line) -> None:
    async with line.socket() as socket:
        assert await socket.result("1", "mutation { __typename }") == {"data": {"__typename": "Mutation"}}


async def test_a_subscription_is_results_over_time(line: Line) -> None:
    async with line.socket() as socket:
        await watched(line, socket)
        for _ in range(2):
            await a_change(line)
            change = await socket.told()
            assert (change["type"], change["id"]) == ("next", "watch")
            assert change["payload"]["data"]["doctorSlots"]["__typename"] == "SlotChanges"


async def test_an_id_in_use_closes_the_socket(line: Line) -> None:
    async with line.socket() as socket:
        await watched(line, socket, "mine")
        await socket.say(**line.watching("mine"))
        assert await socket.closed() == (4409, "Subscriber for mine already exists")


async def test_an_id_in_use_is_taken_for_every_kind_of_operation(line: Line) -> None:
    async with line.socket() as socket:
        await watched(line, socket, "mine")
        await socket.say(**subscribing("mine", NAME))
        assert (await socket.closed())[0] == 4409


async def test_ids_are_a_sockets_own(line: Line) -> None:
    async with line.socket() as one, line.socket() as other:
        await watched(line, one, "same")
        await watched(line, other, "same")
        await one.answers()
        await other.answers()


async def test_an_id_is_free_again_after_the_result(line: Line) -> None:
    async with line.socket() as socket:
        for _ in range(3):
            await socket.result("again")


async def test_an_id_is_free_again_after_an_error(line: Line) -> None:
    async with line.socket() as socket:
        await socket.say(**subscribing("again", "{"))
        assert (await socket.told())["type"] == "error"
        await socket.result("again")


async def test_an_id_is_free_again_after_the_clients_completion(line: Line) -> None:
    async with line.socket() as socket:
        await watched(line, socket, "again")
        await socket.say(type="complete", id="again")
        await watched(line, socket, "again")


@pytest.mark.parametrize(
    "payload",
    [
        {"query": NAME},
        {"query": NAME, "variables": None},
        {"query": NAME, "operationName": None},
        {"query": NAME, "extensions": None},
        {"query": NAME, "variables": {}, "operationName": None, "extensions": {"any": ["thing"]}},
    ],
    ids=repr,
)
async def test_all_but_the_query_may_be_left_out_or_null(line: Line, payload: dict[str, Any]) -> None:
    async with line.socket() as socket:
        await socket.say(type="subscribe", id="1", payload=payload)
        assert await socket.told() == {"type": "next", "id": "1", "payload": {"data": {"__typename": "Query"}}}


async def test_the_operation_is_chosen_by_its_name(line: Line) -> None:
    document = "query A { a: __typename } query B { b: __typename }"
    async with line.socket() as socket:
        await socket.say(type="subscribe", id="1", payload={"query": document, "operationName": "B"})
        assert (await socket.told())["payload"] == {"data": {"b": "Query"}}


async def test_variables_reach_the_operation(line: Line) -> None:
    async with line.socket() as socket:
        payload = await socket.result("1", "query ($no: Boolean!) { __typename @skip(if: $no) }", no=True)
        assert payload == {"data": {}}


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("{", {}),
        ("{ nothing }", {}),
        ("query A { __typename } query B { __typename }", {}),
        ("query ($id: ID!) { node(id: $id) { id } }", {}),
        ("subscription { __typename }", {}),
        ("subscription { nothing }", {}),
        ("{ __typename } { __typename }", {}),
        ("fragment F on Query { __typename }", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_what_fails_before_execution_is_an_error_and_no_completion(
    line: Line, query: str, variables: dict[str, Any]
) -> None:
    async with line.socket() as socket:
        await socket.say(**subscribing("1", query, **variables))
        answer = await socket.told()
        assert (answer["type"], answer["id"]) == ("error", "1")
        assert all(isinstance(error["message"], str) for error in answer["payload"])
        assert len(answer["payload"]) > 0
        # had a completion followed, it would come before the pong
        await socket.answers()


async def test_an_unknown_operation_name_is_an_error(line: Line) -> None:
    async with line.socket() as socket:
        await socket.say(type="subscribe", id="1", payload={"query": NAME, "operationName": "Nobody"})
        answer = await socket.told()
        assert (answer["type"], answer["id"]) == ("error", "1")
        await socket.answers()


async def test_what_fails_in_execution_is_a_result_with_errors(line: Line) -> None:
    async with line.socket() as socket:
        payload = await socket.result("1", '{ node(id: "nonsense") { id } }')
        assert payload["data"] == {"node": None}
        assert payload["errors"][0]["path"] == ["node"]


async def test_a_source_that_can_not_be_opened_is_an_error(line: Line) -> None:
    async with line.socket() as socket:
        await socket.say(**subscribing("1", WATCH, id="nonsense"))
        answer = await socket.told()
        assert (answer["type"], answer["id"]) == ("error", "1")
        await socket.answers()


async def test_an_error_ends_its_own_operation_only(line: Line) -> None:
    async with line.socket() as socket:
        await watched(line, socket)
        await socket.say(**subscribing("bad", "{ nothing }"))
        assert (await socket.told())["type"] == "error"
        await a_change(line)
        assert (await socket.told())["id"] == "watch"


async def test_the_clients_completion_stops_the_results(line: Line) -> None:
    async with line.socket() as socket:
        await watched(line, socket, "stopped")
        await watched(line, socket, "going")
        await socket.say(type="complete", id="stopped")
        await socket.answers()
        await a_change(line)
        assert (await socket.told())["id"] == "going"
        await socket.answers()


async def test_the_clients_completion_is_not_answered(line: Line) -> None:
    async with line.socket() as socket:
        await watched(line, socket)
        await socket.say(type="complete", id="watch")
        await socket.answers()


async def test_a_completion_of_nothing_is_passed_over(line: Line) -> None:
    # both sides may complete at once: the client's then comes too late
    async with line.socket() as socket:
        await socket.say(type="complete", id="never")
        await socket.result("over")
        await socket.say(type="complete", id="over")
        await socket.answers()


async def test_a_completion_right_behind_its_operation_stops_it(line: Line) -> None:
    async with line.socket() as socket:
        await socket.say(**line.watching("short"))
        await socket.say(type="complete", id="short")
        await socket.say(**subscribing("after", NAME))
        heard = []
        while ("complete", "after") not in heard:
            message = await socket.told()
            heard.append((message["type"], message["id"]))
        await a_change(line)
        await socket.answers()
        assert ("complete", "short") not in heard


async def test_operations_of_one_socket_run_beside_each_other(line: Line) -> None:
    async with line.socket() as socket:
        await watched(line, socket, "first")
        await socket.result("second")
        await watched(line, socket, "third")
        await a_change(line)
        assert {(await socket.told())["id"] for _ in range(2)} == {"first", "third"}


async def test_many_operations_at_once_are_all_answered(line: Line) -> None:
    async with line.socket() as socket:
        for number in range(15):
            await socket.say(**subscribing(str(number), NAME))
        told = [await socket.told() for _ in range(30)]
        for kind in ("next", "complete"):
            assert {message["id"] for message in told if message["type"] == kind} == {str(n) for n in range(15)}


async def test_each_result_comes_before_its_completion(line: Line) -> None:
    async with line.socket() as socket:
        for number in range(10):
            await socket.say(**subscribing(str(number), NAME))
        order: dict[str, list[str]] = {}
        for _ in range(20):
            message = await socket.told()
            order.setdefault(message["id"], []).append(message["type"])
        assert all(kinds == ["next", "complete"] for kinds in order.values())


async def test_two_watchers_hear_the_same_change(line: Line) -> None:
    async with line.socket() as one, line.socket() as other:
        await asyncio.gather(watched(line, one), watched(line, other))
        await a_change(line)
        assert (await one.told())["payload"] == (await other.told())["payload"]
