"""What stands in a file of visits, read for who may see the record."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import accumulate
from typing import TypeVar

from booking.actor import Account, Operator
from booking.engine import Engine
from booking.errors import NotFound
from booking.ports import Recorded, RecordedPrescription, RecordedReferral, RecordedResult, RecordedVisit
from storage.models import Patient, RecordKind, Relation
from storage.queries import record
from storage.queries.patients import Onlooker, OwnPatient, onlooker_of, own_patients_by_id
from storage.queries.record import RecordRow, VisitSearch
from storage.queries.record_notes import NoteRow, record_notes

# more would be no file to print, and drawing it would keep the process from others
MOST_VISITS = 500
MOST_CHARACTERS = 300_000
B = TypeVar("B", bound=Recorded)


@dataclass(frozen=True, slots=True)
class ToldVisit:
    """A visit and what belongs to it. `starts`: clinic-local, or as its source tells it. `results`: with their days."""

    row: RecordRow
    visit: RecordedVisit
    starts: datetime
    prescriptions: list[RecordedPrescription]
    referrals: list[RecordedReferral]
    results: list[tuple[date, RecordedResult]]


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """`cut`: there are more visits than the file takes; these are the newest. `at`: when it was asked for."""

    patient_id: int
    name: str
    birth_date: date
    visits: list[ToldVisit]
    at: datetime
    since: date | None = None
    until: date | None = None
    cut: bool = False
    notes: list[NoteRow] = field(default_factory=list)


async def patient_of_visit(engine: Engine, person: Account | Operator, visit_id: int) -> int:
    """Whose visit it is. Raises NotFound."""
    row = await _visit(_looks(engine, person), visit_id)
    return row.patient_id


async def patient_of_period(engine: Engine, person: Account | Operator, patient_id: int) -> int:
    """The patient, once it is sure that their visits may be seen. Raises NotFound."""
    own = await _own(_looks(engine, person), patient_id)
    return int(own.patient.id)


async def told_visit(engine: Engine, person: Account | Operator, visit_id: int) -> ToldRecord:
    """Raises NotFound."""
    looks = _looks(engine, person)
    row = await _visit(looks, visit_id)
    return await _told(looks, engine, await _own(looks, row.patient_id), [row])


async def told_period(
    engine: Engine, person: Account | Operator, patient_id: int, since: date | None, until: date | None
) -> ToldRecord:
    """Days are the clinics', both included. Raises NotFound."""
    looks = _looks(engine, person)
    own = await _own(looks, patient_id)
    found = await record.visits_page(looks, patient_id, VisitSearch(since=since, until=until), MOST_VISITS + 1)
    return await _told(looks, engine, own, found, since, until)


async def _told(
    looks: Onlooker,
    engine: Engine,
    own: OwnPatient,
    rows: list[RecordRow],
    since: date | None = None,
    until: date | None = None,
) -> ToldRecord:
    patient, visits = own.patient, await _visits(looks, rows[:MOST_VISITS])
    shown = _printable(visits)
    return ToldRecord(
        patient_id=patient.id,
        name=_full_name(patient),
        birth_date=patient.birth_date,
        visits=shown,
        at=looks.now,
        since=since,
        until=until,
        cut=len(rows) > len(shown),
        notes=(await record_notes(looks, [patient.id], engine.records)).get(patient.id, []),
    )


async def _visits(looks: Onlooker, rows: list[RecordRow]) -> list[ToldVisit]:
    ids = [row.id for row in rows]
    prescribed = await record.of_visits(looks, ids, RecordKind.PRESCRIPTION)
    referred = await record.of_visits(looks, ids, RecordKind.REFERRAL)
    found = await record.of_visits(looks, ids, RecordKind.RESULT)
    return [
        ToldVisit(
            row=row,
            visit=row.body,
            starts=row.local(row.body.starts_at),
            prescriptions=_bodies(prescribed.get(row.id, []), RecordedPrescription),
            referrals=_bodies(referred.get(row.id, []), RecordedReferral),
            results=[(one.day, one.body) for one in found.get(row.id, []) if isinstance(one.body, RecordedResult)],
        )
        for row in rows
        if isinstance(row.body, RecordedVisit)
    ]


def _printable(visits: list[ToldVisit]) -> list[ToldVisit]:
    """The newest of them, as many as a file takes; one at least."""
    lengths = accumulate(len(repr((one.visit, one.prescriptions, one.referrals, one.results))) for one in visits)
    fitting = sum(1 for length in lengths if length <= MOST_CHARACTERS)
    return visits[: max(1, fitting)]


def _bodies(rows: list[RecordRow], kind: type[B]) -> list[B]:
    return [row.body for row in rows if isinstance(row.body, kind)]


async def _visit(looks: Onlooker, visit_id: int) -> RecordRow:
    row = (await record.entries_by_id(looks, [visit_id])).get(visit_id)
    if row is None or row.kind is not RecordKind.VISIT:
        raise NotFound
    return row


async def _own(looks: Onlooker, patient_id: int) -> OwnPatient:
    """A desk's telephone is no way to a record."""
    own = (await own_patients_by_id(looks, [patient_id])).get(patient_id)
    if own is None or own.relation is Relation.CALLER or not own.scopes.visits:
        raise NotFound
    return own


def _looks(engine: Engine, person: Account | Operator) -> Onlooker:
    return onlooker_of(person, engine.clock(), engine.policy)


def _full_name(patient: Patient) -> str:
    return " ".join(part for part in (patient.family_name, patient.given_name, patient.middle_name) if part)
