"""Finding doctors."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from storage.queries.nearness import Near
from storage.queries.slots import free
from storage.queries.window import Window
from storage.queries.words import words_match
from storage.sql import BYTEWISE, Arguments, Row, moment, rows

# the next free slot of a doctor who has none, so that such doctors come last
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class DoctorOrder(StrEnum):
    NEXT_FREE = "NEXT_FREE"
    DISTANCE = "DISTANCE"
    NAME = "NAME"


@dataclass(frozen=True, slots=True)
class DoctorSearch:
    """Doctors who work, at clinics that are connected. None does not narrow; a window that narrows asks for a free slot within."""

    window: Window
    text: str | None = None
    specialty_id: int | None = None
    clinic_id: int | None = None
    district: str | None = None
    region_id: int | None = None
    only_free: bool = False

    @property
    def must_be_free(self) -> bool:
        return self.only_free or self.window.narrows


@dataclass(frozen=True, slots=True)
class DoctorSort:
    """By distance needs a point; without one the order is by the next free slot. Ties are broken by name, then by id."""

    order: DoctorOrder = DoctorOrder.NEXT_FREE
    near: Near | None = None


@dataclass(frozen=True, slots=True)
class DoctorPlace:
    """Where a page ended: the value sorted by, as it was then, and who stood there."""

    key: datetime | float | str
    id: int


@dataclass(frozen=True, slots=True)
class DoctorFound:
    """`next_free`: the first free slot's start within the window; None if there is none."""

    id: int
    next_free: datetime | None
    place: DoctorPlace = field(compare=False)


async def find_doctors(
    search: DoctorSearch, sort: DoctorSort, first: int, after: DoctorPlace | None = None
) -> list[DoctorFound]:
    """The next `first` doctors behind `after`."""
    arguments = Arguments(NEVER)
    inner = _matching(
        search, f"{_next_free(search, arguments)} AS next_free, {_key(sort, arguments)} AS other_key", arguments
    )
    column = "next_free" if _by_next_free(sort) else "other_key"
    conditions = ["next_free < $1" if search.must_be_free else "true"]
    if after is not None:
        key, last = arguments.add(after.key), arguments.add(after.id)
        conditions.append(f"({column} > {key} OR ({column} = {key} AND id > {last}))")
    query = f"""
    SELECT id, next_free, {column} AS sort_key FROM ({inner}) AS matching
    WHERE {" AND ".join(conditions)} ORDER BY {column}, id LIMIT {arguments.add(first)}
    """
    return [_doctor(row, _by_next_free(sort)) for row in await rows(query, *arguments)]


async def count_doctors(search: DoctorSearch) -> int:
    if not search.must_be_free:
        arguments = Arguments()
        return await _count(_matching(search, "1 AS one", arguments), arguments)
    arguments = Arguments(NEVER)
    inner = _matching(search, f"{_next_free(search, arguments)} AS next_free", arguments)
    return await _count(f"SELECT * FROM ({inner}) AS matching WHERE next_free < $1", arguments)


async def _count(query: str, arguments: Arguments) -> int:
    return int((await rows(f"SELECT count(*) AS n FROM ({query}) AS counted", *arguments))[0]["n"])


def _matching(search: DoctorSearch, columns: str, arguments: Arguments) -> str:
    conditions = " AND ".join(_conditions(search, arguments))
    return f"SELECT doctor.id, {columns} FROM doctor JOIN clinic ON clinic.id = doctor.clinic_id WHERE {conditions}"


def _next_free(search: DoctorSearch, arguments: Arguments) -> str:
    """One look into an index per doctor; parameter 1 stands for never."""
    condition = f"slot.doctor_id = doctor.id AND {free(search.window, arguments)}"
    return f"coalesce((SELECT min(slot.starts_at) FROM slot WHERE {condition}), $1)"


def _by_next_free(sort: DoctorSort) -> bool:
    return sort.order is DoctorOrder.NEXT_FREE or (sort.order is DoctorOrder.DISTANCE and sort.near is None)


def _key(sort: DoctorSort, arguments: Arguments) -> str:
    if _by_next_free(sort):
        return "NULL"
    if sort.near is not None and sort.order is DoctorOrder.DISTANCE:
        return sort.near.sql(arguments)
    return f"doctor.search_text{BYTEWISE}"


def _conditions(search: DoctorSearch, arguments: Arguments) -> list[str]:
    conditions = ["doctor.active", "clinic.active", *words_match("doctor.search_text", search.text, arguments)]
    for column, value in (
        ("doctor.specialty_id", search.specialty_id),
        ("doctor.clinic_id", search.clinic_id),
        ("clinic.district", search.district),
        ("clinic.region_id", search.region_id),
    ):
        if value is not None:
            conditions.append(f"{column} = {arguments.add(value)}")
    return conditions


def _doctor(row: Row, by_next_free: bool) -> DoctorFound:
    next_free = moment(row["next_free"])
    place = DoctorPlace(next_free if by_next_free else row["sort_key"], row["id"])
    return DoctorFound(row["id"], None if next_free == NEVER else next_free, place)
