"""Invitations to act for a child together, or for oneself: written, and found by the hash of their token."""

from dataclasses import dataclass
from datetime import date, datetime

from booking.rules.contacts import Address
from booking.rules.scopes import Scopes
from storage.contacts import contact_digest
from storage.models import Invitation, InvitationState, Relation
from storage.sql import rows


@dataclass(frozen=True, slots=True)
class NewInvitation:
    token_hash: str
    account_id: int
    patient_id: int
    relation: Relation
    scopes: Scopes
    until: date | None
    to: Address
    at: datetime
    expires_at: datetime


async def insert_invitation(new: NewInvitation) -> int:
    """Its id."""
    made = await Invitation.create(
        token_hash=new.token_hash,
        account_id=new.account_id,
        patient_id=new.patient_id,
        relation=new.relation,
        may_book=new.scopes.book,
        may_see_visits=new.scopes.visits,
        may_see_documents=new.scopes.documents,
        until=new.until,
        contact_kind=new.to.kind,
        contact=new.to.value,
        contact_digest=contact_digest(new.to),
        created_at=new.at,
        expires_at=new.expires_at,
    )
    return int(made.id)


async def find_invitation(invitation_id: int) -> Invitation | None:
    return await Invitation.get_or_none(id=invitation_id)


async def invitation_by_hash(token_hash: str) -> Invitation | None:
    return await Invitation.get_or_none(token_hash=token_hash)


async def granted_by_invitation(account_id: int, patient_id: int) -> Invitation | None:
    """The invitation by which the account came to act for the patient; None when it came by itself."""
    taken = Invitation.filter(accepted_by_id=account_id, patient_id=patient_id, state=InvitationState.ACCEPTED)
    return await taken.order_by("-id").first()


async def leave_invitation(invitation_id: int, state: InvitationState, by: int | None, now: datetime) -> bool:
    """An open one becomes accepted, declined or withdrawn. False when it is closed or its time is over."""
    left = await rows(LEAVE, invitation_id, state.value, by, now)
    return bool(left)


async def withdraw_invitations(patient_id: int, account_id: int) -> None:
    """Those an account has sent for a patient it acts for no longer."""
    await rows(WITHDRAW, patient_id, account_id)


LEAVE = """
UPDATE invitation SET state = $2, accepted_by_id = $3
WHERE id = $1 AND state = 'OPEN' AND expires_at > $4 RETURNING id
"""
WITHDRAW = """
UPDATE invitation SET state = 'WITHDRAWN'
WHERE patient_id = $1 AND account_id = $2 AND state = 'OPEN' RETURNING id
"""
