"""A guardian asks another adult to act for the same child; or an adult asks somebody to act for themself."""

from datetime import date

from booking.actions.family.parties import by, guardian_name, is_grown, tell, write_down
from booking.actions.family.room import refuse_often
from booking.actions.guesses import today
from booking.actions.once import ask, claim_key, once
from booking.actor import Account, Actor
from booking.engine import Engine
from booking.errors import InvitationClosed, NotFound, NotYourPatient, RelationUnfit
from booking.rules.code_words import Tongue
from booking.rules.contacts import Address, ContactKind, address_of
from booking.rules.family import checked_until, guardian
from booking.rules.family_words import News
from booking.rules.given import checked_id
from booking.rules.links import new_token, token_hash
from booking.rules.names import short_name
from booking.rules.patient import is_live
from booking.rules.scopes import ALL, Scopes
from storage.bonds import all_zones, bonds_of
from storage.family import queue_account
from storage.invitations import NewInvitation, find_invitation, insert_invitation, leave_invitation
from storage.models import Deed, InvitationState, Relation
from storage.persons import PersonFacts, find_person
from storage.requests import close_request
from storage.work import Work, transact

INVITATION_PAGE = "/invitation/"


async def send_invitation(
    engine: Engine,
    actor: Actor,
    *,
    key: str,
    patient_id: int,
    relation: Relation,
    contact_kind: ContactKind,
    contact: str,
    scopes: Scopes = ALL,
    until: date | None = None,
    tongue: Tongue = "ru",
) -> int:
    """Sends a link; returns the invitation's id. `relation`: what the patient is to who is invited.

    Nobody gives more than they have. Raises NotYourPatient, RelationUnfit, AccountNotConfirmed, TooManyTries,
    KeyReused, Forbidden, SignInRequired, BadInput.
    """
    person, to = guardian(actor), address_of(contact_kind, contact, "contact")
    last = checked_until(until, today(engine))
    asked = ask(
        engine,
        person,
        key,
        "send_invitation",
        patient=patient_id,
        relation=relation,
        to=[to.kind, to.value],
        scopes=[scopes.book, scopes.visits, scopes.documents],
        until=last.isoformat() if last else None,
    )

    async def deed(work: Work) -> int:
        await claim_key(asked)
        await queue_account(person.account_id)
        patient, most, ends = await may_give(engine, person, patient_id)
        if relation in (Relation.PARENT, Relation.SPOUSE) and not is_grown(engine, patient):
            raise RelationUnfit(relation.value)
        await refuse_often(engine, person.account_id)
        given = min((day for day in (last, ends) if day is not None), default=None)
        token = new_token()
        invitation_id = await insert_invitation(
            NewInvitation(
                token_hash=token_hash(token),
                account_id=person.account_id,
                patient_id=patient.patient_id,
                relation=relation,
                scopes=scopes & most,
                until=given,
                to=to,
                at=engine.clock(),
                expires_at=engine.clock() + engine.policy.invitation_lives,
            )
        )
        who = by(person, patient_id)
        await write_down(engine, who, Deed.CHANGED, "invitation", patient_id, invitation=invitation_id)
        await _send(engine, work, person, patient, to, INVITATION_PAGE + token, tongue)
        await close_request(asked, {"id": invitation_id})
        return invitation_id

    return await once(engine, asked, lambda: transact(engine.publish, deed))


async def withdraw_invitation(engine: Engine, actor: Actor, *, key: str, invitation_id: int) -> int:
    """One's own; returns its id. Raises InvitationClosed, KeyReused, NotFound, AccountNotConfirmed, Forbidden."""
    person = guardian(actor)
    asked = ask(engine, person, key, "withdraw_invitation", invitation=invitation_id)

    async def deed(_: Work) -> int:
        await claim_key(asked)
        found = await find_invitation(checked_id(invitation_id))
        if found is None or found.account_id != person.account_id:
            raise NotFound
        if not await leave_invitation(invitation_id, InvitationState.WITHDRAWN, None, engine.clock()):
            raise InvitationClosed
        who = by(person, found.patient_id)
        await write_down(engine, who, Deed.ENDED, "invitation", found.patient_id, invitation=invitation_id)
        await close_request(asked, {"id": invitation_id})
        return invitation_id

    return await once(engine, asked, lambda: transact(engine.publish, deed))


async def may_give(engine: Engine, person: Account, patient_id: int) -> tuple[PersonFacts, Scopes, date | None]:
    """Whom, how much and until when the account may give: all of oneself once of age, or its own right over a minor.

    Raises NotYourPatient.
    """
    patient = await find_person(checked_id(patient_id))
    if patient is None:
        raise NotYourPatient
    if patient_id == person.patient_id and is_grown(engine, patient):
        return patient, ALL, None
    zones = await all_zones()
    for bond in await bonds_of(person.account_id):
        lives = bond.patient_id == patient_id and is_live(bond.tie, engine.clock(), zones, engine.policy)
        if lives and not is_grown(engine, patient):
            return patient, bond.scopes, bond.until
    raise NotYourPatient


async def _send(
    engine: Engine, work: Work, person: Account, patient: PersonFacts, to: Address, path: str, tongue: Tongue
) -> None:
    who = await guardian_name(person.account_id)
    await tell(engine, work, to, News.INVITED, tongue, who=who, whom=short_name(patient.name), path=path)
