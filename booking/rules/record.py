"""Reading a patient's record: what of it can be kept, and when its source has to be asked again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any

from booking.ports import Mismatch, Recorded
from booking.rules.policy import Policy

LONGEST_KEY = 200
# all words of one entry together; a conclusion is a few pages at most
LONGEST_WORDS = 200_000
# NUL and halves of surrogate pairs
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_YEARS = range(1880, 2200)


@dataclass(frozen=True, slots=True)
class LastReading:
    """How the last reading of a source went. `read_at`: of the copy there is; `fault`: of the last try.

    `leased_until`: somebody is reading it, until then at most.
    """

    version: int
    tried_at: datetime | None = None
    leased_until: datetime | None = None
    read_at: datetime | None = None
    fault: str | None = None


def is_under_way(last: LastReading, now: datetime) -> bool:
    return last.leased_until is not None and last.leased_until > now


def is_due(last: LastReading, now: datetime, policy: Policy) -> bool:
    """Has the source to be asked, unless somebody is asking it? One that was silent is left alone for a moment."""
    if last.tried_at is None:
        return True
    if last.fault is not None:
        mismatch = last.fault in Mismatch.__members__
        return now - last.tried_at > (policy.record_fresh if mismatch else policy.record_retry)
    return last.read_at is None or now - last.read_at > policy.record_fresh


def record_fault(item: Recorded) -> str | None:
    """Why an entry can not be kept, as a code; None when it can."""
    keys = [getattr(item, name) for name in ("native_key", "visit_key") if hasattr(item, name)]
    if not item.native_key or any(key is not None and len(key) > LONGEST_KEY for key in keys):
        return "bad_key"
    values = list(_values(item))
    texts = [value for value in values if isinstance(value, str)]
    if sum(len(text) for text in texts) > LONGEST_WORDS or any(_UNKEEPABLE.search(text) for text in texts):
        return "bad_text"
    if any(isinstance(value, datetime) and value.utcoffset() is None for value in values):
        return "naive_time"
    if any(isinstance(value, date) and value.year not in _YEARS for value in values):
        return "bad_time"
    return "bad_number" if any(isinstance(value, float) and not isfinite(value) for value in values) else None


def _values(value: Any) -> Iterator[Any]:
    if is_dataclass(value):
        for field in fields(value):
            yield from _values(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _values(one)
    else:
        yield value
