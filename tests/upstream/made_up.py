"""A clinic system in memory that can tell everything a schedule's source may tell, and counts what it is asked."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from booking.ports import ClinicReport, ClinicUnreachable, DoctorReport, SlotReport
from tests.upstream.reports import REGION, THERAPY, a_clinic, a_doctor
from upstream.intake import RegionReport
from upstream.listing import Listing, Rejection
from upstream.source import AppointmentReport, Changes, Staff


@dataclass
class Counting:
    """Tells counts. `slots`: (clinic, doctor) → its slots. `silent`: clinics that do not answer.

    `told` stays empty where the system tells no counts; `meanwhile` runs inside the reading of slots.
    """

    clinic_keys: list[str]
    doctors: dict[str, list[DoctorReport]]
    schedule: dict[tuple[str, str], list[SlotReport]] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    bad: list[Rejection] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    meanwhile: Callable[[], Awaitable[None]] | None = None
    free_only: bool = False
    name: str = "Поликлиника"
    region: RegionReport = REGION

    async def clinics(self) -> Listing[ClinicReport]:
        self.asked["clinics"] += 1
        return Listing.of(a_clinic(key, name=self.name) for key in self.clinic_keys)

    async def staff(self, clinic_key: str) -> Staff:
        self.asked[f"staff {clinic_key}"] += 1
        if clinic_key in self.silent:
            raise ClinicUnreachable
        return Staff(Listing.of([THERAPY]), Listing.of(self.doctors[clinic_key]), (), self.told)

    async def slots(self, clinic_key: str, doctor_key: str) -> Listing[SlotReport]:
        self.asked[f"slots {clinic_key} {doctor_key}"] += 1
        if self.meanwhile is not None:
            await self.meanwhile()
        return Listing(tuple(self.schedule.get((clinic_key, doctor_key), [])), tuple(self.bad))


@dataclass
class Changing(Counting):
    """Tells changes too: `log` holds what changed, and a mark is how much of it was told."""

    log: list[Changes] = field(default_factory=list)

    async def mark(self, clinic_key: str) -> str:
        self.asked[f"mark {clinic_key}"] += 1
        return str(len(self.log))

    async def changes(self, clinic_key: str, mark: str) -> Changes:
        self.asked[f"changes {clinic_key}"] += 1
        if clinic_key in self.silent:
            raise ClinicUnreachable
        new = self.log[int(mark) :]
        return Changes(
            Listing(
                tuple(slot for one in new for slot in one.slots.items),
                tuple(rejection for one in new for rejection in one.slots.rejected),
            ),
            str(len(self.log)),
            tuple(key for one in new for key in one.gone),
            any(one.staff for one in new),
        )


@dataclass
class Telling(Counting):
    """Tells what became of appointments."""

    words: list[AppointmentReport] = field(default_factory=list)
    marks: list[str | None] = field(default_factory=list)

    async def appointments(self, mark: str | None) -> tuple[Listing[AppointmentReport], str]:
        self.marks.append(mark)
        return Listing(tuple(self.words), tuple(self.bad)), f"after {len(self.marks)}"


def one_clinic(kind: type[Counting] = Counting, *doctors: str) -> Counting:
    """A clinic «c» with these doctors, by default one, «d»."""
    return kind(["c"], {"c": [a_doctor(key) for key in doctors or ("d",)]})
