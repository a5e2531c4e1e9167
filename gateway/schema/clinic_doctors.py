"""The doctors of each of many clinics, a page of each."""

from dataclasses import replace
from typing import Any

from gateway.asked import DoctorsPage
from gateway.batches import clinic_doctor_count, clinic_doctors
from gateway.context import Info
from gateway.schema.doctor_search import read_filter, read_place, write_place
from gateway.schema.doctors_found import DoctorsFound, doctors_found
from gateway.schema.filters import DoctorFilterArgument
from gateway.schema.paging import After, First, page_of, read_first
from gateway.schema.relation import relation
from storage.queries.doctors import DoctorOrder


def clinic_doctors_field() -> Any:
    return relation(
        clinic_doctors, description="Its doctors, who can see you first comes first.", takes=_read, shape=_page
    )


def _read(filter: DoctorFilterArgument = None, first: First = 20, after: After = None) -> DoctorsPage:
    place = None if after is None else read_place(after, DoctorOrder.NEXT_FREE)
    return DoctorsPage(read_filter(filter), read_first(first, 20), place)


def _page(root: Any, info: Info, asked: DoctorsPage, found: list[Any]) -> DoctorsFound:
    edges = [(write_place(DoctorOrder.NEXT_FREE, one.place), one.doctor) for one in found]
    page = page_of(
        edges,
        asked.first,
        asked.after is not None,
        lambda: info.context.loaders.load(clinic_doctor_count, root.id, asked.asked),
    )
    return doctors_found(page, replace(asked.asked, clinic_id=root.id))
