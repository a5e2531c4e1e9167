"""A made-up hospital as a FHIR server keeps it: clinics with rooms, doctors, their schedules, slots, and patients.

Every id begins with the hospital's `key`, so several fit on one server.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.services.fhir import FhirServer, Resource

SNILS = "urn:oid:1.2.643.100.3"
ENP = "urn:oid:1.2.643.2.69.1.1.1.6.228"
SPECIALTIES = "urn:oid:1.2.643.5.1.13.13.11.1066"
PLACE_TYPES = "http://terminology.hl7.org/CodeSystem/location-physical-type"
ZONE = ZoneInfo("Europe/Moscow")
# all that a hospital consists of, and what comes to it; what refers to others first
KINDS = (
    "Appointment",
    "Slot",
    "Schedule",
    "PractitionerRole",
    "Practitioner",
    "HealthcareService",
    "Location",
    "Patient",
    "Organization",
)
OPENS = time(9)
LENGTH = timedelta(minutes=15)


@dataclass(frozen=True)
class Medic:
    """`specialty`: the federal code and its name."""

    name: tuple[str, str, str]
    specialty: tuple[str, str]
    gender: str


@dataclass(frozen=True)
class Person:
    """A patient. `snils`, `enp`: digits."""

    name: tuple[str, str, str | None]
    birth_date: date
    snils: str | None
    enp: str | None = None
    gender: str = "female"


MEDICS = (
    Medic(("Соколова", "Ирина", "Петровна"), ("49", "Терапия"), "female"),
    Medic(("Громов", "Олег", "Ильич"), ("25", "Кардиология"), "male"),
    Medic(("Белова", "Мария", "Львовна"), ("49", "Терапия"), "female"),
    Medic(("Юсупов", "Тимур", "Маратович"), ("53", "Хирургия"), "male"),
)
ANNA = Person(("Ковалёва", "Анна", "Сергеевна"), date(1989, 4, 12), "11223344595", "7847310832000274")
PETR = Person(("Лебедев", "Пётр", "Андреевич"), date(1975, 9, 30), "08765430300", None, "male")


@dataclass(frozen=True)
class Hospital:
    """Its doctors see patients from 9 o'clock, Moscow time, on `days` days from `first`, `per_day` times a day."""

    first: date
    key: str = "h"
    clinics: int = 2
    doctors: int = 2
    days: int = 2
    per_day: int = 4
    people: tuple[Person, ...] = (ANNA, PETR)

    def load(self, server: FhirServer) -> None:
        server.put(self.resources())

    def resources(self) -> Iterator[Resource]:
        yield from self.places()
        yield from self.staff()
        yield from self.slots()
        yield from (a_patient(f"{self.key}-p{number}", person) for number, person in enumerate(self.people))

    def clinic(self, number: int = 0) -> str:
        return f"{self.key}-c{number}"

    def role(self, clinic: int = 0, doctor: int = 0) -> str:
        return f"{self.clinic(clinic)}-r{doctor}"

    def schedule(self, clinic: int = 0, doctor: int = 0) -> str:
        return f"{self.role(clinic, doctor)}-schedule"

    def slot(self, clinic: int = 0, doctor: int = 0, day: int = 0, number: int = 0) -> str:
        return f"{self.role(clinic, doctor)}-s{day}-{number}"

    def patient(self, number: int = 0) -> str:
        return f"{self.key}-p{number}"

    def starts(self, day: int = 0, number: int = 0) -> datetime:
        return datetime.combine(self.first + timedelta(days=day), OPENS, ZONE).astimezone(UTC) + number * LENGTH

    def places(self) -> Iterator[Resource]:
        owner = f"{self.key}-org"
        name = "Городская больница имени Пирогова"
        yield {"resourceType": "Organization", "id": owner, "active": True, "name": name}
        for number in range(self.clinics):
            yield _clinic(self.clinic(number), owner, number)
            yield _room(f"{self.clinic(number)}-room", self.clinic(number))

    def staff(self) -> Iterator[Resource]:
        for clinic in range(self.clinics):
            for doctor in range(self.doctors):
                yield from self._doctor(clinic, doctor)

    def slots(self) -> Iterator[Resource]:
        for clinic in range(self.clinics):
            for doctor in range(self.doctors):
                for day in range(self.days):
                    yield from (self.a_slot(clinic, doctor, day, number) for number in range(self.per_day))

    def a_slot(self, clinic: int, doctor: int, day: int, number: int, status: str = "free") -> Resource:
        starts = self.starts(day, number)
        return {
            "resourceType": "Slot",
            "id": self.slot(clinic, doctor, day, number),
            "schedule": {"reference": f"Schedule/{self.schedule(clinic, doctor)}"},
            "status": status,
            "start": starts.isoformat(),
            "end": (starts + LENGTH).isoformat(),
        }

    def _doctor(self, clinic: int, doctor: int) -> Iterator[Resource]:
        medic, role = MEDICS[(clinic * self.doctors + doctor) % len(MEDICS)], self.role(clinic, doctor)
        family, given, middle = medic.name
        names = [{"use": "official", "family": family, "given": [given, middle]}]
        yield {
            "resourceType": "Practitioner",
            "id": f"{role}-person",
            "active": True,
            "name": names,
            "gender": medic.gender,
        }
        yield {
            "resourceType": "PractitionerRole",
            "id": role,
            "active": True,
            "practitioner": {"reference": f"Practitioner/{role}-person"},
            "organization": {"reference": f"Organization/{self.key}-org"},
            "specialty": [
                {"coding": [dict(zip(("code", "display"), medic.specialty, strict=True), system=SPECIALTIES)]}
            ],
            "location": [{"reference": f"Location/{self.clinic(clinic)}"}],
            "availableTime": [
                {
                    "daysOfWeek": ["mon", "tue", "wed", "thu", "fri"],
                    "availableStartTime": "09:00:00",
                    "availableEndTime": "15:00:00",
                }
            ],
        }
        yield {
            "resourceType": "Schedule",
            "id": self.schedule(clinic, doctor),
            "active": True,
            "actor": [
                {"reference": f"PractitionerRole/{role}"},
                {"reference": f"Location/{self.clinic(clinic)}-room"},
            ],
        }


