"""Where a feed of changes goes on: by the server's own times alone, for our clock and its may differ by minutes."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from upstream.standards.fhir.pieces import moment

# what is stored late under an earlier time is still found that long
OVERLAP = timedelta(seconds=30)
# by our clock: how long after a change the overlap is looked through again
_RESTLESS = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Mark:
    """The newest change seen: of slots and of staff, in the server's time; `at`: when it was first seen, in ours."""

    slots: datetime | None
    staff: datetime | None
    at: datetime

    def since(self, now: datetime) -> str | None:
        """The value of `_lastUpdated` for what may be new; None: everything is."""
        if self.slots is None:
            return None
        if now - self.at > _RESTLESS:
            return f"gt{instant(self.slots)}"
        return f"ge{instant(self.slots - OVERLAP)}"

    def seen(self, slots: datetime | None, now: datetime) -> "Mark":
        if slots is None or (self.slots is not None and slots <= self.slots):
            return self
        return replace(self, slots=slots, at=now)

    def __str__(self) -> str:
        told = (self.slots and instant(self.slots), self.staff and instant(self.staff), instant(self.at))
        return orjson.dumps(told).decode()


def read_mark(text: str) -> Mark | None:
    """None for one that we have not written."""
    try:
        told: Any = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(told, list) or len(told) != 3 or (at := moment(told[2])) is None:
        return None
    return Mark(moment(told[0]), moment(told[1]), at)


def instant(at: datetime) -> str:
    """As FHIR writes it, to the millisecond and never later than it is."""
    told = at.astimezone(UTC)
    return f"{told:%Y-%m-%dT%H:%M:%S}.{told.microsecond // 1000:03}Z"
