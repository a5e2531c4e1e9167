"""A server that answers in part, lies, or sends too much."""

import base64
from collections.abc import AsyncIterator, Callable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import orjson
import pytest

from booking.ports import (
    AnswerLost,
    ClinicSaidNo,
    ClinicUnreachable,
    Mismatch,
    PatientUnmatched,
    PersonName,
    RecordedVisit,
    RecordSubject,
    Unreadable,
)
from tests.upstream.conftest import at_once
from tests.upstream.standards.fhir.record.test_mapping import ENCOUNTER
from upstream.http import ClinicHttp
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.record import content, gather
from upstream.standards.fhir.record.known import Vocabulary
from upstream.standards.fhir.record.patients import Numbers
from upstream.standards.fhir.record.report import KINDS
from upstream.standards.fhir.record.source import FhirRecord

SUBJECT = RecordSubject(
    1, PersonName("Ёлкина", "Анна", None), date(1989, 4, 12), None, "11223344595", "7800000000000000"
)
PATIENT: dict[str, Any] = {
    "resourceType": "Patient",
    "id": "anna",
    "identifier": [{"system": "urn:oid:1.2.643.100.3", "value": "112-233-445 95"}],
    "name": [{"family": "Елкина"}],
    "birthDate": "1989-04-12",
}
PDF = {"contentType": "application/pdf"}
Answers = Callable[[httpx.Request], httpx.Response]


class Server:
    """`resources`: by kind, told to whoever asks, whatever they ask. `answers`: by path, instead of the usual."""

    def __init__(self) -> None:
        self.resources: dict[str, list[Any]] = {"Patient": [PATIENT]}
        self.answers: dict[str, Answers] = {}
        self.kinds: list[str] = []
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        path = request.url.path.removeprefix("/fhir/")
        if path in self.answers:
            return self.answers[path](request)
        if path == "metadata":
            listed = [{"type": kind} for kind in self.kinds]
            return httpx.Response(200, json={"resourceType": "CapabilityStatement", "rest": [{"resource": listed}]})
        kind, _, key = path.partition("/")
        if key in ("", "_search"):
            entries = [{"resource": one} for one in self.resources.get(kind, ())]
            return httpx.Response(200, json={"resourceType": "Bundle", "entry": entries})
        found = [one for one in self.resources.get(kind, ()) if one.get("id") == key]
        return httpx.Response(200, json=found[0], headers={"ETag": 'W/"1"'}) if found else httpx.Response(404, json={})

    def paths(self) -> list[str]:
        return [request.url.path.removeprefix("/fhir/") for request in self.asked]


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def record(server: Server) -> FhirRecord:
    http = ClinicHttp("far", "http://clinic.test/fhir", transport=httpx.MockTransport(server), pause=at_once)
    return FhirRecord("far", FhirClient(http), Numbers(enp="urn:enp"), Vocabulary(ZoneInfo("Europe/Moscow")))


