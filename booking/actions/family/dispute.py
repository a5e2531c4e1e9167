"""Somebody says they act for a patient whom others look after already: a desk decides, and both sides are told."""

from datetime import date

from booking.actions.admit import refuse_without_consent
from booking.actions.family.ending import in_the_way
from booking.actions.family.parties import By, by, guardian_name, tell, through, write_down
from booking.actions.family.room import refuse_full, refuse_often
from booking.actions.guesses import today
from booking.actions.once import ask, claim_key, once
from booking.actor import Actor
from booking.engine import Engine
from booking.errors import AlreadyInFamily, BadInput, NotFound, RequestClosed
from booking.rules.code_words import Tongue
from booking.rules.documents import DocumentKind, checked_document
from booking.rules.family import checked_birth, guardian
from booking.rules.family_words import News
from booking.rules.given import checked_id
from booking.rules.names import short_name
from storage.bonds import bonds_over
from storage.disputes import find_dispute, leave_dispute, open_dispute, open_dispute_of
from storage.documents import Paper, holder_of
from storage.family import queue_account
from storage.models import Deed, DisputeState, Relation, Why
from storage.persons import PersonFacts, address_of_account, find_person
from storage.queries.by_id import clinics_by_id
from storage.reach import raise_reach
from storage.requests import close_request
from storage.work import Work, transact


async def dispute_patient(
    engine: Engine,
    actor: Actor,
    *,
    key: str,
    document_kind: DocumentKind,
    document_number: str,
    birth_date: date,
    relation: Relation,
    clinic_id: int,
    tongue: Tongue = "ru",
) -> int:
    """Opens a dispute at the clinic's desk; returns its id, that of one's open dispute about the patient if there is.

    Raises NotFound when nobody has that document and birthday; DocumentInvalid, FamilyFull, AlreadyInFamily,
    AccountNotConfirmed, ConsentMissing, TooManyTries, KeyReused, Forbidden, SignInRequired, BadInput.
    """
    person, born = guardian(actor), checked_birth(birth_date, today(engine))
    if relation is Relation.CALLER:
        raise BadInput("relation", "Nobody is that to you.")
    await refuse_without_consent(person)
    asked = ask(
        engine,
        person,
        key,
        "dispute_patient",
        paper=[document_kind, document_number],
        born=born.isoformat(),
        relation=relation,
        clinic=clinic_id,
    )

    async def deed(work: Work) -> int:
        await claim_key(asked)
        await queue_account(person.account_id)
        paper = Paper(document_kind, checked_document(document_kind, document_number))
        patient = await _meant(paper, born)
        if patient is None or patient.patient_id == person.patient_id:
            raise NotFound
        bond = await in_the_way(engine, work, person.account_id, patient.patient_id, tongue)
        if bond is not None:
            raise AlreadyInFamily(bond.guardianship_id)
        open_already = await open_dispute_of(person.account_id, patient.patient_id)
        dispute_id = open_already or await begin(work, patient)
        await close_request(asked, {"id": dispute_id})
        return dispute_id

    async def begin(work: Work, patient: PersonFacts) -> int:
        await refuse_full(engine, person.account_id)
        dispute_id = await open_dispute(person.account_id, patient.patient_id, clinic_id, relation, engine.clock())
        if dispute_id is None:
            raise NotFound
        who = By(person.account_id, Why.GUARDIAN, through(person))
        await write_down(engine, who, Deed.CHANGED, "dispute", patient.patient_id, dispute=dispute_id)
        await tell_sides(engine, work, patient, person.account_id, News.DISPUTED, tongue)
        return dispute_id

    async def guarded() -> int:
        await refuse_often(engine, person.account_id)
        clinic = (await clinics_by_id([checked_id(clinic_id)])).get(clinic_id)
        if clinic is None or not clinic.active:
            raise NotFound
        return await transact(engine.publish, deed)

    return await once(engine, asked, guarded)


async def withdraw_dispute(engine: Engine, actor: Actor, *, key: str, dispute_id: int) -> int:
    """One's own; returns its id. Raises RequestClosed, KeyReused, NotFound, AccountNotConfirmed, Forbidden."""
    person = guardian(actor)
    asked = ask(engine, person, key, "withdraw_dispute", dispute=dispute_id)

    async def deed(work: Work) -> int:
        await claim_key(asked)
        found = await find_dispute(checked_id(dispute_id))
        if found is None or found.account_id != person.account_id:
            raise NotFound
        if not await leave_dispute(dispute_id, DisputeState.WITHDRAWN, None, None, engine.clock()):
            raise RequestClosed
        who = by(person, found.patient_id)
        await write_down(engine, who, Deed.ENDED, "dispute", found.patient_id, dispute=dispute_id)
        await raise_reach(work, [bond.account_id for bond in await bonds_over(found.patient_id)])
        await close_request(asked, {"id": dispute_id})
        return dispute_id

    return await once(engine, asked, lambda: transact(engine.publish, deed))


async def tell_sides(
    engine: Engine, work: Work, patient: PersonFacts, claimant: int, news: News, tongue: Tongue, words: str = ""
) -> None:
    """The claimant, the patient's own account and everybody who acts for the patient."""
    who, whom = await guardian_name(claimant), short_name(patient.name)
    sides = {bond.account_id for bond in await bonds_over(patient.patient_id)} | {claimant}
    if patient.account_id is not None:
        sides.add(patient.account_id)
    await raise_reach(work, sides)
    for account_id in sorted(sides - {claimant} if news is News.DISPUTED else sides):
        to = await address_of_account(account_id)
        # the claimant may not be told yet who it is: they have named a document alone
        shown = "" if account_id == claimant else whom
        await tell(engine, work, to, news, tongue, who=who, whom=shown, words=words)


async def _meant(paper: Paper, born: date) -> PersonFacts | None:
    holder = await holder_of(paper)
    person = None if holder is None else await find_person(holder)
    return person if person is not None and person.born == born else None
