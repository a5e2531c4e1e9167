"""A made-up city for measuring: its slots are computed when they are asked for, so that it holds next to none."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from booking.ports import ClinicKind, ClinicReport, DoctorReport, PersonName, SlotReport, SpecialtyReport
from upstream.intake import RegionReport
from upstream.listing import Listing
from upstream.source import Changes, Staff

SLOT = timedelta(minutes=15)
A_DAY = 32
THERAPY = SpecialtyReport("t", "Терапевт", "27", None)
Key = tuple[int, int, int]


@dataclass
class City:
    """`clinics` with `doctors` each and `slots` each of those. `taken`: (clinic, doctor, slot) given away there.

    Tells counts: how many are free of each doctor.
    """

    clinics_: int
    doctors: int
    slots_: int
    first: datetime
    taken: set[Key] = field(default_factory=set)
    region: RegionReport = field(default_factory=lambda: RegionReport("bench", "Город"))
    free_only: bool = False

    @cached_property
    def taken_of(self) -> dict[tuple[int, int], set[int]]:
        found: dict[tuple[int, int], set[int]] = {}
        for clinic, doctor, slot in self.taken:
            found.setdefault((clinic, doctor), set()).add(slot)
        return found

    def take(self, keys: Iterable[Key]) -> None:
        """Somebody takes these there."""
        for clinic, doctor, slot in keys:
            self.taken.add((clinic, doctor, slot))
            self.taken_of.setdefault((clinic, doctor), set()).add(slot)

    async def clinics(self) -> Listing[ClinicReport]:
        return Listing.of(_clinic(number) for number in range(self.clinics_))

    async def staff(self, clinic_key: str) -> Staff:
        clinic = int(clinic_key)
        told = {str(n): f"{self.slots_ - len(self.taken_of.get((clinic, n), ()))} free" for n in range(self.doctors)}
        return Staff(Listing.of([THERAPY]), Listing.of(_doctor(n) for n in range(self.doctors)), (), told)

    async def slots(self, clinic_key: str, doctor_key: str) -> Listing[SlotReport]:
        clinic, doctor = int(clinic_key), int(doctor_key)
        return Listing.of(self.slot((clinic, doctor, number)) for number in range(self.slots_))

    def slot(self, key: Key) -> SlotReport:
        clinic, doctor, number = key
        starts = self.first + timedelta(days=number // A_DAY) + number % A_DAY * SLOT
        taken = int(number in self.taken_of.get((clinic, doctor), ()))
        return SlotReport(f"s{number}", str(doctor), starts, starts + SLOT, "101", taken=taken)


@dataclass
class ChangingCity(City):
    """Tells what has changed instead. `news`: by clinic, what was taken since everybody was last told."""

    news: dict[int, list[Key]] = field(default_factory=dict)

    def take(self, keys: Iterable[Key]) -> None:
        listed = list(keys)
        super().take(listed)
        self.news = {}
        for key in listed:
            self.news.setdefault(key[0], []).append(key)

    async def mark(self, clinic_key: str) -> str:
        return f"{clinic_key} {len(self.taken)}"

    async def changes(self, clinic_key: str, mark: str) -> Changes:
        now = await self.mark(clinic_key)
        news = self.news.get(int(clinic_key), []) if mark != now else []
        return Changes(Listing.of(map(self.slot, news)), now)


def _clinic(number: int) -> ClinicReport:
    return ClinicReport(
        native_key=str(number),
        name=f"Поликлиника № {number}",
        short_name=f"Поликлиника № {number}",
        kind=ClinicKind.ADULT,
        district=f"Район {number % 18}",
        address=f"ул. Мира, {number}",
        latitude=None,
        longitude=None,
        phone=None,
        email=None,
        zone="Europe/Moscow",
    )


def _doctor(number: int) -> DoctorReport:
    return DoctorReport(str(number), "t", PersonName(f"Ковалёва-{number}", "Анна", "Сергеевна"))
