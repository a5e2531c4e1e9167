"""What time does to a family: rights run out, children come of age and, before that, are asked. The worker's rounds.

Nobody acts or sees by a right that is over, whether or not this has run: `booking.rules.patient.is_live` sees to that.
Here the row gets its end, both sides are told and open pages look again.
"""

from booking.actions.family.ending import finish, proposed_by, why_over
from booking.actions.family.parties import SERVICE, look_again, tell_patient, write_down
from booking.actions.guesses import today
from booking.engine import Engine
from booking.rules.code_words import Tongue
from booking.rules.family import birthday_before, is_of_age
from booking.rules.family_words import News
from booking.rules.links import new_token, token_hash
from storage.bonds import all_zones, due_bonds, find_bond, unasked_bonds
from storage.family import ask_child, queue_account
from storage.models import Deed
from storage.work import Work, transact

CONSENT_PAGE = "/consent/"
# nobody knows which language the person has chosen
_TONGUE: Tongue = "ru"


async def end_what_is_over(engine: Engine) -> int:
    """Ends what is over by its last day or by age, and proposals nobody has agreed to; returns how many."""
    day = today(engine)
    of_age = birthday_before(day, engine.policy.of_age_years)
    ended = 0
    for guardianship_id in await due_bonds(day, of_age, engine.policy.of_age_years, proposed_by(engine)):
        ended += await _end(engine, guardianship_id)
    return ended


async def ask_at_age(engine: Engine) -> int:
    """Asks the children who have grown old enough whether the right over them may go on; returns how many."""
    asked = 0
    for guardianship_id in await unasked_bonds(birthday_before(today(engine), engine.policy.asked_at_years)):
        asked += await _ask(engine, guardianship_id)
    return asked


async def _end(engine: Engine, guardianship_id: int) -> bool:
    seen = await find_bond(guardianship_id)
    reason = None if seen is None else why_over(engine, seen, await all_zones())
    if seen is None or reason is None:
        return False

    async def deed(work: Work) -> bool:
        await queue_account(seen.account_id)
        bond = await find_bond(guardianship_id)
        return bond is not None and await finish(engine, work, bond, reason, SERVICE, _TONGUE)

    return await transact(engine.publish, deed)


async def _ask(engine: Engine, guardianship_id: int) -> bool:
    seen = await find_bond(guardianship_id)
    if seen is None or is_of_age(seen.person.born, today(engine), engine.policy):
        return False

    async def deed(work: Work) -> bool:
        await queue_account(seen.account_id)
        bond = await find_bond(guardianship_id)
        token = new_token()
        if bond is None or not await ask_child(guardianship_id, token_hash(token), engine.clock()):
            return False
        await write_down(engine, SERVICE, Deed.CHANGED, "consent", bond.patient_id, guardianship=guardianship_id)
        await look_again(work, bond)
        await tell_patient(engine, work, bond, News.CHILD_ASKED, _TONGUE, path=CONSENT_PAGE + token)
        return True

    return await transact(engine.publish, deed)
