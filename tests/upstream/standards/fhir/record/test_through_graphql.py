"""Generated records, stored in two real FHIR servers, read through our own graph by the patient."""

import base64
import hashlib
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from booking.rules.documents import DocumentKind
from gateway.app import create_app
from storage.database import close_database, open_database
from storage.documents import Paper, insert_document
from tests.gateway.door import Door, a_door
from tests.gateway.record_operations import LISTS, VISITS, anna, her, nodes
from tests.services.clock import SetClock
from tests.services.fhir import FhirServer
from tests.services.keys import TEST_RING
from tests.upstream.standards.fhir.record.bundles import NUMBERS, bundle, dict_of, load, patient
from upstream.standards.fhir.record.source import FhirRecord

PDF = b"%PDF-1.4 " + bytes(range(256)) * 400


@pytest.fixture
async def told(archive: FhirServer) -> Any:
    """A record on the server whose patient is Anna."""
    told = bundle(0)
    patient(told).update({"birthDate": "1989-04-12", "name": [{"family": "КОВАЛЕВА", "given": ["Анна"]}]})
    key = load(archive, told)
    paper = {
        "resourceType": "DocumentReference",
        "id": "rec-paper",
        "status": "current",
        "subject": {"reference": f"Patient/{key}"},
        "date": "2026-01-01T09:30:00Z",
        "description": "Выписка",
        "content": [{"attachment": {"contentType": "application/pdf", "url": "Binary/rec-pdf"}}],
    }
    data = base64.b64encode(PDF).decode()
    archive.put([{"resourceType": "Binary", "id": "rec-pdf", "contentType": "application/pdf", "data": data}, paper])
    return told


@pytest.fixture
async def far_door(sqlite_url: str, clock: SetClock, record: FhirRecord) -> AsyncIterator[Door]:
    await open_database(sqlite_url, TEST_RING)
    try:
        async with a_door(clock, records={"far": record}) as opened:
            patience = replace(opened.parts.engine.policy, record_wait=timedelta(seconds=90))
            parts = replace(opened.parts, engine=replace(opened.parts.engine, policy=patience))
            await insert_document(opened.world.anna_self, Paper(DocumentKind.SNILS, NUMBERS[0]), clock(), verified=True)
            yield replace(opened, parts=parts, app=create_app(parts))
    finally:
        await close_database()


async def test_a_record_is_read_as_visits_results_and_prescriptions(far_door: Door, told: Any) -> None:
    caller = await anna(far_door, accept_language="ru")
    page = (await caller.ask(VISITS, id=her(far_door)))["node"]["visits"]
    assert page["notes"] == []
    (visit,) = nodes(page)
    assert (visit["kind"], visit["day"], visit["source"]["name"]) == ("CONSULTATION", "2026-01-01", "far")
    assert {one["text"] for one in visit["diagnoses"]} == {one["code"]["text"] for one in dict_of(told, "Condition")}
    medicines = {one["medicationCodeableConcept"]["text"] for one in dict_of(told, "MedicationRequest")}
    assert {one["medicine"] for one in visit["prescriptions"]} == medicines

    lists = (await caller.ask(LISTS, id=her(far_door)))["node"]
    titles = {one["title"] for one in lists["results"]["nodes"]}
    assert {one["code"]["text"] for one in dict_of(told, "DiagnosticReport")} <= titles
    assert {one["medicine"] for one in lists["prescriptions"]["nodes"]} == medicines


async def test_a_document_is_handed_on_from_its_server(far_door: Door, told: Any) -> None:
    assert patient(told)["birthDate"] == "1989-04-12"
    caller = await anna(far_door)
    (paper,) = (await caller.ask(LISTS, id=her(far_door)))["node"]["recordDocuments"]["nodes"]
    answer = await caller.client.get(httpx.URL(paper["url"]).path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert hashlib.sha256(answer.content).digest() == hashlib.sha256(PDF).digest()
