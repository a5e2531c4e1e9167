"""What belongs together in a record: a visit, its parts, and the appointment it came of."""

from collections import defaultdict
from collections.abc import Collection

from storage.models import RecordKind
from storage.queries.patients import Onlooker
from storage.queries.record_row import BARE, ENTRY, JOINS, RecordRow, record_row
from storage.queries.record_sight import seen
from storage.sql import Arguments, any_of, rows


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


async def _by(query: str, onlooker: Onlooker, ids: Collection[int]) -> dict[int, RecordRow]:
    arguments = Arguments(sorted(ids))
    found = await rows(query.replace("{seen}", await seen(onlooker, arguments)), *arguments)
    return {row["asked"]: record_row(row) for row in found}


def _rank(entry: str) -> str:
    # what a clinic has told comes before the mere fact that an appointment took place
    return f"CASE WHEN {entry}.source = 'own' AND {entry}.native_key LIKE '{BARE}%' THEN 1 ELSE 0 END"


# of several tellings of one appointment the first counts
SHOWN = f"""(entry.appointment_id IS NULL OR NOT EXISTS (
  SELECT 1 FROM record_entry AS better WHERE better.patient_id = entry.patient_id AND better.kind = 'VISIT'
    AND better.appointment_id = entry.appointment_id AND better.id <> entry.id
    AND ({_rank("better")} < {_rank("entry")} OR {_rank("better")} = {_rank("entry")} AND better.id < entry.id)))"""
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
