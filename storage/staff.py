"""Who works at the desks of which clinics, and who is asked to."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from storage.models import Login, Membership, Role, StaffInvitation, StaffRole
from storage.sql import execute, rows


@dataclass(frozen=True, slots=True)
class Desks:
    """The clinics whose desks an account works at, and those of them whose staff it invites and dismisses."""

    clinic_ids: frozenset[int] = frozenset()
    manages: frozenset[int] = frozenset()


async def memberships(account_id: int) -> Desks:
    """Of today: what has ended does not count."""
    found = await Membership.filter(account_id=account_id, ended_at__isnull=True).only("id", "clinic_id", "role")
    managed = (one.clinic_id for one in found if one.role is StaffRole.MANAGER)
    return Desks(frozenset(one.clinic_id for one in found), frozenset(managed))


async def set_role(account_id: int) -> Role:
    """The role follows from the memberships; to be called in the transaction that changes one."""
    desks = await memberships(account_id)
    role = Role.STAFF if desks.manages else Role.OPERATOR if desks.clinic_ids else Role.PATIENT
    await execute("UPDATE account SET role = $2 WHERE id = $1", account_id, role.value)
    return role


async def set_runs_service(account_id: int, *, runs: bool) -> bool | None:
    """Whether the account looks after the clinic systems, whatever its role. False: it was so before; None: no account.

    The first statement of its transaction.
    """
    changed = await rows(RUNS_SERVICE, account_id, runs)
    if changed:
        return True
    return False if await rows("SELECT id FROM account WHERE id = $1 AND closed_at IS NULL", account_id) else None


async def account_by_login(issuer: str, subject: str) -> int | None:
    """Who signs in so at a provider."""
    login = await Login.get_or_none(issuer=issuer, subject=subject)
    return None if login is None else int(login.account_id)


@dataclass(frozen=True, slots=True)
class NewStaffInvitation:
    """`invited_by_id` None: the command line did."""

    token_hash: str
    clinic_id: int
    role: StaffRole
    name: str
    email: str
    invited_by_id: int | None
    created_at: datetime
    expires_at: datetime


async def insert_staff_invitation(new: NewStaffInvitation) -> int:
    """Its id."""
    return int((await StaffInvitation.create(**asdict(new))).id)


async def oldest_staff_invitation_by(account_id: int, since: datetime, number: int) -> datetime | None:
    """When the oldest was sent, if the account has sent at least `number` since then."""
    sent = StaffInvitation.filter(invited_by_id=account_id, created_at__gt=since).order_by("-created_at")
    newest = await sent.limit(number)
    return newest[-1].created_at if len(newest) == number else None


async def find_staff_invitation(invitation_id: int) -> StaffInvitation | None:
    return await StaffInvitation.get_or_none(id=invitation_id)


async def staff_invitation_by_token(token_hash: str) -> StaffInvitation | None:
    """Whatever its state."""
    return await StaffInvitation.get_or_none(token_hash=token_hash)


async def withdraw_staff_invitation(invitation_id: int) -> bool:
    """False when it is no longer open."""
    return bool(await rows(WITHDRAW, invitation_id))


async def accept_staff_invitation(invitation_id: int, account_id: int, now: datetime) -> bool:
    """False when it is no longer open, or too old."""
    if not await rows(ACCEPT, invitation_id, account_id, now):
        return False
    invitation = await StaffInvitation.get(id=invitation_id)
    # who works there already gets the new role under the new name
    await end_membership_at(account_id, invitation.clinic_id, now)
    await Membership.create(
        account_id=account_id,
        clinic_id=invitation.clinic_id,
        role=invitation.role,
        name=invitation.name,
        created_at=now,
    )
    return True


async def find_member(member_id: int) -> Membership | None:
    """A membership that has not ended."""
    return await Membership.get_or_none(id=member_id, ended_at__isnull=True)


async def end_membership_at(account_id: int, clinic_id: int, now: datetime) -> None:
    """The right to act for callers there ends with it."""
    await execute(
        "UPDATE membership SET ended_at = $3 WHERE account_id = $1 AND clinic_id = $2 AND ended_at IS NULL",
        account_id,
        clinic_id,
        now,
    )


async def managers_but(account_id: int, clinic_id: int) -> int:
    """How many others manage the clinic's desk."""
    managers = Membership.filter(clinic_id=clinic_id, role=StaffRole.MANAGER, ended_at__isnull=True)
    return await managers.exclude(account_id=account_id).count()


async def desk_names(account_ids: Sequence[int]) -> dict[tuple[int, int], str]:
    """(account, clinic) → the name colleagues and patients know them by; former members too."""
    found = await Membership.filter(account_id__in=list(account_ids)).order_by("id")
    return {(one.account_id, one.clinic_id): one.name for one in found}


async def queue_desk(clinic_id: int) -> None:
    """Until the transaction ends nobody else takes anybody off the clinic's desk."""
    await execute("UPDATE membership SET role = role WHERE clinic_id = $1 AND ended_at IS NULL", clinic_id)


RUNS_SERVICE = """
UPDATE account SET runs_service = $2 WHERE id = $1 AND closed_at IS NULL AND runs_service <> $2 RETURNING id"""
WITHDRAW = "UPDATE staff_invitation SET state = 'WITHDRAWN' WHERE id = $1 AND state = 'OPEN' RETURNING id"
ACCEPT = """
UPDATE staff_invitation SET state = 'ACCEPTED', accepted_by_id = $2
WHERE id = $1 AND state = 'OPEN' AND expires_at > $3 RETURNING id
"""
