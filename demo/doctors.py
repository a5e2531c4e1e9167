"""The two hundred doctors: who they are and when they work."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from booking.ports import Absence, DoctorReport, Sex, WorkingHours
from demo import names
from demo.clinics import DemoClinic
from demo.seed import dice
from demo.specialties import OBSTETRICS, PAEDIATRICS, SURGERY, TRAUMA, UROLOGY, Trade

CATEGORIES = ("высшая категория", "первая категория", "вторая категория")
DEGREE = "кандидат медицинских наук"
# how many in a hundred are women; two of three elsewhere
WOMEN = {OBSTETRICS.key: 85, PAEDIATRICS.key: 88, SURGERY.key: 25, TRAUMA.key: 15, UROLOGY.key: 15}
MORNING, EVENING = (time(8), time(14)), (time(14), time(20))
EARLY, LATE = (time(9), time(13)), (time(15), time(19))
SATURDAY = (time(9), time(14))
ABSENT_IN_A_HUNDRED = 9


@dataclass(frozen=True, slots=True)
class DemoDoctor:
    """`number`: within the clinic. `room`: nobody else's there. `popularity` 0–1: how fast the seats go."""

    key: str
    number: int
    clinic: DemoClinic
    trade: Trade
    room: str
    popularity: float


def doctors(clinic: DemoClinic) -> tuple[DemoDoctor, ...]:
    """Always the same people in the same order."""
    return tuple(_doctor(clinic, number, trade) for number, trade in enumerate(clinic.staff, start=1))


def report(doctor: DemoDoctor, today: date) -> DoctorReport:
    """As the clinic tells of the doctor on that day; `absence` is the one that lasts or comes next."""
    chance = dice("person", doctor.key)
    sex = Sex.FEMALE if chance.randrange(100) < WOMEN.get(doctor.trade.key, 66) else Sex.MALE
    experience_since = chance.randint(1986, 2023)
    return DoctorReport(
        native_key=doctor.key,
        specialty_key=doctor.trade.key,
        name=names.person(chance, sex),
        department=doctor.trade.department,
        section=f"{doctor.number} участок" if doctor.trade.sections else None,
        sex=sex,
        experience_since=experience_since,
        qualification=_qualification(chance, experience_since),
        rating=round(3.7 + 1.3 * doctor.popularity, 1),
        absence=next(absences(doctor, today), None),
        hours=working_hours(doctor),
    )


def working_hours(doctor: DemoDoctor) -> tuple[WorkingHours, ...]:
    chance = dice("hours", doctor.key)
    odd, even = chance.choice(
        ((MORNING, EVENING), (EVENING, MORNING), (MORNING, MORNING), (EARLY, LATE), (LATE, EARLY))
    )
    # every fifth works half the week
    days = (1, 3, 5) if chance.randrange(5) == 0 else (1, 2, 3, 4, 5)
    stretches = [WorkingHours(day, *(odd if day % 2 else even)) for day in days]
    if any(open_day.weekday == 6 for open_day in doctor.clinic.report.hours) and chance.randrange(4) == 0:
        stretches.append(WorkingHours(6, *SATURDAY))
    return tuple(stretches)


def absences(doctor: DemoDoctor, since: date) -> Iterator[Absence]:
    """Leaves and illnesses that end on `since` or later and begin within the next thirty days."""
    for month in _months(since - timedelta(days=31), since + timedelta(days=30)):
        chance = dice("absence", doctor.key, month)
        if chance.randrange(100) < ABSENT_IN_A_HUNDRED:
            begins = month + timedelta(days=chance.randrange(28))
            absence = Absence(begins, begins + timedelta(days=chance.choice((4, 6, 13))))
            if since <= absence.until and absence.since <= since + timedelta(days=30):
                yield absence


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)


def _doctor(clinic: DemoClinic, number: int, trade: Trade) -> DemoDoctor:
    key = f"{clinic.report.native_key}-doctor-{number:02}"
    chance = dice("doctor", key)
    return DemoDoctor(
        key, number, clinic, trade, room=str(100 * chance.randint(1, 4) + number), popularity=chance.random()
    )


def _qualification(chance: Random, experience_since: int) -> str | None:
    if experience_since > 2018:
        return None
    category = chance.choice(CATEGORIES)
    return f"{category}, {DEGREE}" if chance.randrange(6) == 0 else category
