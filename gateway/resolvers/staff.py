"""Who works at a clinic's desk: inviting, accepting, dismissing."""

from typing import Annotated, Any

from strawberry import argument

from auth.sessions import actor
from booking.actions.staff.accept import accept_staff
from booking.actions.staff.dismiss import dismiss_staff
from booking.actions.staff.invite import invite_staff
from booking.actions.staff.withdraw import withdraw_staff
from gateway import people_batches as batches
from gateway.context import Info
from gateway.resolvers.reading import found, fresh, same
from gateway.schema.deeds import staff as types
from gateway.schema.node import read_id
from storage.models import StaffRole
from storage.own_accounts import account_row
from storage.queries.staff import staff_of_clinics

INPUT = argument(description="What to do, and to which.")
Invite = Annotated[types.StaffInviteInput, INPUT]
Withdraw = Annotated[types.StaffInvitationWithdrawInput, INPUT]
Accept = Annotated[types.StaffInvitationAcceptInput, INPUT]
Dismiss = Annotated[types.StaffDismissInput, INPUT]


async def invite(info: Info, input: Invite) -> types.StaffInviteResult:
    invitation_id = await invite_staff(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        clinic_id=read_id(input.clinic_id, "Clinic", "clinicId"),
        role=same(StaffRole, input.role),
        name=input.name,
        email=input.email,
    )
    return types.StaffInviteSuccess(invitation=await fresh(info, batches.staff_invitations, invitation_id))


async def withdraw(info: Info, input: Withdraw) -> types.StaffInvitationWithdrawResult:
    invitation_id = await withdraw_staff(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        invitation_id=read_id(input.invitation_id, "StaffInvitation", "invitationId"),
    )
    return types.StaffInvitationWithdrawSuccess(invitation=await fresh(info, batches.staff_invitations, invitation_id))


async def accept(info: Info, input: Accept) -> types.StaffInvitationAcceptResult:
    await accept_staff(info.context.engine, info.context.actor, key=input.idempotency_key, token=input.token)
    viewer: Any = await _look_again(info)
    return types.StaffInvitationAcceptSuccess(viewer=viewer)


async def dismiss(info: Info, input: Dismiss) -> types.StaffDismissResult:
    member_id = read_id(input.member_id, "StaffMember", "memberId")
    await dismiss_staff(info.context.engine, info.context.actor, key=input.idempotency_key, member_id=member_id)
    clinic_id = (await found(info, batches.members, member_id)).clinic_id
    me: Any = await _look_again(info)
    left = clinic_id not in getattr(me, "clinic_ids", ())
    staff: Any = [] if left else (await staff_of_clinics([clinic_id]))[clinic_id]
    return types.StaffDismissSuccess(staff=staff)


async def _look_again(info: Info) -> Any:
    """What the account may do has just changed: the rest of the answer is given to who it is now."""
    context, person = info.context, info.context.person
    context.actor = await actor(await account_row(person.account_id), person.second_factor, person.session_id)
    context.renew()
    return context.actor
