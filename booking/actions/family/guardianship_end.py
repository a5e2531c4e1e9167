"""Either side ends a guardianship, at once and without a reason."""

from booking.actions.family.ending import finish
from booking.actions.family.parties import by
from booking.actions.guesses import today
from booking.actions.once import ask, claim_key, once
from booking.actor import Account, Actor
from booking.engine import Engine
from booking.errors import NotYourPatient
from booking.rules.code_words import Tongue
from booking.rules.family import at_home, is_asked
from booking.rules.given import checked_id
from storage.bonds import Bond, find_bond
from storage.models import EndReason
from storage.requests import close_request
from storage.work import Work, transact


async def end_guardianship(
    engine: Engine, actor: Actor, *, key: str, guardianship_id: int, tongue: Tongue = "ru"
) -> int:
    """Returns the guardianship's id; one that has ended already stays as it ended.

    A child may end it from the age at which it is asked. Raises NotYourPatient, KeyReused, Forbidden, SignInRequired.
    """
    person = at_home(actor)
    asked = ask(engine, person, key, "end_guardianship", guardianship=guardianship_id)

    async def deed(work: Work) -> int:
        await claim_key(asked)
        bond = await find_bond(checked_id(guardianship_id))
        reason = _side(engine, person, bond)
        if bond is None or reason is None:
            raise NotYourPatient
        await finish(engine, work, bond, reason, by(person, bond.patient_id), tongue)
        await close_request(asked, {"id": guardianship_id})
        return guardianship_id

    return await once(engine, asked, lambda: transact(engine.publish, deed))


def _side(engine: Engine, person: Account, bond: Bond | None) -> EndReason | None:
    if bond is None:
        return None
    if bond.account_id == person.account_id:
        return EndReason.GUARDIAN
    if bond.patient_id == person.patient_id and is_asked(bond.person.born, today(engine), engine.policy):
        return EndReason.DEPENDANT
    return None
