from datetime import date, timedelta
from typing import Annotated, Any

import strawberry
from strawberry import argument

from booking.errors import BadInput
from gateway import batches
from gateway.asked import Days
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.clinic import hours_of
from gateway.schema.enums import Sex
from gateway.schema.filters import check_days
from gateway.schema.free import free_count_field, free_slots_field, next_free_field
from gateway.schema.lazy import LazyClinic, LazyDepartment, LazySlot, LazySpecialty
from gateway.schema.node import Node
from gateway.schema.paging import Connection
from gateway.schema.person import PersonName, name_of
from gateway.schema.place import Hours
from gateway.schema.relation import relation
from storage import models
from storage.queries.slots import Whose

MOST_DAYS = 62

FromDay = Annotated[date, argument(name="from", description="The first clinic-local day.")]
ToDay = Annotated[date, argument(description=f"The last clinic-local day, at most {MOST_DAYS} days on.")]


@ruled(Rule.PUBLIC)
@strawberry.type(description="A stretch of days on which a doctor sees nobody.")
class Absence:
    since: date = strawberry.field(description="The first day.")
    until: date = strawberry.field(description="The last day.")


@ruled(Rule.PUBLIC)
@strawberry.type(description="The free slots of one day.")
class DayCount:
    day: date = strawberry.field(description="The clinic-local day.")
    free: int = strawberry.field(description="How many slots are free.")


def read_days(from_: FromDay, to: ToDay) -> Days:
    """Raises BadInput for days that end before they begin, or are too many."""
    check_days(from_, to)
    if to - from_ > timedelta(days=MOST_DAYS):
        raise BadInput("to", f"At most {MOST_DAYS} days.")
    return Days(from_, to)


def _each_day(_root: Any, _info: Info, asked: Days, found: dict[date, int]) -> list[DayCount]:
    days = [asked.since + timedelta(days=n) for n in range((asked.until - asked.since).days + 1)]
    return [DayCount(day=day, free=found.get(day, 0)) for day in days]


@ruled(Rule.PUBLIC)
@strawberry.type(description="A doctor at one clinic in one specialty.")
class Doctor(Node):
    specialty: LazySpecialty = relation(batches.specialties, "specialty_id", description="What the doctor practises.")
    clinic: LazyClinic = relation(batches.clinics, "clinic_id", description="Where the doctor works.")
    department: LazyDepartment | None = relation(
        batches.departments, "department_id", description="In which part of the clinic."
    )
    section: str | None = strawberry.field(
        description="The section of the district the doctor looks after («участок»)."
    )
    sex: Sex | None = strawberry.field(description="The doctor's sex, where it is known.")
    qualification: str | None = strawberry.field(description="Category or degree.")
    rating: float | None = strawberry.field(description="Patients' rating, 0 to 5.")
    note: str | None = strawberry.field(description="What the clinic says about the doctor.")
    free_slots: Connection[LazySlot] = free_slots_field(Whose.DOCTOR)
    free_count: int = free_count_field(Whose.DOCTOR)
    next_free: list[LazySlot] = next_free_field(Whose.DOCTOR)
    days: list[DayCount] = relation(
        batches.doctor_days,
        description="Free slots of each clinic-local day, days without any included.",
        takes=read_days,
        shape=_each_day,
    )
    slots: list[LazySlot] = relation(
        batches.doctor_slots,
        description="Every slot of those days, whatever its state: what the live grid begins with.",
        takes=read_days,
    )

    @strawberry.field(description="The doctor's name.")
    def name(self: Any) -> PersonName:
        return name_of(self)

    @strawberry.field(description="Full years of practice.")
    def experience_years(self: Any, info: Info) -> int | None:
        since: int | None = self.experience_since
        return None if since is None else max(0, info.context.engine.clock().year - since)

    @strawberry.field(description="When the doctor is away, if that is known.")
    def absence(self: Any) -> Absence | None:
        if self.absent_since is None or self.absent_until is None:
            return None
        return Absence(since=self.absent_since, until=self.absent_until)

    @strawberry.field(description="When the doctor sees patients; empty where the clinic does not say.")
    def hours(self: Any) -> list[Hours]:
        return hours_of(self)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Doctor)
