"""What clinics say became of appointments: taken down, whoever made them there."""

import logging
from collections.abc import Mapping
from typing import Final

from booking.actions.clinic_change import ClinicMove, clinic_cancelled, clinic_moved
from booking.actions.clinic_word import clinic_closed
from booking.engine import Engine
from booking.rules.clinic_words import CANCELLED_THERE, MOVED_THERE
from storage.intake.readings import Lease, Read
from storage.intake.told import appointment_told_of, moved_by_clinic
from storage.models import AppointmentStatus
from upstream.source import AppointmentReport, AppointmentWord, ScheduleSource, TellsAppointments

log = logging.getLogger(__name__)
_CLOSED: Final[Mapping[AppointmentWord, AppointmentStatus]] = {
    AppointmentWord.FULFILLED: AppointmentStatus.FULFILLED,
    AppointmentWord.NO_SHOW: AppointmentStatus.NO_SHOW,
}


async def take_in_appointments(engine: Engine, system: str, source: ScheduleSource, lease: Lease) -> Read:
    """Where to go on next time. What was taken down before is told again and changes nothing. Raises as the source."""
    if not isinstance(source, TellsAppointments):
        return Read()
    listed, mark = await source.appointments(lease.mark)
    for rejection in listed.rejected:
        log.warning("%s: an appointment skipped: %s", lease.key, rejection.code)
    changed = sum([await _take_down(engine, system, report) for report in listed.items])
    return Read(mark, lease.began, changed=changed)


async def _take_down(engine: Engine, system: str, report: AppointmentReport) -> bool:
    if report.status is AppointmentWord.BOOKED and report.slot_key is None:
        return False
    appointment_id = await appointment_told_of(system, report.native_key, report.order_key)
    if appointment_id is None:
        return False
    if report.status is AppointmentWord.BOOKED:
        done = await _move(engine, appointment_id, report.slot_key or "")
    elif report.status is AppointmentWord.CANCELLED:
        done = await clinic_cancelled(engine, appointment_id=appointment_id, words=report.words or CANCELLED_THERE)
    else:
        done = await clinic_closed(engine, appointment_id=appointment_id, status=_CLOSED[report.status])
    if done:
        log.info("appointment %d: its clinic says %s", appointment_id, report.status.value)
    return done


async def _move(engine: Engine, appointment_id: int, slot_key: str) -> bool:
    to = await moved_by_clinic(appointment_id, slot_key, engine.clock())
    if to is None:
        return False
    place = ClinicMove(to.starts_at, to.ends_at, to.room, to.slot_id)
    return await clinic_moved(engine, appointment_id=appointment_id, to=place, words=MOVED_THERE)
