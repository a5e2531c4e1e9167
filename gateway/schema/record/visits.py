"""A page of a patient's visits: narrowed, merged over its sources, with what is missing."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any

import strawberry
from strawberry import argument

from booking import ports
from booking.errors import BadInput
from gateway import batches
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.cursors import read_cursor, write_cursor
from gateway.schema.filters import check_days
from gateway.schema.lazy import LazyClinic, LazyDoctor
from gateway.schema.node import read_id
from gateway.schema.paging import After, Connection, EdgeOf, First, PageInfo, page_of, read_first
from gateway.schema.record.enums import VisitKind
from gateway.schema.record.notes import fresh_notes
from gateway.schema.record.source import RecordNote
from gateway.schema.record.visit import Visit
from gateway.schema.text import read_text
from storage.queries import record
from storage.queries.patients import Onlooker
from storage.queries.record import RecordPlace, VisitSearch

EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


@strawberry.input(description="Which visits. Any part left out does not narrow.")
class VisitFilter:
    kind: VisitKind | None = strawberry.field(default=None, description="Of this kind.")
    doctor_id: strawberry.ID | None = strawberry.field(default=None, description="With this doctor.")
    clinic_id: strawberry.ID | None = strawberry.field(default=None, description="At this clinic.")
    since: date | None = strawberry.field(default=None, description="From this day on, clinic-local.")
    until: date | None = strawberry.field(default=None, description="Up to this day, included.")
    text: str | None = strawberry.field(
        default=None, description="Words of the doctor, the clinic, the reason or the conclusion."
    )


FilterArgument = Annotated[VisitFilter | None, argument(description="Narrows the visits.")]


@ruled(Rule.WITH_PARENT)
@strawberry.type(name="VisitConnection", description="A page of visits.")
class VisitConnection(Connection[Visit]):
    notes: list[RecordNote] = strawberry.field(description="What is missing, and how old what is not fresh.")

    @strawberry.field(description="Clinics of ours among all the visits, to filter by.")
    async def clinics(self: Any, info: Info) -> list[LazyClinic]:
        ids = await record.visited_clinics(self.looks, self.patient_id)
        found: Any = await info.context.loaders.load_many(batches.clinics, ids)
        return found

    @strawberry.field(description="Doctors of ours among all the visits, to filter by.")
    async def doctors(self: Any, info: Info) -> list[LazyDoctor]:
        ids = await record.visited_doctors(self.looks, self.patient_id)
        found: Any = await info.context.loaders.load_many(batches.doctors, ids)
        return found


@dataclass(frozen=True, slots=True)
class VisitsPage:
    """As `PageOf`, with whose visits they are."""

    edges: Sequence[EdgeOf]
    page_info: PageInfo
    count: Callable[[], Awaitable[int]]
    notes: list[RecordNote]
    looks: Onlooker
    patient_id: int


async def visits_of(
    self: Any, info: Info, filter: FilterArgument = None, first: First = 20, after: After = None
) -> VisitConnection | None:
    search, many, patient_id = _search(filter), read_first(first, 20), self.patient.id
    place, looks = None if after is None else _read_place(after), batches.onlooker(info.context.loaders.reach)
    if looks is None:
        return None
    notes = await fresh_notes(info, patient_id, "visits")
    found = await record.visits_page(looks, patient_id, search, many + 1, place)
    pairs = [(_write_place(row), row) for row in found]
    page = page_of(pairs, many, after is not None, lambda: record.count_visits(looks, patient_id, search))
    whole: Any = VisitsPage(page.edges, page.page_info, page.count, notes, looks, patient_id)
    return whole


def _search(filter: VisitFilter | None) -> VisitSearch:
    if filter is None:
        return VisitSearch()
    check_days(filter.since, filter.until, "filter.until")
    return VisitSearch(
        kind=None if filter.kind is None else ports.VisitKind[filter.kind.name],
        doctor_id=None if filter.doctor_id is None else read_id(filter.doctor_id, "Doctor", "filter.doctorId"),
        clinic_id=None if filter.clinic_id is None else read_id(filter.clinic_id, "Clinic", "filter.clinicId"),
        since=filter.since,
        until=filter.until,
        text=read_text(filter.text, "filter.text"),
    )


def _write_place(row: Any) -> str:
    return write_cursor((row.at - EPOCH) // timedelta(microseconds=1), row.id)


def _read_place(text: str) -> RecordPlace:
    microseconds, entry_id = read_cursor(text, (int, int))
    try:
        if 0 <= entry_id < 2**63:
            return RecordPlace(EPOCH + timedelta(microseconds=microseconds), entry_id)
    except OverflowError:
        pass
    raise BadInput("after", "This is not a cursor of this list.")
