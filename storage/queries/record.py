"""A patient's record as an account sees it: merged over its sources, never more than the account's right shows.

Nobody is asked here: what is read is the copy (`booking.actions.record` brings it up to date first). A visit that two
sources tell of, or that was booked here and told of there, is one visit.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from booking.ports import PrescriptionStatus, RecordedCoverage, RecordedPrescription, RecordedVisit, VisitKind
from booking.rules.referral import ReferralState
from storage.models import RecordKind
from storage.queries.patients import Onlooker
from storage.queries.record_row import BARE, ENTRY, JOINS, RecordRow, record_row
from storage.queries.record_sight import PAPERS, patients_with_records, seen
from storage.search_text import folded
from storage.sql import Arguments, any_of, rows

__all__ = ["PAPERS", "RecordPlace", "RecordRow", "VisitSearch", "patients_with_records"]

LONGEST_LIST = 200
# a search by words opens the newest so many
MOST_OPENED = 2000
_MOST_SORTED = 1000


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
    return await _newest(conditions, arguments, first)


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


async def entries_by_id(onlooker: Onlooker, ids: Collection[int]) -> dict[int, RecordRow]:
    """Those of the entries, of any kind, that the account may see."""
    arguments = Arguments(sorted(ids))
    conditions = [any_of("entry.id", 1), await seen(onlooker, arguments)]
    return {row.id: row for row in await _newest(conditions, arguments, len(ids))}


async def entries_of(onlooker: Onlooker, patient_ids: Collection[int], kind: RecordKind) -> dict[int, list[RecordRow]]:
    """Patient → results, vaccinations, documents: the newest first, at most 200 of each patient."""
    return await _lists(onlooker, patient_ids, kind, LONGEST_LIST)


async def prescriptions_of(onlooker: Onlooker, patient_ids: Collection[int]) -> dict[int, list[RecordRow]]:
    """Patient → those in force first, then the newest; at most 200."""
    found = await _lists(onlooker, patient_ids, RecordKind.PRESCRIPTION, _MOST_SORTED)
    return {one: sorted(listed, key=_has_ended)[:LONGEST_LIST] for one, listed in found.items()}


async def coverage_of(onlooker: Onlooker, patient_ids: Collection[int]) -> dict[int, list[RecordRow]]:
    """Patient → policies, those in force first, then the newest; at most 200."""
    found = await _lists(onlooker, patient_ids, RecordKind.COVERAGE, _MOST_SORTED)
    return {one: sorted(listed, key=_has_ended)[:LONGEST_LIST] for one, listed in found.items()}


async def referrals_of(
    onlooker: Onlooker,
    patient_ids: Collection[int],
    *,
    usable: bool | None = None,
    specialty_id: int | None = None,
) -> dict[int, list[RecordRow]]:
    """Patient → referrals, those that can be used at the onlooker's moment first, then the newest; at most 200."""
    found = await _lists(onlooker, patient_ids, RecordKind.REFERRAL, _MOST_SORTED)

    def is_usable(row: RecordRow) -> bool:
        return row.referral_state(onlooker.now) is ReferralState.USABLE

    def is_meant(row: RecordRow) -> bool:
        return specialty_id in (None, row.specialty_id) and usable in (None, is_usable(row))

    return {
        one: sorted(filter(is_meant, listed), key=lambda row: not is_usable(row))[:LONGEST_LIST]
        for one, listed in found.items()
    }


async def of_visits(onlooker: Onlooker, visit_ids: Collection[int], kind: RecordKind) -> dict[int, list[RecordRow]]:
    """Visit → what belongs to it, whichever source tells it: prescriptions, referrals, results, documents."""
    arguments = Arguments(sorted(visit_ids), kind.value)
    found = await rows(OF_VISITS.replace("{seen}", await seen(onlooker, arguments)), *arguments)
    listed: defaultdict[int, list[RecordRow]] = defaultdict(list)
    for row in found:
        listed[row["of_visit"]].append(record_row(row))
    return listed


async def visits_of(onlooker: Onlooker, entry_ids: Collection[int]) -> dict[int, RecordRow]:
    """Entry → the visit it belongs to."""
    return await _by(VISITS_OF, onlooker, entry_ids)


async def visits_of_appointments(onlooker: Onlooker, appointment_ids: Collection[int]) -> dict[int, RecordRow]:
    """Appointment → the visit that came of it."""
    return await _by(VISITS_OF_APPOINTMENTS, onlooker, appointment_ids)


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
    found = await _newest(conditions, arguments, MOST_OPENED)
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


