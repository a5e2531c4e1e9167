"""The servers that stand in for a hospital's, so that what follows says something."""

from tests.services.clock import START
from tests.services.fhir import FhirServer
from tests.services.hospital import ANNA, Hospital

HOSPITAL = Hospital(START.date())


def test_a_hospital_can_be_loaded_and_found_again(fhir: FhirServer) -> None:
    HOSPITAL.load(fhir)
    assert len(fhir.all("Slot")) == 32
    assert fhir.read("Slot", HOSPITAL.slot())["start"].startswith("2031-03-03T06:00:00")
    (anna,) = fhir.all("Patient", {"identifier": f"urn:oid:1.2.643.100.3|{ANNA.snils}"})
    assert anna["id"] == HOSPITAL.patient()


def test_a_version_that_is_not_the_last_is_not_overwritten(fhir: FhirServer) -> None:
    HOSPITAL.load(fhir)
    slot = HOSPITAL.a_slot(0, 0, 0, 0, "busy")
    url = f"Slot/{HOSPITAL.slot()}"
    with fhir.client() as client:
        seen = client.get(url).headers["etag"]
        assert client.put(url, json=slot, headers={"If-Match": seen}).status_code == 200
        assert client.put(url, json=slot, headers={"If-Match": seen}).status_code == 412
