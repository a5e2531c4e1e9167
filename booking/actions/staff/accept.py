"""Saying yes to a clinic: the account works at its desk from now on."""

from booking.actions.once import ask, claim_key, once
from booking.actor import Account, Actor, Operator
from booking.engine import Engine
from booking.errors import InvitationClosed, SecondFactorNeeded
from booking.rules.links import token_hash
from booking.rules.patient import signed_in
from storage.family import queue_account
from storage.reach import raise_reach
from storage.requests import Asked, close_request
from storage.staff import accept_staff_invitation, set_role, staff_invitation_by_token
from storage.work import Work, transact


async def accept_staff(engine: Engine, actor: Actor, *, key: str, token: str) -> int:
    """Accepts the invitation behind the link; returns its id. The account's live sockets are closed, to see more.

    Raises InvitationClosed (for a token that is none, too), SecondFactorNeeded, KeyReused, SignInRequired.
    """
    person = signed_in(actor)
    asked = ask(engine, person, key, "accept_staff", token=token_hash(token))
    return await once(engine, asked, lambda: _accept(engine, person, token, asked))


async def _accept(engine: Engine, person: Account | Operator, token: str, asked: Asked) -> int:
    if not person.second_factor:
        raise SecondFactorNeeded
    invitation = await staff_invitation_by_token(token_hash(token))
    if invitation is None:
        raise InvitationClosed

    async def deed(work: Work) -> int:
        await claim_key(asked)
        # two links accepted at once would else make two memberships
        await queue_account(person.account_id)
        if not await accept_staff_invitation(invitation.id, person.account_id, asked.at):
            raise InvitationClosed
        await set_role(person.account_id)
        await raise_reach(work, [person.account_id])
        await close_request(asked, {"id": invitation.id})
        return int(invitation.id)

    return await transact(engine.publish, deed)