def fails(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(500)


async def test_a_kind_that_is_not_answered_is_told_and_the_others_are_shown(record: FhirRecord, server: Server) -> None:
    server.resources["Encounter"] = [ENCOUNTER]
    server.answers = {"Coverage/_search": fails}
    report = await record.read(SUBJECT)
    assert [type(item) for item in report.items] == [RecordedVisit]
    assert report.unreadable == (Unreadable("Coverage", "not_answered"),)


async def test_what_is_skipped_is_logged_without_whose_it_is(
    record: FhirRecord, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.resources["Encounter"] = [ENCOUNTER | {"id": f"v{number}", "status": "nope"} for number in range(3)]
    await record.read(SUBJECT)
    assert "far: Encounter skipped: bad_status, 3 times" in caplog.messages
    assert not [word for word in ("anna", "v0", "445", "Елкина") if word in caplog.text]


async def test_names_that_can_not_be_read_cost_nothing(record: FhirRecord, server: Server) -> None:
    server.resources["Encounter"] = [ENCOUNTER]
    server.answers = dict.fromkeys((f"{kind}/_search" for kind in gather.NAMED), fails)
    report = await record.read(SUBJECT)
    assert report.unreadable == ()
    (visit,) = report.items
    assert isinstance(visit, RecordedVisit)
    assert visit.place.doctor_name is None


async def test_a_server_that_answers_nothing_is_a_fault(record: FhirRecord, server: Server) -> None:
    server.answers = {"Patient/_search": fails}
    with pytest.raises(AnswerLost):
        await record.read(SUBJECT)


async def test_a_server_that_knows_the_patient_and_tells_nothing_is_a_fault_and_no_empty_record(
    record: FhirRecord, server: Server
) -> None:
    server.answers = dict.fromkeys((f"{kind}/_search" for kind in KINDS), fails)
    with pytest.raises((AnswerLost, ClinicUnreachable)):
        await record.read(SUBJECT)


async def test_only_what_the_server_has_is_asked_for_and_it_is_asked_once_what_that_is(
    record: FhirRecord, server: Server
) -> None:
    server.kinds = ["Patient", "Encounter", "Observation"]
    for _ in range(2):
        await record.read(SUBJECT)
    assert server.paths().count("metadata") == 1
    assert {path for path in server.paths() if path.endswith("_search")} == {
        "Patient/_search",
        "Encounter/_search",
        "Observation/_search",
    }


async def test_numbers_and_names_never_stand_in_an_address(record: FhirRecord, server: Server) -> None:
    server.resources["Encounter"] = [ENCOUNTER]
    await record.read(SUBJECT)
    for request in server.asked:
        assert "445" not in str(request.url)
        assert "anna" not in str(request.url).removeprefix("http://clinic.test/fhir/")


async def test_a_server_that_ignores_what_is_asked_shows_nobody_elses_record(
    record: FhirRecord, server: Server
) -> None:
    other = PATIENT | {"id": "boris", "identifier": [{"system": "urn:oid:1.2.643.100.3", "value": "1"}]}
    server.resources = {
        "Patient": [other, PATIENT],
        "Encounter": [ENCOUNTER, ENCOUNTER | {"id": "his", "subject": {"reference": "Patient/boris"}}],
    }
    report = await record.read(SUBJECT)
    assert [item.native_key for item in report.items] == ["v1"]
    assert report.unreadable == (Unreadable("Encounter", "somebody_else"),)
    server.resources["Patient"] = [other]
    with pytest.raises(PatientUnmatched) as raised:
        await record.read(SUBJECT)
    assert raised.value.why is Mismatch.NOT_THERE


async def test_more_than_is_read_is_cut_short_and_said_so(
    record: FhirRecord, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gather, "MOST", 3)
    server.resources["Encounter"] = [ENCOUNTER | {"id": f"v{number}"} for number in range(5)]
    report = await record.read(SUBJECT)
    assert len(report.items) == 3
    assert report.cut_short


@pytest.mark.parametrize("number", [1, 2])
async def test_either_number_finds_the_patient(record: FhirRecord, server: Server, number: int) -> None:
    policy = {"identifier": [{"system": "urn:enp", "value": "7800 0000 0000 0000"}]}
    server.resources["Patient"] = [PATIENT if number == 1 else PATIENT | policy]
    assert (await record.read(SUBJECT)).items == ()


async def test_two_numbers_of_two_people_are_several(record: FhirRecord, server: Server) -> None:
    policy = [{"system": "urn:enp", "value": "7800000000000000"}]
    server.resources["Patient"] = [PATIENT, PATIENT | {"id": "twin", "identifier": policy}]
    with pytest.raises(PatientUnmatched) as raised:
        await record.read(SUBJECT)
    assert raised.value.why is Mismatch.SEVERAL


def paper(attachment: dict[str, Any], patient: str = "anna") -> dict[str, Any]:
    return {
        "resourceType": "DocumentReference",
        "id": "d1",
        "status": "current",
        "subject": {"reference": f"Patient/{patient}"},
        "content": [{"attachment": attachment}],
    }


async def opened(record: FhirRecord) -> bytes:
    return b"".join([chunk async for chunk in (await record.document(SUBJECT, "d1")).chunks])


def binary(headers: dict[str, str], body: bytes) -> Answers:
    return lambda _request: httpx.Response(200, headers=headers, content=body)


async def test_a_binary_that_comes_as_itself_is_passed_on(record: FhirRecord, server: Server) -> None:
    server.resources["DocumentReference"] = [paper(PDF | {"url": "Binary/b"})]
    server.answers["Binary/b"] = binary({"Content-Type": "application/pdf"}, b"%PDF")
    assert await opened(record) == b"%PDF"


@pytest.mark.parametrize(
    ("attachment", "headers", "body", "fault"),
    [
        (PDF | {"url": "http://evil.test/Binary/b"}, {}, b"", AnswerLost),
        (PDF | {"url": "../secret"}, {}, b"", ClinicSaidNo),
        (PDF | {"url": "/metadata"}, {}, b"", ClinicSaidNo),
        (PDF | {"url": "Binary/none"}, {}, b"", ClinicSaidNo),
        (PDF | {"url": "Binary/b"}, {"Content-Type": "text/html"}, b"<script>", ClinicSaidNo),
        (PDF | {"url": "Binary/b"}, {"Content-Type": "application/fhir+json"}, b"{", AnswerLost),
        (PDF | {"url": "Binary/b"}, {"Content-Type": "application/fhir+json"}, b"{}", ClinicSaidNo),
        (PDF | {"url": "Binary/b"}, {"Content-Type": "application/pdf"}, b"x" * 3000, ClinicSaidNo),
        (PDF | {"data": "no base64!"}, {}, b"", AnswerLost),
        (PDF | {"data": base64.b64encode(b"x" * 2000).decode()}, {}, b"", ClinicSaidNo),
        (PDF, {}, b"", ClinicSaidNo),
        ({"contentType": "text/html", "data": "eA=="}, {}, b"", ClinicSaidNo),
    ],
)
async def test_content_that_can_not_be_shown_is_refused(
    record: FhirRecord,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    attachment: dict[str, Any],
    headers: dict[str, str],
    body: bytes,
    fault: type[Exception],
) -> None:
    monkeypatch.setattr(content, "LIMIT", 1000)
    monkeypatch.setattr(content, "_JSON_LIMIT", 2000)
    server.resources["DocumentReference"] = [paper(attachment)]
    server.answers["Binary/b"] = binary(headers, body)
    with pytest.raises(fault):
        await opened(record)


async def test_content_that_turns_out_too_long_breaks_off(
    record: FhirRecord, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(10):
            yield b"x" * 70_000

    monkeypatch.setattr(content, "LIMIT", 100_000)
    server.resources["DocumentReference"] = [paper(PDF | {"url": "Binary/b"})]
    pdf = {"Content-Type": "application/pdf"}
    server.answers["Binary/b"] = lambda _request: httpx.Response(200, headers=pdf, content=endless())
    with pytest.raises(AnswerLost, match="longer than we read"):
        await opened(record)


async def test_another_patients_paper_is_never_opened(record: FhirRecord, server: Server) -> None:
    server.resources["DocumentReference"] = [paper(PDF | {"url": "Binary/b"}, patient="boris")]
    server.answers["Binary/b"] = binary({"Content-Type": "application/pdf"}, b"%PDF")
    with pytest.raises(ClinicSaidNo):
        await opened(record)
    assert "Binary/b" not in server.paths()


async def test_json_that_holds_the_binary_is_opened(record: FhirRecord, server: Server) -> None:
    told = {"resourceType": "Binary", "contentType": "application/pdf", "data": base64.b64encode(b"%PDF").decode()}
    server.resources["DocumentReference"] = [paper(PDF | {"url": "http://clinic.test/fhir/Binary/b"})]
    server.answers["Binary/b"] = binary({"Content-Type": "application/fhir+json; charset=utf-8"}, orjson.dumps(told))
    assert await opened(record) == b"%PDF"
