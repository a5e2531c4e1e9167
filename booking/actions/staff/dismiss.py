"""Somebody leaves a clinic's desk: what they may see ends at once."""

from booking.actions.once import ask, claim_key, once
from booking.actor import Actor
from booking.engine import Engine
from booking.errors import Forbidden, NotFound
from booking.rules.desk import at_desk, manager_of
from booking.rules.given import checked_id
from storage.calls import close_calls_at
from storage.models import Membership, StaffRole
from storage.reach import raise_reach
from storage.requests import Asked, close_request
from storage.staff import end_membership_at, find_member, managers_but, queue_desk, set_role
from storage.work import Work, transact


async def dismiss_staff(engine: Engine, actor: Actor, *, key: str, member_id: int) -> int:
    """Ends a membership, with the calls open under it; returns its id. Whoever works there may leave by themself.

    Raises NotYourClinic, SecondFactorNeeded, KeyReused, NotFound (another clinic's, or ended), SignInRequired, and
    Forbidden for who is no operator and for the last manager: somebody has to be able to invite.
    """
    person = at_desk(actor)
    asked = ask(engine, person, key, "dismiss_staff", member=member_id)
    return await once(engine, asked, lambda: _dismiss(engine, actor, member_id, asked))


async def _dismiss(engine: Engine, actor: Actor, member_id: int, asked: Asked) -> int:
    person, member = at_desk(actor), await find_member(checked_id(member_id))
    if member is None or member.clinic_id not in person.clinic_ids:
        raise NotFound
    if member.account_id != person.account_id:
        manager_of(actor, member.clinic_id)

    async def deed(work: Work) -> int:
        await claim_key(asked)
        await _end(member, asked, work)
        await close_request(asked, {"id": member_id})
        return member_id

    return await transact(engine.publish, deed)


async def _end(member: Membership, asked: Asked, work: Work) -> None:
    await queue_desk(member.clinic_id)
    if member.role is StaffRole.MANAGER and not await managers_but(member.account_id, member.clinic_id):
        raise Forbidden
    await end_membership_at(member.account_id, member.clinic_id, asked.at)
    await close_calls_at(member.account_id, member.clinic_id, asked.at)
    await set_role(member.account_id)
    await raise_reach(work, [member.account_id])
