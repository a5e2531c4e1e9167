"""How a search for doctors is written by clients, read for storage, and handed on as a page."""

from datetime import datetime
from typing import Any

import strawberry

from booking.errors import BadInput
from gateway.asked import DoctorsAsked, Narrowed
from gateway.schema.cursors import read_cursor, write_cursor
from gateway.schema.filters import DoctorFilter, check_days, check_hours, minute_of
from gateway.schema.node import read_id
from gateway.schema.text import read_text
from storage.queries.doctors import DoctorOrder, DoctorPlace

RANKS = range(3)
KEYS: dict[DoctorOrder, Any] = {
    DoctorOrder.NEXT_FREE: str,
    DoctorOrder.DISTANCE: (float, int),
    DoctorOrder.NAME: str,
}


def read_filter(filter: DoctorFilter | None) -> DoctorsAsked:
    """Raises BadInput."""
    if filter is None:
        return DoctorsAsked()
    check_days(filter.from_, filter.to, "filter.to")
    check_hours(filter.time_from, filter.time_to, "filter.timeTo")
    until = minute_of(filter.time_to)
    return DoctorsAsked(
        narrowed=Narrowed(filter.from_, filter.to, minute_of(filter.time_from), None if until is None else until - 1),
        text=read_text(filter.text, "filter.text"),
        specialty_id=_optional_id(filter.specialty_id, "Specialty", "filter.specialtyId"),
        clinic_id=_optional_id(filter.clinic_id, "Clinic", "filter.clinicId"),
        district=read_text(filter.district, "filter.district"),
        region_id=_optional_id(filter.region_id, "Region", "filter.regionId"),
        only_free=bool(filter.only_free),
    )


def write_place(order: DoctorOrder, place: DoctorPlace) -> str:
    key = place.key.isoformat() if isinstance(place.key, datetime) else place.key
    return write_cursor(order.value, key, place.id, place.rank)


def read_place(text: str, order: DoctorOrder) -> DoctorPlace:
    """Raises BadInput for a cursor of another order."""
    found, key, doctor_id, rank = read_cursor(text, (str, KEYS[order], int, int))
    try:
        if found == order.value and 0 <= doctor_id < 2**63 and rank in RANKS:
            place = datetime.fromisoformat(key) if order is DoctorOrder.NEXT_FREE else key
            return DoctorPlace(place, doctor_id, rank)
    except ValueError:
        pass
    raise BadInput("after", "This is not a cursor of this list.")


def _optional_id(text: strawberry.ID | None, type_name: str, field: str) -> int | None:
    return None if text is None else read_id(text, type_name, field)
