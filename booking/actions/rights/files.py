"""What a person takes home: everything kept about them, or the journal alone, as plain values for a JSON file."""

from typing import Any

from booking.actions.journal import why
from booking.actions.rights.speaks import speaks_for
from booking.actor import Account, Actor, Operator
from booking.engine import Engine
from booking.errors import NotFound, StepUpRequired
from booking.rules.given import checked_id
from booking.rules.patient import signed_in
from storage.erasure import Subject, subject_of
from storage.export import everything_about, journal_chain
from storage.journal import Entry, append_journal
from storage.models import DataRequestKind, DataRequestState, Deed, Through
from storage.queries.journal import journal_as_told
from storage.queries.patients import onlooker_of, patients_with_documents
from storage.rights import find_data_request
from storage.work import Work, transact


async def export_file(engine: Engine, actor: Actor, *, request_id: int) -> dict[str, Any]:
    """The export that was asked for, as things stand now; every taking is journaled.

    Raises NotFound, StepUpRequired, SignInRequired.
    """
    person = _stepped_up(actor)
    request = await find_data_request(checked_id(request_id))
    ready = request is not None and request.kind is DataRequestKind.EXPORT and request.state is DataRequestState.DONE
    if request is None or not ready or not await speaks_for(engine, person, request.patient_id):
        raise NotFound
    subject = await _told_of(person, request.patient_id)
    await _journal(engine, person, request.patient_id, "export", {"request": request.id})
    return {
        "at": engine.clock().isoformat(),
        "patient": request.patient_id,
        "data": await everything_about(subject),
        "journal": await _journal_of(request.patient_id),
    }


async def journal_file(engine: Engine, actor: Actor, *, patient_id: int) -> dict[str, Any]:
    """The journal with its hashes, the oldest entry first. Raises NotFound, StepUpRequired, SignInRequired."""
    person = _stepped_up(actor)
    onlooker = onlooker_of(person, engine.clock(), engine.policy)
    if checked_id(patient_id) not in await patients_with_documents(onlooker):
        raise NotFound
    await _journal(engine, person, patient_id, "journal", {})
    return {"at": engine.clock().isoformat(), "patient": patient_id, "journal": await _journal_of(patient_id)}


def _stepped_up(actor: Actor) -> Account | Operator:
    person = signed_in(actor)
    if not person.second_factor:
        raise StepUpRequired
    return person


async def _told_of(person: Account | Operator, patient_id: int) -> Subject:
    """A parent who takes a child's data takes no account of the child's with them."""
    subject = await subject_of(patient_id)
    own = isinstance(person, Account) and person.patient_id == patient_id
    return subject if own else Subject(subject.patient_ids, ())


async def _journal_of(patient_id: int) -> dict[str, Any]:
    return await journal_chain(patient_id) | {"entries": await journal_as_told(patient_id)}


async def _journal(
    engine: Engine, person: Account | Operator, patient_id: int, what: str, details: dict[str, Any]
) -> None:
    right, now = why(person, patient_id), engine.clock()
    entry = Entry(patient_id, now, person.account_id, Deed.EXPORTED, what, right, Through.FILE, None, details)

    async def deed(_: Work) -> None:
        await append_journal([entry])

    await transact(engine.publish, deed)
