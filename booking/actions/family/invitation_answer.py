"""Who was invited accepts, and acts for the patient from then on; or declines."""

from datetime import date

from booking.actions.admit import refuse_without_consent
from booking.actions.family.agreeing import granted
from booking.actions.family.ending import in_the_way
from booking.actions.family.invitation import may_give
from booking.actions.family.parties import by, tell_others, tell_patient
from booking.actions.family.room import refuse_full
from booking.actions.guesses import today
from booking.actions.once import ask, claim_key, once
from booking.actor import Account, Actor
from booking.engine import Engine
from booking.errors import AlreadyInFamily, InvitationClosed, NotFound, NotYourPatient, RelationUnfit
from booking.rules.code_words import Tongue
from booking.rules.family import at_home, guardian, refuse_relation
from booking.rules.family_words import News
from booking.rules.links import token_hash
from booking.rules.scopes import Scopes
from storage.bonds import find_bond
from storage.family import NewGuardianship, insert_guardianship, queue_account
from storage.invitations import invitation_by_hash, leave_invitation
from storage.models import Agreement, Invitation, InvitationState
from storage.persons import find_person, people_of_accounts
from storage.requests import close_request
from storage.work import Work, transact


async def answer_invitation(
    engine: Engine, actor: Actor, *, key: str, token: str, accept: bool, tongue: Tongue = "ru"
) -> int | None:
    """Returns the id of the guardianship that began; None when it was declined.

    Raises InvitationClosed, FamilyFull, AlreadyInFamily, AccountNotConfirmed, ConsentMissing, KeyReused, NotFound,
    Forbidden, SignInRequired.
    """
    person = guardian(actor) if accept else at_home(actor)
    if accept:
        await refuse_without_consent(person)
    asked = ask(engine, person, key, "answer_invitation", token=token, accept=accept)

    async def deed(work: Work) -> int:
        await claim_key(asked)
        await queue_account(person.account_id)
        found = await invitation_by_hash(token_hash(token))
        if found is None:
            raise NotFound
        answer = InvitationState.ACCEPTED if accept else InvitationState.DECLINED
        if not await leave_invitation(found.id, answer, person.account_id, engine.clock()):
            raise InvitationClosed
        begun = await _begin(engine, work, person, found, tongue) if accept else 0
        await close_request(asked, {"id": begun})
        return begun

    return await once(engine, asked, lambda: transact(engine.publish, deed)) or None


async def _giver(invitation: Invitation) -> Account:
    own = (await people_of_accounts([invitation.account_id])).get(invitation.account_id)
    return Account(invitation.account_id, None if own is None else own.patient_id, confirmed=True)


async def _refuse_unfit(engine: Engine, person: Account, invitation: Invitation, born: date) -> None:
    """Raises InvitationClosed to who can not be what was said."""
    own = await find_person(person.patient_id or 0)
    try:
        if own is not None:
            refuse_relation(invitation.relation, born, own.born, today(engine), engine.policy)
    except RelationUnfit:
        raise InvitationClosed from None


async def _begin(engine: Engine, work: Work, person: Account, invitation: Invitation, tongue: Tongue) -> int:
    giver = await _giver(invitation)
    try:
        patient, most, ends = await may_give(engine, giver, invitation.patient_id)
    except NotYourPatient:
        # who invited acts for them no longer
        raise InvitationClosed from None
    if patient.patient_id == person.patient_id:
        raise InvitationClosed
    bond = await in_the_way(engine, work, person.account_id, patient.patient_id, tongue)
    if bond is not None:
        raise AlreadyInFamily(bond.guardianship_id)
    await _refuse_unfit(engine, person, invitation, patient.born)
    await refuse_full(engine, person.account_id, but_patient=patient.patient_id)
    scopes = Scopes(invitation.may_book, invitation.may_see_visits, invitation.may_see_documents)
    by_self = giver.patient_id == patient.patient_id
    guardianship_id = await insert_guardianship(
        NewGuardianship(
            account_id=person.account_id,
            patient_id=patient.patient_id,
            relation=invitation.relation,
            scopes=scopes & most,
            since=today(engine),
            until=min((day for day in (invitation.until, ends) if day is not None), default=None),
            agreed_by=Agreement.OWN_LOGIN if by_self else Agreement.GUARDIAN,
            at=engine.clock(),
        )
    )
    begun = await find_bond(guardianship_id or 0)
    if guardianship_id is None or begun is None:
        raise NotFound
    await granted(engine, work, begun, by(person, patient.patient_id))
    await tell_patient(engine, work, begun, News.JOINED, tongue)
    await tell_others(engine, work, begun, News.JOINED, tongue)
    return guardianship_id
