"""What comes to the door that is not a well-meant request: told what is wrong, never a fault."""

from typing import Any

import pytest

from tests.gateway.door import Door

JSON = "application/json"
TYPENAME = b'{"query":"{ __typename }"}'

MALFORMED: dict[str, tuple[bytes, int]] = {
    "nothing": (b"", 400),
    "no JSON": (b"{", 400),
    "a scalar": (b"1", 400),
    "null": (b"null", 400),
    "a text": (b'"{ __typename }"', 400),
    "a batch": (b"[" + TYPENAME + b"]", 400),
    "an empty batch": (b"[]", 400),
    "invalid UTF-8": (b'{"query":"{ __typename }\xff"}', 400),
    "a lone surrogate": (b'{"query":"{ __typename }","variables":{"a":"\\ud800"}}', 400),
    "another encoding": ('{"query":"{ __typename }"}'.encode("utf-16"), 400),
    "deep JSON": (b'{"query":"{ __typename }","variables":{"a":' + b"[" * 40_000 + b"]" * 40_000 + b"}}", 400),
    "deep objects": (b'{"query":"{ __typename }","variables":' + b'{"a":' * 900 + b"1" + b"}" * 901, 200),
    "an integer of 4,301 digits": (b'{"query":"{ __typename }","variables":{"a":' + b"1" * 4301 + b"}}", 400),
    "not a number": (b'{"query":"{ __typename }","variables":{"a":NaN}}', 400),
    "no query": (b'{"query":null}', 400),
    "an empty query": (b'{"query":""}', 400),
    "a query that is a list": (b'{"query":["{ __typename }"]}', 400),
    "variables that are a list": (b'{"query":"{ __typename }","variables":[]}', 400),
    "a name that is a number": (b'{"query":"{ __typename }","operationName":1}', 400),
    "extensions that are a text": (b'{"query":"{ __typename }","extensions":"x"}', 400),
    "an unknown operation": (b'{"query":"query A { __typename }","operationName":"B"}', 400),
    "only fragments": (b'{"query":"fragment F on Query { __typename }"}', 400),
    "a subscription": (b'{"query":"subscription { clinicSlots(clinicId: \\"x\\") { __typename } }"}', 400),
    "too much": (b'{"query":"' + b"#" * 100_001 + b'"}', 413),
    "a comment alone": (b'{"query":"# nothing"}', 200),
    "a syntax error": (b'{"query":"{"}', 200),
    "an unknown field": (b'{"query":"{ nothing }"}', 200),
    "many variables": (b'{"query":"{ __typename }","variables":{"a":[' + b"1," * 9_000 + b"1]}}", 200),
}


@pytest.mark.parametrize("name", MALFORMED)
async def test_a_malformed_body_gets_a_coded_error(sqlite_door: Door, name: str) -> None:
    body, status = MALFORMED[name]
    answer = await sqlite_door.caller().send(body=body, content_type=JSON)
    assert answer.status_code == status, answer.text
    assert answer.json()["errors"][0]["extensions"]["code"] not in ("", "INTERNAL")
    assert "data" not in answer.json()


@pytest.mark.parametrize(
    ("media", "status"),
    [
        (None, 415),
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
        ("multipart/form-data; boundary=x", 415),
        ("text/plain; a=application/json", 415),
        ("application/jsonp", 415),
        ("application/json; charset=utf-16", 415),
        ("application/json; charset=UTF-8", 200),
        ("Application/JSON", 200),
    ],
)
async def test_only_json_is_read(sqlite_door: Door, media: str | None, status: int) -> None:
    headers = {} if media is None else {"content_type": media}
    assert (await sqlite_door.caller().send(body=TYPENAME, **headers)).status_code == status


@pytest.mark.parametrize(
    ("accept", "status", "media"),
    [
        ("application/graphql-response+json", 200, "application/graphql-response+json"),
        (
            "application/graphql-response+json; charset=utf-8, application/json;q=0.9",
            200,
            "application/graphql-response+json",
        ),
        ("application/graphql-response+json;q=0.5, application/json", 200, "application/json"),
        ("application/*", 200, "application/json"),
        ("*/*;q=0.1, application/json;q=0", 200, "application/graphql-response+json"),
        ("text/html", 406, "application/json"),
        ("application/json;q=rubbish", 406, "application/json"),
    ],
)
async def test_the_answer_is_of_the_kind_that_was_asked_for(
    sqlite_door: Door, accept: str, status: int, media: str
) -> None:
    answer = await sqlite_door.caller().send(body=TYPENAME, content_type=JSON, accept=accept)
    assert (answer.status_code, answer.headers["content-type"]) == (status, f"{media}; charset=utf-8")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
