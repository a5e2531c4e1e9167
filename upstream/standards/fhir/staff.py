"""Who works at a clinic, as PractitionerRoles, Practitioners, HealthcareServices and Schedules tell it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from booking.ports import DoctorReport, SpecialtyReport
from upstream.listing import Listing, Rejection, sort_out
from upstream.source import Staff
from upstream.standards.fhir.mapping import read_doctor, read_specialty
from upstream.standards.fhir.pieces import all_referred, is_kind, key_of, last_updated, piece, referred
from upstream.standards.fhir.places import Places


@dataclass(frozen=True, slots=True)
class People:
    """A clinic's roles, and what they refer to, by key."""

    roles: Mapping[str, Any] = field(default_factory=dict)
    persons: Mapping[str, Any] = field(default_factory=dict)
    services: Mapping[str, Any] = field(default_factory=dict)
    nameless: int = 0

    def staff(self, specialties: str, today: date) -> Staff:
        """`specialties`: the system of federal codes."""
        told = {key: self._specialty(role, specialties) for key, role in self.roles.items()}
        doctors: Listing[DoctorReport] = sort_out(
            self.roles.items(),
            lambda item: read_doctor(
                item[1], self.persons.get(self.person_of(item[0]) or ""), told[item[0]].native_key, today
            ),
        )
        unknown = (Rejection("no_key", None),) * self.nameless
        named = {specialty.native_key: specialty for specialty in told.values()}
        return Staff(Listing(tuple(named.values())), Listing(doctors.items, doctors.rejected + unknown))

    def person_of(self, role: str) -> str | None:
        return referred(piece(self.roles[role], "practitioner"), "Practitioner")

    def _specialty(self, role: Any, system: str) -> SpecialtyReport:
        offered = (self.services.get(key) for key in all_referred(role, "healthcareService", "HealthcareService"))
        return read_specialty(role, [service for service in offered if service is not None], system)


@dataclass(frozen=True, slots=True)
class Timetable:
    """A clinic's Schedules: whose they are, and in which room, by the key of the Schedule."""

    doctors: dict[str, str] = field(default_factory=dict)
    rooms: dict[str, str | None] = field(default_factory=dict)

    def of_doctor(self, doctor: str) -> list[str]:
        return [schedule for schedule, role in self.doctors.items() if role == doctor]


def read_people(resources: Iterable[Any]) -> People:
    """Roles that are switched off are left out."""
    found: dict[str, dict[str, Any]] = {"PractitionerRole": {}, "Practitioner": {}, "HealthcareService": {}}
    nameless = 0
    for resource in resources:
        for kind, kept in found.items():
            if not is_kind(resource, kind) or resource.get("active") is False:
                continue
            key = key_of(resource)
            if key is not None:
                kept[key] = resource
            elif kind == "PractitionerRole":
                nameless += 1
    return People(found["PractitionerRole"], found["Practitioner"], found["HealthcareService"], nameless)


def read_timetable(schedules: Iterable[Any], people: People, places: Places) -> Timetable:
    """A Schedule belongs to the first of its actors who is a role here, or else a person with one role here."""
    table = Timetable()
    by_person: dict[str, list[str]] = {}
    for role in people.roles:
        by_person.setdefault(people.person_of(role) or "", []).append(role)
    for schedule in schedules:
        key = key_of(schedule) if is_kind(schedule, "Schedule") and schedule.get("active") is not False else None
        doctor = _doctor(schedule, people, by_person) if key is not None else None
        if key is not None and doctor is not None:
            table.doctors[key] = doctor
            rooms = (places.room(place) for place in all_referred(schedule, "actor", "Location"))
            table.rooms[key] = next((room for room in rooms if room), None) or _room_of(people.roles[doctor], places)
    return table


def newest(resources: Iterable[Any], kinds: tuple[str, ...]) -> str | None:
    """The last `meta.lastUpdated` among resources of these kinds, as the server writes it."""
    told = [last_updated(one) for one in resources if any(is_kind(one, kind) for kind in kinds)]
    return max((moment for moment in told if moment is not None), default=None)


def _doctor(schedule: Any, people: People, by_person: Mapping[str, list[str]]) -> str | None:
    roles = [role for role in all_referred(schedule, "actor", "PractitionerRole") if role in people.roles]
    persons = all_referred(schedule, "actor", "Practitioner")
    alone = [by_person[person][0] for person in persons if len(by_person.get(person, ())) == 1]
    return next(iter([*roles, *alone]), None)


def _room_of(role: Any, places: Places) -> str | None:
    rooms = (places.room(place) for place in all_referred(role, "location", "Location"))
    return next((room for room in rooms if room), None)
