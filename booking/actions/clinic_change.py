"""What the clinic itself did to an appointment, taken down as it is: a clash is an alarm, never an error."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from booking.actions.clinic_notice import notify_of
from booking.engine import Engine
from booking.errors import iso
from booking.events import AppointmentChanged
from booking.rules.clinic_words import Change
from booking.rules.facts import OWN
from storage.appointments import (
    AppointmentRow,
    NewPlace,
    clashes,
    close_appointment,
    find_appointment,
    kept_words,
    put_at,
    say_words,
)
from storage.claims import carry_claim, free_seat_number, release_claim
from storage.models import AppointmentStatus, ClaimState, TimelineKind
from storage.seats import book_seat, free_seat, lock_slot, take_over_seat
from storage.ties import queue_patient
from storage.timeline import Entry, append_entries
from storage.work import Work, transact


@dataclass(frozen=True, slots=True)
class ClinicMove:
    """The time the clinic gave instead. `slot_id`: its slot there, None when no such slot is known here."""

    starts_at: datetime
    ends_at: datetime
    room: str | None
    slot_id: int | None


async def clinic_cancelled(engine: Engine, *, appointment_id: int, words: str | None) -> bool:
    """The clinic has cancelled it. False when there is no such appointment or it is over already.

    False too when its patient is giving it up at the clinic's system: that it is not there is what was asked for, and
    the asking that is under way settles it.
    """

    async def end(row: AppointmentRow, work: Work) -> None:
        await lock_slot(row.visit.slot_id)
        await _leave_seat(row)
        await close_appointment(appointment_id, AppointmentStatus.CANCELLED, None)
        await say_words(appointment_id, kept_words(words))
        await _tell(engine, row, TimelineKind.CLINIC_CANCELLED, {}, work)
        await notify_of(engine, row, Change.CANCELLED, work)

    return await _take_down(engine, appointment_id, end, unless=_is_given_up)


async def clinic_moved(engine: Engine, *, appointment_id: int, to: ClinicMove, words: str | None) -> bool:
    """The clinic has put it at another time, whatever stands there. False when no such appointment stands, or when it
    is there already: two workers may have found it out.

    Where that clashes with the patient's other visits, or the slot has no free seat, it becomes the clinic's own word
    (origin CLINIC) with an alarm.
    """

    async def put(row: AppointmentRow, work: Work) -> None:
        slot_id = to.slot_id or row.visit.slot_id
        for locked in sorted({row.visit.slot_id, slot_id}):
            await lock_slot(locked)
        seat = await _change_seat(row, to)
        clash = await clashes(appointment_id, row.visit.patient_id, to.starts_at, to.ends_at)
        place = NewPlace(slot_id, seat, to.starts_at, to.ends_at, to.room, clash or seat is None, kept_words(words))
        await put_at(appointment_id, place)
        details = {"from": iso(row.visit.starts_at), "to": iso(to.starts_at)}
        await _tell(engine, row, TimelineKind.CLINIC_CHANGED, details, work)
        # another room is told on the ticket; it is not worth an SMS
        if to.starts_at != row.visit.starts_at:
            await notify_of(engine, row, Change.MOVED, work, to.starts_at)
        work.slots_changed([slot_id])

    return await _take_down(engine, appointment_id, put, unless=lambda row: _is_at(row, to))


async def _take_down(
    engine: Engine,
    appointment_id: int,
    write: Callable[[AppointmentRow, Work], Awaitable[None]],
    unless: Callable[[AppointmentRow], bool] = lambda _: False,
) -> bool:
    found = await find_appointment(appointment_id)
    if found is None:
        return False
    patient_id = found.visit.patient_id

    async def deed(work: Work) -> bool:
        await queue_patient(patient_id)
        row = await find_appointment(appointment_id)
        if row is None or not row.visit.active or unless(row):
            return False
        await write(row, work)
        return True

    return await transact(engine.publish, deed)


def _is_at(row: AppointmentRow, to: ClinicMove) -> bool:
    there = (to.slot_id or row.visit.slot_id, to.starts_at, to.ends_at, to.room or row.room)
    return (row.visit.slot_id, row.visit.starts_at, row.ends_at, row.room) == there


def _is_given_up(row: AppointmentRow) -> bool:
    return row.visit.terms.system != OWN and (row.visit.leaving or row.visit.cancelling)


async def _change_seat(row: AppointmentRow, to: ClinicMove) -> int | None:
    """The seat at the new time; None when the clinic has put it where no seat is free, or where we know no slot."""
    if to.slot_id == row.visit.slot_id:
        return row.seat if row.seated else None
    await _leave_seat(row)
    if to.slot_id is None or not await _seated(row, to.slot_id):
        return None
    seat = await free_seat_number(to.slot_id)
    if row.claim_id is not None:
        await carry_claim(row.claim_id, to.slot_id, seat)
    return seat


async def _seated(row: AppointmentRow, slot_id: int) -> bool:
    """A foreign system tells the seat that it has given the patient as taken by somebody, once it was read."""
    foreign = row.visit.terms.system != OWN
    return (foreign and await take_over_seat(slot_id)) or await book_seat(slot_id)


async def _leave_seat(row: AppointmentRow) -> None:
    if row.seated:
        await free_seat(row.visit.slot_id)
    if row.claim_id is not None:
        await release_claim(row.claim_id, ClaimState.KEPT)


async def _tell(engine: Engine, row: AppointmentRow, kind: TimelineKind, details: dict[str, str], work: Work) -> None:
    appointment_id = row.visit.appointment_id
    await append_entries([Entry(appointment_id, engine.clock(), kind, None, details)])
    work.slots_changed([row.visit.slot_id])
    work.tell(AppointmentChanged(appointment_id, row.visit.patient_id))
