"""What a clinic system is asked to do for a patient, and what it keeps for us."""

from dataclasses import dataclass
from datetime import date, datetime

from booking.ports.schedule import PersonName, Sex


@dataclass(frozen=True, slots=True)
class PatientIdentity:
    """Whom a clinic system is asked to find: it compares the name and the birth date exactly.

    `snils`, `enp`: digits, None when the patient has not told them.
    """

    patient_id: int
    name: PersonName
    birth_date: date
    phone: str | None
    sex: Sex | None = None
    snils: str | None = None
    enp: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A booking or a cancellation as asked of a clinic system. `key` is the idempotency key we use towards it.

    `referral`: the referral it uses, by the key of the system that issued it, when that is this system.
    """

    key: str
    clinic_key: str
    slot_key: str
    doctor_key: str
    starts_at: datetime
    zone: str
    room: str | None
    address: str
    patient: PatientIdentity
    ends_at: datetime | None = None
    referral: str | None = None


@dataclass(frozen=True, slots=True)
class Previous:
    """The appointment that a move gives up: at the same clinic, with the key that its system keeps for it."""

    order: Order
    native_key: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a clinic system keeps for us: its own key of the appointment."""

    native_key: str
