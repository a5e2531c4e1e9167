"""Records read back from two real FHIR servers."""

import base64
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from booking.ports import (
    ClinicSaidNo,
    Mismatch,
    PatientUnmatched,
    PersonName,
    RecordedDocument,
    RecordedPrescription,
    RecordedReferral,
    RecordedResult,
    RecordedVisit,
    RecordSubject,
    Unreadable,
    VisitKind,
)
from tests.services.fhir import FhirServer
from tests.upstream.standards.fhir.record.bundles import NUMBERS, SNILS, bundle, dict_of, load, subject
from upstream.standards.fhir.record.source import FhirRecord

ANNA = RecordSubject(1, PersonName("Ковалёва", "Анна", "Сергеевна"), date(1989, 4, 12), None, "11223344595", None)
PATIENT: dict[str, Any] = {
    "resourceType": "Patient",
    "id": "rec-anna",
    "identifier": [{"system": SNILS, "value": "112-233-445 95"}],
    "name": [{"family": "Ковалева", "given": ["Анна", "Сергеевна"]}],
    "birthDate": "1989-04-12",
}
OTHER = PATIENT | {"id": "rec-boris", "identifier": [{"system": SNILS, "value": "087-654-303 00"}]}


@pytest.mark.parametrize("number", [0, 1, 2])
async def test_a_generated_record_comes_back_whole(record: FhirRecord, archive: FhirServer, number: int) -> None:
    told = bundle(number)
    load(archive, told)
    report = await record.read(subject(told, number))
    assert report.unreadable == ()
    assert not report.cut_short
    kinds = Counter(type(item) for item in report.items)
    assert kinds[RecordedVisit] == 1
    assert kinds[RecordedPrescription] == len(dict_of(told, "MedicationRequest"))

    visit = next(item for item in report.items if isinstance(item, RecordedVisit))
    assert (visit.kind, visit.starts_at) == (VisitKind.CONSULTATION, datetime(2026, 1, 1, 9, tzinfo=UTC))
    assert {one.text for one in visit.diagnoses} == {one["code"]["text"] for one in dict_of(told, "Condition")}
    assert any(one.code and one.code.startswith("E11") for one in visit.diagnoses)

    results = [item for item in report.items if isinstance(item, RecordedResult)]
    names = [value.name for result in results for value in result.values]
    # the pressure is one observation with two components
    single = [one["code"]["text"] for one in dict_of(told, "Observation") if "component" not in one]
    assert set(single) <= set(names)
    titles = {result.title for result in results}
    assert {one["code"]["text"] for one in dict_of(told, "DiagnosticReport")} <= titles
    measured = {
        one["code"]["text"]: one["valueQuantity"] for one in dict_of(told, "Observation") if "valueQuantity" in one
    }
    for value in (value for result in results for value in result.values if value.name in measured):
        assert (value.number, value.unit) == (measured[value.name]["value"], measured[value.name]["unit"])
    doctor = dict_of(told, "Practitioner")[0]["name"][0]
    prescription = next(item for item in report.items if isinstance(item, RecordedPrescription))
    assert prescription.place.doctor_name == f"{doctor['family']} {doctor['given'][0]}"
    assert prescription.visit_key == visit.native_key


async def test_a_second_reading_tells_the_same_under_the_same_keys(record: FhirRecord, archive: FhirServer) -> None:
    told = bundle(0)
    load(archive, told)
    first, second = await record.read(subject(told, 0)), await record.read(subject(told, 0))
    assert set(first.items) == set(second.items)


async def test_nobody_elses_record_is_told(record: FhirRecord, archive: FhirServer) -> None:
    for number in (0, 1):
        load(archive, bundle(number))
    mine, theirs = [await record.read(subject(bundle(number), number)) for number in (0, 1)]
    assert {item.native_key for item in mine.items if isinstance(item, RecordedVisit)}.isdisjoint(
        {item.native_key for item in theirs.items}
    )
    assert len(mine.items) == len({(type(item), item.native_key) for item in mine.items})


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"snils": None}, Mismatch.NO_IDENTIFIER),
        ({"snils": "00000000001"}, Mismatch.NOT_THERE),
        ({"birth_date": date(1989, 4, 13)}, Mismatch.SOMEBODY_ELSE),
        ({"name": PersonName("Белова", "Анна", "Сергеевна")}, Mismatch.SOMEBODY_ELSE),
    ],
)
async def test_who_is_not_certain_is_not_shown(
    record: FhirRecord, archive: FhirServer, change: dict[str, Any], why: Mismatch
) -> None:
    archive.empty(["Patient"])
    archive.put([PATIENT])
    with pytest.raises(PatientUnmatched) as raised:
        await record.read(replace(ANNA, **change))
    assert raised.value.why is why


