"""What the rules look at: a slot with its doctor and clinic, what the patient has already, and a made appointment."""

from dataclasses import dataclass
from datetime import date, datetime, time

from booking.ports import BookingWay
from booking.rules.scopes import Scopes

# the clinic system whose schedule is this database
OWN = "own"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of a weekday, 1 = Monday … 7 = Sunday, clinic-local. `closes` 00:00 is the end of the day."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Terms:
    """How a clinic lets people book; None: the service's own number.

    `confirmed_at`: when its system last stood by its schedule.
    """

    clinic_id: int
    system: str
    zone: str
    horizon_days: int | None
    free_cancel_hours: int | None
    confirmed_at: datetime | None
    booking: BookingWay = BookingWay.HERE


@dataclass(frozen=True, slots=True)
class SlotFacts:
    """A slot as it was seen. `open`: its doctor and clinic still work with us. `free`, `held`: seats."""

    slot_id: int
    doctor_id: int
    specialty_id: int
    service_id: int | None
    starts_at: datetime
    ends_at: datetime
    room: str | None
    gone: bool
    open: bool
    free: int
    held: int
    hours: tuple[Stretch, ...]
    absent_since: date | None
    absent_until: date | None
    terms: Terms
    needs_referral: bool = False
    service_code: str | None = None
    booking_url: str | None = None
    booking_phone: str | None = None


@dataclass(frozen=True, slots=True)
class OwnHold:
    """The account's live claim on a slot. `starts_at`: the slot's time when it was held."""

    claim_id: int
    patient_id: int
    starts_at: datetime
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Rival:
    """What stands in the patient's way: an appointment at that time, or a hold at that time or in that specialty.

    `expires_at` is None for an appointment.
    """

    appointment_id: int | None
    claim_id: int | None
    slot_id: int
    specialty_id: int | None
    starts_at: datetime
    ends_at: datetime
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Tie:
    """An account's right to act for a patient, clinic-local days included.

    `in_force`: agreed, and not ended before its time. `born`: the patient's birthday; a right over a minor ends when
    they come of age.
    """

    patient_id: int
    since: date
    until: date | None
    in_force: bool
    born: date
    scopes: Scopes


@dataclass(frozen=True, slots=True)
class LiveCall:
    """A patient at the desk of a clinic, now."""

    call_id: int
    patient_id: int
    clinic_id: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is to act for a patient by: the account's guardianships and live calls.

    `restricted`: the patient's data are only kept; `erased`: there is nobody any more. `agreed`: the account's person
    lets us process their data.
    """

    patient_id: int
    ties: tuple[Tie, ...]
    calls: tuple[LiveCall, ...]
    restricted: bool
    erased: bool
    agreed: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """A made appointment as the rules see it. `settled`: no word of the clinic's system is awaited."""

    appointment_id: int
    slot_id: int
    patient_id: int
    starts_at: datetime
    status: str
    active: bool
    leaving: bool
    cancelling: bool
    terms: Terms
