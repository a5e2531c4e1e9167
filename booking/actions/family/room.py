"""Is there room in a family for one more, and may an account ask for one again today?"""

from datetime import timedelta

from booking.actions.guesses import today, tomorrow
from booking.engine import Engine
from booking.errors import FamilyFull, TooManyTries, iso
from booking.rules.patient import is_live
from storage.bonds import Bond, all_zones, bonds_of, proposals_since
from storage.disputes import open_disputes_by
from storage.family import queue_account
from storage.guesses import spend

PROPOSALS_A_DAY = 20
_DAY = timedelta(days=1)


async def refuse_full(engine: Engine, account_id: int, *, but_guardianship: int = 0, but_patient: int = 0) -> None:
    """Raises FamilyFull. The account stays queued until the transaction ends, so that nobody else fills its family.

    Proposals and open disputes count: they may come true. What is over by its days or by age does not.
    """
    await queue_account(account_id)
    zones = await all_zones()
    family = [bond for bond in await bonds_of(account_id) if _counts(engine, bond, zones)]
    taken = {bond.patient_id for bond in family if bond.guardianship_id != but_guardianship}
    taken |= set(await open_disputes_by(account_id))
    if len(taken - {but_patient}) >= engine.policy.dependants:
        raise FamilyFull(engine.policy.dependants)


async def refuse_often(engine: Engine, account_id: int) -> None:
    """Raises TooManyTries to who has asked for too many people today: each of them gets a message."""
    now = engine.clock()
    if await proposals_since(account_id, now - _DAY) >= PROPOSALS_A_DAY:
        raise TooManyTries(iso(now + _DAY))


async def refuse_often_asked(engine: Engine, guardianship_id: int) -> None:
    """Raises TooManyTries when who has to agree was asked too often today."""
    day = today(engine)
    if not await spend(f"asked:{guardianship_id}", engine.policy.codes_a_day, day):
        raise TooManyTries(iso(tomorrow(day)))


def _counts(engine: Engine, bond: Bond, zones: set[str]) -> bool:
    return not bond.is_active or is_live(bond.tie, engine.clock(), zones, engine.policy)
