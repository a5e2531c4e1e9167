"""The checks of graphql-cop, restated: each a finding there, none here, in the settings of production."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from gateway.settings import read_settings
from storage.database import close_database, open_database
from tests.gateway.door import Door, a_door
from tests.gateway.test_production import PRODUCTION
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING

CIRCLE = "{ __schema { types { " + "fields { type { " * 5 + "name" + " } }" * 5 + " } } }"


@pytest.fixture
async def client(sqlite_url: str, clock: SetClock) -> AsyncIterator[httpx.AsyncClient]:
    await open_database(sqlite_url, TEST_RING)
    try:
        async with a_door(clock, read_settings(PRODUCTION)) as door:
            yield _plain(door)
    finally:
        await close_database()


def _plain(door: Door) -> httpx.AsyncClient:
    """As a scanner comes: no cookie, no origin, no header of ours."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(door.app), base_url=door.parts.door.origin)


async def _ask(client: httpx.AsyncClient, query: str) -> Any:
    return (await client.post("/graphql", json={"query": query})).json()


async def test_a_hundred_aliases_are_too_many(client: httpx.AsyncClient) -> None:
    told = await _ask(client, "{ " + " ".join(f"alias{n}: __typename" for n in range(101)) + " }")
    assert "data" not in told


async def test_a_batch_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", json=[{"query": "{ __typename }"}] * 10)
    assert answer.status_code == 400
    assert isinstance(answer.json(), dict)


async def test_directives_heaped_on_a_field_are_told_of_once(client: httpx.AsyncClient) -> None:
    told = await _ask(client, "{ __typename " + "@aa" * 40 + " }")
    assert len(told["errors"]) == 1


async def test_introspection_in_a_circle_is_refused(client: httpx.AsyncClient) -> None:
    assert "data" not in await _ask(client, CIRCLE)


async def test_a_field_five_hundred_times_is_too_often(client: httpx.AsyncClient) -> None:
    assert "data" not in await _ask(client, "{ " + "__typename " * 500 + "}")


async def test_fragments_in_a_circle_are_refused(client: httpx.AsyncClient) -> None:
    told = await _ask(client, "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }")
    assert "data" not in told


async def test_no_name_is_suggested(client: httpx.AsyncClient) -> None:
    told = await _ask(client, "{ directive }")
    assert "Did you mean" not in str(told)
    assert "Did you mean" not in str(await _ask(client, "{ viewe { id } }"))


async def test_a_mutation_by_get_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql", params={"query": "mutation { __typename }"})
    assert answer.status_code >= 400


async def test_a_query_by_get_needs_a_header_of_ours(client: httpx.AsyncClient) -> None:
    query = {"query": "{ __typename }"}
    assert (await client.get("/graphql", params=query)).status_code == 403
    assert (await client.get("/graphql", params=query, headers={"X-Talon-Client": "cop"})).status_code == 200


@pytest.mark.parametrize("path", ["/", "/graphql", "/graphiql", "/playground", "/console", "/altair", "/voyager"])
async def test_no_tool_for_developers_is_served(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code >= 400
    assert not any(word in answer.text.lower() for word in ("graphiql", "playground", "altair", "voyager"))


async def test_introspection_is_refused(client: httpx.AsyncClient) -> None:
    assert "data" not in await _ask(client, "{ __schema { types { name fields { name } } } }")


async def test_a_form_is_no_request(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", data={"query": "{ __typename }"})
    assert answer.status_code == 415


async def test_nothing_is_traced(client: httpx.AsyncClient) -> None:
    for headers in ({}, {"apollo-tracing": "1", "apollo-federation-include-trace": "ftv1"}):
        answer = await client.post("/graphql", json={"query": "{ __typename }"}, headers=headers)
        assert set(answer.json()) == {"data"}


async def test_an_error_tells_nothing_of_the_inside(client: httpx.AsyncClient) -> None:
    told = str(await _ask(client, "qwerty { abc }")).lower()
    assert not any(word in told for word in ("exception", "stack", "traceback", ".py"))
