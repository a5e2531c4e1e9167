"""What happened to appointments, appended."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

import orjson

from storage.models import TimelineKind
from storage.sql import rows


@dataclass(frozen=True, slots=True)
class Entry:
    """`account_id` None: the service or the clinic acted.

    `details`: ISO times and the clinic's words, never a person's data.
    """

    appointment_id: int
    at: datetime
    kind: TimelineKind
    account_id: int | None = None
    details: dict[str, Any] = field(default_factory=dict)


async def append_entries(entries: Sequence[Entry]) -> None:
    """Appends in the order given, in one statement."""
    values = [value for entry in entries for value in _values(entry)]
    await rows(_insert(len(entries)), *values)


async def who_asked_the_clinic(appointment_id: int) -> int | None:
    """The account in whose name the clinic was last asked something about the appointment."""
    found = await rows(
        "SELECT account_id FROM timeline_entry WHERE appointment_id = $1 AND kind = 'SENT' ORDER BY id DESC LIMIT 1",
        appointment_id,
    )
    return found[0]["account_id"] if found else None


def _values(entry: Entry) -> tuple[Any, ...]:
    details = orjson.dumps(entry.details).decode()
    return entry.appointment_id, entry.at, entry.kind.value, entry.account_id, details


@cache
def _insert(entries: int) -> str:
    places = ", ".join(f"({', '.join(f'${5 * entry + place}' for place in range(1, 6))})" for entry in range(entries))
    return f"INSERT INTO timeline_entry (appointment_id, at, kind, account_id, details) VALUES {places} RETURNING id"
