"""A patient's visits over all sources: searched, narrowed, page by page."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from booking.ports import RecordedVisit, VisitKind
from storage.models import RecordKind
from storage.queries.patients import Onlooker
from storage.queries.record_links import SHOWN
from storage.queries.record_row import RecordRow, newest
from storage.queries.record_sight import seen
from storage.search_text import folded
from storage.sql import Arguments, any_of, rows

# a search by words opens the newest so many
MOST_OPENED = 2000


@dataclass(frozen=True, slots=True)
class VisitSearch:
    """None does not narrow. `since`, `until`: days at the clinic, both included. `text`: beginnings of words."""

    kind: VisitKind | None = None
    doctor_id: int | None = None
    clinic_id: int | None = None
    since: date | None = None
    until: date | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """Where a page ended."""

    at: datetime
    id: int


EVERY_VISIT = VisitSearch()


async def visits_page(
    onlooker: Onlooker, patient_id: int, search: VisitSearch, first: int, after: RecordPlace | None = None
) -> list[RecordRow]:
    """The next `first` behind `after`, the newest first."""
    if search.text and search.text.strip():
        found = await _with_words(onlooker, patient_id, search)
        return [row for row in found if after is None or (row.at, row.id) < (after.at, after.id)][:first]
    arguments = Arguments()
    conditions = await _visits(onlooker, patient_id, search, arguments)
    if after is not None:
        at, last = arguments.add(after.at), arguments.add(after.id)
        conditions.append(f"(entry.at < {at} OR entry.at = {at} AND entry.id < {last})")
    return await newest(conditions, arguments, first)


async def count_visits(onlooker: Onlooker, patient_id: int, search: VisitSearch = EVERY_VISIT) -> int:
    """Of a search by words: among the newest 2,000 visits."""
    if search.text and search.text.strip():
        return len(await _with_words(onlooker, patient_id, search))
    arguments = Arguments()
    conditions = await _visits(onlooker, patient_id, search, arguments)
    found = await rows(f"SELECT count(*) AS number FROM record_entry AS entry WHERE {_all(conditions)}", *arguments)
    return int(found[0]["number"])


async def visited_doctors(onlooker: Onlooker, patient_id: int) -> list[int]:
    """Ids of ours among all the patient's visits, by which they can be narrowed."""
    return await _distinct("doctor_id", onlooker, patient_id)


async def visited_clinics(onlooker: Onlooker, patient_id: int) -> list[int]:
    """As `visited_doctors`."""
    return await _distinct("clinic_id", onlooker, patient_id)


async def _visits(onlooker: Onlooker, patient_id: int, search: VisitSearch, arguments: Arguments) -> list[str]:
    conditions = [f"entry.patient_id = {arguments.add(patient_id)}", f"entry.kind = '{RecordKind.VISIT}'", SHOWN]
    for condition, value in (
        ("entry.visit_kind =", search.kind and search.kind.value),
        ("entry.doctor_id =", search.doctor_id),
        ("entry.clinic_id =", search.clinic_id),
        ("entry.day >=", search.since),
        ("entry.day <=", search.until),
    ):
        if value is not None:
            conditions.append(f"{condition} {arguments.add(value)}")
    return [*conditions, await seen(onlooker, arguments)]


async def _with_words(onlooker: Onlooker, patient_id: int, search: VisitSearch) -> list[RecordRow]:
    words = folded(search.text).split()
    arguments = Arguments()
    conditions = await _visits(onlooker, patient_id, search, arguments)
    found = await newest(conditions, arguments, MOST_OPENED)
    known = await _known_words(found)
    return [row for row in found if words and _has(words, f" {_words(row)} {known.get(row.id, '')}")]


async def _known_words(found: Collection[RecordRow]) -> dict[int, str]:
    """Entry → what our own doctor and clinic are searched by."""
    named = await rows(NAMED, [row.id for row in found])
    return {row["id"]: f"{row['doctor_words'] or ''} {row['clinic_words'] or ''}" for row in named}


def _words(row: RecordRow) -> str:
    if not isinstance(row.body, RecordedVisit):
        return ""
    visit, place = row.body, row.body.place
    told = (place.doctor_name, place.specialty, place.clinic_name, visit.reason, visit.conclusion)
    return folded(*told, *(part for one in visit.diagnoses for part in (one.text, one.code)))


def _has(words: Collection[str], text: str) -> bool:
    return all(f" {word}" in text for word in words)


async def _distinct(column: str, onlooker: Onlooker, patient_id: int) -> list[int]:
    arguments = Arguments()
    conditions = await _visits(onlooker, patient_id, EVERY_VISIT, arguments)
    query = f"SELECT DISTINCT entry.{column} AS id FROM record_entry AS entry WHERE entry.{column} IS NOT NULL"
    return sorted(row["id"] for row in await rows(f"{query} AND {_all(conditions)}", *arguments))


def _all(conditions: Collection[str]) -> str:
    return " AND ".join(conditions)


NAMED = f"""
SELECT entry.id, doctor.search_text AS doctor_words, clinic.search_text AS clinic_words FROM record_entry AS entry
LEFT JOIN doctor ON doctor.id = entry.doctor_id LEFT JOIN clinic ON clinic.id = entry.clinic_id
WHERE {any_of("entry.id", 1)} AND (entry.doctor_id IS NOT NULL OR entry.clinic_id IS NOT NULL)
"""
