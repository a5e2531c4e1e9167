"""The dependant answers in their own account: to a proposal, or to the question put to a child who has grown."""

from booking.actions.family.agreeing import go_on, start
from booking.actions.family.ending import finish
from booking.actions.family.parties import by, is_grown
from booking.actions.once import ask, claim_key, once
from booking.actor import Account, Actor
from booking.engine import Engine
from booking.errors import NotYourPatient
from booking.rules.code_words import Tongue
from booking.rules.family import at_home
from booking.rules.given import checked_id
from booking.rules.scopes import Scopes
from storage.bonds import Bond, find_bond
from storage.models import Agreement, EndReason
from storage.requests import close_request
from storage.work import Work, transact


async def answer_guardianship(
    engine: Engine,
    actor: Actor,
    *,
    key: str,
    guardianship_id: int,
    agree: bool,
    scopes: Scopes | None = None,
    tongue: Tongue = "ru",
) -> int:
    """Returns the guardianship's id. `scopes`: what the dependant gives; None: what was asked for.

    Raises NotYourPatient, FamilyFull, KeyReused, Forbidden, SignInRequired, BadInput.
    """
    person = at_home(actor)
    given = None if scopes is None else [scopes.book, scopes.visits, scopes.documents]
    asked = ask(engine, person, key, "answer_guardianship", guardianship=guardianship_id, agree=agree, scopes=given)

    async def deed(work: Work) -> int:
        await claim_key(asked)
        bond = await _theirs(engine, person, guardianship_id)
        who = by(person, bond.patient_id)
        if not agree:
            if not await finish(engine, work, bond, EndReason.DECLINED, who, tongue):
                raise NotYourPatient
        elif bond.is_active:
            await go_on(engine, work, bond, who, Agreement.OWN_LOGIN, scopes)
        else:
            await start(engine, work, bond, who, Agreement.OWN_LOGIN, tongue, scopes)
        await close_request(asked, {"id": guardianship_id})
        return guardianship_id

    return await once(engine, asked, lambda: transact(engine.publish, deed))


async def _theirs(engine: Engine, person: Account, guardianship_id: int) -> Bond:
    """A proposal to an adult, or a question put to a child, which awaits this person's answer."""
    bond = await find_bond(checked_id(guardianship_id))
    if bond is None or person.patient_id is None or bond.patient_id != person.patient_id:
        raise NotYourPatient
    proposed = bond.state == "PROPOSED" and is_grown(engine, bond.person)
    asked = bond.is_active and bond.asked_at is not None
    if not proposed and not asked:
        raise NotYourPatient
    return bond
