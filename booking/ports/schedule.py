"""What a clinic system reports of its schedule."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


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


class BookingWay(StrEnum):
    """HERE: in this service. ELSEWHERE: its free times are known, and booked by a link. BY_PHONE: they are not."""

    HERE = "HERE"
    ELSEWHERE = "ELSEWHERE"
    BY_PHONE = "BY_PHONE"


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
    booking: BookingWay = BookingWay.HERE


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
    """`needs_referral`: it is booked with a referral only."""

    code: str
    name: str
    kind: ServiceKind
    minutes: int
    name_en: str | None = None
    needs_referral: bool = False


@dataclass(frozen=True, slots=True)
class SlotReport:
    """A slot of a doctor; times are aware. `taken`: seats given away on the clinic's own side.

    `booking_url`, `booking_phone`: where it is booked, when that is elsewhere.
    """

    native_key: str
    doctor_key: str
    starts_at: datetime
    ends_at: datetime
    room: str | None
    service: str | None = None
    capacity: int = 1
    taken: int = 0
    booking_url: str | None = None
    booking_phone: str | None = None
