"""Finding specialties, and what to suggest while somebody is still typing."""

from dataclasses import dataclass
from enum import StrEnum

from storage.models import Specialty
from storage.queries.by_id import specialties_by_id
from storage.queries.words import words_match
from storage.sql import BYTEWISE, Arguments, rows


async def find_specialties(text: str | None = None, region_id: int | None = None) -> list[Specialty]:
    """Specialties that some doctor has who works now (in that region), by name."""
    arguments = Arguments()
    conditions = words_match("specialty.search_text", text, arguments)
    region = "" if region_id is None else f"AND clinic.region_id = {arguments.add(region_id)}"
    query = f"""
    SELECT specialty.id FROM specialty WHERE {" AND ".join(["true", *conditions])} AND EXISTS (
      SELECT 1 FROM doctor JOIN clinic ON clinic.id = doctor.clinic_id
      WHERE doctor.specialty_id = specialty.id AND doctor.active AND clinic.active {region})
    ORDER BY specialty.search_text{BYTEWISE}, specialty.id
    """
    ids = [row["id"] for row in await rows(query, *arguments)]
    found = await specialties_by_id(ids)
    return [found[specialty_id] for specialty_id in ids]


class Suggested(StrEnum):
    SPECIALTY = "SPECIALTY"
    DOCTOR = "DOCTOR"
    CLINIC = "CLINIC"


@dataclass(frozen=True, slots=True)
class Suggestion:
    kind: Suggested
    id: int


async def suggestions(text: str, first: int) -> list[Suggestion]:
    """At most `first`: specialties, then doctors, then clinics that have all the words; none for a text without words.

    No kind crowds out another: they are chosen in turn.
    """
    arguments = Arguments()
    limit = arguments.add(first)
    parts = []
    for kind, source, conditions in SOURCES:
        matching = words_match(f"{source}.search_text", text, arguments)
        if not matching:
            return []
        where = " AND ".join([conditions, *matching])
        parts.append(
            f"SELECT * FROM (SELECT '{kind}' AS kind, {source}.id FROM {source} WHERE {where} "
            f"ORDER BY {source}.search_text{BYTEWISE}, {source}.id LIMIT {limit}) AS {source}s"
        )
    found = [Suggestion(Suggested(row["kind"]), row["id"]) for row in await rows(" UNION ALL ".join(parts), *arguments)]
    return _fairly(found, first)


def _fairly(found: list[Suggestion], first: int) -> list[Suggestion]:
    """Every kind in turn until there are enough; then kind by kind."""
    queues = [[one for one in found if one.kind is kind] for kind in Suggested]
    longest = max(map(len, queues))
    turns = [queue[turn] for turn in range(longest) for queue in queues if turn < len(queue)]
    chosen = set(turns[:first])
    return [one for queue in queues for one in queue if one in chosen]


# a doctor's text holds the specialty's and the clinic's name too
SOURCES = (
    (Suggested.SPECIALTY, "specialty", "specialty.id IN (SELECT specialty_id FROM doctor WHERE active)"),
    (Suggested.CLINIC, "clinic", "clinic.active"),
    (Suggested.DOCTOR, "doctor", "doctor.active"),
)
