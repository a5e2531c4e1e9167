"""One value of a result: its words, its place on a bar with the reference range, and what it was before."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from babel.numbers import format_decimal

from web.client.enums import Finding
from web.client.fragments import Examined, Measured
from web.preferences import Preferences
from web.text import dates, word

MARGIN = 0.6
"""How much of the range's width is drawn on either side of it."""
EDGE = 2.0
POINTS = 8
UNUSUAL = {
    Finding.LOW: "low",
    Finding.CRITICAL_LOW: "low",
    Finding.HIGH: "high",
    Finding.CRITICAL_HIGH: "high",
    Finding.ABNORMAL: "other",
}


@dataclass(frozen=True)
class Point:
    """One earlier value: when, what, and the words for how it stood."""

    day: str
    text: str
    words: str


@dataclass(frozen=True)
class ValueView:
    """`tone`: usual, low, high, other or unknown. `mark`, `start`, `width`, `high_at`: per cents of the bar's width.

    Without a bar `mark` is "".
    """

    name: str
    text: str
    usual: str
    tone: str
    words: str
    note: str
    mark: str = ""
    start: str = ""
    width: str = ""
    low: str = ""
    high: str = ""
    high_at: str = ""
    before: list[Point] = field(default_factory=list)


@dataclass(frozen=True)
class Bar:
    """Per cents from the left: the marker, where the range begins, how wide it is."""

    at: float
    start: float
    width: float


Before = dict[tuple[str, str | None], list[tuple[datetime, Measured]]]


def history(results: Sequence[Examined]) -> Before:
    """Every value by its name and unit, newest first."""
    seen: Before = {}
    for result in results:
        for value in result.values:
            seen.setdefault(_same(value), []).append((result.taken_at, value))
    for found in seen.values():
        found.sort(key=lambda one: one[0], reverse=True)
    return seen


def value_of(value: Measured, taken_at: datetime, before: Before, reader: Preferences) -> ValueView:
    bar = bar_of(value)
    drawn = (
        {} if bar is None else {"mark": _percent(bar.at), "start": _percent(bar.start), "width": _percent(bar.width)}
    )
    return ValueView(
        name=value.name,
        text=value.text,
        usual=value.range_text or "",
        tone="usual" if value.finding is Finding.NORMAL else UNUSUAL.get(value.finding, "unknown"),
        words=_words(value, reader),
        note=value.note or "",
        low="" if bar is None or value.low is None else _number(value.low, reader),
        high="" if bar is None or value.high is None else _number(value.high, reader),
        high_at="" if bar is None else _percent(bar.start + bar.width),
        before=[_point(at, one, reader) for at, one in before.get(_same(value), []) if at < taken_at][:POINTS],
        **drawn,
    )


def bar_of(value: Measured) -> Bar | None:
    """None without a number, without a range, or where the range has no width."""
    ends = _ends(value)
    if ends is None or value.number is None or not math.isfinite(value.number):
        return None
    least, most = ends
    low, high = (least if value.low is None else value.low), (most if value.high is None else value.high)
    start, end = _place(low, least, most), _place(high, least, most)
    return Bar(min(max(_place(value.number, least, most), EDGE), 100 - EDGE), start, end - start)


def _ends(value: Measured) -> tuple[float, float] | None:
    """What the bar reaches from and to; an open end is as far from the other as that is from nothing."""
    low, high = value.low, value.high
    if not all(end is None or math.isfinite(end) for end in (low, high)):
        return None
    if low is not None and high is not None:
        room = (high - low) * MARGIN
        return (low - room, high + room) if room > 0 else None
    if high is not None:
        least = min(0.0, value.number or 0.0, high - abs(high))
        return (least, high + (high - least) * MARGIN) if high > least else None
    if low is not None:
        most = low + abs(low) * (1 + MARGIN)
        return (low - abs(low) * MARGIN, most) if most > low else None
    return None


def _place(number: float, least: float, most: float) -> float:
    return (number - least) / (most - least) * 100


def _percent(place: float) -> str:
    return f"{place:.1f}%"


def _number(number: float, reader: Preferences) -> str:
    return str(format_decimal(number, locale=reader.language))


def _same(value: Measured) -> tuple[str, str | None]:
    return value.name.casefold().strip(), value.unit


def _point(at: datetime, value: Measured, reader: Preferences) -> Point:
    return Point(dates.full_day(at.date(), reader.language), value.text, _words(value, reader))


def _words(value: Measured, reader: Preferences) -> str:
    """How it stands to what is usual; "" where its source does not say."""
    return "" if value.finding is Finding.UNKNOWN else word(reader.language, f"finding.{value.finding.value}")
