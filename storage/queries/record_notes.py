"""What a patient's record lacks, or how old a part of it is: never a silent gap."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from booking.ports import Mismatch
from booking.rules.facts import OWN
from storage.models import Patient, RecordReading
from storage.queries.patients import Onlooker
from storage.queries.record_sight import patients_with_records


class NoteCode(StrEnum):
    """COPY_SHOWN: the source does not answer, a copy is shown. SOURCE_SILENT: nor is there a copy.

    RESTRICTED: the patient's data are only kept, so no source is asked.
    The four of booking.ports.Mismatch; UNREADABLE: entries that were not understood; CUT_SHORT: there is more.
    """

    COPY_SHOWN = "COPY_SHOWN"
    SOURCE_SILENT = "SOURCE_SILENT"
    RESTRICTED = "RESTRICTED"
    NO_IDENTIFIER = "NO_IDENTIFIER"
    NOT_THERE = "NOT_THERE"
    SEVERAL = "SEVERAL"
    SOMEBODY_ELSE = "SOMEBODY_ELSE"
    UNREADABLE = "UNREADABLE"
    CUT_SHORT = "CUT_SHORT"


@dataclass(frozen=True, slots=True)
class NoteRow:
    """`source`: its name. `read_at`: of the copy that is shown instead. `count`: how many entries it is about."""

    code: NoteCode
    source: str
    read_at: datetime | None = None
    count: int | None = None

    def age_seconds(self, now: datetime) -> int | None:
        return None if self.read_at is None else max(0, int((now - self.read_at).total_seconds()))


async def record_notes(
    onlooker: Onlooker, patient_ids: Collection[int], sources: Collection[str]
) -> dict[int, list[NoteRow]]:
    """Patient → notes, by source. `sources`: names of those that are connected; copies of others are told of too."""
    visible = sorted(set(patient_ids) & await patients_with_records(onlooker))
    readings: dict[int, dict[str, RecordReading]] = {patient_id: {} for patient_id in visible}
    for reading in await RecordReading.filter(patient_id__in=visible) if visible else []:
        readings[reading.patient_id][reading.source] = reading
    kept = {one.id for one in await Patient.filter(id__in=visible, restricted_at__isnull=False).only("id")}
    return {
        patient_id: [
            note
            for source in _told(sources, known)
            for note in _notes(source, known.get(source), onlooker, asked=patient_id not in kept)
        ]
        for patient_id, known in readings.items()
    }


def _told(sources: Collection[str], readings: Mapping[str, RecordReading]) -> list[str]:
    """Those that are connected, and those that no longer are and have left a copy."""
    copied = {source for source, reading in readings.items() if reading.read_at is not None}
    return sorted({*sources, *copied} - {OWN})


def _notes(source: str, reading: RecordReading | None, onlooker: Onlooker, *, asked: bool) -> list[NoteRow]:
    if not asked:
        return [NoteRow(NoteCode.RESTRICTED, source, None if reading is None else reading.read_at)]
    fault = None if reading is None else reading.fault
    if fault is not None and fault in Mismatch.__members__:
        return [NoteRow(NoteCode(fault), source)]
    if reading is None or reading.read_at is None:
        return [NoteRow(NoteCode.SOURCE_SILENT, source)]
    notes = []
    if onlooker.now - reading.read_at > onlooker.policy.record_fresh:
        notes.append(NoteRow(NoteCode.COPY_SHOWN, source, reading.read_at))
    if reading.unreadable:
        notes.append(NoteRow(NoteCode.UNREADABLE, source, count=reading.unreadable))
    if reading.cut_short:
        notes.append(NoteRow(NoteCode.CUT_SHORT, source))
    return notes
