"""From published Locations, Schedules and Slots to reports. Pure: any JSON in, a report or a coded rejection out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from booking.ports import BookingWay, ClinicKind, ClinicReport, DoctorReport, PersonName, SlotReport, SpecialtyReport
from upstream.listing import Rejection
from upstream.standards.fhir.names import SPECIALTIES
from upstream.standards.fhir.pieces import all_referred, codings, moment, piece, pieces, referred, text
from upstream.standards.smart_links.links import booking_link

BASE = "http://fhir-registry.smarthealthit.org/StructureDefinition/"
TIMEZONE = "http://hl7.org/fhir/StructureDefinition/timezone"
# what people call the usual kinds of service
SERVICES: Mapping[str, tuple[str, str]] = {
    "57": ("Вакцинация", "Vaccination"),
    "covid19-immunization": ("Вакцинация от COVID-19", "COVID-19 vaccination"),
}
OTHER = SpecialtyReport("other", "Приём", None, None, "Appointment")
MOST_SEATS = 1000
_STATUSES = frozenset({"free", "busy", "busy-unavailable", "busy-tentative", "entered-in-error"})


@dataclass(frozen=True, slots=True)
class Table:
    """A Schedule: it stands where a doctor does. `clinics`: where it is; `url`, `phone`: where one books all of it."""

    doctor: DoctorReport
    specialty: SpecialtyReport
    clinics: tuple[str, ...]
    url: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A slot of a schedule, or why it can not be used."""

    schedule: str
    slot: SlotReport | Rejection


def read_clinic(item: Any, zone: str) -> ClinicReport | Rejection:
    key = text(item, "id", 101)
    if key is None or len(key) > 100:
        return Rejection("no_key", None)
    name, place = text(item, "name", 300), piece(item, "position")
    if name is None:
        return Rejection("no_name", key)
    return ClinicReport(
        native_key=key,
        name=name,
        short_name=name[:200],
        kind=ClinicKind.SPECIALISED,
        district=text(piece(item, "address"), "district", 100),
        address=_address(piece(item, "address")),
        latitude=_degrees(place.get("latitude"), 90),
        longitude=_degrees(place.get("longitude"), 180),
        phone=_telecom(item, "phone", 200),
        email=_telecom(item, "email", 200),
        zone=text(_extension(item, TIMEZONE), "valueCode", 64) or zone,
        booking=BookingWay.ELSEWHERE,
    )


def page_of(item: Any) -> str | None:
    """A clinic's own page."""
    return _telecom(item, "url", 500)


def read_table(item: Any) -> Table | Rejection:
    key = text(item, "id", 101)
    if key is None or len(key) > 100:
        return Rejection("no_key", None)
    clinics = tuple(dict.fromkeys(all_referred(item, "actor", "Location")))
    if not clinics:
        return Rejection("no_clinic", key)
    specialty = _specialty(item)
    product = piece(_extension(item, f"{BASE}vaccine-product"), "valueCoding")
    name = text(product, "display", 100) or _service(item) or specialty.name[:100]
    dose = _extension(item, f"{BASE}vaccine-dose").get("valueInteger")
    return Table(
        doctor=DoctorReport(
            native_key=key,
            specialty_key=specialty.native_key,
            name=PersonName(name, "", None),
            note=f"Доза {dose}" if type(dose) is int and 0 < dose < 100 else None,
        ),
        specialty=specialty,
        clinics=clinics,
        url=_deep_link(item),
        phone=text(_extension(item, f"{BASE}booking-phone"), "valueString", 50),
    )


def read_line(item: Any, source: str) -> Line | None:
    """None when it is not even told whose slot it is."""
    schedule = referred(piece(item, "schedule"), "Schedule")
    if schedule is None:
        return None
    key = text(item, "id", 201)
    if key is None or len(key) > 200:
        return Line(schedule, Rejection("no_key", None))
    return Line(schedule, _slot(item, key, schedule, source))


def _slot(item: Mapping[str, Any], key: str, schedule: str, source: str) -> SlotReport | Rejection:
    starts, ends = moment(item.get("start")), moment(item.get("end"))
    if starts is None or ends is None:
        return Rejection("bad_time", key)
    status = item.get("status")
    if not isinstance(status, str) or status not in _STATUSES:
        return Rejection("bad_status", key)
    told = _extension(item, f"{BASE}slot-capacity").get("valueInteger", 1)
    seats = told if type(told) is int and told >= 0 else 1
    capacity = min(max(seats, 1), MOST_SEATS)
    return SlotReport(
        native_key=key,
        doctor_key=schedule,
        starts_at=starts,
        ends_at=ends,
        room=None,
        capacity=capacity,
        taken=0 if status == "free" and seats else capacity,
        booking_url=booking_link(_deep_link(item), source, key),
        booking_phone=text(_extension(item, f"{BASE}booking-phone"), "valueString", 50),
    )


def _deep_link(item: Any) -> str | None:
    told = _extension(item, f"{BASE}booking-deep-link")
    return text(told, "valueUrl", 1000) or text(told, "valueUri", 1000)


def _specialty(item: Any) -> SpecialtyReport:
    """A federal specialty, where it says one; else the kind of service, the most particular one that is known."""
    for concept in pieces(item, "specialty"):
        for system, code, display in codings(concept):
            name = display or text(concept, "text", 200)
            if system == SPECIALTIES and name:
                return SpecialtyReport(code[:100], name, code[:32], None)
    told = [one for concept in pieces(item, "serviceType") for one in codings(concept)]
    for _, code, _ in reversed(told):
        if code in SERVICES:
            russian, english = SERVICES[code]
            return SpecialtyReport(code, russian, None, None, english)
    named = [(code, display) for _, code, display in told if display]
    named += [(words, words) for concept in pieces(item, "serviceType") if (words := text(concept, "text", 100))]
    return next((SpecialtyReport(code[:100], display, None, None) for code, display in named), OTHER)


def _service(item: Any) -> str | None:
    told = [display for concept in pieces(item, "serviceType") for _, _, display in codings(concept) if display]
    texts = [words for concept in pieces(item, "serviceType") if (words := text(concept, "text", 100))]
    return next(iter((*texts, *reversed(told))), "")[:100] or None


def _extension(item: Any, url: str) -> Mapping[str, Any]:
    return next((one for one in pieces(item, "extension") if one.get("url") == url), {})


def _telecom(item: Any, system: str, limit: int) -> str | None:
    found = (text(one, "value", limit) for one in pieces(item, "telecom") if one.get("system") == system)
    return next((value for value in found if value), None)


def _address(address: Mapping[str, Any]) -> str:
    lines = address.get("line")
    parts = [line for line in (lines if isinstance(lines, list) else ()) if isinstance(line, str)]
    parts += [part for name in ("city", "state", "postalCode") if (part := text(address, name, 100))]
    whole = text(address, "text", 300) or ", ".join(" ".join(part.split()) for part in parts if part.strip())
    return "".join(character for character in whole if character.isprintable())[:300]


def _degrees(value: Any, limit: int) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 < abs(value) <= limit else None
