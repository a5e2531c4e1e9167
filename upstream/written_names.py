"""Doctors' names as clinics type them: «Гаврилова В.В. 3 ТО 32 участок (с 24.02 по 10.03 без приема)»."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from booking.ports import Absence, PersonName

_DAY = r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?\.?"
_ABSENCE = re.compile(
    rf"\(?\s*\bс\s+{_DAY}\s*(?:г\.?\s*)?по\s+{_DAY}\s*(?:г\.?\s*)?(?:без\s+при[её]ма|отпуск|не\s+принимает)\s*\)?",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(r"\b(\d{1,2})\s*(ТО|ПО|ОВОП)\b")
_SECTION = re.compile(
    r"(?:№\s*)?\b(\d{1,4}(?:\s*[/,]\s*\d{1,4})*)\s*(?:-?й\s+)?(?:участ(?:ок|ки|ка|ков)|уч\.)", re.IGNORECASE
)
_SECTION_AFTER = re.compile(r"участ\w*\s*№?\s*(\d{1,4}(?:\s*[/,]\s*\d{1,4})*)", re.IGNORECASE)
_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*"
_INITIALS = re.compile(rf"^({_WORD})\s+([А-ЯЁ])\.\s*(?:([А-ЯЁ])\.?)?(?=\s|$)")
_FULL = re.compile(rf"^({_WORD})\s+({_WORD})\s+({_WORD}(?:вич|вна|ична|ьич))(?=\s|$)")
# a year is never written out; an absence is about now, not about last year
_NEAR = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class WrittenName:
    """`rest`: what was not understood, None when nothing is left."""

    person: PersonName
    department: str | None
    section: str | None
    absence: Absence | None
    rest: str | None


def read_name(text: str, today: date) -> WrittenName:
    """Splits a written name; `today` decides the year of an absence. A cabinet, no person, is a family name alone."""
    text = " ".join(text.split())
    absence = None
    for match in _ABSENCE.finditer(text):
        absence = absence or _absence(match.groups(), today)
    text = _ABSENCE.sub(" ", text) if absence else text
    department, text = _take(_DEPARTMENT, text)
    section, text = _take(_SECTION, text)
    if section is None:
        section, text = _take(_SECTION_AFTER, text)
    person, rest = _person(" ".join(text.split()))
    return WrittenName(person, department, _listed(section), absence, rest or None)


def read_section(comment: str) -> str | None:
    """«терапевтические участки № 28, 29, 34» → «28/29/34»."""
    found = _SECTION_AFTER.search(comment)
    return _listed(found.group(1)) if found else None


def _take(pattern: re.Pattern[str], text: str) -> tuple[str | None, str]:
    found = pattern.search(text)
    if not found:
        return None, text
    return " ".join(found.groups()), text[: found.start()] + " " + text[found.end() :]


def _listed(section: str | None) -> str | None:
    return "/".join(re.findall(r"\d+", section)) if section else None


def _person(text: str) -> tuple[PersonName, str]:
    if found := _INITIALS.match(text):
        family, given, middle = found.groups()
        name = PersonName(family, f"{given}.", f"{middle}." if middle else None)
    elif found := _FULL.match(text):
        name = PersonName(*found.groups())
    else:
        return PersonName(text, "", None), ""
    return name, text[found.end() :].strip(" ,;")


def _absence(parts: tuple[str | None, ...], today: date) -> Absence | None:
    """The reading whose days lie nearest to today; of two equally near the one ahead."""
    starts = _days(parts[:3], today)
    spans = [Absence(since, until) for since in starts for until in _ends(parts[3:], since)]
    return min(spans, key=lambda span: (_distance(span, today), -span.since.toordinal()), default=None)


def _ends(parts: tuple[str | None, ...], since: date) -> list[date]:
    later = [day for day in _days(parts, since) if since <= day <= since + timedelta(days=366)]
    return later[:1]


def _days(parts: tuple[str | None, ...], near: date) -> list[date]:
    day, month, year = parts
    years = [near.year + step for step in _NEAR] if year is None else [int(year) + (2000 if len(year) == 2 else 0)]
    found = []
    for one in years:
        try:
            found.append(date(one, int(month or 0), int(day or 0)))
        except ValueError:
            continue
    return found


def _distance(span: Absence, today: date) -> int:
    return max((span.since - today).days, (today - span.until).days, 0)
