"""Asking another adult to act for the same child."""

from typing import Annotated

from strawberry import argument

from booking.actions.family.invitation import send_invitation, withdraw_invitation
from booking.actions.family.invitation_answer import answer_invitation
from booking.rules.contacts import ContactKind
from gateway import people_batches as batches
from gateway.context import Info
from gateway.resolvers.reading import fresh, kin, same, tongue_of
from gateway.schema.deeds import invitations as types
from gateway.schema.node import read_id
from gateway.schema.scopes import read_scopes

INPUT = argument(description="What to do, and to which.")
Send = Annotated[types.InvitationSendInput, INPUT]
Withdraw = Annotated[types.InvitationWithdrawInput, INPUT]
Answer = Annotated[types.InvitationAnswerInput, INPUT]


async def send(info: Info, input: Send) -> types.InvitationSendResult:
    invitation_id = await send_invitation(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        patient_id=read_id(input.patient_id, "Patient", "patientId"),
        relation=kin(input.relation),
        contact_kind=same(ContactKind, input.contact_kind),
        contact=input.contact,
        scopes=read_scopes(input.scopes),
        until=input.until,
        tongue=tongue_of(info),
    )
    return types.InvitationSendSuccess(invitation=await fresh(info, batches.invitations, invitation_id))


async def withdraw(info: Info, input: Withdraw) -> types.InvitationWithdrawResult:
    invitation_id = await withdraw_invitation(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        invitation_id=read_id(input.invitation_id, "Invitation", "invitationId"),
    )
    return types.InvitationWithdrawSuccess(invitation=await fresh(info, batches.invitations, invitation_id))


async def answer(info: Info, input: Answer) -> types.InvitationAnswerResult:
    guardianship_id = await answer_invitation(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        token=input.token,
        accept=input.accept,
        tongue=tongue_of(info),
    )
    if guardianship_id is None:
        return types.InvitationAnswerSuccess(guardianship=None)
    return types.InvitationAnswerSuccess(guardianship=await fresh(info, batches.guardianships, guardianship_id))
