"""Finding: regions, specialties, clinics, doctors, suggestions."""

from typing import Annotated, Any

import strawberry
from strawberry import argument

from booking.errors import BadInput
from booking.ports import ClinicKind
from gateway import batches
from gateway.context import Info
from gateway.resolvers.suggestions import Suggestion, suggested
from gateway.schema import doctor_search
from gateway.schema.clinic import Clinic, Region
from gateway.schema.cursors import read_cursor, write_cursor
from gateway.schema.doctors_found import DoctorConnection, doctors_found
from gateway.schema.enums import DoctorOrder
from gateway.schema.filters import ClinicFilter, DoctorFilterArgument
from gateway.schema.node import read_id
from gateway.schema.paging import After, Connection, First, page_of, read_first
from gateway.schema.place import Point, read_point
from gateway.schema.specialty import Specialty
from gateway.schema.text import read_text
from storage.queries import by_id
from storage.queries import specialties as specialties_queries
from storage.queries.clinics import ClinicPlace, ClinicSearch, count_clinics, find_clinics
from storage.queries.doctors import DoctorOrder as Order
from storage.queries.doctors import DoctorSort, count_doctors, find_doctors
from storage.queries.nearness import Near

Text = Annotated[str | None, argument(description="Words, or their beginnings, in any order.")]
RegionId = Annotated[strawberry.ID | None, argument(description="In this region only.")]
Around = Annotated[Point | None, argument(description="A point to measure distances from.")]
ClinicFilterArgument = Annotated[ClinicFilter | None, argument(description="Narrows the clinics.")]
OrderArgument = Annotated[DoctorOrder | None, argument(description="In which order.")]
Typed = Annotated[str, argument(description="What has been typed so far.")]


async def regions() -> list[Region]:
    found: Any = await by_id.all_regions()
    return found


async def specialties(text: Text = None, region_id: RegionId = None) -> list[Specialty]:
    region = None if region_id is None else read_id(region_id, "Region", "regionId")
    found: Any = await specialties_queries.find_specialties(read_text(text, "text"), region)
    return found


async def clinics(
    info: Info, filter: ClinicFilterArgument = None, near: Around = None, first: First = 20, after: After = None
) -> Connection[Clinic]:
    search, point, many = _clinic_search(filter), _near(near), read_first(first, 20)
    place = None if after is None else _clinic_place(after, point)
    found = await find_clinics(search, point, many + 1, place)
    rows = await info.context.loaders.load_many(batches.clinics, [one.id for one in found])
    pairs = [(write_cursor(one.place.key, one.id), row) for one, row in zip(found, rows, strict=True)]
    page: Any = page_of(pairs, many, after is not None, lambda: count_clinics(search))
    return page


async def doctors(
    info: Info,
    filter: DoctorFilterArgument = None,
    near: Around = None,
    order: OrderArgument = DoctorOrder.NEXT_FREE,
    first: First = 20,
    after: After = None,
) -> DoctorConnection:
    sort, many = _sort(order or DoctorOrder.NEXT_FREE, near), read_first(first, 20)
    asked = doctor_search.read_filter(filter)
    search = asked.search(*_times(info))
    place = None if after is None else doctor_search.read_place(after, sort.order)
    found = await find_doctors(search, sort, many + 1, place)
    rows = await info.context.loaders.load_many(batches.doctors, [one.id for one in found])
    pairs = [(doctor_search.write_place(sort.order, one.place), row) for one, row in zip(found, rows, strict=True)]
    page: Any = page_of(pairs, many, after is not None, lambda: count_doctors(search))
    found_page: Any = doctors_found(page, asked)
    return found_page


async def suggestions(info: Info, text: Typed, first: First = 8) -> list[Suggestion]:
    words = read_text(text, "text")
    found = await specialties_queries.suggestions(words, read_first(first, 8)) if words else []
    rows: Any = await suggested(info, found)
    return rows


def _clinic_search(filter: ClinicFilter | None) -> ClinicSearch:
    if filter is None:
        return ClinicSearch()
    return ClinicSearch(
        text=read_text(filter.text, "filter.text"),
        specialty_id=_id(filter.specialty_id, "Specialty", "filter.specialtyId"),
        district=read_text(filter.district, "filter.district"),
        region_id=_id(filter.region_id, "Region", "filter.regionId"),
        kind=None if filter.kind is None else ClinicKind[filter.kind.name],
    )


def _clinic_place(after: str, near: Near | None) -> ClinicPlace:
    key, clinic_id = read_cursor(after, ((str if near is None else (float, int)), int))
    if not 0 <= clinic_id < 2**63:
        raise BadInput("after", "This is not a cursor of this list.")
    return ClinicPlace(key, clinic_id)


def _sort(order: DoctorOrder, near: Point | None) -> DoctorSort:
    """Raises BadInput for an order by distance from nowhere."""
    if order is DoctorOrder.DISTANCE and near is None:
        raise BadInput("near", "An order by distance needs a point.")
    return DoctorSort(Order[order.name], _near(near))


def _near(point: Point | None) -> Near | None:
    return None if point is None else Near(*read_point(point, "near"))


def _times(info: Info) -> Any:
    reach = info.context.loaders.reach
    return reach.now, reach.policy


def _id(text: strawberry.ID | None, type_name: str, field: str) -> int | None:
    return None if text is None else read_id(text, type_name, field)
