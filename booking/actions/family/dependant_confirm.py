"""The guardian types the code: a minor is in the family, or what was to change is changed."""

from booking.actions.codes import Proved, prove_and
from booking.actions.family.agreeing import start
from booking.actions.family.changing import apply
from booking.actions.family.parties import by, is_grown
from booking.actions.once import ask, claim_key, once
from booking.actor import Actor
from booking.engine import Engine
from booking.errors import CodeExpired, NotYourPatient
from booking.rules.code_words import Tongue
from booking.rules.family import guardian
from storage.bonds import find_bond
from storage.models import Agreement, CodePurpose, GuardianshipState
from storage.requests import close_request
from storage.work import Work


async def confirm_dependant(
    engine: Engine, actor: Actor, *, key: str, handle: str, code: str, tongue: Tongue = "ru"
) -> int:
    """Returns the guardianship's id. A wrong code costs a guess; type the next one under another key.

    Raises CodeWrong, CodeExpired, FamilyFull, KeyReused, AccountNotConfirmed, Forbidden, SignInRequired, BadInput.
    """
    person = guardian(actor)
    asked = ask(engine, person, key, "confirm_dependant", handle=handle, code=code)

    async def deed(work: Work, proved: Proved) -> int:
        await claim_key(asked)
        bond = await find_bond(proved.subject_id or 0)
        if bond is None or bond.account_id != person.account_id:
            raise CodeExpired
        who = by(person, bond.patient_id)
        try:
            if proved.details:
                await apply(engine, work, bond, who, proved.details, tongue)
            elif bond.state is GuardianshipState.PROPOSED and not is_grown(engine, bond.person):
                await start(engine, work, bond, who, Agreement.GUARDIAN, tongue)
            elif not bond.is_active:
                raise CodeExpired
        except NotYourPatient:
            # ended since the code was sent
            raise CodeExpired from None
        await close_request(asked, {"id": bond.guardianship_id})
        return bond.guardianship_id

    return await once(
        engine,
        asked,
        lambda: prove_and(engine, CodePurpose.FAMILY, handle, code, deed, account_id=person.account_id),
    )
