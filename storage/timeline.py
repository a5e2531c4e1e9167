"""What happened to appointments, appended to the chain of each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

import orjson

from storage.chain import Chain, Kept, Link, Verdict, append_many, payload, verify
from storage.models import TimelineEntry, TimelineKind
from storage.sql import rows

# with these a timeline begins, nearly always
_FIRST = frozenset({TimelineKind.HELD, TimelineKind.BOOKED, TimelineKind.MOVED_FROM})


@dataclass(frozen=True, slots=True)
class Entry:
    """`account_id` None: the service or the clinic acted.

    `details`: ISO times, numbers and codes; nobody's words, since a chain is never erased.
    """

    appointment_id: int
    at: datetime
    kind: TimelineKind
    account_id: int | None = None
    details: dict[str, Any] = field(default_factory=dict)

    def payload(self) -> bytes:
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return payload(at=at, kind=self.kind.value, account=self.account_id, details=self.details)


async def append_entries(entries: Sequence[Entry]) -> None:
    """Appends in the order given, in one statement."""
    payloads: defaultdict[int, list[bytes]] = defaultdict(list)
    for entry in entries:
        payloads[entry.appointment_id].append(entry.payload())
    new = {entry.appointment_id for entry in entries if entry.kind in _FIRST}
    links = {key: iter(added) for key, added in (await append_many(Chain.TIMELINE, payloads, new)).items()}
    values = [value for entry in entries for value in _values(entry, next(links[entry.appointment_id]))]
    await rows(_insert(len(entries)), *values)


async def who_asked_the_clinic(appointment_id: int) -> int | None:
    """The account in whose name the clinic was last asked something about the appointment."""
    found = await rows(
        "SELECT account_id FROM timeline_entry WHERE appointment_id = $1 AND kind = 'SENT' ORDER BY id DESC LIMIT 1",
        appointment_id,
    )
    return found[0]["account_id"] if found else None


async def verify_timeline(appointment_id: int) -> Verdict:
    """Is the timeline as it was written?"""
    found = await TimelineEntry.filter(appointment_id=appointment_id).order_by("seq")
    kept = (Kept(Link(row.seq, row.hash), _entry(row).payload()) for row in found)
    return await verify(Chain.TIMELINE, appointment_id, kept)


def _entry(row: TimelineEntry) -> Entry:
    return Entry(row.appointment_id, row.at, row.kind, row.account_id, row.details)


def _values(entry: Entry, link: Link) -> tuple[Any, ...]:
    details = orjson.dumps(entry.details).decode()
    return entry.appointment_id, link.seq, entry.at, entry.kind.value, entry.account_id, details, link.hash


@cache
def _insert(entries: int) -> str:
    places = ", ".join(f"({', '.join(f'${7 * entry + place}' for place in range(1, 8))})" for entry in range(entries))
    return (
        f"INSERT INTO timeline_entry (appointment_id, seq, at, kind, account_id, details, hash) "
        f"VALUES {places} RETURNING id"
    )