async def test_two_with_one_number_are_several_and_one_merged_away_is_none(
    record: FhirRecord, archive: FhirServer
) -> None:
    archive.empty(["Patient"])
    digits = {"identifier": [{"system": SNILS, "value": "11223344595"}]}
    archive.put([PATIENT, PATIENT | {"id": "rec-anna-2"} | digits])
    with pytest.raises(PatientUnmatched) as raised:
        await record.read(ANNA)
    assert raised.value.why is Mismatch.SEVERAL
    link = [{"type": "replaced-by", "other": {"reference": "Patient/rec-anna"}}]
    archive.put([PATIENT | {"id": "rec-anna-2", "link": link} | digits])
    assert (await record.read(ANNA)).items == ()


async def test_a_referral_names_its_doctor_and_clinic_by_the_schedules_keys(
    record: FhirRecord, archive: FhirServer
) -> None:
    archive.empty(["Patient", "PractitionerRole", "Practitioner", "Location"])
    archive.put(
        [
            PATIENT,
            {"resourceType": "Location", "id": "rec-lenina", "name": "На Ленина", "status": "active"},
            {
                "resourceType": "Location",
                "id": "rec-room",
                "status": "active",
                "name": "Кабинет 4",
                "partOf": {"reference": "Location/rec-lenina"},
            },
            {"resourceType": "Practitioner", "id": "rec-doc", "name": [{"family": "Громов", "given": ["Олег"]}]},
            {
                "resourceType": "PractitionerRole",
                "id": "rec-role",
                "practitioner": {"reference": "Practitioner/rec-doc"},
                "location": [{"reference": "Location/rec-lenina"}],
            },
            {
                "resourceType": "ServiceRequest",
                "id": "rec-ref",
                "status": "active",
                "intent": "order",
                "subject": {"reference": "Patient/rec-anna"},
                "authoredOn": "2026-03-01",
                "performerType": {"text": "Кардиология"},
                "requester": {"reference": "Practitioner/rec-doc"},
                "locationReference": [{"reference": "Location/rec-room"}],
            },
        ]
    )
    (referral,) = (await record.read(ANNA)).items
    assert isinstance(referral, RecordedReferral)
    assert referral.to_clinic_key == "rec-lenina"
    assert (referral.place.clinic_key, referral.place.clinic_name) == ("rec-lenina", "На Ленина")
    assert (referral.place.doctor_key, referral.place.doctor_name) == ("rec-role", "Громов Олег")


def paper(key: str, patient: str, attachment: dict[str, Any]) -> dict[str, Any]:
    return {
        "resourceType": "DocumentReference",
        "id": key,
        "status": "current",
        "subject": {"reference": f"Patient/{patient}"},
        "date": "2026-03-01T10:00:00+03:00",
        "description": "Выписка",
        "content": [{"attachment": attachment}],
    }


PDF = b"%PDF-1.4 " + bytes(range(256)) * 400


async def read_whole(record: FhirRecord, key: str) -> tuple[str, bytes]:
    content = await record.document(ANNA, key)
    return content.content_type, b"".join([chunk async for chunk in content.chunks])


async def test_a_document_is_fetched_whether_inline_or_apart(record: FhirRecord, archive: FhirServer) -> None:
    archive.empty(["Patient"])
    data = base64.b64encode(PDF).decode()
    archive.put(
        [
            PATIENT,
            {"resourceType": "Binary", "id": "rec-b", "contentType": "application/pdf", "data": data},
            paper("rec-d1", "rec-anna", {"contentType": "application/pdf", "data": data}),
            paper("rec-d2", "rec-anna", {"contentType": "application/pdf", "url": "Binary/rec-b"}),
            paper("rec-d3", "rec-anna", {"contentType": "application/pdf", "url": f"{archive.url}/Binary/rec-b"}),
        ]
    )
    documents = [item for item in (await record.read(ANNA)).items if isinstance(item, RecordedDocument)]
    assert {one.native_key for one in documents} == {"rec-d1", "rec-d2", "rec-d3"}
    for one in documents:
        assert await read_whole(record, one.native_key) == ("application/pdf", PDF)


async def test_no_document_but_the_patients_own_is_fetched(record: FhirRecord, archive: FhirServer) -> None:
    archive.empty(["Patient"])
    inline = {"contentType": "text/plain", "data": base64.b64encode(b"x").decode()}
    archive.put([PATIENT, OTHER, paper("rec-his", "rec-boris", inline), paper("rec-own", "rec-anna", inline)])
    assert await read_whole(record, "rec-own") == ("text/plain", b"x")
    for key in ("rec-his", "rec-none", "rec-own/1", "../Patient/rec-anna", ""):
        with pytest.raises(ClinicSaidNo):
            await record.document(ANNA, key)


async def test_what_the_server_tells_of_others_by_mistake_is_not_shown(record: FhirRecord, archive: FhirServer) -> None:
    """Only that which names the patient as its own; the numbers of two people are never mixed."""
    archive.empty(["Patient"])
    archive.put([PATIENT, OTHER, paper("rec-his", "rec-boris", {"contentType": "text/plain", "data": "eA=="})])
    report = await record.read(ANNA)
    assert report.items == ()
    assert Unreadable("DocumentReference", "somebody_else") not in report.unreadable


def test_the_numbers_of_the_bundles_are_not_one() -> None:
    assert len(set(NUMBERS)) == len(NUMBERS)
