"""Somebody new in the family: a minor by a code to the guardian, an adult when they agree themself."""

from dataclasses import dataclass
from datetime import date

from booking.actions.admit import refuse_without_consent
from booking.actions.codes import Sent
from booking.actions.family.asking import ask_agreement, ask_anew
from booking.actions.family.ending import in_the_way
from booking.actions.family.parties import by, write_down
from booking.actions.family.room import refuse_full, refuse_often
from booking.actions.guesses import today
from booking.actions.once import ask, claim_key, once
from booking.actor import Account, Actor
from booking.engine import Engine
from booking.errors import AccountNotConfirmed, AlreadyInFamily, BadInput, DocumentTaken, NotFound
from booking.ports import PersonName, Sex
from booking.rules.code_words import Tongue
from booking.rules.contacts import email_of, phone_of
from booking.rules.documents import DocumentKind, checked_document
from booking.rules.family import checked_birth, checked_until, guardian, is_of_age, refuse_relation
from booking.rules.names import checked_name
from booking.rules.scopes import ALL, Scopes
from storage.bonds import find_bond, gave_it_up
from storage.contacts import contacts_of
from storage.documents import Paper, holder_of, insert_document
from storage.family import NewGuardianship, insert_guardianship, queue_account
from storage.models import Deed, Relation
from storage.people import name_digest
from storage.persons import PersonFacts, address_of, find_person, insert_person
from storage.requests import Asked, close_request
from storage.work import Work, transact


@dataclass(frozen=True, slots=True)
class Awaited:
    """`code`: whose answer is awaited, by a code that is on its way; None when a link went out, or nothing had to."""

    guardianship_id: int
    code: Sent | None


@dataclass(frozen=True, slots=True)
class _Wish:
    person: Account
    relation: Relation
    name: PersonName
    born: date
    sex: Sex
    paper: Paper
    phone: str | None
    email: str | None
    scopes: Scopes
    until: date | None
    tongue: Tongue


async def add_dependant(
    engine: Engine,
    actor: Actor,
    *,
    key: str,
    relation: Relation,
    family_name: str,
    given_name: str,
    middle_name: str | None = None,
    birth_date: date,
    sex: Sex,
    document_kind: DocumentKind,
    document_number: str,
    phone: str | None = None,
    email: str | None = None,
    scopes: Scopes = ALL,
    until: date | None = None,
    tongue: Tongue = "ru",
) -> Awaited:
    """Proposes a guardianship; asked again under the same key it sends a fresh code.

    Raises FamilyFull, DocumentInvalid, DocumentTaken, AlreadyInFamily, RelationUnfit, AccountNotConfirmed,
    ConsentMissing, TooManyTries, KeyReused, Forbidden, SignInRequired, BadInput.
    """
    person, day = guardian(actor), today(engine)
    name = checked_name(family_name, given_name, middle_name)
    wish = _Wish(
        person=person,
        relation=relation,
        name=name,
        born=checked_birth(birth_date, day),
        sex=sex,
        paper=Paper(document_kind, document_number),
        phone=phone_of(phone) if phone else None,
        email=email_of(email) if email else None,
        scopes=scopes,
        until=checked_until(until, day),
        tongue=tongue,
    )
    asked = ask(engine, person, key, "add_dependant", **_given(wish))
    sent: list[Sent | None] = []
    guardianship_id = await once(engine, asked, lambda: _add(engine, wish, asked, sent))
    return Awaited(guardianship_id, sent[-1] if sent else await _sent_anew(engine, guardianship_id, tongue))


def _given(wish: _Wish) -> dict[str, object]:
    return {
        "relation": wish.relation,
        "name": [wish.name.family, wish.name.given, wish.name.middle],
        "born": wish.born.isoformat(),
        "sex": wish.sex,
        "paper": [wish.paper.kind, wish.paper.number],
        "to": [wish.phone, wish.email],
        "scopes": [wish.scopes.book, wish.scopes.visits, wish.scopes.documents],
        "until": wish.until.isoformat() if wish.until else None,
    }


