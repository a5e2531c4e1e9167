"""Orders for a time at the made-up hospital, and what there is of them afterwards."""

from datetime import UTC, datetime
from uuid import uuid4

from booking.ports import Order, PatientIdentity, PersonName
from tests.services.fhir import FhirServer, Resource
from tests.services.hospital import ANNA, Hospital, Person

OVER = ("cancelled", "entered-in-error")


def identity(person: Person = ANNA) -> PatientIdentity:
    return PatientIdentity(1, PersonName(*person.name), person.birth_date, None, snils=person.snils, enp=person.enp)


def an_order(
    hospital: Hospital,
    number: int = 0,
    patient: PatientIdentity | None = None,
    *,
    key: str | None = None,
    doctor: int = 0,
) -> Order:
    """For the doctor's time of that number on the first day."""
    starts = hospital.starts(0, number)
    return Order(
        key=key or str(uuid4()),
        clinic_key=hospital.clinic(),
        slot_key=hospital.slot(0, doctor, 0, number),
        doctor_key=hospital.role(0, doctor),
        starts_at=starts,
        zone="Europe/Moscow",
        room=None,
        address="",
        patient=patient or identity(),
        ends_at=hospital.starts(0, number + 1),
    )


def standing(server: FhirServer, slot: str | None = None) -> list[Resource]:
    """Appointments that are not over, in that slot or in any."""
    found = [one for one in server.all("Appointment") if one["status"] not in OVER]
    return [one for one in found if slot is None or slot in one["slot"][0]["reference"]]


def status(server: FhirServer, slot: str) -> str:
    return str(server.read("Slot", slot)["status"])


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
