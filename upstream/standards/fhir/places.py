"""Which Locations are clinics, and which are rooms of them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from upstream.standards.fhir.pieces import codings, is_kind, key_of, piece, referred, text

_DEEP = 10
# HL7 location-physical-type: what is only ever a part of a clinic
_INSIDE = frozenset({"wi", "wa", "lvl", "co", "ro", "bd", "ve", "ca", "rd", "area"})


@dataclass(frozen=True, slots=True)
class Places:
    """The Locations of a server by key, and the Organizations that manage them."""

    locations: Mapping[str, Any] = field(default_factory=dict)
    owners: Mapping[str, Any] = field(default_factory=dict)

    @property
    def clinics(self) -> list[Any]:
        """Locations that are part of no other, that are in use, and no mere room."""
        return [place for key, place in self.locations.items() if self.clinic_of(key) == key]

    def clinic_of(self, key: str) -> str | None:
        """The clinic that a place is, or lies in."""
        for _ in range(_DEEP):
            place = self.locations.get(key)
            if place is None:
                return None
            above = referred(piece(place, "partOf"), "Location")
            if above is None or above not in self.locations:
                return key if _is_open(place) and not _is_inside(place) else None
            key = above
        return None

    def of_clinic(self, clinic_key: str) -> list[str]:
        """The clinic and all places in it."""
        return [key for key in self.locations if self.clinic_of(key) == clinic_key]

    def owner(self, place: Any) -> Any:
        return self.owners.get(referred(piece(place, "managingOrganization"), "Organization") or "")

    def room(self, key: str | None) -> str | None:
        """What a place within a clinic is called; None for the clinic itself."""
        if key is None or key not in self.locations or self.clinic_of(key) == key:
            return None
        return text(self.locations[key], "name", 50)


def read_places(resources: Iterable[Any]) -> Places:
    """What is neither a Location nor an Organization, or has no key, is passed over."""
    found: dict[str, dict[str, Any]] = {"Location": {}, "Organization": {}}
    for resource in resources:
        for kind, kept in found.items():
            key = key_of(resource) if is_kind(resource, kind) else None
            if key is not None:
                kept[key] = resource
    return Places(found["Location"], found["Organization"])


def _is_open(place: Any) -> bool:
    told = place.get("status", "active"), place.get("mode", "instance")
    return told == ("active", "instance")


def _is_inside(place: Any) -> bool:
    return any(code in _INSIDE for _, code, _ in codings(piece(place, "physicalType")))
