"""Requests and answers that get lost on the way to a FHIR server, and what there is of them in the end."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest

from booking.ports import AnswerLost, ClinicSaidNo, ClinicUnreachable, Confirmation, Order, Previous
from tests.services.fhir import FhirServer
from tests.services.hospital import PETR, Hospital
from tests.upstream.standards.fhir.conftest import at_once, patient_system
from tests.upstream.standards.fhir.orders import an_order, identity, standing, status
from upstream.breaker import Breaker
from upstream.http import ClinicHttp
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.options import FhirOptions
from upstream.standards.fhir.system import FhirSystem

FAULTS = (AnswerLost, ClinicUnreachable)


class Bad(httpx.AsyncBaseTransport):
    """A line on which one transaction goes wrong, once; a probe that writes nothing passes."""

    def __init__(self) -> None:
        self.line = httpx.AsyncHTTPTransport()
        self.fault: str | None = None
        self.happened = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        probe = b'W/\\"talon\\"' in request.content
        if not self.fault or probe or b'"transaction"' not in request.content:
            return await self.line.handle_async_request(request)
        fault, self.fault, self.happened = self.fault, None, True
        if fault == "request lost":
            raise httpx.ReadError("reset", request=request)
        if fault == "failed and said so inside":
            entry = {"response": {"status": "500 Internal Server Error"}}
            entries = [entry] * len(json.loads(request.content)["entry"])
            return httpx.Response(200, json={"resourceType": "Bundle", "entry": entries})
        answer = await self.line.handle_async_request(request)
        await answer.aread()
        await answer.aclose()
        return _answer(fault, answer, request)

    async def aclose(self) -> None:
        await self.line.aclose()


def _answer(fault: str, answer: httpx.Response, request: httpx.Request) -> httpx.Response:
    if fault == "answer lost":
        raise httpx.ReadError("reset", request=request)
    if fault == "refused after it was done":
        return httpx.Response(412, json={"resourceType": "OperationOutcome", "issue": []})
    bodies = {
        "server error": (502, b""),
        "no JSON": (200, b"<html>"),
        "half the answer": (200, answer.content[: len(answer.content) // 2]),
        "another answer": (200, b'{"resourceType": "OperationOutcome"}'),
        "an error inside": (
            200,
            b'{"resourceType": "Bundle", "entry": [{"response": {"status": "412"}}, {"response": {"status": "201"}}]}',
        ),
    }
    code, body = bodies[fault]
    return httpx.Response(code, content=body)


FAULTY = (
    "request lost",
    "failed and said so inside",
    "answer lost",
    "server error",
    "no JSON",
    "half the answer",
    "another answer",
    "an error inside",
    "refused after it was done",
)


@pytest.fixture
def line() -> Bad:
    return Bad()


@pytest.fixture
async def system(fhir: FhirServer, line: Bad, options: FhirOptions) -> AsyncIterator[FhirSystem]:
    http = ClinicHttp("hospital", fhir.url, transport=line, deadline=60.0, pause=at_once, breaker=Breaker(limit=99))
    client = FhirClient(http)
    yield patient_system(client, options)
    await client.close()


async def settled(system: FhirSystem, order: Order) -> Confirmation | None:
    """As whoever settles asks: what is there, else once more."""
    there = await system.read_back(order)
    if there is not None:
        return there
    try:
        return await system.book(order)
    except ClinicSaidNo:
        return await system.read_back(order)


@pytest.mark.parametrize("fault", FAULTY)
async def test_a_booking_is_settled_to_exactly_one(
    fault: str, fhir: FhirServer, hospital: Hospital, system: FhirSystem, line: Bad
) -> None:
    order, line.fault = an_order(hospital), fault
    try:
        confirmed = await system.book(order)
    except FAULTS:
        found = await settled(system, order)
        assert found is not None
        confirmed = found
    assert line.happened
    assert [one["id"] for one in standing(fhir)] == [confirmed.native_key]
    assert await system.read_back(order) == confirmed
    assert status(fhir, order.slot_key) == "busy"


@pytest.mark.parametrize("fault", FAULTY)
async def test_a_cancellation_is_settled_to_none(
    fault: str, fhir: FhirServer, hospital: Hospital, system: FhirSystem, line: Bad
) -> None:
    order = an_order(hospital)
    key = (await system.book(order)).native_key
    line.fault = fault
    for _ in range(3):
        try:
            await system.cancel(order, key)
            break
        except FAULTS:
            continue
    assert line.happened
    assert standing(fhir) == []
    assert await system.read_back(order) is None
    assert status(fhir, order.slot_key) == "free"


@pytest.mark.parametrize("fault", FAULTY)
async def test_a_move_is_settled_to_exactly_one(
    fault: str, fhir: FhirServer, hospital: Hospital, system: FhirSystem, line: Bad
) -> None:
    old, new = an_order(hospital, 0), an_order(hospital, 2)
    kept = await system.book(old)
    line.fault = fault
    try:
        moved = await system.move(new, Previous(old, kept.native_key))
    except FAULTS:
        found = await system.read_back(new) or await system.move(new, Previous(old, kept.native_key))
        moved = found
        await system.cancel(old, kept.native_key)
    assert line.happened
    assert [one["id"] for one in standing(fhir)] == [moved.native_key]
    assert (status(fhir, old.slot_key), status(fhir, new.slot_key)) == ("free", "busy")
    assert await system.read_back(old) is None


async def test_a_lost_booking_of_a_time_that_somebody_else_got_is_settled_to_none(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem, line: Bad
) -> None:
    order, line.fault = an_order(hospital), "request lost"
    with pytest.raises(AnswerLost):
        await system.book(order)
    other = await system.book(an_order(hospital, patient=identity(PETR)))
    assert await settled(system, order) is None
    assert [one["id"] for one in standing(fhir)] == [other.native_key]


async def test_nothing_is_sent_to_a_server_that_is_away(hospital: Hospital, options: FhirOptions) -> None:
    class Away(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            assert request.method == "GET", "only looked"
            return httpx.Response(503)

    http = ClinicHttp("hospital", "http://hospital.test/fhir", transport=Away(), pause=at_once)
    with pytest.raises(ClinicUnreachable):
        await patient_system(FhirClient(http), options).book(an_order(hospital))
