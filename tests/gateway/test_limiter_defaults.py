"""A document with several operations is weighed by the heaviest way it can be run."""

from tests.gateway.door import Door

NESTED = """
fragment F on Query { doctors(first: $n) { edges { node { freeSlots(first: $n) { edges { node {
  doctor { freeSlots(first: $n) { edges { node { id } } } }
} } } } } } }
"""


async def test_a_light_operation_does_not_vouch_for_a_heavy_one_beside_it(sqlite_door: Door) -> None:
    both = "query Light($n: Int = 1) { ...F } query Heavy($n: Int = 100) { ...F }" + NESTED
    for name in ("Light", "Heavy"):
        answer = await sqlite_door.caller().client.post("/graphql", json={"query": both, "operationName": name})
        assert answer.json()["errors"][0]["extensions"]["code"] == "TOO_COMPLEX"


async def test_a_light_operation_alone_is_served(sqlite_door: Door) -> None:
    light = "query Light($n: Int = 1) { ...F }" + NESTED
    assert "doctors" in await sqlite_door.caller().ask(light)
