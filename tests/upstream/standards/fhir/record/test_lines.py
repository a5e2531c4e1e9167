"""Many records at once over a server that hangs leave lines to those who book there."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import httpx

from booking.ports import PersonName, RecordSubject
from upstream.http import ClinicHttp
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.names import SNILS
from upstream.standards.fhir.record.gather import FOR_ALL
from upstream.standards.fhir.record.known import Vocabulary
from upstream.standards.fhir.record.patients import Numbers
from upstream.standards.fhir.record.source import FhirRecord

PERSON = RecordSubject(1, PersonName("Ковалёва", "Анна", None), date(1989, 4, 12), None, "11223344595", None)
PATIENT = {
    "resourceType": "Patient",
    "id": "1",
    "birthDate": "1989-04-12",
    "name": [{"family": "Ковалёва"}],
    "identifier": [{"system": SNILS, "value": "11223344595"}],
}


class Hanging:
    """Knows the patient, and never answers what it has of them. `most`: requests at the same time."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self.full = asyncio.Event()

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/metadata"):
            return httpx.Response(200, json={"resourceType": "CapabilityStatement"})
        if request.url.path.endswith("/Patient/_search"):
            return httpx.Response(200, json={"resourceType": "Bundle", "entry": [{"resource": PATIENT}]})
        self.now += 1
        self.most = max(self.most, self.now)
        if self.now >= FOR_ALL:
            self.full.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.now -= 1
        raise AssertionError("it never answers")


async def test_many_records_at_once_do_not_take_all_lines_to_a_server_that_hangs() -> None:
    server = Hanging()
    http = ClinicHttp("far", "http://far.test/fhir", transport=httpx.MockTransport(server))
    words = Vocabulary(ZoneInfo("Europe/Moscow"))
    record = FhirRecord("far", FhirClient(http), Numbers(), words)
    readers = [asyncio.create_task(record.read(replace(PERSON, patient_id=number))) for number in range(10)]
    async with asyncio.timeout(10):
        await server.full.wait()
    for _ in range(100):
        await asyncio.sleep(0)
    assert server.most == FOR_ALL
    for reader in readers:
        reader.cancel()
        with suppress(asyncio.CancelledError):
            await reader
