"""Clinic systems and the readings of their clinics, as who looks after them sees them."""

from datetime import datetime
from enum import Enum
from typing import Annotated, Any

import strawberry
from strawberry import argument
from strawberry import enum_value as value

from booking.actor import Operator
from booking.errors import BadInput
from booking.rules import freshness
from gateway import batches, system_batches
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.clinic import Freshness, freshness_of
from gateway.schema.cursors import read_cursor, write_cursor
from gateway.schema.language import LanguageArgument, tongue_asked
from gateway.schema.lazy import LazyClinic
from gateway.schema.paging import After, Connection, First, page_of, read_first
from gateway.schema.relation import relation
from storage.queries.systems import ReadingPlace, clinic_readings, count_clinic_readings

Failing = Annotated[
    bool | None, argument(description="Only those whose last reading failed, or only those whose did not.")
]


@strawberry.enum(description="What a clinic system can do for us.")
class ClinicSystemAbility(Enum):
    BOOK = value("BOOK", description="Its appointments are made and cancelled here.")
    MOVE = value("MOVE", description="An appointment is moved in one step.")
    COUNTS = value("COUNTS", description="It says how much is free, so that only what changed is read.")
    CHANGES = value("CHANGES", description="It says what has changed since it was last asked.")
    NOTICES = value("NOTICES", description="It sends word when something changes.")
    RECORD = value("RECORD", description="It is a source of patients' records.")
    LINKS = value("LINKS", description="Its free times are shown here and booked at the clinic's own site.")


@strawberry.enum(description="How a clinic system is doing.")
class ClinicSystemState(Enum):
    RUNNING = value("RUNNING", description="Every schedule is fresh.")
    DELAYED = value("DELAYED", description="Some schedule is older than a minute.")
    STALE = value("STALE", description="Some schedule is too old for booking.")
    PAUSED = value("PAUSED", description="Nothing is read from it until somebody resumes.")
    STARTING = value("STARTING", description="Nothing has been read yet.")


@strawberry.enum(description="What went wrong with a reading.")
class SyncFault(Enum):
    SAID_NO = value("SAID_NO", description="Its answer was a no.")
    UNREACHABLE = value("UNREACHABLE", description="It could not be reached.")
    NO_ANSWER = value("NO_ANSWER", description="It gave no usable answer.")
    TOO_SLOW = value("TOO_SLOW", description="It took too long.")
    OTHER = value("OTHER", description="Something else; the log has it.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The reading of one clinic's schedule.")
class ClinicReading:
    clinic: LazyClinic = relation(batches.clinics, "clinic_id", description="The clinic.")
    last_read_at: datetime | None = strawberry.field(description="When it was last read.")
    next_read_at: datetime | None = strawberry.field(description="When it is due; null while it is paused.")
    failures: int = strawberry.field(description="Failures in a row.")
    fault: SyncFault | None = strawberry.field(description="What went wrong last; null after a success.")
    fault_at: datetime | None = strawberry.field(description="When that was.")
    took_ms: int | None = strawberry.field(description="How long the last reading took, in milliseconds.")
    changed: int = strawberry.field(description="Slots written by it.")
    paused_at: datetime | None = strawberry.field(description="Since when it is paused by itself.")

    @strawberry.field(description="How far its schedule can be trusted.")
    def freshness(self: Any, info: Info) -> Freshness:
        engine = info.context.engine
        return freshness_of(
            freshness.freshness(self.system, self.confirmed_at, engine.clock(), engine.policy), self.confirmed_at
        )

    @strawberry.field(description="Whether you may pause, resume and read it again.")
    def can_pause(self: Any, info: Info) -> bool:
        person = info.context.person
        return isinstance(person, Operator) and (person.runs_service or self.clinic_id in person.manages)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="A clinic system that we read.")
class ClinicSystem:
    name: str = strawberry.field(description="For a program.")
    state: ClinicSystemState = strawberry.field(description="How it is doing.")
    last_read_at: datetime | None = strawberry.field(description="When something was last read from it.")
    oldest_seconds: int | None = strawberry.field(
        description="Age of its oldest schedule, in seconds; null when one was never read."
    )
    lag_seconds: int = strawberry.field(description="How late the most overdue reading is, in seconds.")
    last_fault: SyncFault | None = strawberry.field(description="What went wrong last.")
    last_fault_at: datetime | None = strawberry.field(description="When that was.")
    paused_at: datetime | None = strawberry.field(description="Since when all of it is paused.")

    @strawberry.field(description="For a person.")
    def title(self: Any, info: Info, language: LanguageArgument = None) -> str:
        return info.context.systems.title(self.name, tongue_asked(info, language))

    @strawberry.field(description="What it can do for us.")
    async def abilities(self: Any, info: Info) -> list[ClinicSystemAbility]:
        shown = await info.context.loaders.load(system_batches.shown_abilities, self.name)
        able = info.context.systems.abilities(self.name) | shown
        return [ability for ability in ClinicSystemAbility if ability.name in able]

    @strawberry.field(description="Clinics whose schedules are read from it.")
    def clinic_count(self: Any) -> int:
        return int(self.clinics)

    @strawberry.field(description="Those with a fresh schedule.")
    def fresh_count(self: Any) -> int:
        return int(self.fresh)

    @strawberry.field(description="Those with one older than a minute.")
    def delayed_count(self: Any) -> int:
        return int(self.delayed)

    @strawberry.field(description="Those with one too old for booking.")
    def stale_count(self: Any) -> int:
        return int(self.stale)

    @strawberry.field(description="Clinics whose last reading failed.")
    def failing_count(self: Any) -> int:
        return int(self.failing)

    @strawberry.field(description="Appointments that wait for its word.")
    def unsettled_count(self: Any) -> int:
        return int(self.unsettled)

    @strawberry.field(description="Its clinics, those that fail first.")
    async def clinics(
        self: Any, failing: Failing = None, first: First = 20, after: After = None
    ) -> Connection[ClinicReading]:
        many, place = read_first(first, 20), None if after is None else _read_place(after)
        found = await clinic_readings(self.name, failing=failing, first=many + 1, after=place)
        pairs = [(write_cursor(row.place.rank, row.place.clinic_id), row) for row in found]
        page: Any = page_of(pairs, many, after is not None, lambda: count_clinic_readings(self.name, failing=failing))
        return page

    @strawberry.field(description="Whether you may pause, resume and read again all of it.")
    def can_pause(self: Any, info: Info) -> bool:
        person = info.context.person
        return isinstance(person, Operator) and person.runs_service


def _read_place(text: str) -> ReadingPlace:
    rank, clinic_id = read_cursor(text, (int, int))
    if not (rank in (0, 1) and 0 <= clinic_id < 2**63):
        raise BadInput("after", "This is not a cursor of this list.")
    return ReadingPlace(rank, clinic_id)
