"""Getting at parts of FHIR JSON, whatever it really holds. Pure; what is not as it should be is not there."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

Piece = Mapping[str, Any]
_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
_REFERENCE = re.compile(r"(?:^|/)([A-Z][A-Za-z]+)/([A-Za-z0-9\-.]{1,64})(?:/_history/[^/]*)?$")
_YEARS = range(1900, 2101)


def is_kind(item: Any, kind: str) -> bool:
    return isinstance(item, Mapping) and item.get("resourceType") == kind


def key_of(item: Any) -> str | None:
    """The resource's id."""
    value = item.get("id") if isinstance(item, Mapping) else None
    return value if isinstance(value, str) and _ID.fullmatch(value) else None


def text(item: Any, name: str, limit: int) -> str | None:
    """A text with single spaces, cut at the limit."""
    value = item.get(name) if isinstance(item, Mapping) else None
    return as_text(value, limit)


def as_text(value: Any, limit: int) -> str | None:
    if not isinstance(value, str):
        return None
    printable = "".join(character if character.isprintable() else " " for character in value[: 4 * limit])
    return " ".join(printable.split())[:limit].strip() or None


def piece(item: Any, name: str) -> Piece:
    """The object under the name; an empty one when there is none."""
    value = item.get(name) if isinstance(item, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def pieces(item: Any, name: str) -> list[Piece]:
    """The objects in the list under the name."""
    return [value for value in listed(item, name) if isinstance(value, Mapping)]


def listed(item: Any, name: str) -> list[Any]:
    value = item.get(name) if isinstance(item, Mapping) else None
    return value if isinstance(value, list) else []


def referred(reference: Any, kind: str) -> str | None:
    """The id in a Reference to that kind of resource, relative or absolute, with or without a version."""
    value = reference.get("reference") if isinstance(reference, Mapping) else None
    found = _REFERENCE.search(value) if isinstance(value, str) else None
    return found.group(2) if found and found.group(1) == kind else None


def all_referred(item: Any, name: str, kind: str) -> list[str]:
    """Ids in the list of References under the name."""
    keys = (referred(reference, kind) for reference in pieces(item, name))
    return [key for key in keys if key is not None]


def codings(concept: Any) -> Iterator[tuple[str | None, str, str | None]]:
    """System, code and display of a CodeableConcept's codings."""
    for coding in pieces(concept, "coding"):
        code = text(coding, "code", 100)
        if code is not None:
            yield text(coding, "system", 200), code, text(coding, "display", 200)


def worded(concept: Any) -> str | None:
    """A CodeableConcept in words."""
    displays = (display for _, _, display in codings(concept) if display)
    return text(concept, "text", 200) or next(displays, None)


def identifiers(item: Any, system: str) -> list[str]:
    """Values of the resource's identifiers under that system which are in use."""
    found = (
        text(identifier, "value", 200)
        for identifier in pieces(item, "identifier")
        if identifier.get("system") == system and identifier.get("use") != "old"
    )
    return [value for value in found if value is not None]


def moment(value: Any) -> datetime | None:
    """An instant, or a dateTime that says its offset; in UTC."""
    if not isinstance(value, str) or len(value) > 40 or "T" not in value:
        return None
    try:
        told = datetime.fromisoformat(value)
        return told.astimezone(UTC) if told.tzinfo is not None and told.year in _YEARS else None
    except (ValueError, OverflowError):
        return None


def day(value: Any) -> date | None:
    """The day of a date or dateTime that has one."""
    if not isinstance(value, str):
        return None
    try:
        told = date.fromisoformat(value[:10])
    except ValueError:
        return None
    return told if told.year in _YEARS else None


def clock_time(value: Any) -> time | None:
    if not isinstance(value, str):
        return None
    try:
        return time.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        return None


def last_updated(item: Any) -> str | None:
    """When the server says it stored the resource, as it writes it."""
    value = piece(item, "meta").get("lastUpdated")
    return value if moment(value) is not None else None
