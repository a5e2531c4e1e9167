from dataclasses import dataclass
from math import cos, radians

from storage.sql import Arguments

# sorts behind every place on earth
NOWHERE = 1e9


@dataclass(frozen=True, slots=True)
class Near:
    """A point to be near to, in degrees, WGS 84."""

    latitude: float
    longitude: float

    def sql(self, arguments: Arguments) -> str:
        """SQL about `clinic`: grows with the distance, the earth taken as flat, which sorts a region rightly.

        Plain arithmetic alone, because SQLite may lack sines.
        """
        latitude, longitude = arguments.add(self.latitude), arguments.add(self.longitude)
        narrowing = arguments.add(cos(radians(self.latitude)) ** 2)
        north = f"(clinic.latitude - {latitude}::float8)"
        east = f"(clinic.longitude - {longitude}::float8)"
        distance = f"{north} * {north} + {east} * {east} * {narrowing}::float8"
        return f"coalesce({distance}, {NOWHERE})"
