"""People and places that a record refers to, and what they are called. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from booking.ports import Place
from upstream.standards.fhir.names import SPECIALTIES
from upstream.standards.fhir.record.elements import (
    Reference,
    all_named,
    fields,
    key_of,
    key_to,
    keys_to,
    listed,
    named,
    reference,
    text,
)

SERVICES = "urn:talon:service"
_DEEP = 10


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Where the source writes what: systems of codes and identifiers. `zone`: of its times without an offset."""

    zone: ZoneInfo
    specialties: str = SPECIALTIES
    services: str = SERVICES
    policies: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """`resources`: whatever was read beside the record. `roles`: the PractitionerRoles of a practitioner."""

    words: Vocabulary
    resources: Mapping[Reference, Any] = field(default_factory=dict)
    roles: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    def find(self, told: Any, inside: Any = None) -> Any:
        """The resource that a Reference leads to, contained in `inside` or read; None when it is not here."""
        found = reference(told)
        if found is None:
            return None
        if found.kind == "#":
            contained = listed(fields(inside).get("contained"))
            return next((one for one in contained if key_of(one) == found.key), None)
        return self.resources.get(found)

    def name(self, told: Any, inside: Any = None) -> str | None:
        """What the one referred to is called: as the resource says, else as the reference does."""
        resource = fields(self.find(told, inside))
        if person := fields(resource).get("practitioner"):
            return self.name(person) if reference(person) != reference(told) else None
        return _named(resource) or text(fields(told).get("display"), 300)

    def role(self, person: Any, clinic: str | None) -> Any:
        """The PractitionerRole they acted in: the one referred to, else theirs at the clinic, else their only one."""
        found = reference(person)
        if found is None or found.kind != "Practitioner":
            return self.find(person) if found and found.kind == "PractitionerRole" else None
        roles = self.roles.get(found.key, ())
        here = [role for role in roles if clinic is not None and clinic in self._clinics(role)]
        return next(iter(here or roles), None) if len(here or roles) == 1 else None

    def place(self, *, person: Any = None, location: Any = None, organization: Any = None) -> Place:
        """`person`: a Reference to a practitioner, or to a role of one."""
        found = reference(location)
        clinic = self.clinic_of(found.key) if found and found.kind == "Location" else None
        role = self.role(person, clinic)
        own = reference(person)
        told_role = fields(role)
        if clinic is None:
            clinic = next(iter(self._clinics(role)), None)
        house = {"reference": f"Location/{clinic}"} if clinic else None
        return Place(
            clinic_key=clinic,
            clinic_name=self.name(organization)
            or self.name(house)
            or self.name(location)
            or self.name(told_role.get("organization")),
            doctor_key=own.key if own and own.kind == "PractitionerRole" else key_of(role),
            doctor_name=self.name(person),
            specialty=all_named(told_role.get("specialty"), 200),
        )

    def clinic_of(self, place: str) -> str:
        """The clinic that a Location is, or lies in: schedules know clinics, records name rooms too."""
        for _ in range(_DEEP):
            above = key_to(fields(self.resources.get(Reference("Location", place))).get("partOf"), "Location")
            if above is None or Reference("Location", above) not in self.resources:
                break
            place = above
        return place

    def _clinics(self, role: Any) -> list[str]:
        return [self.clinic_of(key) for key in keys_to(fields(role).get("location"), "Location")]


def _named(resource: Mapping[str, Any]) -> str | None:
    """An organisation's or a place's name, a person's, a medicine's."""
    told = resource.get("name")
    if isinstance(told, str):
        return text(told, 300)
    spoken = (_person(name) for name in sorted(listed(told), key=_old))
    return next((name for name in spoken if name), None) or named(resource.get("code"))


def _old(name: Any) -> bool:
    return fields(name).get("use") in ("old", "maiden", "nickname")


def _person(name: Any) -> str | None:
    told = fields(name)
    parts = [text(told.get("family"), 100), *(text(given, 100) for given in listed(told.get("given")))]
    return " ".join(part for part in parts if part)[:300] or text(told.get("text"), 300)
