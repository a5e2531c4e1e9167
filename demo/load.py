"""Loading the region through the same door as a clinic system's report, and rolling its schedule forward."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from auth.provider import Provider
from booking.engine import Engine
from booking.ports import Clock, SlotReport
from booking.rules.facts import OWN
from demo.cards import bring_cards
from demo.clinics import DemoClinic, clinics
from demo.desks import bring_desks
from demo.doctors import doctors, report
from demo.people import Known, bring_people
from demo.record import bring_records
from demo.slots import DAYS, slots
from demo.specialties import SERVICES
from demo.towns import REGION_CODE, REGION_NAME, REGION_NAME_EN
from demo.visits import Placed, placed
from storage.intake.schedule import bring_policy, last_days
from storage.intake.visits import told_visits
from upstream.intake import Intake, RegionReport, Span, take_in_clinics, take_in_services
from upstream.listing import Listing
from upstream.own import publish_doctors, publish_slots
from upstream.visits import take_in_visits

Advance = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a start has added."""

    clinics: int
    doctors: int
    slots: int
    visits: int


async def load_region(engine: Engine, provider: Provider, advance: Advance) -> Loaded:
    """Brings the region, its people and thirty days of slots from today on; days that stand are left as they are.

    `advance` hears a clinic's name, how many clinics are done, and of how many.
    """
    intake = Intake(OWN, engine.clock, engine.publish)
    region = clinics()
    await take_in_services(intake, Listing.of(SERVICES))
    where = RegionReport(REGION_CODE, REGION_NAME, REGION_NAME_EN)
    await take_in_clinics(intake, where, Listing.of(clinic.report for clinic in region))
    await bring_cards(engine)
    standing = await last_days(OWN)
    staff = added = 0
    for number, clinic in enumerate(region, start=1):
        staff += await _bring_staff(engine, clinic)
        added += await _bring_schedule(engine, clinic, standing.get(clinic.report.native_key))
        advance(clinic.report.short_name, number, len(region))
    known = await bring_people(provider, engine.clock())
    await bring_desks(engine, known.accounts)
    return Loaded(len(region), staff, added, await _bring_history(engine, intake, known))


async def _bring_staff(engine: Engine, clinic: DemoClinic) -> int:
    key, today = clinic.report.native_key, _today(engine.clock, clinic)
    await bring_policy(OWN, key, clinic.horizon_days, clinic.free_cancel_hours)
    staff = doctors(clinic)
    specialties = {doctor.trade.key: doctor.trade.report() for doctor in staff}
    reports = Listing.of(report(doctor, today) for doctor in staff)
    await publish_doctors(engine, key, Listing.of(specialties.values()), reports)
    return len(staff)


async def _bring_schedule(engine: Engine, clinic: DemoClinic, standing_until: date | None) -> int:
    """Adds the days that are missing; how many slots that made."""
    today, zone = _today(engine.clock, clinic), ZoneInfo(clinic.report.zone)
    first = today if standing_until is None else max(today, standing_until + timedelta(days=1))
    days = [first + timedelta(days=n) for n in range((today + timedelta(days=DAYS) - first).days)]
    new = [slot for doctor in doctors(clinic) for day in days for slot in slots(doctor, day, today)]
    if not new:
        return 0
    span = Span(datetime.combine(days[0], time(), zone), datetime.combine(days[-1] + timedelta(days=1), time(), zone))
    tally = await publish_slots(engine, clinic.report.native_key, Listing.of(new), span)
    return tally.written.added


async def _bring_history(engine: Engine, intake: Intake, known: Known) -> int:
    """Visits are told of once: at the first start, counted back from that day."""
    added = 0
    told = await told_visits(intake.system)
    visits = placed(intake.clock().date(), known.patients, known.accounts)
    for visit in visits:
        if visit.report.native_key in told:
            continue
        await _bring_slot(engine, visit)
        added += await take_in_visits(intake, visit.clinic_key, [visit.report])
    await bring_records(engine, known.patients, visits)
    return added


async def _bring_slot(engine: Engine, visit: Placed) -> None:
    slot: SlotReport = visit.slot
    span = Span(slot.starts_at, slot.ends_at)
    await publish_slots(engine, visit.clinic_key, Listing.of([slot]), span, doctors={slot.doctor_key})


def _today(clock: Clock, clinic: DemoClinic) -> date:
    return clock().astimezone(ZoneInfo(clinic.report.zone)).date()
