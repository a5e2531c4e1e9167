"""When a patient's record was read from where: one reader at a time, whose word counts while it is the latest."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from booking.ports import PersonName, RecordSubject
from booking.rules.documents import DocumentKind
from booking.rules.record import LastReading
from storage.models import Patient, PatientDocument, RecordReading
from storage.sql import execute, rows
from storage.transaction import carry_out


@dataclass(frozen=True, slots=True)
class Turn:
    """The right to read a patient's record from a source, won by one conditional UPDATE."""

    patient_id: int
    source: str
    version: int
    since: datetime


async def record_subject(patient_id: int) -> RecordSubject | None:
    """Whom a source is asked about, by numbers that somebody has vouched for; None: their data are not to be read."""
    patient = await Patient.get_or_none(id=patient_id, erased_at__isnull=True, restricted_at__isnull=True)
    if patient is None:
        return None
    papers = await PatientDocument.filter(
        patient_id=patient_id,
        kind__in=[DocumentKind.SNILS, DocumentKind.ENP],
        verified_at__isnull=False,
        dropped_at__isnull=True,
    ).order_by("id")
    numbers = {paper.kind: paper.number for paper in papers}
    return RecordSubject(
        patient_id=patient_id,
        name=PersonName(patient.family_name, patient.given_name, patient.middle_name),
        birth_date=patient.birth_date,
        sex=patient.sex,
        snils=numbers.get(DocumentKind.SNILS),
        enp=numbers.get(DocumentKind.ENP),
    )


async def last_readings(patient_id: int, sources: Collection[str]) -> dict[str, LastReading]:
    """Source → how its last reading went."""
    found = await RecordReading.filter(patient_id=patient_id, source__in=list(sources)) if sources else []
    return {
        row.source: LastReading(row.version, row.tried_at, row.leased_until, row.read_at, row.fault) for row in found
    }


async def take_turn(
    patient_id: int, source: str, known: LastReading | None, now: datetime, until: datetime
) -> Turn | None:
    """None when somebody has begun since `known` was looked up."""
    if known is None:
        won = await rows(FIRST_TURN, patient_id, source, now, until)
    else:
        won = await rows(TURN, patient_id, source, now, until, known.version)
    return Turn(patient_id, source, int(won[0]["version"]), now) if won else None


async def keep_patient_readable(patient_id: int) -> bool:
    """First statement of what writes an entry: until the end nobody restricts, erases or merges. False: they have."""
    return bool(await rows(QUEUE, patient_id))


async def end_turn(turn: Turn, *, unreadable: int, cut_short: bool) -> bool:
    """It was read as of the turn's beginning. False when somebody else has begun since: then nothing may be written."""
    return bool(await rows(READ, turn.patient_id, turn.source, turn.version, turn.since, unreadable, cut_short))


async def fail_turn(turn: Turn, fault: str, *, forget: bool) -> bool:
    """It was not read. `forget`: nor is there a copy any more. False when somebody else has begun since."""
    failed = await rows(FAILED, turn.patient_id, turn.source, turn.version, fault, forget)
    return bool(failed)


async def give_turn_back(turn: Turn) -> None:
    """As if it had never been tried."""
    await rows(GIVEN_BACK, turn.patient_id, turn.source, turn.version)


async def forget_copy(patient_id: int, source: str) -> None:
    """Inside a transaction. A referral in use is only hidden: it must not come back as another one, and serve twice."""
    await execute(FORGOTTEN, patient_id, source)


async def forget_copies(patient_id: int) -> None:
    """A number that a source knew the patient by is theirs no longer: nothing found by it is shown from now on.

    Inside a transaction. Whoever is reading now is overtaken.
    """
    for reading in await rows(OVERTAKEN, patient_id):
        await forget_copy(patient_id, reading["source"])


async def forget_copies_unseen_since(moment: datetime) -> int:
    """How many copies went. Whoever is reading one now is overtaken."""

    async def deed() -> int:
        unseen = await rows(UNSEEN, moment)
        for reading in unseen:
            await forget_copy(reading["patient_id"], reading["source"])
        return len(unseen)

    return await carry_out(deed)


FIRST_TURN = """
INSERT INTO record_reading (patient_id, source, version, tried_at, leased_until, unreadable, cut_short)
VALUES ($1, $2, 1, $3, $4, 0, false) ON CONFLICT (patient_id, source) DO NOTHING RETURNING version
"""
TURN = """
UPDATE record_reading SET version = version + 1, tried_at = $3, leased_until = $4
WHERE patient_id = $1 AND source = $2 AND version = $5 RETURNING version
"""
QUEUE = """
UPDATE patient SET version = version + 1
WHERE id = $1 AND erased_at IS NULL AND restricted_at IS NULL RETURNING version
"""
_MINE = "WHERE patient_id = $1 AND source = $2 AND version = $3 RETURNING id"
READ = f"""
UPDATE record_reading SET read_at = $4, fault = NULL, unreadable = $5, cut_short = $6, leased_until = NULL {_MINE}
"""
FAILED = f"""
UPDATE record_reading SET fault = $4, read_at = CASE WHEN $5 THEN NULL ELSE read_at END, leased_until = NULL {_MINE}
"""
OVERTAKEN = """
UPDATE record_reading SET version = version + 1, tried_at = NULL, leased_until = NULL, read_at = NULL, fault = NULL
WHERE patient_id = $1 RETURNING source
"""
UNSEEN = """
UPDATE record_reading SET version = version + 1, tried_at = NULL, leased_until = NULL, read_at = NULL, fault = NULL
WHERE tried_at < $1 AND read_at IS NOT NULL RETURNING patient_id, source
"""
FORGOTTEN = """
DELETE FROM record_entry WHERE patient_id = $1 AND source = $2
  AND NOT EXISTS (SELECT 1 FROM appointment WHERE appointment.referral_id = record_entry.id AND appointment.active)
"""
GIVEN_BACK = f"UPDATE record_reading SET tried_at = NULL, leased_until = NULL {_MINE}"
