"""Where and when the demo people's records say that something was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from booking.ports import Place, VisitKind
from booking.ports import RecordedVisit as Visit
from demo.clinics import clinics
from demo.doctors import DemoDoctor, doctors, report
from demo.visits import Placed

INSURER = "АО «Ольховское медицинское страхование»"


@dataclass(frozen=True, slots=True)
class Past:
    """Counted back from `today`. `placed`: the past appointments, by their own keys."""

    today: date
    placed: Mapping[str, Placed]

    def at(self, days_ago: int, hour: int = 10, minute: int = 0, clinic: int = 1) -> datetime:
        """That hour at the clinic."""
        return self.on(self.today - timedelta(days=days_ago), hour, minute, clinic)

    def on(self, day: date, hour: int = 11, minute: int = 0, clinic: int = 1) -> datetime:
        """That hour of the day at the clinic."""
        return datetime.combine(day, time(hour, minute), ZoneInfo(clinics()[clinic - 1].report.zone))

    def day(self, days_ahead: int) -> date:
        return self.today + timedelta(days=days_ahead)

    def appointment(self, key: str) -> datetime:
        """When it began."""
        return self.placed[key].slot.starts_at

    def place(self, clinic: int, trade: str) -> Place:
        """The clinic's first doctor of that trade."""
        doctor = _doctor(clinic, trade)
        told = report(doctor, self.today).name
        return Place(
            clinic_key=doctor.clinic.report.native_key,
            clinic_name=doctor.clinic.report.name,
            doctor_key=doctor.key,
            doctor_name=" ".join(part for part in (told.family, told.given, told.middle) if part),
            specialty=doctor.trade.name,
        )

    def came(self, key: str, clinic: int, trade: str, conclusion: str, **told: object) -> Visit:
        """The visit that came of a past appointment."""
        starts = self.appointment(key)
        kind = VisitKind.VACCINATION if trade == "vaccination" else VisitKind.CONSULTATION
        return _visit(key, kind, starts, self.place(clinic, trade), conclusion, told | {"appointment_key": key})

    def was(self, key: str, kind: VisitKind, starts: datetime, where: Place, conclusion: str, **told: object) -> Visit:
        """A visit that nobody had booked here."""
        return _visit(key, kind, starts, where, conclusion, told)


def _visit(
    key: str, kind: VisitKind, starts: datetime, where: Place, conclusion: str, told: Mapping[str, object]
) -> Visit:
    ends = starts + timedelta(minutes=15)
    return Visit(key, kind, starts, ends, where, conclusion=conclusion, **told)  # type: ignore[arg-type] # as given


def _doctor(clinic: int, trade: str) -> DemoDoctor:
    return next(doctor for doctor in doctors(clinics()[clinic - 1]) if doctor.trade.key == trade)
