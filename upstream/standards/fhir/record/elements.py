"""FHIR R4's data types out of any JSON: what is not of the type counts as absent. Pure, and never raises."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo

_YEARS = range(1900, 2101)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")
_KEY = re.compile(r"[A-Za-z0-9\-._~]{1,100}")
_REFERENCE = re.compile(r"(?:.*/)?([A-Z][A-Za-z]{1,40})/([A-Za-z0-9\-._~]{1,100})(?:/_history/[^/]*)?")


@dataclass(frozen=True, slots=True)
class Reference:
    """`kind` is a type of resource; "#" for one that is contained in the resource that refers to it."""

    kind: str
    key: str


def fields(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def first(value: Any) -> Any:
    return next(iter(listed(value)), None)


def key_of(resource: Any) -> str | None:
    """The resource's id."""
    key = fields(resource).get("id")
    return key if isinstance(key, str) and _KEY.fullmatch(key) else None


def text(value: Any, limit: int = 500) -> str | None:
    """In one line, with single spaces, cut at the limit."""
    if not isinstance(value, str):
        return None
    return " ".join(_printable(value[: 4 * limit]).split())[:limit].rstrip() or None


def prose(value: Any, limit: int = 20_000) -> str | None:
    """Keeps its lines."""
    if not isinstance(value, str):
        return None
    lines = (" ".join(_printable(line).split()) for line in value[:limit].splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() or None


def _printable(value: str) -> str:
    return "".join(character if character.isprintable() else " " for character in value)


def number(value: Any) -> float | None:
    """A JSON number; some servers write decimals as texts, which count too."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        read = float(value)
    except (ValueError, OverflowError):
        return None
    return read if isfinite(read) else None


def whole(value: Any) -> int | None:
    read = number(value)
    return int(read) if read is not None and read == int(read) and abs(read) < 2**53 else None


def code(value: Any) -> str:
    """A code, "" when there is none."""
    return value if isinstance(value, str) else ""


def codings(concept: Any) -> Iterator[tuple[str, str]]:
    """(system, code) of a CodeableConcept, or of a Coding itself."""
    told = fields(concept)
    for coding in (told, *listed(told.get("coding"))):
        one = fields(coding)
        if isinstance(one.get("code"), str):
            yield code(one.get("system")), one["code"]


def code_in(concept: Any, system: str) -> str | None:
    return next((text(found, 64) for of, found in codings(concept) if of == system and system), None)


def named(concept: Any, limit: int = 300) -> str | None:
    """What a CodeableConcept or a Coding calls itself: its text, else a display, else a code."""
    told = fields(concept)
    choices = [told.get("text"), told.get("display")]
    inside = [fields(coding) for coding in listed(told.get("coding"))]
    choices += [coding.get("display") for coding in inside]
    choices += [told.get("code"), *(coding.get("code") for coding in inside)]
    return next((found for choice in choices if (found := text(choice, limit))), None)


def all_named(concepts: Any, limit: int = 500) -> str | None:
    names = dict.fromkeys(name for concept in listed(concepts) if (name := named(concept)))
    return ", ".join(names)[:limit] or None


def moment(value: Any, zone: ZoneInfo) -> datetime | None:
    """An aware moment. A date, a month or a year stand for where they begin in the zone; so do times without offset."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        read = datetime.fromisoformat(_filled(value))
    except ValueError:
        return None
    if read.year not in _YEARS:
        return None
    return read.replace(tzinfo=zone) if read.tzinfo is None else read


def day(value: Any, zone: ZoneInfo) -> date | None:
    """The date as it is written; a moment's date is that of the zone."""
    if isinstance(value, str) and len(value) <= len("2026-01-01"):
        value = _filled(value) + "T00:00"
    read = moment(value, zone)
    return None if read is None else read.astimezone(zone).date()


def _filled(value: str) -> str:
    partial = _PARTIAL.fullmatch(value)
    return value if partial is None else f"{partial[1]}-{partial[2] or '01'}-01"


def began(period: Any, zone: ZoneInfo) -> datetime | None:
    return moment(fields(period).get("start"), zone)


def ended(period: Any, zone: ZoneInfo) -> datetime | None:
    return moment(fields(period).get("end"), zone)


def last_day(period: Any, zone: ZoneInfo) -> date | None:
    return day(fields(period).get("end"), zone)


def midnight(on: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, time(), zone)


def reference(value: Any) -> Reference | None:
    """Where a Reference leads, whatever server's address stands before it."""
    told = fields(value).get("reference")
    if not isinstance(told, str) or len(told) > 1000:
        return None
    if told.startswith("#"):
        return Reference("#", told[1:]) if _KEY.fullmatch(told[1:]) else None
    found = _REFERENCE.fullmatch(told)
    return Reference(found[1], found[2]) if found else None


def key_to(value: Any, kind: str) -> str | None:
    """The id that a Reference to such a resource holds."""
    found = reference(value)
    return found.key if found and found.kind == kind else None


def keys_to(values: Any, kind: str) -> list[str]:
    return [key for value in listed(values) if (key := key_to(value, kind))]


def identifier_in(resource: Any, system: str) -> str | None:
    """The first value of an Identifier of that system."""
    for identifier in listed(fields(resource).get("identifier")):
        if fields(identifier).get("system") == system and (found := text(fields(identifier).get("value"), 100)):
            return found
    return None
