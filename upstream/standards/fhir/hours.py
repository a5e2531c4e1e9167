"""Opening hours and absences as FHIR writes them. Pure."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from booking.ports import Absence, WorkingHours
from upstream.standards.fhir.pieces import Piece, clock_time, day, listed, piece, pieces

_WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 1)}
# an absence without an end is told as one of a year
_OPEN_END = timedelta(days=366)


def opening_hours(location: Any) -> tuple[WorkingHours, ...]:
    return _hours(pieces(location, "hoursOfOperation"), "openingTime", "closingTime")


def working_hours(role: Any) -> tuple[WorkingHours, ...]:
    return _hours(pieces(role, "availableTime"), "availableStartTime", "availableEndTime")


def absence(role: Any, today: date) -> Absence | None:
    """The one that goes on today, or the next."""
    told = [span for away in pieces(role, "notAvailable") if (span := _span(piece(away, "during"))) is not None]
    return min((span for span in told if span.until >= today), key=lambda span: span.since, default=None)


def _hours(stretches: list[Piece], opens: str, closes: str) -> tuple[WorkingHours, ...]:
    found = {hours for stretch in stretches for hours in _stretch(stretch, opens, closes)}
    return tuple(sorted(found, key=lambda hours: (hours.weekday, hours.opens, hours.closes)))


def _stretch(stretch: Piece, opens: str, closes: str) -> Iterator[WorkingHours]:
    """Midnight as the end is the end of the day; what ends before it begins is left out."""
    whole = stretch.get("allDay") is True
    since = time(0) if whole else clock_time(stretch.get(opens))
    until = time(0) if whole else clock_time(stretch.get(closes))
    if since is not None and until is not None and (since < until or until == time(0)):
        for name in listed(stretch, "daysOfWeek"):
            weekday = _WEEKDAYS.get(name) if isinstance(name, str) else None
            if weekday is not None:
                yield WorkingHours(weekday, since, until)


def _span(during: Piece) -> Absence | None:
    since, until = day(during.get("start")), day(during.get("end"))
    if since is None:
        return None
    last = until or min(since, date.max - _OPEN_END) + _OPEN_END
    return Absence(since, last) if since <= last else None
