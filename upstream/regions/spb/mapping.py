"""From St Petersburg's JSON to reports. Pure: any JSON in, a report or a coded rejection out, never an exception."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from booking.ports import ClinicKind, ClinicReport, DoctorReport, PersonName, SlotReport, SpecialtyReport
from upstream.fer import federal_code
from upstream.listing import Rejection
from upstream.written_names import read_name, read_section

CITY_CODE = "812"
USUAL_LENGTH = timedelta(minutes=15)
KINDS = {
    "Поликлиника": ClinicKind.ADULT,
    "Детская поликлиника": ClinicKind.CHILDREN,
    "Стоматология": ClinicKind.DENTAL,
    "Детская стоматология": ClinicKind.DENTAL,
    "Женская консультация": ClinicKind.WOMEN,
    "Больница": ClinicKind.HOSPITAL,
}


def read_clinic(item: Any, zone: str) -> ClinicReport | Rejection:
    key = _key(item)
    if isinstance(key, Rejection):
        return key
    name = _text(item, "lpuFullName", 300) or _text(item, "lpuShortName", 200)
    address = _text(item, "address", 300)
    if name is None:
        return Rejection("no_name", key)
    return ClinicReport(
        native_key=key,
        name=name,
        short_name=_text(item, "lpuShortName", 200) or name[:200],
        kind=KINDS.get(_text(item, "lpuType", 100) or "", ClinicKind.SPECIALISED),
        district=_text(item, "districtName", 100),
        address=address or "",
        latitude=_degrees(item.get("latitude"), 90),
        longitude=_degrees(item.get("longitude"), 180),
        phone=_phones(_text(item, "phone", 1000)),
        email=_text(item, "email", 200),
        zone=zone,
    )


def is_open(item: Any) -> bool:
    """Closed clinics stay in the list with `isActive` false."""
    return not isinstance(item, Mapping) or item.get("isActive") is not False


def read_specialty(item: Any) -> SpecialtyReport | Rejection:
    key = _key(item)
    if isinstance(key, Rejection):
        return key
    name = _text(item, "name", 200)
    if name is None:
        return Rejection("no_name", key)
    fer = _text(item, "ferId", 32)
    fer = None if fer == "0" else fer
    return SpecialtyReport(key, name, federal_code(fer, name), fer)


def read_doctor(item: Any, specialty_key: str, today: date) -> DoctorReport | Rejection:
    key = _key(item)
    if isinstance(key, Rejection):
        return key
    name = _text(item, "name", 1000)
    given_apart = _apart(item)
    if name is None and given_apart is None:
        return Rejection("no_name", key)
    written = read_name(name or "", today)
    comment = _text(item, "comment", 300)
    return DoctorReport(
        native_key=key,
        specialty_key=specialty_key,
        name=given_apart or _cut(written.person),
        department=written.department,
        section=written.section or (read_section(comment) if comment else None),
        absence=written.absence,
        note=_joined(written.rest, comment),
    )


def says_nothing_free(item: Any) -> bool:
    """Whether the counts beside a doctor say that no slot is free; False when they say nothing."""
    counts = [item.get(name) for name in ("freeTicketCount", "freeParticipantCount")]
    told = [count for count in counts if count is not None]
    return bool(told) and all(type(count) is int and count == 0 for count in told)


def tells_free(item: Mapping[str, Any]) -> str | None:
    """How much is free and between which days, as one text to be compared; None when it says nothing."""
    if item.get("freeTicketCount") is None and item.get("freeParticipantCount") is None:
        return None
    names = ("freeTicketCount", "freeParticipantCount", "nearestDate", "lastDate")
    return " ".join(str(item.get(name)) for name in names)[:200]


def read_slot(item: Any, doctor_key: str, zone: ZoneInfo) -> SlotReport | Rejection:
    key = _key(item)
    if isinstance(key, Rejection):
        return key
    starts = _moment(item.get("visitStart"), zone)
    if starts is None:
        return Rejection("bad_time", key)
    ends = _moment(item.get("visitEnd"), zone) if item.get("visitEnd") is not None else starts + USUAL_LENGTH
    if ends is None:
        return Rejection("bad_time", key)
    return SlotReport(key, doctor_key, starts, ends, room=_text(item, "room", 50))


def _key(item: Any) -> str | Rejection:
    if not isinstance(item, Mapping):
        return Rejection("not_an_object", None)
    value = item.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return Rejection("no_key", None)
    key = str(value)
    if key.strip() != key or key in ("", ".", "..") or not key.isprintable():
        return Rejection("bad_key", key[:100])
    return key


def _text(item: Mapping[str, Any], name: str, limit: int) -> str | None:
    """A text with single spaces, cut at the limit; numbers are taken as texts, everything else is nothing."""
    value = item.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    printable = "".join(character if character.isprintable() else " " for character in str(value))
    return " ".join(printable.split())[:limit] or None


def _degrees(value: Any, limit: int) -> float | None:
    """Coordinates come as texts; a clinic without usable ones has none, and zero is one of those."""
    try:
        degrees = float(str(value).replace(",", "."))
    except ValueError:
        return None
    return degrees if 0 < abs(degrees) <= limit else None


def _phones(text: str | None) -> str | None:
    """«(812) 560-39-15, 246-26-74 (регистратура)» → «+7 (812) 560-39-15, +7 (812) 246-26-74 (регистратура)», as fit."""
    if text is None:
        return None
    phones = [_phone(part.strip()) for part in re.split(r"[,;]", text) if part.strip()]
    while len(", ".join(phones)) > 200:
        phones.pop()
    return ", ".join(phones) or None


def _phone(text: str) -> str:
    found = re.match(r"(?:\+?7|8)?[\s-]*\(?(\d{3})?\)?[\s-]*(\d{3})-?(\d{2})-?(\d{2})(?!\d)\s*(.*)$", text)
    if found is None:
        return text
    city, first, second, third, rest = found.groups()
    return f"+7 ({city or CITY_CODE}) {first}-{second}-{third} {rest}".strip()


def _moment(value: Any, zone: ZoneInfo) -> datetime | None:
    """Times have no offset: they are the clinic's own."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if not 2000 <= moment.year <= 2100:
        return None
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment


def _apart(item: Mapping[str, Any]) -> PersonName | None:
    """Some clinics send the parts of the name in fields of their own."""
    family, given = _text(item, "lastName", 100), _text(item, "firstName", 100)
    return PersonName(family, given, _text(item, "middleName", 100)) if family and given else None


def _cut(name: PersonName) -> PersonName:
    return PersonName(name.family[:100], name.given[:100], name.middle[:100] if name.middle else None)


def _joined(*parts: str | None) -> str | None:
    return "; ".join(part for part in parts if part)[:300] or None