async def test_other_methods_are_not_served(sqlite_door: Door, method: str) -> None:
    answer = await sqlite_door.caller().send(method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


async def test_a_get_reads_but_does_nothing(sqlite_door: Door) -> None:
    client = sqlite_door.caller().client
    assert (await client.get("/graphql", params={"query": "{ __typename }"})).json() == {
        "data": {"__typename": "Query"}
    }
    mutation = await client.get("/graphql", params={"query": "mutation { __typename }"})
    assert (mutation.status_code, mutation.headers["allow"]) == (405, "POST")
    named = {"query": "query A { __typename } mutation B { __typename }", "operationName": "B"}
    assert (await client.get("/graphql", params=named)).status_code == 405
    wrong = {"query": "{ __typename }", "variables": "{"}
    assert (await client.get("/graphql", params=wrong)).status_code == 400


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:8000.evil.example", "http://127.0.0.1:9"]
)
@pytest.mark.parametrize("method", ["POST", "GET", "OPTIONS"])
async def test_a_foreign_page_gets_nothing_and_no_cors_header(sqlite_door: Door, origin: str, method: str) -> None:
    answer = await sqlite_door.caller().send(method, TYPENAME, content_type=JSON, origin=origin)
    assert answer.status_code == 403
    assert not [name for name in answer.headers if name.startswith("access-control")]


async def test_our_own_page_is_served_under_each_name_of_loopback(sqlite_door: Door) -> None:
    for origin in ("http://127.0.0.1:8000", "http://localhost:8000", "HTTP://LOCALHOST:8000"):
        answer = await sqlite_door.caller().send(body=TYPENAME, content_type=JSON, origin=origin)
        assert answer.status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"x-talon-client": "test"}, 200),
    ],
)
async def test_a_get_with_cookies_has_to_come_from_our_page(
    sqlite_door: Door, headers: dict[str, str], status: int
) -> None:
    anna = await sqlite_door.signed_in(sqlite_door.world.anna)
    answer = await anna.client.get("/graphql", params={"query": "{ viewer { id } }"}, headers=headers)
    assert answer.status_code == status


async def test_personal_answers_are_never_stored(sqlite_door: Door) -> None:
    anna = await sqlite_door.signed_in(sqlite_door.world.anna)
    for caller, kept in ((anna, "no-store"), (sqlite_door.caller(), "no-cache")):
        answer = await caller.send(body=TYPENAME, content_type=JSON)
        assert answer.headers["cache-control"] == kept
        assert "Cookie" in answer.headers["vary"]


async def test_a_body_that_says_it_is_small_is_measured_all_the_same(sqlite_door: Door) -> None:
    async def endless() -> Any:
        for _ in range(300):
            yield b" " * 1_000

    answer = await sqlite_door.caller().client.post("/graphql", content=endless(), headers={"content-type": JSON})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query ($id: ID!) { node(id: $id) { id } }", "BAD_INPUT"),
        ("{ doctors(first: 1000) { totalCount } }", "BAD_INPUT"),
        ('{ doctors(after: "x") { totalCount } }', "BAD_INPUT"),
        ('{ doctors(filter: {text: "\\u0000"}) { totalCount } }', "BAD_INPUT"),
        ("{ doctors(order: DISTANCE) { totalCount } }", "BAD_INPUT"),
        ("{ clinics(near: {latitude: 91, longitude: 0}) { totalCount } }", "BAD_INPUT"),
        ('{ doctors(filter: {from: "2031-03-05", to: "2031-03-04"}) { totalCount } }', "BAD_INPUT"),
        ('{ doctors(filter: {timeFrom: "10:00", timeTo: "10:00"}) { totalCount } }', "BAD_INPUT"),
    ],
)
async def test_each_mistake_has_its_code(sqlite_door: Door, query: str, code: str) -> None:
    assert (await sqlite_door.caller().refused(query))["code"] == code
