"""A patient's documents: one's own, or of somebody whose documents one may see; with a second factor."""

from booking.actions.family.parties import by, write_down
from booking.actions.once import ask, claim_key, once
from booking.actor import Account, Actor
from booking.engine import Engine
from booking.errors import DocumentTaken, NotYourPatient, SecondFactorNeeded
from booking.rules.documents import DocumentKind, checked_document
from booking.rules.family import at_home
from booking.rules.given import checked_id
from booking.rules.patient import is_live
from storage.bonds import all_zones, bonds_of
from storage.documents import Paper, drop_document, find_document, has_document, insert_document
from storage.models import Deed
from storage.persons import find_person
from storage.requests import close_request
from storage.ties import queue_patient
from storage.work import Work, transact


async def add_document(
    engine: Engine, actor: Actor, *, key: str, patient_id: int, kind: DocumentKind, number: str
) -> int:
    """Returns the document's id. One of each kind for a patient.

    Raises DocumentInvalid, DocumentTaken, NotYourPatient, SecondFactorNeeded, KeyReused, Forbidden, SignInRequired.
    """
    person = at_home(actor)
    asked = ask(engine, person, key, "add_document", patient=patient_id, paper=[kind, number])

    async def deed(_: Work) -> int:
        await claim_key(asked)
        await queue_patient(patient_id)
        await _refuse_stranger(engine, person, patient_id)
        if await has_document(patient_id, kind):
            raise DocumentTaken(kind.value, disputable=False)
        document_id = await insert_document(patient_id, Paper(kind, checked_document(kind, number)), engine.clock())
        if document_id is None:
            raise DocumentTaken(kind.value, disputable=patient_id != person.patient_id)
        await write_down(
            engine, by(person, patient_id), Deed.CHANGED, "documents", patient_id, document=document_id, kind=kind.value
        )
        await close_request(asked, {"id": document_id})
        return document_id

    async def checked() -> int:
        if not person.second_factor:
            raise SecondFactorNeeded
        checked_document(kind, number)
        await _refuse_stranger(engine, person, patient_id)
        return await transact(engine.publish, deed)

    return await once(engine, asked, checked)


async def drop_patient_document(engine: Engine, actor: Actor, *, key: str, document_id: int) -> int:
    """Returns the id of the patient whose it was.

    Raises NotYourPatient, SecondFactorNeeded, KeyReused, Forbidden, SignInRequired.
    """
    person = at_home(actor)
    asked = ask(engine, person, key, "drop_document", document=document_id)

    async def deed(_: Work) -> int:
        await claim_key(asked)
        found = await find_document(checked_id(document_id))
        if found is None:
            raise NotYourPatient
        await _refuse_stranger(engine, person, found.patient_id)
        if not await drop_document(document_id, engine.clock()):
            raise NotYourPatient
        who, kind = by(person, found.patient_id), found.kind.value
        await write_down(engine, who, Deed.ENDED, "documents", found.patient_id, document=document_id, kind=kind)
        await close_request(asked, {"id": found.patient_id})
        return int(found.patient_id)

    async def checked() -> int:
        if not person.second_factor:
            raise SecondFactorNeeded
        return await transact(engine.publish, deed)

    return await once(engine, asked, checked)


async def _refuse_stranger(engine: Engine, person: Account, patient_id: int) -> None:
    """Raises NotYourPatient unless it is oneself, or somebody whose documents one may see."""
    patient = await find_person(patient_id) if 0 < patient_id < 2**63 else None
    if patient is None:
        raise NotYourPatient
    if patient_id == person.patient_id:
        return
    zones = await all_zones()
    for bond in await bonds_of(person.account_id):
        live = bond.patient_id == patient_id and is_live(bond.tie, engine.clock(), zones, engine.policy)
        if live and bond.scopes.documents:
            return
    raise NotYourPatient
