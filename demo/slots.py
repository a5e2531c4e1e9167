"""The schedule: every doctor's slots of a day, a part of them given away already."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from booking.ports import SlotReport, WorkingHours
from demo.doctors import DemoDoctor, absences, working_hours
from demo.seed import dice
from demo.specialties import THERAPY

DAYS = 30
# the most popular have nothing left for weeks: people must be offered somebody else
BOOKED_OUT = 0.95
# of the last hour on Fridays, family doctors see their patients on the screen
TELEMEDICINE_DAY = 5


def slots(doctor: DemoDoctor, day: date, today: date) -> Iterator[SlotReport]:
    """The slots of one clinic-local day, earliest first; the nearer the day to `today`, the fewer seats are left."""
    if any(absence.since <= day <= absence.until for absence in absences(doctor, today)):
        return
    zone = ZoneInfo(doctor.clinic.report.zone)
    chance = dice("slots", doctor.key, day)
    fullness = _fullness(doctor, (day - today).days)
    for stretch in working_hours(doctor):
        if stretch.weekday == day.isoweekday():
            yield from (
                _slot(doctor, stretch, begins, chance, fullness) for begins in _times(doctor, stretch, day, zone)
            )


def _times(doctor: DemoDoctor, stretch: WorkingHours, day: date, zone: ZoneInfo) -> Iterator[datetime]:
    length = timedelta(minutes=doctor.trade.minutes)
    closes = datetime.combine(day, stretch.closes, zone)
    begins, number = datetime.combine(day, stretch.opens, zone), 0
    while begins + length <= closes:
        number += 1
        # a break after every eighth quarter of an hour
        if number % (120 // doctor.trade.minutes) != 0:
            yield begins
        begins += length


def _slot(doctor: DemoDoctor, stretch: WorkingHours, begins: datetime, chance: Random, fullness: float) -> SlotReport:
    trade = doctor.trade
    on_screen = trade == THERAPY and stretch.weekday == TELEMEDICINE_DAY and stretch.closes.hour - begins.hour == 1
    return SlotReport(
        native_key=f"{begins:%Y%m%dT%H%M}",
        doctor_key=doctor.key,
        starts_at=begins,
        ends_at=begins + timedelta(minutes=trade.minutes),
        room=None if on_screen else doctor.room,
        service="telemedicine" if on_screen else trade.service,
        capacity=trade.seats,
        taken=sum(chance.random() < fullness for _ in range(trade.seats)),
    )


def _fullness(doctor: DemoDoctor, days_ahead: int) -> float:
    """The share of seats given away: nearly all of today's, few of next month's, more at a popular doctor's."""
    if doctor.popularity > BOOKED_OUT:
        return 1.0
    near = max(0.0, 1 - days_ahead / (6 + 30 * doctor.popularity))
    return min(0.97, 0.12 + 0.85 * near)