async def _add(engine: Engine, wish: _Wish, asked: Asked, sent: list[Sent | None]) -> int:
    await refuse_without_consent(wish.person)
    own = await find_person(wish.person.patient_id or 0)
    if own is None:
        raise AccountNotConfirmed
    refuse_relation(wish.relation, wish.born, own.born, today(engine), engine.policy)
    paper = Paper(wish.paper.kind, checked_document(wish.paper.kind, wish.paper.number))

    async def deed(work: Work) -> int:
        await claim_key(asked)
        await queue_account(wish.person.account_id)
        holder = await holder_of(paper)
        if holder is not None:
            await _refuse_twice(engine, work, wish, holder)
        await refuse_full(engine, wish.person.account_id)
        await refuse_often(engine, wish.person.account_id)
        patient_id = await _new(engine, wish, paper) if holder is None else await _known(engine, wish, paper, holder)
        guardianship_id = await _propose(engine, wish, patient_id)
        sent.append(await ask_agreement(engine, work, guardianship_id, wish.tongue))
        await close_request(asked, {"id": guardianship_id})
        return guardianship_id

    return await transact(engine.publish, deed)


async def _refuse_twice(engine: Engine, work: Work, wish: _Wish, patient_id: int) -> None:
    bond = await in_the_way(engine, work, wish.person.account_id, patient_id, wish.tongue)
    if bond is not None:
        raise AlreadyInFamily(bond.guardianship_id)


async def _new(engine: Engine, wish: _Wish, paper: Paper) -> int:
    if is_of_age(wish.born, today(engine), engine.policy):
        await _refuse_own_address(wish)
    patient_id = await insert_person(wish.name, wish.born, wish.sex, wish.phone, wish.email)
    if await insert_document(patient_id, paper, engine.clock()) is None:
        raise DocumentTaken(paper.kind.value, disputable=True)
    return patient_id


async def _refuse_own_address(wish: _Wish) -> None:
    """An adult agrees where they read themself, not where the guardian does."""
    if wish.phone is None and wish.email is None:
        raise BadInput("phone", "An adult is asked by telephone or e-mail.")
    own = await _own_addresses(wish.person)
    for field, value in (("phone", wish.phone), ("email", wish.email)):
        if value in own:
            raise BadInput(field, "This is your own: they have to be asked themself.")


async def _own_addresses(person: Account) -> set[str]:
    own = {contact.address.value for contact in await contacts_of(person.account_id)}
    me = await find_person(person.patient_id or 0)
    return own | ({value for value in (me.phone, me.email) if value} if me else set())


async def _known(engine: Engine, wish: _Wish, paper: Paper, patient_id: int) -> int:
    """Somebody we know already by the document: an adult who can be asked, or a child whom one has looked after."""
    patient = await find_person(patient_id)
    mine = patient_id == wish.person.patient_id
    if patient is None or mine or patient.name_digest != name_digest(wish.name, wish.born):
        raise DocumentTaken(paper.kind.value, disputable=not mine)
    grown = is_of_age(patient.born, today(engine), engine.policy)
    fits = await _can_be_asked(wish, patient) if grown else await gave_it_up(wish.person.account_id, patient_id)
    if not fits:
        raise DocumentTaken(paper.kind.value, disputable=True)
    return patient_id


async def _can_be_asked(wish: _Wish, patient: PersonFacts) -> bool:
    # never at an address that the guardian gives: who knows somebody's document would agree in their place
    if patient.account_id is not None:
        return True
    to = await address_of(patient)
    # on file for a child who has come of age there may still be the parent's own
    return to is not None and to.value not in await _own_addresses(wish.person)


async def _propose(engine: Engine, wish: _Wish, patient_id: int) -> int:
    new = NewGuardianship(
        account_id=wish.person.account_id,
        patient_id=patient_id,
        relation=wish.relation,
        scopes=wish.scopes,
        since=today(engine),
        until=wish.until,
        agreed_by=None,
        at=engine.clock(),
    )
    guardianship_id = await insert_guardianship(new)
    if guardianship_id is None:
        raise NotFound
    who = by(wish.person, patient_id)
    await write_down(engine, who, Deed.CHANGED, "guardianship", patient_id, guardianship=guardianship_id)
    return guardianship_id


async def _sent_anew(engine: Engine, guardianship_id: int, tongue: Tongue) -> Sent | None:
    """The first try's code is known to nobody any more."""
    bond = await find_bond(guardianship_id)
    if bond is None or bond.state != "PROPOSED":
        return None
    return await transact(engine.publish, lambda work: ask_anew(engine, work, bond, tongue))
