"""Filters as clients write them, and how they are read into the values that storage searches by."""

from datetime import date, time
from typing import Annotated

import strawberry
from strawberry import argument

from booking.errors import BadInput
from gateway.schema.enums import AppointmentPeriod, ClinicKind


@strawberry.input(description="Which clinics. Any part left out does not narrow.")
class ClinicFilter:
    text: str | None = strawberry.field(default=None, description="Words of the name or the address.")
    specialty_id: strawberry.ID | None = strawberry.field(default=None, description="With doctors of this specialty.")
    district: str | None = strawberry.field(default=None, description="In this district.")
    region_id: strawberry.ID | None = strawberry.field(default=None, description="In this region.")
    kind: ClinicKind | None = strawberry.field(default=None, description="Of this kind.")


@strawberry.input(description="Which doctors. Dates and times are the clinic's own. Any part left out does not narrow.")
class DoctorFilter:
    text: str | None = strawberry.field(default=None, description="Words of the name, the specialty or the clinic.")
    specialty_id: strawberry.ID | None = strawberry.field(default=None, description="Of this specialty.")
    clinic_id: strawberry.ID | None = strawberry.field(default=None, description="At this clinic.")
    district: str | None = strawberry.field(default=None, description="In this district.")
    region_id: strawberry.ID | None = strawberry.field(default=None, description="In this region.")
    from_: date | None = strawberry.field(name="from", default=None, description="Free on this day or later.")
    to: date | None = strawberry.field(default=None, description="Free on this day or earlier.")
    time_from: time | None = strawberry.field(default=None, description="Free at this time of day or later.")
    time_to: time | None = strawberry.field(default=None, description="Free before this time of day.")
    only_free: bool | None = strawberry.field(default=False, description="Leave out doctors without a free slot.")


@strawberry.input(description="Which slots. Dates and times are the clinic's own. Any part left out does not narrow.")
class SlotFilter:
    from_: date | None = strawberry.field(name="from", default=None, description="On this day or later.")
    to: date | None = strawberry.field(default=None, description="On this day or earlier.")
    time_from: time | None = strawberry.field(default=None, description="At this time of day or later.")
    time_to: time | None = strawberry.field(default=None, description="Before this time of day.")


@strawberry.input(description="Which appointments. Any part left out does not narrow.")
class AppointmentFilter:
    patient_id: strawberry.ID | None = strawberry.field(default=None, description="Of this patient only.")
    period: AppointmentPeriod | None = strawberry.field(
        default=None, description="Those to come, or those that are over."
    )


SlotFilterArgument = Annotated[SlotFilter | None, argument(description="Narrows by day and time of day.")]
DoctorFilterArgument = Annotated[DoctorFilter | None, argument(description="Narrows the doctors.")]


def check_days(since: date | None, until: date | None, field: str = "to") -> None:
    """Raises BadInput for days that end before they begin."""
    if since is not None and until is not None and until < since:
        raise BadInput(field, "It ends before it begins.")


def check_hours(since: time | None, until: time | None, field: str = "timeTo") -> None:
    """Raises BadInput for an empty stretch of the day."""
    if since is not None and until is not None and until <= since:
        raise BadInput(field, "It ends before it begins.")


def minute_of(moment: time | None) -> int | None:
    """Minutes since midnight."""
    return None if moment is None else moment.hour * 60 + moment.minute
