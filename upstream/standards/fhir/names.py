"""The names FHIR resources go by: systems of numbers and codes, and people's names."""

from collections.abc import Mapping
from typing import Any

from booking.ports import PersonName
from upstream.standards.fhir.pieces import as_text, listed, pieces, text

SNILS = "urn:oid:1.2.643.100.3"
ENP = "urn:oid:1.2.643.2.69.1.1.1.6.228"
# federal specialties, NSI
SPECIALTIES = "urn:oid:1.2.643.5.1.13.13.11.1066"
# our own number of an appointment, and the mark of it on the slot that it holds
APPOINTMENT = "urn:talon:appointment"
CANCELLATIONS = "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason"

_PREFERENCE = {"official": 0, "usual": 1, None: 2}


def person_name(item: Any) -> PersonName | None:
    """The name of a Patient or Practitioner: the official one first. The second given name is the patronymic."""
    names = [name for name in pieces(item, "name") if name.get("use") != "old"]
    for name in sorted(names, key=_rank):
        if (read := _apart(name) or _written(name)) is not None:
            return read
    return None


def folded(name: str | None) -> str:
    """For comparing: case, «ё» and spaces do not matter."""
    return " ".join((name or "").casefold().replace("ё", "е").split())


def _rank(name: Mapping[str, Any]) -> int:
    use = name.get("use")
    return _PREFERENCE.get(use, 3) if isinstance(use, str | None) else 3


def _apart(name: Mapping[str, Any]) -> PersonName | None:
    family = text(name, "family", 100)
    given = [part for part in (as_text(value, 100) for value in listed(name, "given")) if part]
    if family is None:
        return None
    return PersonName(family, given[0] if given else "", " ".join(given[1:])[:100] or None)


def _written(name: Mapping[str, Any]) -> PersonName | None:
    """«Соколова Ирина Петровна», the way it is written in Russia."""
    words = (text(name, "text", 300) or "").split()
    if not words:
        return None
    return PersonName(words[0][:100], " ".join(words[1:2])[:100], " ".join(words[2:])[:100] or None)
