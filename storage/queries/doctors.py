"""Finding doctors."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from storage.queries.nearness import Near
from storage.queries.slots import free
from storage.queries.window import Window
from storage.queries.words import words_match
from storage.sql import BYTEWISE, Arguments, Row, any_of, moment, rows

# the next free slot of a doctor who has none, so that such doctors come last
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class DoctorOrder(StrEnum):
    NEXT_FREE = "NEXT_FREE"
    DISTANCE = "DISTANCE"
    NAME = "NAME"


@dataclass(frozen=True, slots=True)
class DoctorSearch:
    """Doctors who work, at clinics that are connected. None does not narrow.

    A window that narrows asks for a free slot within it, as `only_free` does.
    """

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
    """By distance needs a point; without one the order is by the next free slot. Ties are broken by id.

    By the next free slot those who can be booked come first, then those whose clinic's schedule is too old for that.
    """

    order: DoctorOrder = DoctorOrder.NEXT_FREE
    near: Near | None = None

    @property
    def by_next_free(self) -> bool:
        return self.order is DoctorOrder.NEXT_FREE or (self.order is DoctorOrder.DISTANCE and self.near is None)


@dataclass(frozen=True, slots=True)
class DoctorPlace:
    """Where a page ended: the value sorted by, as it was then, and who stood there.

    `rank` goes before the value by the next free slot: 0 can be booked, 1 has an old schedule, 2 has nothing free.
    """

    key: datetime | float | str
    id: int
    rank: int = 0


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
    query = f"{_sorted(search, sort, after, arguments)} ORDER BY rank, sort_key, id LIMIT {arguments.add(first)}"
    return [_doctor(row, sort) for row in await rows(query, *arguments)]


async def doctors_of_clinics(
    clinic_ids: Collection[int], search: DoctorSearch, first: int, after: DoctorPlace | None = None
) -> dict[int, list[DoctorFound]]:
    """The next `first` doctors of each clinic by their next free slot; one statement however many clinics."""
    arguments, sort = Arguments(NEVER), DoctorSort()
    found = _sorted(search, sort, after, arguments, clinic_ids)
    query = f"""
    SELECT * FROM (
      SELECT matched.*, row_number() OVER (PARTITION BY clinic_id ORDER BY rank, sort_key, id) AS place
      FROM ({found}) AS matched
    ) AS ranked WHERE place <= {arguments.add(first)} ORDER BY clinic_id, place
    """
    ranked: dict[int, list[DoctorFound]] = {clinic_id: [] for clinic_id in clinic_ids}
    for row in await rows(query, *arguments):
        ranked[row["clinic_id"]].append(_doctor(row, sort))
    return ranked


async def count_doctors(search: DoctorSearch) -> int:
    return sum(row["n"] for row in await _counts(search))


async def count_doctors_of_clinics(clinic_ids: Collection[int], search: DoctorSearch) -> dict[int, int]:
    """How many match at each clinic, 0 included."""
    counted = {row["clinic_id"]: row["n"] for row in await _counts(search, clinic_ids)}
    return dict.fromkeys(clinic_ids, 0) | counted


async def _counts(search: DoctorSearch, clinic_ids: Collection[int] | None = None) -> list[Row]:
    if search.must_be_free:
        arguments = Arguments(NEVER)
        inner = _matching(search, f"{_next_free(search, arguments)} AS next_free", arguments, clinic_ids)
        found = f"SELECT clinic_id FROM ({inner}) AS matching WHERE next_free < $1"
    else:
        arguments = Arguments()
        found = _matching(search, "1 AS one", arguments, clinic_ids)
    return await rows(f"SELECT clinic_id, count(*) AS n FROM ({found}) AS found GROUP BY clinic_id", *arguments)


def _sorted(
    search: DoctorSearch,
    sort: DoctorSort,
    after: DoctorPlace | None,
    arguments: Arguments,
    clinic_ids: Collection[int] | None = None,
) -> str:
    """Rows with `rank` and `sort_key`, those up to `after` left out; parameter 1 stands for never."""
    stale = search.window.stale(arguments) if sort.by_next_free else "0"
    columns = f"{_next_free(search, arguments)} AS next_free, {_key(sort, arguments)} AS other_key, {stale} AS stale"
    inner = _matching(search, columns, arguments, clinic_ids)
    column, rank = ("next_free", RANK) if sort.by_next_free else ("other_key", "0")
    conditions = ["next_free < $1"] if search.must_be_free else ["true"]
    ranked = f"SELECT id, clinic_id, next_free, {column} AS sort_key, {rank} AS rank FROM matching"
    if after is not None:
        conditions.append(_behind(after, arguments))
    # materialized: else each mention of `next_free` would be a look into the index of its own
    where = " AND ".join(conditions)
    return f"WITH matching AS MATERIALIZED ({inner}) SELECT * FROM ({ranked}) AS placed WHERE {where}"


RANK = "CASE WHEN next_free = $1 THEN 2 ELSE stale END"


def _behind(after: DoctorPlace, arguments: Arguments) -> str:
    rank, key, last = arguments.add(after.rank), arguments.add(after.key), arguments.add(after.id)
    later = f"sort_key > {key} OR (sort_key = {key} AND id > {last})"
    return f"(rank > {rank} OR (rank = {rank} AND ({later})))"


def _matching(search: DoctorSearch, columns: str, arguments: Arguments, clinic_ids: Collection[int] | None) -> str:
    conditions = _conditions(search, arguments)
    if clinic_ids is not None:
        arguments.add(sorted(clinic_ids))
        conditions.append(any_of("doctor.clinic_id", len(arguments)))
    return f"""
    SELECT doctor.id, doctor.clinic_id, {columns} FROM doctor JOIN clinic ON clinic.id = doctor.clinic_id
    WHERE {" AND ".join(conditions)}"""


def _next_free(search: DoctorSearch, arguments: Arguments) -> str:
    """One look into an index per doctor."""
    condition = f"slot.doctor_id = doctor.id AND {free(search.window, arguments)}"
    return f"coalesce((SELECT min(slot.starts_at) FROM slot WHERE {condition}), $1)"


def _key(sort: DoctorSort, arguments: Arguments) -> str:
    if sort.by_next_free:
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


def _doctor(row: Row, sort: DoctorSort) -> DoctorFound:
    next_free = moment(row["next_free"])
    place = DoctorPlace(next_free if sort.by_next_free else row["sort_key"], row["id"], row["rank"])
    return DoctorFound(row["id"], None if next_free == NEVER else next_free, place)
