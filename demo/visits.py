"""What the demo people have been to the doctor for, so that their history is not empty."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from booking.ports import SlotReport
from demo.clinics import clinics
from demo.doctors import DemoDoctor, doctors
from demo.seed import dice
from demo.slots import slots
from storage.models import AppointmentStatus
from upstream.visits import VisitReport


@dataclass(frozen=True, slots=True)
class PastVisit:
    """`who`: key of a demo person or dependant; `account`: whose sign-in it was booked under."""

    who: str
    account: str
    clinic_number: int
    trade_key: str
    days_ago: int
    status: AppointmentStatus
    reason: str | None = None


VISITS = (
    PastVisit("anna", "anna", 1, "therapy", 19, AppointmentStatus.FULFILLED, "Кашель вторую неделю"),
    PastVisit("anna", "anna", 9, "dentistry", 47, AppointmentStatus.NO_SHOW),
    PastVisit("anna", "anna", 11, "obstetrics", 96, AppointmentStatus.FULFILLED, "Ежегодный осмотр"),
    PastVisit("misha", "anna", 6, "paediatrics", 12, AppointmentStatus.FULFILLED, "Справка в школу"),
    PastVisit("misha", "anna", 6, "ent", 61, AppointmentStatus.FULFILLED),
    PastVisit("sonya", "anna", 6, "vaccination", 33, AppointmentStatus.FULFILLED, "Прививка по календарю"),
    PastVisit("tamara", "anna", 19, "cardiology", 25, AppointmentStatus.FULFILLED, "Давление"),
    PastVisit("pavel", "pavel", 12, "surgery", 40, AppointmentStatus.FULFILLED),
    PastVisit("pavel", "pavel", 12, "therapy", 75, AppointmentStatus.NO_SHOW),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A past visit with the slot it took place in."""

    clinic_key: str
    slot: SlotReport
    report: VisitReport


def placed(today: date, patients: Mapping[str, int], accounts: Mapping[str, int]) -> tuple[Placed, ...]:
    """`patients`, `accounts`: ids by the keys of the demo people."""
    return tuple(_place(visit, today, patients, accounts) for visit in VISITS)


def _place(visit: PastVisit, today: date, patients: Mapping[str, int], accounts: Mapping[str, int]) -> Placed:
    doctor = _doctor(visit)
    slot = _slot(doctor, today - timedelta(days=visit.days_ago))
    report = VisitReport(
        native_key=f"visit-{visit.who}-{visit.trade_key}",
        doctor_key=doctor.key,
        slot_key=slot.native_key,
        patient_id=patients[visit.who],
        account_id=accounts[visit.account],
        status=visit.status,
        reason=visit.reason,
        booked_at=slot.starts_at - timedelta(days=dice("booked", visit.who, visit.trade_key).randint(2, 9)),
    )
    return Placed(doctor.clinic.report.native_key, slot, report)


def _doctor(visit: PastVisit) -> DemoDoctor:
    staff = doctors(clinics()[visit.clinic_number - 1])
    return next(doctor for doctor in staff if doctor.trade.key == visit.trade_key)


def _slot(doctor: DemoDoctor, day: date) -> SlotReport:
    """A slot of that day, or of the last working day before it, with its first seat still to be given away."""
    for back in range(8):
        of_day = tuple(slots(doctor, day - timedelta(days=back), day))
        if of_day:
            return replace(dice("visit", doctor.key).choice(of_day), taken=0)
    raise LookupError(f"{doctor.key} did not work in the week before {day}")
