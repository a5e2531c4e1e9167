"""A clock that a test sets."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

# a Monday in Moscow and in Yekaterinburg, 10 and 12 o'clock there
START = datetime(2031, 3, 3, 7, 0, tzinfo=UTC)


@dataclass
class SetClock:
    """Called, it tells the time; it only goes on when told to."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> datetime:
        self.now += by
        return self.now
