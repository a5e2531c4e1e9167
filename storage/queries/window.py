from dataclasses import dataclass
from datetime import date, datetime

from storage.sql import Arguments


@dataclass(frozen=True, slots=True)
class Window:
    """Which slots a search is about. Days and minutes (of the day) are the clinic's, ends included; None leaves open.

    `after`: they start later than this moment, now as a rule. `before`: they start earlier than this one, the horizon.
    """

    after: datetime
    before: datetime | None = None
    since: date | None = None
    until: date | None = None
    from_minute: int | None = None
    to_minute: int | None = None

    @property
    def narrows(self) -> bool:
        """Whether days or hours were asked for."""
        return any(part is not None for part in (self.since, self.until, self.from_minute, self.to_minute))

    def sql(self, arguments: Arguments) -> str:
        """SQL about `slot`."""
        conditions = [f"slot.starts_at > {arguments.add(self.after)}"]
        for column, value in (
            ("slot.starts_at <", self.before),
            ("slot.day >=", self.since),
            ("slot.day <=", self.until),
            ("slot.minute >=", self.from_minute),
            ("slot.minute <=", self.to_minute),
        ):
            if value is not None:
                conditions.append(f"{column} {arguments.add(value)}")
        return " AND ".join(conditions)
