"""Somebody calls whom nobody knows yet: a patient is made, and the call begins."""

from dataclasses import dataclass
from datetime import date

from booking.actions.desk.call import begin_call, call_reason
from booking.actions.journal import entry_by
from booking.actions.once import ask, claim_key, once
from booking.actor import Actor
from booking.engine import Engine
from booking.errors import BadInput, DocumentTaken
from booking.ports import PersonName, Sex
from booking.rules.contacts import phone_of
from booking.rules.desk import at_desk, at_desk_of
from booking.rules.documents import DocumentKind, checked_document
from booking.rules.family import checked_birth
from booking.rules.names import checked_name
from storage.documents import Paper, insert_document
from storage.journal import append_journal
from storage.models import Deed
from storage.persons import insert_person
from storage.requests import Asked, close_request
from storage.work import Work, transact


@dataclass(frozen=True, slots=True)
class NewPatient:
    """As the caller says it. A document is its kind and its number, or neither."""

    family_name: str
    given_name: str
    middle_name: str | None
    birth_date: date
    sex: Sex
    phone: str | None = None
    document_kind: DocumentKind | None = None
    document_number: str | None = None


@dataclass(frozen=True, slots=True)
class _Wish:
    clinic_id: int
    reason: str
    name: PersonName
    birth_date: date
    sex: Sex
    phone: str | None
    paper: Paper | None


async def add_patient(
    engine: Engine, actor: Actor, *, key: str, clinic_id: int, reason: str, patient: NewPatient
) -> int:
    """Makes the patient and opens a call for them; returns the call's id. Nobody vouches for the document by that.

    Raises DocumentInvalid, DocumentTaken, NotYourClinic, SecondFactorNeeded, KeyReused, Forbidden, SignInRequired,
    BadInput.
    """
    operator, wish = at_desk(actor), _checked(engine, clinic_id, reason, patient)
    paper = wish.paper and [wish.paper.kind, wish.paper.number]
    asked = ask(
        engine,
        operator,
        key,
        "add_patient",
        clinic=clinic_id,
        reason=wish.reason,
        name=[wish.name.family, wish.name.given, wish.name.middle],
        born=wish.birth_date.isoformat(),
        sex=wish.sex,
        phone=wish.phone,
        paper=paper,
    )
    return await once(engine, asked, lambda: _add(engine, actor, wish, asked))


def _checked(engine: Engine, clinic_id: int, reason: str, patient: NewPatient) -> _Wish:
    return _Wish(
        clinic_id=clinic_id,
        reason=call_reason(reason),
        name=checked_name(patient.family_name, patient.given_name, patient.middle_name),
        birth_date=checked_birth(patient.birth_date, engine.clock().date()),
        sex=patient.sex,
        phone=None if patient.phone is None else phone_of(patient.phone),
        paper=_paper(patient),
    )


def _paper(patient: NewPatient) -> Paper | None:
    kind, number = patient.document_kind, patient.document_number
    if kind is None and number is None:
        return None
    if kind is None or number is None:
        raise BadInput("documentNumber", "A document is its kind and its number.")
    return Paper(kind, checked_document(kind, number))


async def _add(engine: Engine, actor: Actor, wish: _Wish, asked: Asked) -> int:
    operator = at_desk_of(actor, wish.clinic_id)

    async def deed(_: Work) -> int:
        await claim_key(asked)
        patient_id = await insert_person(wish.name, wish.birth_date, wish.sex, wish.phone, None)
        if wish.paper and await insert_document(patient_id, wish.paper, asked.at) is None:
            raise DocumentTaken(wish.paper.kind.value, disputable=False)
        call_id = await begin_call(engine, operator, asked, wish.clinic_id, patient_id, wish.reason)
        await append_journal([entry_by(operator, patient_id, asked.at, Deed.CHANGED, "patient", call_id)])
        await close_request(asked, {"id": call_id})
        return call_id

    return await transact(engine.publish, deed)
