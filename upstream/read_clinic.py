"""Reading one clinic's schedule and taking it in."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from booking.engine import Engine
from booking.ports import AnswerLost, ClinicSaidNo, ClinicUnreachable
from storage.intake.places import clinic_place, doctor_ids
from storage.intake.schedule import shown_free
from upstream.clashes import settle_clashes, settle_freed
from upstream.intake import Intake, Span, confirm_schedule, take_in_doctors, take_in_slots
from upstream.source import ScheduleSource, Staff

AHEAD = timedelta(days=366)
# doctors of one clinic whose slots are read at the same time
AT_ONCE = 3
Fault = ClinicSaidNo | ClinicUnreachable | AnswerLost


async def read_clinic_schedule(engine: Engine, intake: Intake, source: ScheduleSource, clinic_key: str) -> None:
    """Brings one clinic up to date; its schedule counts as confirmed only when every doctor could be read.

    Raises what the source raises. A doctor who can not be read does not keep the others from being taken in.
    """
    began = engine.clock()
    staff = await source.staff(clinic_key)
    await take_in_doctors(intake, clinic_key, staff.specialties, staff.doctors)
    faults = await _read_doctors(engine, intake, source, clinic_key, await _to_read(intake, source, clinic_key, staff))
    await settle_clashes(engine, intake.system, clinic_key)
    if faults:
        raise faults[0]
    await confirm_schedule(intake, clinic_key, began)


async def _to_read(intake: Intake, source: ScheduleSource, clinic_key: str, staff: Staff) -> Sequence[str]:
    """Doctors whose slots may differ from what is shown: all but those with nothing free, neither there nor here.

    Other counts prove nothing: one slot may have been taken while another was given back.
    """
    place = await clinic_place(intake.system, clinic_key)
    ids = await doctor_ids(place.id, None) if place else {}
    full = set(staff.nothing_free) if source.free_only else set()
    free_here = await shown_free([doctor for key, doctor in ids.items() if key in full], intake.clock())
    return [key for key, doctor in ids.items() if key not in full or doctor in free_here]


async def _read_doctors(
    engine: Engine, intake: Intake, source: ScheduleSource, clinic_key: str, doctor_keys: Sequence[str]
) -> list[Fault]:
    """A few at once; what went wrong."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def read(doctor_key: str) -> Fault | None:
        async with turn:
            try:
                await _read_doctor(engine, intake, source, clinic_key, doctor_key)
            except (ClinicSaidNo, ClinicUnreachable, AnswerLost) as fault:
                return fault
        return None

    async with asyncio.TaskGroup() as group:
        reading = [group.create_task(read(doctor_key)) for doctor_key in doctor_keys]
    return [fault for fault in (task.result() for task in reading) if fault is not None]


async def _read_doctor(
    engine: Engine, intake: Intake, source: ScheduleSource, clinic_key: str, doctor_key: str
) -> None:
    now = engine.clock()
    slots = await source.slots(clinic_key, doctor_key)
    await take_in_slots(
        intake, clinic_key, slots, Span(now, now + AHEAD), doctors=[doctor_key], free_only=source.free_only
    )
    if source.free_only:
        await settle_freed(engine, intake.system, clinic_key, doctor_key, slots)
