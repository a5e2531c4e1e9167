"""A clinic asks somebody to its desk: a link goes to their work address."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from booking.actions.notify import notify
from booking.actions.once import ask, claim_key, once
from booking.actor import Actor, Operator
from booking.engine import Engine
from booking.errors import NotFound, TooManyTries, iso
from booking.rules.contacts import Address, ContactKind, email_of
from booking.rules.desk import at_desk, manager_of
from booking.rules.given import checked_id, checked_line
from booking.rules.links import new_token, token_hash
from storage.models import StaffRole
from storage.queries.by_id import clinics_by_id
from storage.requests import Asked, close_request
from storage.staff import NewStaffInvitation, insert_staff_invitation, oldest_staff_invitation_by
from storage.work import Work, transact

# a manager invites a desk, not a town
INVITATIONS_A_DAY = 30
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class _Wish:
    clinic_id: int
    role: StaffRole
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Invited:
    """`link`: what was sent; whoever has it may accept."""

    invitation_id: int
    link: str


async def invite_staff(
    engine: Engine, actor: Actor, *, key: str, clinic_id: int, role: StaffRole, name: str, email: str
) -> int:
    """Invites to the desk of a clinic the actor manages; returns the invitation's id. `name`: «Белова И. О.».

    Raises NotYourClinic, SecondFactorNeeded, TooManyTries, KeyReused, Forbidden, SignInRequired, BadInput.
    """
    person = at_desk(actor)
    wish = _Wish(clinic_id, role, checked_line("name", name, LONGEST_NAME), email_of(email))
    asked = ask(engine, person, key, "invite_staff", clinic=clinic_id, role=role, name=wish.name, email=wish.email)
    return await once(engine, asked, lambda: _invite(engine, manager_of(actor, clinic_id), wish, asked))


async def invite_first(engine: Engine, *, clinic_id: int, role: StaffRole, name: str, email: str) -> Invited:
    """As the command line does, for a clinic that has no manager yet. Raises NotFound, BadInput."""
    wish = _Wish(clinic_id, role, checked_line("name", name, LONGEST_NAME), email_of(email))
    if not await clinics_by_id([checked_id(clinic_id)]):
        raise NotFound
    return await transact(engine.publish, lambda work: _send(engine, wish, None, work))


async def _invite(engine: Engine, manager: Operator, wish: _Wish, asked: Asked) -> int:
    async def deed(work: Work) -> int:
        await claim_key(asked)
        await _refuse_many(manager.account_id, asked.at)
        invited = await _send(engine, wish, manager.account_id, work)
        await close_request(asked, {"id": invited.invitation_id})
        return invited.invitation_id

    return await transact(engine.publish, deed)


async def _refuse_many(account_id: int, now: datetime) -> None:
    day = timedelta(days=1)
    oldest = await oldest_staff_invitation_by(account_id, now - day, INVITATIONS_A_DAY)
    if oldest is not None:
        raise TooManyTries(iso(oldest + day))


async def _send(engine: Engine, wish: _Wish, by: int | None, work: Work) -> Invited:
    now, token = engine.clock(), new_token()
    expires_at = now + engine.policy.invitation_lives
    invitation_id = await insert_staff_invitation(
        NewStaffInvitation(token_hash(token), wish.clinic_id, wish.role, wish.name, wish.email, by, now, expires_at)
    )
    link = f"{engine.origin}/staff-invitation/{token}"
    clinic = (await clinics_by_id([wish.clinic_id]))[wish.clinic_id]
    subject, text = _words(clinic.short_name, wish.role, link)
    await notify(work, Address(ContactKind.EMAIL, wish.email), subject, text, expires_at)
    return Invited(invitation_id, link)


def _words(clinic: str, role: StaffRole, link: str) -> tuple[str, str]:
    """Subject and text, in both languages: nobody knows yet which one the reader has chosen."""
    ru = "руководить регистратурой" if role is StaffRole.MANAGER else "работать в регистратуре"
    en = "run its desk" if role is StaffRole.MANAGER else "work at its desk"
    subject = f"{clinic}: приглашение в регистратуру · invitation to the desk"
    text = (
        f"{clinic} приглашает вас {ru} в «Талоне». Откройте ссылку в течение 7 дней:\n{link}\n"
        "Если вы не ждали приглашения, ничего не делайте.\n\n"
        f"{clinic} invites you to {en} in Talon. Open the link within 7 days:\n{link}\n"
        "If you did not expect this, do nothing."
    )
    return subject, text
