"""A visit of Anna's to a hospital, with what came of it, as a FHIR server keeps it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from tests.services.fhir import Resource
from tests.services.hospital import Hospital

ICD = "http://hl7.org/fhir/sid/icd-10"
LOINC = "http://loinc.org"


def chart(hospital: Hospital, at: datetime, reason: str) -> Iterator[Resource]:
    """`at`: aware, when she was seen."""
    key, subject = f"{hospital.key}-visit", {"reference": f"Patient/{hospital.patient()}"}
    visit, moment = {"reference": f"Encounter/{key}"}, at.isoformat(timespec="seconds")
    yield {
        "resourceType": "Condition",
        "id": f"{key}-condition",
        "subject": subject,
        "code": {"coding": [{"system": ICD, "code": "I10", "display": "Гипертензивная болезнь"}]},
    }
    yield {
        "resourceType": "Encounter",
        "id": key,
        "status": "finished",
        "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
        "subject": subject,
        "period": {"start": moment, "end": (at + timedelta(minutes=20)).isoformat(timespec="seconds")},
        "reasonCode": [{"text": reason}],
        "diagnosis": [{"condition": {"reference": f"Condition/{key}-condition"}, "rank": 1}],
        "location": [{"location": {"reference": f"Location/{hospital.clinic()}"}}],
        "serviceProvider": {"reference": f"Organization/{hospital.key}-org"},
    }
    yield {
        "resourceType": "Observation",
        "id": f"{key}-glucose",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": "14749-6"}], "text": "Глюкоза"},
        "subject": subject,
        "encounter": visit,
        "effectiveDateTime": moment,
        "valueQuantity": {"value": 6.4, "unit": "ммоль/л"},
        "referenceRange": [{"low": {"value": 3.9, "unit": "ммоль/л"}, "high": {"value": 6.1, "unit": "ммоль/л"}}],
    }
    yield {
        "resourceType": "DiagnosticReport",
        "id": f"{key}-blood",
        "status": "final",
        "code": {"text": "Биохимия крови"},
        "subject": subject,
        "encounter": visit,
        "effectiveDateTime": moment,
        "result": [{"reference": f"Observation/{key}-glucose"}],
    }
    yield {
        "resourceType": "MedicationRequest",
        "id": f"{key}-medicine",
        "status": "active",
        "intent": "order",
        "medicationCodeableConcept": {"text": "Лозартан 50 мг"},
        "subject": subject,
        "encounter": visit,
        "authoredOn": moment,
        "dosageInstruction": [{"text": "По одной таблетке утром"}],
    }
