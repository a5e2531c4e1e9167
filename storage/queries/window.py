from dataclasses import dataclass, field
from datetime import date, datetime

from booking.rules.facts import OWN
from booking.rules.policy import Policy
from storage.queries.horizon import within_horizon
from storage.sql import Arguments


@dataclass(frozen=True, slots=True)
class Window:
    """Which slots a search is about. Days and minutes (of the day) are the clinic's, ends included; None leaves open.

    `after`: now; they start later. `policy` tells how many days ahead a clinic that has no horizon of its own takes
    bookings, and how old the schedule of one may be.
    """

    after: datetime
    policy: Policy = field(default_factory=Policy)
    since: date | None = None
    until: date | None = None
    from_minute: int | None = None
    to_minute: int | None = None

    @property
    def narrows(self) -> bool:
        """Whether days or hours were asked for."""
        return any(part is not None for part in (self.since, self.until, self.from_minute, self.to_minute))

    def sql(self, arguments: Arguments) -> str:
        """SQL about `slot` and its `clinic`."""
        conditions = [
            f"slot.starts_at > {arguments.add(self.after)}",
            within_horizon(self.after, self.policy.horizon_days, arguments),
        ]
        for column, value in (
            ("slot.day >=", self.since),
            ("slot.day <=", self.until),
            ("slot.minute >=", self.from_minute),
            ("slot.minute <=", self.to_minute),
        ):
            if value is not None:
                conditions.append(f"{column} {arguments.add(value)}")
        return " AND ".join(conditions)

    def stale(self, arguments: Arguments) -> str:
        """SQL about `clinic`: 1 where its schedule is too old for booking, else 0."""
        since = arguments.add(self.after - self.policy.stale)
        own = arguments.add(OWN)
        return f"CASE WHEN clinic.system = {own} OR clinic.confirmed_at >= {since} THEN 0 ELSE 1 END"