def a_patient(key: str, person: Person) -> Resource:
    family, given, middle = person.name
    numbers = [{"system": SNILS, "value": person.snils}, {"system": ENP, "value": person.enp}]
    return {
        "resourceType": "Patient",
        "id": key,
        "active": True,
        "identifier": [number for number in numbers if number["value"]],
        "name": [{"use": "official", "family": family, "given": [given, middle] if middle else [given]}],
        "gender": person.gender,
        "birthDate": person.birth_date.isoformat(),
    }


def _clinic(key: str, owner: str, number: int) -> Resource:
    return {
        "resourceType": "Location",
        "id": key,
        "status": "active",
        "name": f"Поликлиника № {number + 1} больницы имени Пирогова",
        "alias": [f"Поликлиника № {number + 1}"],
        "telecom": [
            {"system": "phone", "value": f"+7 495 000-00-0{number}"},
            {"system": "email", "value": "clinic@example.org"},
        ],
        "address": {"city": "Москва", "district": "Хамовники", "line": [f"ул. Пирогова, д. {number + 1}"]},
        "position": {"longitude": 37.57, "latitude": 55.73 + number / 100},
        "managingOrganization": {"reference": f"Organization/{owner}"},
        "hoursOfOperation": [
            {"daysOfWeek": ["mon", "tue", "wed", "thu", "fri"], "openingTime": "08:00:00", "closingTime": "20:00:00"},
            {"daysOfWeek": ["sat"], "openingTime": "09:00:00", "closingTime": "15:00:00"},
        ],
    }


def _room(key: str, clinic: str) -> Resource:
    return {
        "resourceType": "Location",
        "id": key,
        "status": "active",
        "name": "Кабинет 12",
        "physicalType": {"coding": [{"system": PLACE_TYPES, "code": "ro"}]},
        "partOf": {"reference": f"Location/{clinic}"},
    }
