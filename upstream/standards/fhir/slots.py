"""The feed of slots, read as fast as it comes: each entry straight into the few fields that count."""

from datetime import UTC, datetime
from typing import Annotated

import msgspec

from booking.ports import SlotReport
from upstream.listing import Rejection

Key = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9\-.]{1,64}\Z")]
Instant = Annotated[datetime, msgspec.Meta(tz=True)]
FREE = "free"
WITHDRAWN = "entered-in-error"
_TAKEN = frozenset({"busy", "busy-unavailable", "busy-tentative"})


class _Reference(msgspec.Struct):
    reference: str


class _Meta(msgspec.Struct):
    lastUpdated: Instant | None = None  # noqa: N815 - as FHIR calls it


class _Slot(msgspec.Struct):
    id: Key
    schedule: _Reference
    status: str
    start: Instant
    end: Instant
    resourceType: str = ""  # noqa: N815 - as FHIR calls it
    meta: _Meta = msgspec.field(default_factory=_Meta)


class _Entry(msgspec.Struct):
    resource: _Slot


class _Keyed(msgspec.Struct):
    id: Key
    resourceType: str = ""  # noqa: N815 - as FHIR calls it


class _KeyedEntry(msgspec.Struct):
    resource: _Keyed


class _Kind(msgspec.Struct):
    resourceType: str = ""  # noqa: N815 - as FHIR calls it


class _KindEntry(msgspec.Struct):
    resource: _Kind = msgspec.field(default_factory=_Kind)


_ENTRY = msgspec.json.Decoder(_Entry)
_KEYED = msgspec.json.Decoder(_KeyedEntry)
_KIND = msgspec.json.Decoder(_KindEntry)


class FeedSlot(msgspec.Struct, frozen=True):
    """A slot of the feed. `report` is None when the slot was withdrawn."""

    key: str
    schedule: str
    report: SlotReport | None
    updated_at: datetime | None


def read_entry(
    raw: bytes | msgspec.Raw, doctors: dict[str, str], room: dict[str, str | None]
) -> FeedSlot | Rejection | None:
    """An entry of a searchset; None when it is no slot. `doctors`, `room`: by the key of the schedule."""
    try:
        slot = _ENTRY.decode(raw).resource
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _rejected(raw)
    if slot.resourceType != "Slot":
        return None
    schedule = slot.schedule.reference.partition("/_history/")[0].rsplit("/", 1)[-1]
    doctor = doctors.get(schedule)
    if doctor is None:
        return Rejection("unknown_schedule", slot.id)
    if slot.status == WITHDRAWN:
        return FeedSlot(slot.id, schedule, None, slot.meta.lastUpdated)
    if slot.status != FREE and slot.status not in _TAKEN:
        return Rejection("unknown_status", slot.id)
    taken = 0 if slot.status == FREE else 1
    try:
        times = slot.start.astimezone(UTC), slot.end.astimezone(UTC)
    except OverflowError:
        return Rejection("bad_time", slot.id)
    report = SlotReport(slot.id, doctor, *times, room.get(schedule), taken=taken)
    return FeedSlot(slot.id, schedule, report, slot.meta.lastUpdated)


def _rejected(raw: bytes | msgspec.Raw) -> Rejection | None:
    """Why it could not be read, under its key where that can be."""
    try:
        if _KIND.decode(raw).resource.resourceType not in ("Slot", ""):
            return None
        return Rejection("bad_slot", _KEYED.decode(raw).resource.id)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Rejection("bad_slot", None)
