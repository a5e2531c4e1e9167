"""Reading one clinic's schedule and taking it in: as a whole, counts first, or what has changed since."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from booking.engine import Engine
from booking.ports import AnswerLost, ClinicSaidNo, ClinicUnreachable
from storage.intake.places import ClinicPlace, clinic_place
from storage.intake.readings import Lease, Read
from storage.intake.schedule import shown_free
from storage.intake.seen import Seen, Standing, booked_here, doctors_to_read, saw_slots
from storage.intake.written import Written
from upstream.clashes import settle_clashes, settle_freed
from upstream.digests import slots_digest, staff_digest
from upstream.intake import (
    Intake,
    Span,
    UnknownClinic,
    confirm_schedule,
    take_in_changes,
    take_in_doctors,
    take_in_slots,
)
from upstream.source import ScheduleSource, Staff, TellsChanges

AHEAD = timedelta(days=366)
# doctors of one clinic whose slots are read at the same time
AT_ONCE = 3
# a doctor of whom the same is told is read all the same before the slots are four minutes old, at the usual pace
UNREAD_FOR = timedelta(minutes=3, seconds=15)
# what has changed is asked for, in between all of it is read: a feed of changes tells no deletions for sure
CHANGES_FOR = timedelta(minutes=10)
# a doctor nobody knows calls for a whole reading, unless there has just been one
_INTRODUCED = timedelta(minutes=2)
Fault = ClinicSaidNo | ClinicUnreachable | AnswerLost


@dataclass(frozen=True, slots=True)
class _Reading:
    """One try at one clinic."""

    engine: Engine
    intake: Intake
    source: ScheduleSource
    place: ClinicPlace
    lease: Lease

    @property
    def clinic_key(self) -> str:
        return self.place.native_key


async def read_clinic_schedule(
    engine: Engine, intake: Intake, source: ScheduleSource, clinic_key: str, lease: Lease
) -> Read:
    """Brings one clinic up to date; its schedule counts as confirmed only when every doctor could be read.

    Raises what the source raises, and UnknownClinic. A doctor who can not be read does not keep the others from being
    taken in.
    """
    place = await clinic_place(intake.system, clinic_key)
    if place is None:
        raise UnknownClinic(lease.key)
    reading = _Reading(engine, intake, source, place, lease)
    read = await _read_changes(reading) or await _read_whole(reading)
    await settle_clashes(engine, intake.system, clinic_key)
    await confirm_schedule(intake, clinic_key, lease.began)
    return read


async def _read_changes(reading: _Reading) -> Read | None:
    """None when all of it has to be read."""
    source, lease = reading.source, reading.lease
    recent = lease.whole_at is not None and lease.began - lease.whole_at < CHANGES_FOR
    if not isinstance(source, TellsChanges) or lease.mark is None or not recent:
        return None
    changes = await source.changes(reading.clinic_key, lease.mark)
    if changes.staff:
        return None
    written, unknown = Written(), False
    if changes.slots.items or changes.slots.rejected or changes.gone:
        tally = await take_in_changes(
            reading.intake, reading.clinic_key, changes.slots, changes.gone, free_only=source.free_only
        )
        written, unknown = tally.written, any(one.code == "unknown_doctor" for one in tally.rejected)
    if unknown and lease.whole_at is not None and lease.began - lease.whole_at > _INTRODUCED:
        return None
    if source.free_only:
        for doctor_key in sorted({slot.doctor_key for slot in changes.slots.items}):
            await settle_freed(reading.engine, reading.intake.system, reading.clinic_key, doctor_key, changes.slots)
    return Read(changes.mark, lease.whole_at, lease.staff_digest, _rows(written))


async def _read_whole(reading: _Reading) -> Read:
    source = reading.source
    mark = await source.mark(reading.clinic_key) if isinstance(source, TellsChanges) else None
    staff = await source.staff(reading.clinic_key)
    digest = staff_digest(staff)
    if digest is None or digest != reading.lease.staff_digest:
        await take_in_doctors(reading.intake, reading.clinic_key, staff.specialties, staff.doctors)
    written, faults = await _read_doctors(reading, staff.told_free, await _to_read(reading, staff))
    if faults:
        await settle_clashes(reading.engine, reading.intake.system, reading.clinic_key)
        raise faults[0]
    return Read(mark, reading.lease.began, digest, _rows(written))


async def _to_read(reading: _Reading, staff: Staff) -> dict[str, Standing]:
    """Doctors whose slots may differ from what is shown, by native key.

    Left out are those of whom the same is told as before, for a while, since one slot may have been taken and another
    given back; and those with nothing free, neither there nor here.
    """
    standing = await doctors_to_read(reading.place.id, staff.told_free, reading.lease.began - UNREAD_FOR)
    full = set(staff.nothing_free) & standing.keys() if reading.source.free_only else set()
    free_here = await shown_free([standing[key].doctor_id for key in full], reading.intake.clock()) if full else set()
    return {key: one for key, one in standing.items() if key not in full or one.doctor_id in free_here}


async def _read_doctors(
    reading: _Reading, told_free: Mapping[str, str], doctors: Mapping[str, Standing]
) -> tuple[Written, list[Fault]]:
    """A few at once; what was written, and what went wrong."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def read(doctor_key: str, standing: Standing) -> Written | Fault:
        async with turn:
            try:
                return await _read_doctor(reading, doctor_key, standing, told_free.get(doctor_key))
            except (ClinicSaidNo, ClinicUnreachable, AnswerLost) as fault:
                return fault

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(read(key, standing)) for key, standing in doctors.items()]
    outcomes = [task.result() for task in tasks]
    written = sum((one for one in outcomes if isinstance(one, Written)), Written())
    return written, [one for one in outcomes if not isinstance(one, Written)]


async def _read_doctor(reading: _Reading, doctor_key: str, standing: Standing, told_free: str | None) -> Written:
    source, now = reading.source, reading.engine.clock()
    slots = await source.slots(reading.clinic_key, doctor_key)
    seen = Seen(told_free, slots_digest(slots, await booked_here(standing.doctor_id, now)), now)
    written = Written()
    if seen.digest is not None and seen.digest == standing.digest:
        await saw_slots(standing.doctor_id, seen)
    else:
        span = Span(now, now + AHEAD)
        tally = await take_in_slots(
            reading.intake,
            reading.clinic_key,
            slots,
            span,
            doctors=[doctor_key],
            free_only=source.free_only,
            seen=seen,
        )
        written = tally.written
    if source.free_only:
        await settle_freed(reading.engine, reading.intake.system, reading.clinic_key, doctor_key, slots)
    return written


def _rows(written: Written) -> int:
    return written.added + written.changed + written.vanished
