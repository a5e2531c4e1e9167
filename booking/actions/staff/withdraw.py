"""Taking back an invitation to a desk that nobody has accepted yet."""

from booking.actions.once import ask, claim_key, once
from booking.actor import Actor
from booking.engine import Engine
from booking.errors import InvitationClosed, NotFound
from booking.rules.desk import at_desk, manager_of
from booking.rules.given import checked_id
from storage.requests import Asked, close_request
from storage.staff import find_staff_invitation, withdraw_staff_invitation
from storage.work import Work, transact


async def withdraw_staff(engine: Engine, actor: Actor, *, key: str, invitation_id: int) -> int:
    """Returns the invitation's id.

    Raises InvitationClosed, SecondFactorNeeded, KeyReused, NotFound (another clinic's), Forbidden, SignInRequired.
    """
    person = at_desk(actor)
    asked = ask(engine, person, key, "withdraw_staff", invitation=invitation_id)
    return await once(engine, asked, lambda: _withdraw(engine, actor, invitation_id, asked))


async def _withdraw(engine: Engine, actor: Actor, invitation_id: int, asked: Asked) -> int:
    invitation = await find_staff_invitation(checked_id(invitation_id))
    # who does not see a clinic's invitations is not told that there is one
    if invitation is None or invitation.clinic_id not in at_desk(actor).clinic_ids:
        raise NotFound
    manager_of(actor, invitation.clinic_id)

    async def deed(_: Work) -> int:
        await claim_key(asked)
        if not await withdraw_staff_invitation(invitation_id):
            raise InvitationClosed
        await close_request(asked, {"id": invitation_id})
        return invitation_id

    return await transact(engine.publish, deed)
