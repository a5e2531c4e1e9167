"""From FHIR resources to reports. Pure: any JSON in, a report or a coded rejection out, never an exception."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from math import isfinite
from typing import Any

from booking.ports import ClinicKind, ClinicReport, DoctorReport, PersonName, Sex, SpecialtyReport
from upstream.listing import Rejection
from upstream.source import AppointmentReport, AppointmentWord
from upstream.standards.fhir.hours import absence, opening_hours, working_hours
from upstream.standards.fhir.names import APPOINTMENT, person_name
from upstream.standards.fhir.pieces import (
    Piece,
    all_referred,
    as_text,
    codings,
    identifiers,
    key_of,
    listed,
    piece,
    pieces,
    text,
    worded,
)

UNKNOWN_SPECIALTY = SpecialtyReport("?", "Специальность не указана", None, None, "Specialty not given")
# HL7 v3 RoleCode, ServiceDeliveryLocation
_KIND_CODES = {"HOSP": ClinicKind.HOSPITAL, "GACH": ClinicKind.HOSPITAL, "PEDC": ClinicKind.CHILDREN}
_KIND_CODES |= {"GYN": ClinicKind.WOMEN, "OF": ClinicKind.ADULT, "PC": ClinicKind.ADULT}
_KIND_WORDS = (
    (re.compile(r"детск|children|pediatric", re.IGNORECASE), ClinicKind.CHILDREN),
    (re.compile(r"стоматолог|dental", re.IGNORECASE), ClinicKind.DENTAL),
    (re.compile(r"женск", re.IGNORECASE), ClinicKind.WOMEN),
    (re.compile(r"поликлиник|амбулатор", re.IGNORECASE), ClinicKind.ADULT),
    (re.compile(r"больниц|госпитал|hospital", re.IGNORECASE), ClinicKind.HOSPITAL),
)
_SEXES = {"female": Sex.FEMALE, "male": Sex.MALE}
_WORDS = {
    "cancelled": AppointmentWord.CANCELLED,
    "entered-in-error": AppointmentWord.CANCELLED,
    "noshow": AppointmentWord.NO_SHOW,
    "fulfilled": AppointmentWord.FULFILLED,
    "proposed": AppointmentWord.BOOKED,
    "pending": AppointmentWord.BOOKED,
    "booked": AppointmentWord.BOOKED,
    "arrived": AppointmentWord.BOOKED,
    "checked-in": AppointmentWord.BOOKED,
}


def read_clinic(location: Any, owner: Any, zone: str) -> ClinicReport | Rejection:
    """`owner`: the Organization that manages it, anything else when it is not known."""
    key = key_of(location)
    if key is None:
        return Rejection("no_key", None)
    name = text(location, "name", 300) or text(owner, "name", 300)
    if name is None:
        return Rejection("no_name", key)
    aliases = [alias for alias in (as_text(value, 200) for value in listed(location, "alias")) if alias]
    position = piece(location, "position")
    return ClinicReport(
        native_key=key,
        name=name,
        short_name=min(aliases, key=len) if aliases else name[:200],
        kind=_clinic_kind(location, name),
        district=text(piece(location, "address"), "district", 100),
        address=_address(piece(location, "address")) or "",
        latitude=_degrees(position.get("latitude"), 90),
        longitude=_degrees(position.get("longitude"), 180),
        phone=_contact(location, owner, "phone"),
        email=_contact(location, owner, "email"),
        zone=zone,
        hours=opening_hours(location),
    )


def read_specialty(role: Any, services: Sequence[Any], system: str) -> SpecialtyReport:
    """Of a PractitionerRole, or else of its HealthcareServices; a federal code (`system`) comes first."""
    concepts = [concept for source in (role, *services) for concept in pieces(source, "specialty")]
    concepts += [concept for service in services for concept in pieces(service, "type")]
    read = [_specialty(concept, system) for concept in concepts]
    named = [specialty for specialty in read if specialty is not None]
    return next((one for one in named if one.code), None) or next(iter(named), UNKNOWN_SPECIALTY)


def read_doctor(role: Any, practitioner: Any, specialty_key: str, today: date) -> DoctorReport | Rejection:
    """`today` is the clinic's."""
    key = key_of(role)
    if key is None:
        return Rejection("no_key", None)
    name = person_name(practitioner) or _displayed(piece(role, "practitioner"))
    if name is None:
        return Rejection("no_name", key)
    gender = practitioner.get("gender") if isinstance(practitioner, Mapping) else None
    return DoctorReport(
        native_key=key,
        specialty_key=specialty_key,
        name=name,
        sex=_SEXES.get(gender) if isinstance(gender, str) else None,
        qualification=_qualification(practitioner),
        absence=absence(role, today),
        hours=working_hours(role),
        note=text(role, "availabilityExceptions", 300),
    )


def read_appointment(appointment: Any) -> AppointmentReport | Rejection:
    """One that was made here; others are rejected as foreign."""
    key = key_of(appointment)
    if key is None:
        return Rejection("no_key", None)
    ours = identifiers(appointment, APPOINTMENT)
    if not ours:
        return Rejection("foreign", key)
    status = appointment.get("status")
    word = _WORDS.get(status) if isinstance(status, str) else None
    if word is None:
        return Rejection("unknown_status", key)
    words = worded(piece(appointment, "cancelationReason")) if word is AppointmentWord.CANCELLED else None
    slot_key = next(iter(all_referred(appointment, "slot", "Slot")), None)
    return AppointmentReport(key, ours[0], word, words, slot_key if word is AppointmentWord.BOOKED else None)


def _specialty(concept: Piece, system: str) -> SpecialtyReport | None:
    told = list(codings(concept))
    federal = next(((code, display) for where, code, display in told if where == system), None)
    name = (federal and federal[1]) or worded(concept)
    if name is None:
        return None
    key = f"{federal[0]}" if federal else f"~{name}"[:100]
    return SpecialtyReport(key, name, federal[0][:32] if federal else None, None)


def _clinic_kind(location: Any, name: str) -> ClinicKind:
    codes = (code for concept in pieces(location, "type") for _, code, _ in codings(concept))
    by_name = (kind for words, kind in _KIND_WORDS if words.search(name))
    return next((_KIND_CODES[code] for code in codes if code in _KIND_CODES), None) or next(
        by_name, ClinicKind.SPECIALISED
    )


def _address(address: Piece) -> str | None:
    whole = text(address, "text", 300)
    lines = [line for line in (as_text(value, 200) for value in listed(address, "line")) if line]
    parts = [text(address, "city", 100), *lines]
    return whole or ", ".join(part for part in parts if part)[:300].strip() or None


def _contact(location: Any, owner: Any, system: str) -> str | None:
    """As many as fit; the owner's when the place has none of its own."""
    for source in (location, owner):
        told = [text(point, "value", 100) for point in pieces(source, "telecom") if point.get("system") == system]
        found = [value for value in dict.fromkeys(told) if value]
        while len(", ".join(found)) > 200:
            found.pop()
        if found:
            return ", ".join(found)
    return None


def _degrees(value: Any, limit: int) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if isfinite(value) and 0 < abs(value) <= limit else None


def _displayed(reference: Piece) -> PersonName | None:
    return person_name({"name": [{"text": reference.get("display")}]})


def _qualification(practitioner: Any) -> str | None:
    told = (worded(piece(one, "code")) for one in pieces(practitioner, "qualification"))
    return ", ".join(word for word in told if word)[:200].strip() or None
