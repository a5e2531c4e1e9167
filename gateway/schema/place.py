"""Points, districts, hours: where and when."""

from datetime import time

import strawberry

from booking.errors import BadInput
from gateway.schema.access import Rule, ruled


@strawberry.input(description="A place on the map, in degrees, WGS 84.")
class Point:
    latitude: float = strawberry.field(description="North of the equator, -90 to 90.")
    longitude: float = strawberry.field(description="East of Greenwich, -180 to 180.")


@ruled(Rule.PUBLIC)
@strawberry.type(description="A place on the map, in degrees, WGS 84.")
class Coordinates:
    latitude: float = strawberry.field(description="North of the equator.")
    longitude: float = strawberry.field(description="East of Greenwich.")


@ruled(Rule.PUBLIC)
@strawberry.type(description="One stretch of a weekday, clinic-local.")
class Hours:
    weekday: int = strawberry.field(description="1 is Monday, 7 is Sunday (ISO 8601).")
    opens: time = strawberry.field(description="When it begins.")
    closes: time = strawberry.field(description="When it ends.")


def read_point(point: Point, field: str) -> tuple[float, float]:
    """(latitude, longitude). Raises BadInput for what is not on the globe."""
    if not (-90 <= point.latitude <= 90 and -180 <= point.longitude <= 180):
        raise BadInput(field, "Latitude lies between -90 and 90, longitude between -180 and 180.")
    return point.latitude, point.longitude
