"""Documents made to hurt: each is turned away within 50 ms of CPU, and costs others nothing."""

import gc
import time
from collections.abc import Iterator
from statistics import median

import orjson
import pytest

from tests.gateway.door import Door

MOST_CPU_SECONDS = 0.05


def bomb(levels: int) -> str:
    """Each fragment spreads the next twice: 2^levels fields in a few hundred bytes."""
    spreads = "".join(f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(levels))
    return f"{{ ...f0 }} {spreads} fragment f{levels} on Query {{ __typename }}"


def nested(levels: int) -> str:
    return "{ regions " + "{ id " * levels + "}" * levels + " }"


def crossing(fragments: int) -> str:
    """Every pair of fragments is compared by a validator that does not look first."""
    bodies = "".join(f"fragment f{n} on Query {{ regions {{ id name a{n}: id }} }} " for n in range(fragments))
    return "{ " + " ".join(f"...f{n}" for n in range(fragments)) + " } " + bodies


SLOTS = "freeSlots(first: 100) { edges { node { id doctor { name { full } } } } }"
WIDE = f"{{ doctors(first: 100) {{ edges {{ node {{ {SLOTS} }} }} }} }}"
DOCTORS = "doctors(first: $n) { edges { node { id name { full } } } }"
RESULTS = "title takenAt values { name text unit low high finding }"
ROUND = "visit { results { visit { results { visit { id } } } } }"
INTROSPECTION = "{ __schema { types " + "{ fields { type " * 6 + "{ name }" + "}}" * 6 + "} }"

HOSTILE: dict[str, tuple[str, dict[str, object]]] = {
    "nested fragments": (bomb(24), {}),
    "many nested fragments": (bomb(120), {}),
    "fragments in a circle": ("{ ...a } fragment a on Query { ...b ...b } fragment b on Query { ...a ...a }", {}),
    "crossing fragments": (crossing(40), {}),
    "aliases": ("{ " + " ".join(f"a{n}: regions {{ id }}" for n in range(150)) + " }", {}),
    "one field again and again": ("{ " + "regions { id } " * 200 + "}", {}),
    "one field again and again, nested": ("{ " + "regions { districts id name } " * 120 + "}", {}),
    "repeats in repeats": ("{ " + ("a: regions { " + "id name " * 20 + "} ") * 20 + "}", {}),
    "huge pages": (WIDE, {}),
    "huge pages by a variable": (
        f"query ($n: Int) {{ clinics(first: $n) {{ edges {{ node {{ {DOCTORS} }} }} }} }}",
        {"n": 100},
    ),
    "whole records of everybody": (f"{{ viewer {{ patients {{ results {{ nodes {{ {RESULTS} }} }} }} }} }}", {}),
    "parts of visits of parts": (f"{{ viewer {{ patient {{ results {{ nodes {{ {ROUND} }} }} }} }} }}", {}),
    "deep selections": (nested(300), {}),
    "deep inline fragments": ("{ " + "... { " * 300 + "__typename" + " }" * 300 + " }", {}),
    "deep lists": ("{ regions(a: " + "[" * 400 + "]" * 400 + ") { id } }", {}),
    "deep objects": ("{ doctors(filter: " + "{a: " * 300 + "1" + "}" * 300 + ") { totalCount } }", {}),
    "directives": ("{ __typename " + "@include(if: true) " * 150 + "}", {}),
    "unknown directives": ("{ __typename " + "@a " * 400 + "}", {}),
    "unknown fields": ("{ " + " ".join(f"doctor{n}" for n in range(400)) + " }", {}),
    "unknown arguments": ("{ doctors(" + " ".join(f"firs{n}: 1" for n in range(200)) + ") { totalCount } }", {}),
    "unknown input fields": (
        "query ($filter: DoctorFilter) { doctors(filter: $filter) { totalCount } }",
        {"filter": {f"specialtyI{n}": 1 for n in range(4_000)}},
    ),
    "unknown input fields, written out": (
        "{ doctors(filter: {" + " ".join(f"specialtyI{n}: 1" for n in range(240)) + "}) { totalCount } }",
        {},
    ),
    "many tokens": ("{ " + "a " * 40_000 + "}", {}),
    "many operations": (" ".join(f"query q{n} {{ regions {{ id }} }}" for n in range(120)), {}),
    "many variables": ("query (" + " ".join(f"$a{n}: Int" for n in range(240)) + ") { __typename }", {}),
    "a long text": ('{ suggestions(text: "' + "х" * 40_000 + '") { __typename } }', {}),
    "a long block of text": ('{ suggestions(text: """' + '\\"""\n' * 9_000 + '""") { __typename } }', {}),
    "commas": ("," * 90_000 + "{ __typename }", {}),
    "introspection in introspection": (INTROSPECTION, {}),
    "deep variables": ("{ __typename }", {"a": [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}),
}


@pytest.fixture
def frozen_heap(sqlite_door: Door) -> Iterator[None]:  # noqa: ARG001 - what stays is built before
    """As in a server that runs: code and schema are left out of collections."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.usefixtures("frozen_heap")
async def test_a_hostile_document_is_turned_away_at_once(sqlite_door: Door, name: str) -> None:
    query, variables = HOSTILE[name]
    caller = sqlite_door.caller()
    await caller.ask("{ __typename }")
    body = orjson.dumps({"query": query, "variables": variables})
    spent = []
    for _ in range(5):
        before = time.process_time()
        answer = await caller.send(body=body, content_type="application/json")
        spent.append(time.process_time() - before)
    codes = {error["extensions"]["code"] for error in answer.json()["errors"]}
    assert codes <= {"TOO_COMPLEX", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"}, codes
    assert median(spent) < MOST_CPU_SECONDS, [f"{seconds * 1000:.1f} ms" for seconds in spent]
    assert len(answer.content) < 20_000


async def test_an_honest_page_is_well_within_the_limits(sqlite_door: Door) -> None:
    page = """query ($first: Int) { doctors(first: $first) { totalCount edges { node {
      id name { full short } specialty { id name } clinic { id name freshness { state ageSeconds } }
      days(from: "2031-03-03", to: "2031-03-10") { day free } nextFree(first: 3) { id startsAt state } freeCount
    } } } }"""
    found = await sqlite_door.caller().ask(page, first=20)
    assert found["doctors"]["totalCount"] == 4
