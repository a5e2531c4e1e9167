"""What a clinic system can tell of its schedule, and everything that makes one within reach."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable

from booking.ports import ClinicReport, ClinicSystem, DoctorReport, RecordSource, SlotReport, SpecialtyReport
from upstream.intake import RegionReport
from upstream.listing import Listing


@dataclass(frozen=True, slots=True)
class Staff:
    """A clinic's doctors. `nothing_free`: native keys of those of whom the system says that no slot is free.

    `told_free`: native key → what the system says of how much is free, in a few words of the adapter's own (at most 200
    characters); a doctor of whom it says the same as before is not read every time. Empty where it says nothing.
    """

    specialties: Listing[SpecialtyReport]
    doctors: Listing[DoctorReport]
    nothing_free: Collection[str] = ()
    told_free: Mapping[str, str] = field(default_factory=dict)


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
class Changes:
    """What has changed at a clinic since a mark. `gone`: native keys of slots that were withdrawn.

    `mark`: where the next asking goes on, at most 500 characters. `staff`: whether its doctors changed too, and the
    clinic has to be read as a whole.
    """

    slots: Listing[SlotReport]
    mark: str
    gone: Collection[str] = ()
    staff: bool = False


@runtime_checkable
class TellsChanges(Protocol):
    """A source that can say what has changed since. It tells no deletions for sure: a whole reading follows in turn."""

    async def changes(self, clinic_key: str, mark: str) -> Changes: ...

    async def mark(self, clinic_key: str) -> str:
        """Where changes go on from after a whole reading that begins now; asked before that reading."""
        ...


class AppointmentWord(StrEnum):
    """What a clinic says of an appointment."""

    BOOKED = "BOOKED"
    CANCELLED = "CANCELLED"
    FULFILLED = "FULFILLED"
    NO_SHOW = "NO_SHOW"


@dataclass(frozen=True, slots=True)
class AppointmentReport:
    """An appointment there. `order_key`: ours, where it was made here. `words`: why, in the clinic's words.

    `slot_key`: native key of the slot in which one that stands is now, where the system says so.
    """

    native_key: str
    order_key: str | None
    status: AppointmentWord
    words: str | None = None
    slot_key: str | None = None


@runtime_checkable
class TellsAppointments(Protocol):
    """A source that says what became of appointments since a mark."""

    async def appointments(self, mark: str | None) -> tuple[Listing[AppointmentReport], str]:
        """All that changed since the mark, None: in the last day; and where to go on."""
        ...


class Inbox(Protocol):
    """Takes what a system sends of itself. Its content is not believed: it says only what has to be read again."""

    def knows(self, headers: Mapping[str, str]) -> bool:
        """Whether the sender is who it should be, before anything else is looked at."""
        ...

    async def receive(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Collection[str] | None:
        """Native keys of clinics to read now; None when the sender is not who it should be."""
        ...


@dataclass(frozen=True, slots=True)
class Connected:
    """A clinic system within reach: what it can do, and how to hang up. What it cannot do is None."""

    schedule: ScheduleSource
    close: Callable[[], Awaitable[None]]
    system: ClinicSystem | None = None
    record: RecordSource | None = None
    inbox: Inbox | None = None