async def _lists(
    onlooker: Onlooker, patient_ids: Collection[int], kind: RecordKind, limit: int
) -> dict[int, list[RecordRow]]:
    arguments = Arguments(sorted(patient_ids), kind.value, limit)
    found = await rows(LISTS.replace("{seen}", await seen(onlooker, arguments)), *arguments)
    listed: dict[int, list[RecordRow]] = {patient_id: [] for patient_id in patient_ids}
    for row in found:
        listed[row["patient_id"]].append(record_row(row))
    return listed


async def _newest(conditions: Collection[str], arguments: Arguments, limit: int) -> list[RecordRow]:
    query = f"SELECT {ENTRY} FROM record_entry AS entry {JOINS} WHERE {_all(conditions)}"
    found = await rows(f"{query} ORDER BY entry.at DESC, entry.id DESC LIMIT {int(limit)}", *arguments)
    return [record_row(row) for row in found]


async def _by(query: str, onlooker: Onlooker, ids: Collection[int]) -> dict[int, RecordRow]:
    arguments = Arguments(sorted(ids))
    found = await rows(query.replace("{seen}", await seen(onlooker, arguments)), *arguments)
    return {row["asked"]: record_row(row) for row in found}


def _all(conditions: Collection[str]) -> str:
    return " AND ".join(conditions)


def _has_ended(row: RecordRow) -> bool:
    match row.body:
        case RecordedPrescription(status=status):
            return status is not PrescriptionStatus.ACTIVE
        case RecordedCoverage(active=active):
            return not active
    return False


def _rank(entry: str) -> str:
    # what a clinic has told comes before the mere fact that an appointment took place
    return f"CASE WHEN {entry}.source = 'own' AND {entry}.native_key LIKE '{BARE}%' THEN 1 ELSE 0 END"


# of several tellings of one appointment the first counts
SHOWN = f"""(entry.appointment_id IS NULL OR NOT EXISTS (
  SELECT 1 FROM record_entry AS better WHERE better.patient_id = entry.patient_id AND better.kind = 'VISIT'
    AND better.appointment_id = entry.appointment_id AND better.id <> entry.id
    AND ({_rank("better")} < {_rank("entry")} OR {_rank("better")} = {_rank("entry")} AND better.id < entry.id)))"""
LISTS = f"""
SELECT * FROM (
  SELECT {ENTRY},
    row_number() OVER (PARTITION BY entry.patient_id ORDER BY entry.at DESC, entry.id DESC) AS place_in_list
  FROM record_entry AS entry {JOINS}
  WHERE {any_of("entry.patient_id", 1)} AND entry.kind = $2 AND {{seen}}) AS listed
WHERE place_in_list <= $3 ORDER BY patient_id, place_in_list
"""
_SAME_VISIT = """told.patient_id = visit.patient_id AND told.kind = 'VISIT'
  AND (told.id = visit.id OR told.appointment_id = visit.appointment_id)"""
OF_VISITS = f"""
SELECT visit.id AS of_visit, {ENTRY} FROM record_entry AS visit JOIN record_entry AS told ON {_SAME_VISIT}
JOIN record_entry AS entry ON entry.patient_id = told.patient_id AND entry.source = told.source
  AND entry.visit_key = told.native_key AND entry.kind = $2 {JOINS}
WHERE {any_of("visit.id", 1)} AND visit.kind = 'VISIT' AND {{seen}} ORDER BY entry.at DESC, entry.id DESC
"""
VISITS_OF = f"""
SELECT part.id AS asked, {ENTRY} FROM record_entry AS part
JOIN record_entry AS told ON told.patient_id = part.patient_id AND told.source = part.source AND told.kind = 'VISIT'
  AND told.native_key = part.visit_key
JOIN record_entry AS entry ON entry.patient_id = told.patient_id AND entry.kind = 'VISIT'
  AND (entry.id = told.id OR entry.appointment_id = told.appointment_id) {JOINS}
WHERE {any_of("part.id", 1)} AND {SHOWN} AND {{seen}}
"""
VISITS_OF_APPOINTMENTS = f"""
SELECT entry.appointment_id AS asked, {ENTRY} FROM record_entry AS entry {JOINS}
WHERE {any_of("entry.appointment_id", 1)} AND entry.kind = 'VISIT' AND {SHOWN} AND {{seen}}
"""
NAMED = f"""
SELECT entry.id, doctor.search_text AS doctor_words, clinic.search_text AS clinic_words FROM record_entry AS entry
LEFT JOIN doctor ON doctor.id = entry.doctor_id LEFT JOIN clinic ON clinic.id = entry.clinic_id
WHERE {any_of("entry.id", 1)} AND (entry.doctor_id IS NOT NULL OR entry.clinic_id IS NOT NULL)
"""
