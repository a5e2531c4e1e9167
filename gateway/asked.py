"""What a relation was asked with, as values that can be a loader's key."""

from dataclasses import dataclass
from datetime import date, datetime

from booking.rules.policy import Policy
from storage.queries.doctors import DoctorPlace, DoctorSearch
from storage.queries.slots import SlotPlace
from storage.queries.window import Window


@dataclass(frozen=True, slots=True)
class Days:
    """Clinic-local days, both included."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Days and minutes of the day, all included; None does not narrow."""

    since: date | None = None
    until: date | None = None
    from_minute: int | None = None
    to_minute: int | None = None

    def window(self, now: datetime, policy: Policy) -> Window:
        return Window(now, policy, self.since, self.until, self.from_minute, self.to_minute)


ALL = Narrowed()


@dataclass(frozen=True, slots=True)
class SlotsPage:
    narrowed: Narrowed
    first: int
    after: SlotPlace | None


@dataclass(frozen=True, slots=True)
class DoctorsAsked:
    """A doctor filter as it was read. None does not narrow."""

    narrowed: Narrowed = ALL
    text: str | None = None
    specialty_id: int | None = None
    clinic_id: int | None = None
    district: str | None = None
    region_id: int | None = None
    only_free: bool = False

    def search(self, now: datetime, policy: Policy) -> DoctorSearch:
        return DoctorSearch(
            window=self.narrowed.window(now, policy),
            text=self.text,
            specialty_id=self.specialty_id,
            clinic_id=self.clinic_id,
            district=self.district,
            region_id=self.region_id,
            only_free=self.only_free,
        )


@dataclass(frozen=True, slots=True)
class DoctorsPage:
    asked: DoctorsAsked
    first: int
    after: DoctorPlace | None
