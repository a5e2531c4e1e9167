"""Reports a made-up clinic system sends."""

from datetime import datetime, timedelta
from typing import Any

from booking.events import Event
from booking.ports import ClinicKind, ClinicReport, DoctorReport, PersonName, SlotReport, SpecialtyReport
from storage.models import Slot
from tests.services.clock import SetClock
from upstream.intake import Intake, RegionReport, Span, Tally, take_in_clinics, take_in_doctors, take_in_slots
from upstream.listing import Listing, Rejection

REGION = RegionReport("made-up", "Область", "Region")
THERAPY = SpecialtyReport("t", "Терапевт", "27", "27")
FAR_AHEAD = timedelta(days=366)


async def nobody(_event: Event) -> None:
    """Where events go that nobody hears."""


def a_clinic(key: str = "c", **changed: Any) -> ClinicReport:
    values: dict[str, Any] = {"name": f"Поликлиника {key}", "short_name": f"П{key}", "kind": ClinicKind.ADULT}
    values |= {"district": "Невский", "address": "ул. Мира, 1", "latitude": 59.9, "longitude": 30.4}
    values |= {"phone": None, "email": None, "zone": "Asia/Yekaterinburg"}
    return ClinicReport(key, **(values | changed))


def a_doctor(key: str = "d", **changed: Any) -> DoctorReport:
    values: dict[str, Any] = {"specialty_key": "t", "name": PersonName("Ёлкина", "Анна", "Ильинична")}
    return DoctorReport(key, **(values | changed))


def a_slot(starts: datetime, key: str | None = None, doctor: str = "d", **changed: Any) -> SlotReport:
    values: dict[str, Any] = {"room": "101"}
    return SlotReport(key or f"{starts:%d.%H:%M}", doctor, starts, starts + timedelta(minutes=15), **(values | changed))


class Reporter:
    """One clinic «c» with one doctor «d», taken in; then its slots, again and again."""

    def __init__(self, clock: SetClock, system: str = "far") -> None:
        self.clock = clock
        self.intake = Intake(system, clock, nobody)

    async def introduce(self) -> None:
        await take_in_clinics(self.intake, REGION, Listing.of([a_clinic()]))
        await self.staff([a_doctor()])

    async def staff(self, doctors: list[DoctorReport], *rejected: Rejection) -> Tally:
        return await take_in_doctors(self.intake, "c", Listing.of([THERAPY]), Listing(tuple(doctors), rejected))

    async def slots(self, slots: list[SlotReport], *rejected: Rejection, **how: Any) -> Tally:
        span = Span(self.clock(), self.clock() + FAR_AHEAD)
        return await take_in_slots(self.intake, "c", Listing(tuple(slots), rejected), span, **how)


async def states() -> dict[str, str]:
    """Native key → state."""
    return {slot.native_key: slot.state.value for slot in await Slot.all().order_by("starts_at")}
