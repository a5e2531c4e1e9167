"""What the engine asks of the world: a clock, and clinic systems in small capabilities.

A clinic system reports its schedule as the values below and, where it can, books and cancels.
A system that is absent from the engine's `remotes` keeps its schedule here: its word is the database's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Protocol

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class PersonName:
    """A Russian person's name; initials stay as they were given («В.»). `middle` is the patronymic."""

    family: str
    given: str
    middle: str | None


class Sex(StrEnum):
    FEMALE = "FEMALE"
    MALE = "MALE"


@dataclass(frozen=True, slots=True)
class Absence:
    """The doctor sees nobody from `since` to `until`, both days included, clinic-local."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """One stretch of a weekday, 1 = Monday … 7 = Sunday (ISO 8601), clinic-local."""

    weekday: int
    opens: time
    closes: time


class ClinicKind(StrEnum):
    ADULT = "ADULT"
    CHILDREN = "CHILDREN"
    DENTAL = "DENTAL"
    WOMEN = "WOMEN"
    HOSPITAL = "HOSPITAL"
    SPECIALISED = "SPECIALISED"


class ServiceKind(StrEnum):
    CONSULTATION = "CONSULTATION"
    EXAMINATION = "EXAMINATION"
    VACCINATION = "VACCINATION"
    TELEMEDICINE = "TELEMEDICINE"


@dataclass(frozen=True, slots=True)
class ClinicReport:
    """A clinic as its system tells of it. `zone` is an IANA name; coordinates in degrees, WGS 84."""

    native_key: str
    name: str
    short_name: str
    kind: ClinicKind
    district: str | None
    address: str
    latitude: float | None
    longitude: float | None
    phone: str | None
    email: str | None
    zone: str
    hours: tuple[WorkingHours, ...] = ()


@dataclass(frozen=True, slots=True)
class SpecialtyReport:
    """`code`: federal code (NSI 1.2.643.5.1.13.13.11.1066), None when unknown. `fer_code`: the older federal list."""

    native_key: str
    name: str
    code: str | None
    fer_code: str | None
    name_en: str | None = None


@dataclass(frozen=True, slots=True)
class DoctorReport:
    native_key: str
    specialty_key: str
    name: PersonName
    department: str | None = None
    section: str | None = None
    sex: Sex | None = None
    experience_since: int | None = None
    qualification: str | None = None
    rating: float | None = None
    absence: Absence | None = None
    hours: tuple[WorkingHours, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ServiceReport:
    code: str
    name: str
    kind: ServiceKind
    minutes: int
    name_en: str | None = None


@dataclass(frozen=True, slots=True)
class SlotReport:
    """A slot of a doctor; times are aware. `taken`: seats given away on the clinic's own side."""

    native_key: str
    doctor_key: str
    starts_at: datetime
    ends_at: datetime
    room: str | None
    service: str | None = None
    capacity: int = 1
    taken: int = 0


@dataclass(frozen=True, slots=True)
class PatientIdentity:
    """Whom a clinic system is asked to find: it compares the name and the birth date exactly."""

    patient_id: int
    name: PersonName
    birth_date: date
    phone: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """A booking or a cancellation as asked of a clinic system. `key` is the idempotency key we use towards it."""

    key: str
    clinic_key: str
    slot_key: str
    doctor_key: str
    starts_at: datetime
    zone: str
    room: str | None
    address: str
    patient: PatientIdentity


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a clinic system keeps for us: its own key of the appointment."""

    native_key: str


class ClinicSaidNo(Exception):
    """The clinic's system answered and refused; the text is the clinic's words. Nothing was changed there."""


class ClinicUnreachable(Exception):
    """Nothing was sent: the request never reached the clinic's system."""


class AnswerLost(Exception):
    """The request may have been carried out: only reading back can tell."""


class ClinicSystem(Protocol):
    """A clinic system that owns its schedule. A call that fails raises one of the three exceptions above."""

    async def book(self, order: Order) -> Confirmation: ...

    async def cancel(self, order: Order, native_key: str) -> None: ...

    async def read_back(self, order: Order) -> Confirmation | None:
        """The appointment this order made there, or None when there is none."""
        ...


Remotes = Mapping[str, ClinicSystem]
