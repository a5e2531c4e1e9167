from datetime import datetime, time
from math import asin, cos, radians, sin, sqrt
from typing import Annotated, Any

import strawberry
from strawberry import argument

from booking.errors import BadInput
from booking.rules import freshness
from booking.rules.facts import OWN
from gateway import batches
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.clinic_doctors import clinic_doctors_field
from gateway.schema.doctors_found import DoctorConnection
from gateway.schema.enums import BookingWay, ClinicKind, FreshnessState
from gateway.schema.free import free_count_field, free_slots_field, next_free_field
from gateway.schema.language import LanguageArgument, tongue_asked
from gateway.schema.lazy import LazyClinic, LazySlot, LazySpecialty
from gateway.schema.node import Node, read_id
from gateway.schema.paging import Connection
from gateway.schema.place import Coordinates, Hours, Point, read_point
from gateway.schema.relation import relation
from gateway.schema.times import zone
from storage import models
from storage.queries.nearest import Bookable
from storage.queries.slots import Whose

EARTH_KM = 6371.0
MOST_NEAREST = 10

OfSpecialty = Annotated[strawberry.ID | None, argument(description="Where a doctor of this specialty works.")]
HowMany = Annotated[int | None, argument(description=f"How many at most, up to {MOST_NEAREST}.")]


@ruled(Rule.PUBLIC)
@strawberry.type(description="A region whose clinics are here.")
class Region(Node):
    name: str = strawberry.field(description="Its name.")
    districts: list[str] = relation(batches.districts, description="Districts that have a clinic, in order.")

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Region)


@ruled(Rule.PUBLIC)
@strawberry.type(description="How old is what we know of a clinic's schedule.")
class Freshness:
    state: FreshnessState = strawberry.field(description="How far to trust it.")
    age_seconds: int | None = strawberry.field(description="Since it was last confirmed; null if it never was.")
    confirmed_at: datetime | None = strawberry.field(
        description="When its system last confirmed it; null if never, or if the schedule is kept here."
    )


@ruled(Rule.PUBLIC)
@strawberry.type(description="How far ahead one may book, and until when cancelling is free.")
class ClinicPolicy:
    horizon_days: int = strawberry.field(description="Days ahead that can be booked.")
    free_cancel_hours: int = strawberry.field(description="Hours before the visit until which cancelling is free.")


@ruled(Rule.PUBLIC)
@strawberry.type(description="A part of a clinic.")
class Department(Node):
    name: str = strawberry.field(description="Its name.")
    clinic: LazyClinic = relation(batches.clinics, "clinic_id", description="Whose part it is.")

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Department)


def _nearest(specialty_id: OfSpecialty = None, first: HowMany = 3) -> Bookable:
    specialty = None if specialty_id is None else read_id(specialty_id, "Specialty", "specialtyId")
    many = 3 if first is None else first
    if not 0 <= many <= MOST_NEAREST:
        raise BadInput("first", f"Between 0 and {MOST_NEAREST}.")
    return Bookable(specialty, many)


@ruled(Rule.PUBLIC)
@strawberry.type(description="A clinic.")
class Clinic(Node):
    name: str = strawberry.field(description="Its full name.")
    short_name: str = strawberry.field(description="What people call it.")
    kind: ClinicKind = strawberry.field(description="Whom it is for.")
    district: str | None = strawberry.field(description="Its district.")
    address: str = strawberry.field(description="Its address.")
    phone: str | None = strawberry.field(description="Its telephone.")
    email: str | None = strawberry.field(description="Its e-mail address.")
    zone: str = strawberry.field(description="Its time zone, an IANA name.")
    region: Region = relation(batches.regions, "region_id", description="Its region.")
    departments: list[Department] = relation(batches.clinic_departments, description="Its parts.")
    specialties: list[LazySpecialty] = relation(batches.clinic_specialties, description="What its doctors practise.")
    doctors: DoctorConnection = clinic_doctors_field()
    free_slots: Connection[LazySlot] = free_slots_field(Whose.CLINIC)
    free_count: int = free_count_field(Whose.CLINIC)
    next_free: list[LazySlot] = next_free_field(Whose.CLINIC)
    booking: BookingWay = strawberry.field(description="How one books there.")
    nearest_connected: list[LazyClinic] = relation(
        batches.nearest_connected,
        description="The nearest clinics that can be booked here; none for a clinic that can itself.",
        takes=_nearest,
    )

    @strawberry.field(description="The name of the system that keeps its schedule; null when none is connected.")
    def system_title(self: Any, info: Info, language: LanguageArgument = None) -> str | None:
        systems, tongue = info.context.systems, tongue_asked(info, language)
        known = self.system == OWN or systems.is_connected(self.system)
        return systems.title(self.system, tongue) if known else None

    @strawberry.field(description="Where it is on the map, if that is known.")
    def coordinates(self: Any) -> Coordinates | None:
        known = self.latitude is not None and self.longitude is not None
        return Coordinates(latitude=self.latitude, longitude=self.longitude) if known else None

    @strawberry.field(description="How far it is as the crow flies, in kilometres.")
    def distance_km(
        self: Any, from_: Annotated[Point, argument(name="from", description="From where.")]
    ) -> float | None:
        latitude, longitude = read_point(from_, "from")
        if self.latitude is None or self.longitude is None:
            return None
        return round(kilometres(latitude, longitude, self.latitude, self.longitude), 2)

    @strawberry.field(description="When it is open.")
    def hours(self: Any) -> list[Hours]:
        return hours_of(self)

    @strawberry.field(description="How old is what we know of its schedule.")
    def freshness(self: Any, info: Info) -> Freshness:
        engine = info.context.engine
        confirmed = None if self.confirmed_at is None else self.confirmed_at.astimezone(zone(self.zone))
        return freshness_of(freshness.freshness(self.system, confirmed, engine.clock(), engine.policy), confirmed)

    @strawberry.field(description="Its rules of booking.")
    def policy(self: Any, info: Info) -> ClinicPolicy:
        policy = info.context.engine.policy
        own = self.horizon_days, self.free_cancel_hours
        return ClinicPolicy(
            horizon_days=policy.horizon_days if own[0] is None else own[0],
            free_cancel_hours=policy.free_cancel_hours if own[1] is None else own[1],
        )

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Clinic)


def freshness_of(found: freshness.Freshness, confirmed_at: datetime | None) -> Freshness:
    state = FreshnessState[found.state.name]
    return Freshness(state=state, age_seconds=found.age_seconds, confirmed_at=confirmed_at)


def hours_of(row: Any) -> list[Hours]:
    """The hours of a clinic's or a doctor's row."""
    return [
        Hours(weekday=weekday, opens=time.fromisoformat(opens), closes=time.fromisoformat(closes))
        for weekday, opens, closes in row.hours
    ]


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance (haversine)."""
    north, east = radians(other_latitude - latitude) / 2, radians(other_longitude - longitude) / 2
    chord = sin(north) ** 2 + cos(radians(latitude)) * cos(radians(other_latitude)) * sin(east) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))
