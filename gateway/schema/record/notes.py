"""A record is brought up to date once an operation, before any field of it answers; what it lacks comes as notes."""

from gateway.context import Info
from gateway.schema.record.enums import RecordNoteCode
from gateway.schema.record.source import RecordNote


async def fresh_notes(info: Info, patient_id: int, what: str) -> list[RecordNote]:
    """`what`: as the journal calls what is about to be shown; an empty list is a reading too."""
    context = info.context
    context.readings.note(patient_id, what)
    return [
        RecordNote(
            code=RecordNoteCode[note.code.name],
            source_name=note.source,
            age_seconds=note.age_seconds(context.loaders.reach.now),
            count=note.count,
        )
        for note in await context.records.up_to_date(patient_id)
    ]
