"""A document of a record: its content is not kept here, its source is asked when somebody opens it."""

from dataclasses import dataclass

from booking.actor import Actor
from booking.engine import Engine
from booking.errors import NotFound
from booking.ports import DocumentContent
from booking.rules.given import checked_id
from booking.rules.patient import signed_in
from storage.models import RecordKind
from storage.queries.patients import onlooker_of
from storage.queries.record import RecordRow, entries_by_id
from storage.record import record_subject


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    entry: RecordRow
    content: DocumentContent


async def find_document_entry(engine: Engine, actor: Actor, entry_id: int) -> RecordRow:
    """One that the account may see, to be journaled before it is opened. Raises NotFound, SignInRequired."""
    onlooker = onlooker_of(signed_in(actor), engine.clock(), engine.policy)
    entry = (await entries_by_id(onlooker, [checked_id(entry_id)])).get(entry_id)
    if entry is None or entry.kind is not RecordKind.DOCUMENT:
        raise NotFound
    return entry


async def open_document(engine: Engine, actor: Actor, entry_id: int) -> OpenedDocument:
    """Raises NotFound, SignInRequired, PatientUnmatched and the three faults of clinic systems."""
    entry = await find_document_entry(engine, actor, entry_id)
    source, subject = engine.records.get(entry.source), await record_subject(entry.patient_id)
    if source is None or subject is None:
        raise NotFound
    return OpenedDocument(entry, await source.document(subject, entry.native_key))
