"""Who may decide about a patient's data: the person, and the parents or guardians of a minor or a ward."""

from booking.actions.guesses import today
from booking.actions.notify import notify
from booking.actions.rights.words import Told
from booking.actor import Account, Operator
from booking.engine import Engine
from booking.errors import NotYourPatient
from booking.rules.contacts import Address
from booking.rules.family import is_of_age
from booking.rules.patient import own_patient
from storage.bonds import bonds_of
from storage.contacts import contacts_of
from storage.erasure import subject_of, whom_it_concerns
from storage.models import Agreement, Relation
from storage.persons import address_of_account
from storage.queries.patients import onlooker_of, own_patients_by_id
from storage.work import Work

# a daughter who books for her mother does not decide about her mother's data
SPEAKING = (Relation.CHILD, Relation.WARD)


async def refuse_unspoken(engine: Engine, person: Account | Operator, patient_id: int) -> None:
    """Raises NotYourPatient."""
    if not await speaks_for(engine, person, patient_id):
        raise NotYourPatient


async def speaks_for(engine: Engine, person: Account | Operator, patient_id: int) -> bool:
    """A guardian of a minor who may see everything: an export tells of visits as of documents.

    Adults speak for themselves, unless a desk has seen that they are somebody's ward: to be called so is no proof.
    """
    if patient_id == own_patient(person):
        return True
    onlooker = onlooker_of(person, engine.clock(), engine.policy)
    own = (await own_patients_by_id(onlooker, [patient_id])).get(patient_id)
    if own is None or own.relation not in SPEAKING or not (own.scopes.documents and own.scopes.visits):
        return False
    grown = is_of_age(own.patient.birth_date, today(engine), engine.policy)
    return not grown or await _is_seen_ward(person, patient_id)


async def _is_seen_ward(person: Account | Operator, patient_id: int) -> bool:
    bonds = [bond for bond in await bonds_of(person.account_id) if bond.patient_id == patient_id]
    return any(bond.relation is Relation.WARD and bond.agreed_by is Agreement.OPERATOR for bond in bonds)


async def tell_accounts(engine: Engine, work: Work, patient_id: int, told: Told) -> None:
    """A notice to every contact of the person and of those who act for them; it names nobody."""
    expires_at = engine.clock() + engine.policy.erase_after
    link = f"{engine.origin}/requests"
    for account_id in sorted(await whom_it_concerns(await subject_of(patient_id))):
        for address in await _addresses(account_id):
            await notify(work, address, told.subject, told.text.format(link=link), expires_at)


async def _addresses(account_id: int) -> list[Address]:
    """All that are verified; else the one that is on file."""
    verified = [contact.address for contact in await contacts_of(account_id)]
    on_file = None if verified else await address_of_account(account_id)
    return verified if on_file is None else [on_file]
