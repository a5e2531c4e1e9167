"""Finding clinics."""

from dataclasses import dataclass, field

from booking.ports import ClinicKind
from storage.queries.nearness import Near
from storage.queries.words import words_match
from storage.sql import BYTEWISE, Arguments, rows


@dataclass(frozen=True, slots=True)
class ClinicSearch:
    """Clinics that are connected. None does not narrow; `specialty_id`: a doctor of that specialty works there."""

    text: str | None = None
    specialty_id: int | None = None
    district: str | None = None
    region_id: int | None = None
    kind: ClinicKind | None = None


@dataclass(frozen=True, slots=True)
class ClinicPlace:
    """Where a page ended: the value sorted by, and which clinic stood there."""

    key: float | str
    id: int


@dataclass(frozen=True, slots=True)
class ClinicFound:
    id: int
    place: ClinicPlace = field(compare=False)


async def find_clinics(
    search: ClinicSearch, near: Near | None, first: int, after: ClinicPlace | None = None
) -> list[ClinicFound]:
    """The next `first` clinics behind `after`: by distance from the point, by name without one."""
    arguments = Arguments()
    key = near.sql(arguments) if near is not None else f"clinic.search_text{BYTEWISE}"
    conditions = _conditions(search, arguments)
    behind = "true"
    if after is not None:
        at, last = arguments.add(after.key), arguments.add(after.id)
        behind = f"(sort_key > {at} OR (sort_key = {at} AND id > {last}))"
    query = f"""
    SELECT id, sort_key FROM (SELECT clinic.id, {key} AS sort_key FROM clinic WHERE {conditions}) AS matching
    WHERE {behind} ORDER BY sort_key, id LIMIT {arguments.add(first)}
    """
    found = await rows(query, *arguments)
    return [ClinicFound(row["id"], ClinicPlace(row["sort_key"], row["id"])) for row in found]


async def count_clinics(search: ClinicSearch) -> int:
    arguments = Arguments()
    query = f"SELECT count(*) AS n FROM clinic WHERE {_conditions(search, arguments)}"
    return int((await rows(query, *arguments))[0]["n"])


def _conditions(search: ClinicSearch, arguments: Arguments) -> str:
    conditions = ["clinic.active", *words_match("clinic.search_text", search.text, arguments)]
    for column, value in (
        ("clinic.district", search.district),
        ("clinic.region_id", search.region_id),
        ("clinic.kind", search.kind and search.kind.value),
    ):
        if value is not None:
            conditions.append(f"{column} = {arguments.add(value)}")
    if search.specialty_id is not None:
        of = arguments.add(search.specialty_id)
        conditions.append(f"clinic.id IN (SELECT clinic_id FROM doctor WHERE specialty_id = {of} AND active)")
    return " AND ".join(conditions)
