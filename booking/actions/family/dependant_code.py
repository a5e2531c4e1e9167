"""The code did not come: another one, or another link to the dependant."""

from booking.actions.codes import Sent
from booking.actions.family.asking import ask_agreement
from booking.actions.family.dependant_add import Awaited
from booking.actions.family.room import refuse_often_asked
from booking.actions.once import ask, claim_key, once
from booking.actor import Actor
from booking.engine import Engine
from booking.errors import NotYourPatient
from booking.rules.code_words import Tongue
from booking.rules.family import guardian
from booking.rules.given import checked_id
from storage.bonds import find_bond
from storage.models import GuardianshipState
from storage.requests import close_request
from storage.work import Work, transact


async def send_code_again(
    engine: Engine, actor: Actor, *, key: str, guardianship_id: int, tongue: Tongue = "ru"
) -> Awaited:
    """Asks again who has to agree to a proposal of one's own; `code` is None where a link went to the dependant.

    Raises TooManyTries, NotYourPatient, KeyReused, AccountNotConfirmed, Forbidden, SignInRequired, BadInput.
    """
    person = guardian(actor)
    asked = ask(engine, person, key, "send_code_again", guardianship=guardianship_id)
    sent: list[Sent | None] = []

    async def deed(work: Work) -> int:
        await claim_key(asked)
        bond = await find_bond(checked_id(guardianship_id))
        if bond is None or bond.account_id != person.account_id or bond.state is not GuardianshipState.PROPOSED:
            raise NotYourPatient
        await refuse_often_asked(engine, guardianship_id)
        sent.append(await ask_agreement(engine, work, guardianship_id, tongue))
        await close_request(asked, {"id": guardianship_id})
        return guardianship_id

    await once(engine, asked, lambda: transact(engine.publish, deed))
    return Awaited(guardianship_id, sent[-1] if sent else None)
