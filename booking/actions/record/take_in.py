"""What came of asking a source for a record, written in one short transaction."""

import logging

from booking.ports import Mismatch, Recorded, RecordReport, RecordSubject
from booking.rules.record import record_fault
from storage.intake.fulfilled import bring_fulfilled, has_untold_visits
from storage.intake.record import bring_record
from storage.record import (
    Turn,
    end_turn,
    fail_turn,
    forget_copy,
    give_turn_back,
    keep_patient_readable,
    record_subject,
)
from storage.transaction import carry_out

log = logging.getLogger(__name__)


async def taken_in(turn: Turn, subject: RecordSubject, report: RecordReport) -> None:
    """Entries that can not be kept are counted with those that the source's adapter could not read.

    Nothing is written when the patient is not to be read any more, or is looked for by other numbers now.
    """
    sound = sound_items(turn.source, report.items)
    unreadable = len(report.unreadable) + len(report.items) - len(sound)

    async def deed() -> None:
        if not await keep_patient_readable(turn.patient_id):
            return
        if await record_subject(turn.patient_id) != subject:
            await give_turn_back(turn)
        elif await end_turn(turn, unreadable=unreadable, cut_short=report.cut_short):
            await bring_record(turn.patient_id, turn.source, sound, whole=not (unreadable or report.cut_short))

    await carry_out(deed)


async def unmatched(turn: Turn, why: Mismatch) -> None:
    """It is not certain whose record it is: nothing of it is kept."""

    async def deed() -> None:
        if await fail_turn(turn, why.value, forget=True):
            await forget_copy(turn.patient_id, turn.source)

    await carry_out(deed)


async def failed(turn: Turn, fault: str) -> None:
    """The copy stays, with its age."""
    await fail_turn(turn, fault, forget=False)


async def told_of_appointments(patient_id: int) -> None:
    """Appointments that took place become visits of our own part of the record."""
    if not await has_untold_visits(patient_id):
        return

    async def deed() -> None:
        if await keep_patient_readable(patient_id):
            await bring_fulfilled(patient_id)

    await carry_out(deed)


def sound_items(source: str, items: tuple[Recorded, ...]) -> list[Recorded]:
    """Those that can be kept; of the others the log says where from and why, and nothing of what they say."""
    sound = []
    for item in items:
        fault = record_fault(item)
        if fault is None:
            sound.append(item)
        else:
            log.warning("an entry of a record from %s can not be kept: %s, %s", source, type(item).__name__, fault)
    return sound
