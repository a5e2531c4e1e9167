"""What a clinic system must be able to tell of its schedule for the worker to read it."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Protocol

from booking.ports import ClinicReport, ClinicSystem, DoctorReport, SlotReport, SpecialtyReport
from upstream.intake import RegionReport
from upstream.listing import Listing


@dataclass(frozen=True, slots=True)
class Staff:
    """A clinic's doctors. `nothing_free`: native keys of those of whom the system says that no slot is free."""

    specialties: Listing[SpecialtyReport]
    doctors: Listing[DoctorReport]
    nothing_free: Collection[str] = ()


class ScheduleSource(Protocol):
    """`free_only`: the slots told are the free ones, and one that is missing may just be taken.

    Every call raises ClinicSaidNo, ClinicUnreachable or AnswerLost instead of an answer.
    """

    @property
    def region(self) -> RegionReport: ...

    @property
    def free_only(self) -> bool: ...

    async def clinics(self) -> Listing[ClinicReport]: ...

    async def staff(self, clinic_key: str) -> Staff: ...

    async def slots(self, clinic_key: str, doctor_key: str) -> Listing[SlotReport]:
        """All that lie ahead."""
        ...


@dataclass(frozen=True, slots=True)
class Connected:
    """A clinic system within reach: how to book in it, how to read its schedule, how to hang up."""

    system: ClinicSystem
    schedule: ScheduleSource
    close: Callable[[], Awaitable[None]]
