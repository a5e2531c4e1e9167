"""Generated records of made-up people, which live beside the project, given a СНИЛС so that they can be found."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from booking.ports import PersonName, RecordSubject
from tests.services.fhir import FhirServer, Resource

FOLDER = Path(__file__).parents[6] / "shared" / "data" / "carebundle"
SNILS = "urn:oid:1.2.643.100.3"
NUMBERS = ("11223344595", "08765430300", "16013039024")
KINDS = (
    "DocumentReference",
    "Binary",
    "Coverage",
    "Immunization",
    "ServiceRequest",
    "MedicationRequest",
    "DiagnosticReport",
    "Observation",
    "ClinicalImpression",
    "Condition",
    "Encounter",
)


def bundle(number: int) -> Resource:
    """A transaction of one person's record. Skips without the data."""
    if not FOLDER.is_dir():
        pytest.skip(f"the bundles are not there: {FOLDER}")
    read: Resource = json.loads((FOLDER / f"type2_diabetes-42-000{number}.json").read_text(encoding="utf-8"))
    told = copy.deepcopy(read)
    digits = NUMBERS[number]
    written = f"{digits[:3]}-{digits[3:6]}-{digits[6:9]} {digits[9:]}"
    patient(told)["identifier"].append({"system": SNILS, "value": written})
    return told


def patient(bundle: Resource) -> dict[str, Any]:
    return dict_of(bundle, "Patient")[0]


def dict_of(bundle: Resource, kind: str) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind]


def subject(bundle: Resource, number: int) -> RecordSubject:
    """The same person as ours."""
    told = patient(bundle)
    name = told["name"][0]
    return RecordSubject(
        number,
        PersonName(name["family"], name["given"][0], None),
        date.fromisoformat(told["birthDate"]),
        None,
        NUMBERS[number],
        None,
    )


def load(server: FhirServer, bundle: Resource) -> str:
    """Stores the bundle; the id that its patient got."""
    answer = server.bundle(bundle)
    (place,) = [
        entry["response"]["location"]
        for entry in answer["entry"]
        if "Patient/" in entry["response"].get("location", "")
    ]
    return str(place).split("Patient/")[1].split("/")[0]
