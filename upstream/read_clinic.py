"""Reading one clinic's schedule and taking it in."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from booking.engine import Engine
from booking.ports import AnswerLost, ClinicSaidNo, ClinicUnreachable
from storage.intake.places import clinic_place, doctor_ids
from storage.intake.readings import mark, marks_of
from storage.work import Work, transact
from upstream.clashes import settle_clashes, settle_freed
from upstream.intake import Intake, Span, confirm_schedule, take_in_doctors, take_in_slots
from upstream.source import ScheduleSource, Staff

AHEAD = timedelta(days=366)
# equal counts are no proof: one slot may have been taken while another was given back
COUNTS_TRUSTED = timedelta(minutes=5)


async def read_clinic_schedule(engine: Engine, intake: Intake, source: ScheduleSource, clinic_key: str) -> None:
    """Brings one clinic up to date; its schedule counts as confirmed only when every doctor could be read.

    Raises what the source raises. A doctor who can not be read does not keep the others from being taken in.
    """
    began = engine.clock()
    staff = await source.staff(clinic_key)
    await take_in_doctors(intake, clinic_key, staff.specialties, staff.doctors)
    faults = []
    for doctor_key in await _changed(intake, clinic_key, staff, began):
        try:
            await _read_doctor(engine, intake, source, clinic_key, doctor_key, staff.counts.get(doctor_key))
        except (ClinicSaidNo, ClinicUnreachable, AnswerLost) as fault:
            faults.append(fault)
    await settle_clashes(engine, intake.system, clinic_key)
    if faults:
        raise faults[0]
    await confirm_schedule(intake, clinic_key, began)


async def _changed(intake: Intake, clinic_key: str, staff: Staff, now: datetime) -> Sequence[str]:
    """Doctors whose slots must be read: those whose counts are not what they were at the last reading."""
    place = await clinic_place(intake.system, clinic_key)
    ids = await doctor_ids(place.id, None) if place else {}
    marks = await marks_of(ids.values(), now - COUNTS_TRUSTED)
    return [
        key for key, doctor in ids.items() if staff.counts.get(key) is None or marks.get(doctor) != staff.counts[key]
    ]


async def _read_doctor(
    engine: Engine, intake: Intake, source: ScheduleSource, clinic_key: str, doctor_key: str, counts: str | None
) -> None:
    now = engine.clock()
    slots = await source.slots(clinic_key, doctor_key)
    await take_in_slots(
        intake, clinic_key, slots, Span(now, now + AHEAD), doctors=[doctor_key], free_only=source.free_only
    )
    if source.free_only:
        await settle_freed(engine, intake.system, clinic_key, doctor_key, slots)
    if counts is not None:
        await _mark(intake, clinic_key, doctor_key, counts, now)


async def _mark(intake: Intake, clinic_key: str, doctor_key: str, counts: str, now: datetime) -> None:
    place = await clinic_place(intake.system, clinic_key)
    ids = await doctor_ids(place.id, [doctor_key]) if place else {}

    async def deed(_: Work) -> None:
        await mark(ids[doctor_key], counts, now)

    if doctor_key in ids:
        await transact(intake.publish, deed)
