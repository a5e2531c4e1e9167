"""The twenty clinics: where they are, when they are open, what they promise, whom they employ."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from booking.ports import ClinicKind, ClinicReport, WorkingHours
from demo import specialties as trade
from demo.seed import dice
from demo.specialties import Trade
from demo.towns import MALAKHITOVSK, OLKHOVSK, Town

ADULT_STAFF = (
    *[trade.THERAPY] * 4,
    trade.SURGERY,
    trade.NEUROLOGY,
    trade.OPHTHALMOLOGY,
    trade.ENT,
    trade.CARDIOLOGY,
    trade.ENDOCRINOLOGY,
    trade.UROLOGY,
    trade.VACCINATION,
)
CHILDREN_STAFF = (
    *[trade.PAEDIATRICS] * 4,
    trade.CHILD_SURGERY,
    trade.NEUROLOGY,
    trade.ENT,
    trade.OPHTHALMOLOGY,
    trade.CHILD_DENTISTRY,
    trade.VACCINATION,
)
DENTAL_STAFF = (
    *[trade.DENTISTRY] * 3,
    *[trade.DENTAL_SURGERY] * 2,
    trade.CHILD_DENTISTRY,
    trade.ORTHODONTICS,
)
WOMEN_STAFF = (*[trade.OBSTETRICS] * 5, trade.ULTRASOUND, trade.THERAPY)
HEART_STAFF = (*[trade.CARDIOLOGY_BY_REFERRAL] * 5, *[trade.FUNCTIONAL] * 2, trade.ULTRASOUND, trade.THERAPY)
HOSPITAL_STAFF = (
    *[trade.SURGERY] * 2,
    *[trade.TRAUMA] * 2,
    trade.RHEUMATOLOGY_BY_REFERRAL,
    trade.GASTROENTEROLOGY_BY_REFERRAL,
    trade.DERMATOLOGY,
    trade.NEUROLOGY,
    trade.ENDOCRINOLOGY_BY_REFERRAL,
    trade.ULTRASOUND,
)

WEEKDAYS_8_TO_20 = tuple(WorkingHours(day, time(8), time(20)) for day in range(1, 6))
WITH_SATURDAY = (*WEEKDAYS_8_TO_20, WorkingHours(6, time(9), time(15)))


@dataclass(frozen=True, slots=True)
class DemoClinic:
    """`horizon_days`, `free_cancel_hours`: the clinic's own policy, None where it keeps the service's."""

    report: ClinicReport
    staff: tuple[Trade, ...]
    horizon_days: int | None = None
    free_cancel_hours: int | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    town: Town
    name: str
    short_name: str
    kind: ClinicKind
    staff: tuple[Trade, ...]
    horizon_days: int | None = None
    free_cancel_hours: int | None = None


def clinics() -> tuple[DemoClinic, ...]:
    """Always the same twenty, in the same order."""
    return tuple(_clinic(number, plan) for number, plan in enumerate(_plans(), start=1))


def _plans() -> Iterator[_Plan]:
    for town, adults, children, dental in ((OLKHOVSK, 5, 3, 2), (MALAKHITOVSK, 3, 2, 1)):
        for n in range(1, adults + 1):
            yield _Plan(town, f"Городская поликлиника № {n}", f"Поликлиника № {n}", ClinicKind.ADULT, ADULT_STAFF)
        for n in range(1, children + 1):
            name = f"Детская городская поликлиника № {n}"
            yield _Plan(town, name, f"Детская поликлиника № {n}", ClinicKind.CHILDREN, CHILDREN_STAFF)
        for n in range(1, dental + 1):
            # a chair that stays empty costs more: two days' notice
            name = f"Стоматологическая поликлиника № {n}"
            yield _Plan(town, name, f"Стоматология № {n}", ClinicKind.DENTAL, DENTAL_STAFF, free_cancel_hours=48)
        women = "Женская консультация № 1"
        yield _Plan(town, women, women, ClinicKind.WOMEN, WOMEN_STAFF, free_cancel_hours=12)
    heart = "Краевой кардиологический диспансер"
    yield _Plan(OLKHOVSK, heart, "Кардиодиспансер", ClinicKind.SPECIALISED, HEART_STAFF, horizon_days=21)
    hospital = "Городская больница № 1, консультативная поликлиника"
    yield _Plan(MALAKHITOVSK, hospital, "Горбольница № 1", ClinicKind.HOSPITAL, HOSPITAL_STAFF, free_cancel_hours=72)


def _clinic(number: int, plan: _Plan) -> DemoClinic:
    town, chance = plan.town, dice("clinic", number)
    house, street = chance.randint(1, 98), town.streets[number % len(town.streets)]
    report = ClinicReport(
        native_key=f"clinic-{number:02}",
        name=f"{plan.name} г. {town.name}",
        short_name=f"{plan.short_name}, {town.name}",
        kind=plan.kind,
        district=town.districts[number % len(town.districts)],
        address=f"{town.name}, {street}, д. {house}",
        latitude=round(town.latitude + chance.uniform(-0.045, 0.045), 6),
        longitude=round(town.longitude + chance.uniform(-0.075, 0.075), 6),
        phone=f"+7 {town.phone} {chance.randint(20, 79)}-{chance.randint(10, 99)}-{chance.randint(10, 99)}",
        email=f"clinic{number:02}@olkhovye.example",
        zone=town.zone,
        hours=WITH_SATURDAY if plan.kind in (ClinicKind.ADULT, ClinicKind.CHILDREN) else WEEKDAYS_8_TO_20,
    )
    return DemoClinic(report, plan.staff, plan.horizon_days, plan.free_cancel_hours)
