"""A proposal comes true, or the question put to a child is answered; inside the running transaction."""

from booking.actions.family.parties import By, look_again, tell_guardian, tell_others, tell_patient, write_down
from booking.actions.family.room import refuse_full
from booking.actions.guesses import today
from booking.engine import Engine
from booking.errors import NotYourPatient
from booking.rules.code_words import Tongue
from booking.rules.family import ends_of_age_on
from booking.rules.family_words import News
from booking.rules.scopes import Scopes
from storage.bonds import Bond
from storage.family import activate, keep_asked
from storage.models import Agreement, Deed
from storage.work import Work


async def start(
    engine: Engine, work: Work, bond: Bond, who: By, agreed_by: Agreement, tongue: Tongue, scopes: Scopes | None = None
) -> None:
    """Raises FamilyFull, and NotYourPatient for what is no proposal any more."""
    await refuse_full(engine, bond.account_id, but_guardianship=bond.guardianship_id, but_patient=bond.patient_id)
    if _is_over(engine, bond) or not await activate(
        bond.guardianship_id, agreed_by, bond.scopes if scopes is None else scopes, engine.clock()
    ):
        raise NotYourPatient
    await granted(engine, work, bond, who)
    if agreed_by is Agreement.GUARDIAN:
        await tell_patient(engine, work, bond, News.JOINED, tongue)
    else:
        await tell_guardian(engine, work, bond, News.AGREED, tongue)
    await tell_others(engine, work, bond, News.JOINED, tongue)


async def go_on(
    engine: Engine, work: Work, bond: Bond, who: By, agreed_by: Agreement, scopes: Scopes | None = None
) -> None:
    """The child who was asked agrees. Raises NotYourPatient when there is nothing to answer."""
    kept = bond.scopes if scopes is None else scopes
    if not await keep_asked(bond.guardianship_id, agreed_by, kept, engine.clock()):
        raise NotYourPatient
    await granted(engine, work, bond, who)


async def granted(engine: Engine, work: Work, bond: Bond, who: By) -> None:
    await write_down(engine, who, Deed.GRANTED, "guardianship", bond.patient_id, guardianship=bond.guardianship_id)
    await look_again(work, bond)


def _is_over(engine: Engine, bond: Bond) -> bool:
    day = today(engine)
    of_age = ends_of_age_on(bond.person.born, bond.since, engine.policy.of_age_years)
    return (bond.until is not None and bond.until < day) or (of_age is not None and of_age <= day)
