"""Fields that every kind of entry has, read from its row: what lies open, and the entry itself."""

from datetime import datetime
from operator import attrgetter
from typing import Any

import strawberry

from storage.models import RecordKind
from storage.queries.record import RecordRow


def told(path: str, description: str) -> Any:
    """A field: what the entry says at `path`, such as `place.doctor_name`."""
    value_of = attrgetter(f"body.{path}")

    def resolve(root: Any) -> Any:
        return value_of(root)

    return strawberry.field(resolver=resolve, description=description)


def local(attribute: str, description: str) -> Any:
    """A field: a moment of the entry, clinic-local where its clinic is one of ours, else as its source writes it."""

    def resolve(root: Any) -> Any:
        moment: datetime | None = getattr(root.body, attribute)
        return None if moment is None else root.local(moment)

    return strawberry.field(resolver=resolve, description=description)


def is_entry(row: Any, kind: RecordKind) -> bool:
    return isinstance(row, RecordRow) and row.kind is kind
