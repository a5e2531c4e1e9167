from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tortoise.models import Model

from booking.ports import WorkingHours


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows were added, changed, withdrawn, and found equal."""

    added: int = 0
    changed: int = 0
    vanished: int = 0
    unchanged: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(
            self.added + other.added,
            self.changed + other.changed,
            self.vanished + other.vanished,
            self.unchanged + other.unchanged,
        )


def differing(row: Model, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the values that the row does not have yet."""
    return {name: value for name, value in values.items() if getattr(row, name) != value}


def hours_as_json(hours: tuple[WorkingHours, ...]) -> list[list[Any]]:
    """[[weekday 1–7, "08:00", "20:00"], …]"""
    return [[stretch.weekday, f"{stretch.opens:%H:%M}", f"{stretch.closes:%H:%M}"] for stretch in hours]
