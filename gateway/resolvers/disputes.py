"""Claims to act for somebody whom another account looks after."""

from typing import Annotated

from strawberry import argument

from booking.actions.family.dispute import dispute_patient, withdraw_dispute
from booking.actions.family.dispute_decide import decide_dispute
from booking.rules.documents import DocumentKind
from gateway import people_batches as batches
from gateway.context import Info
from gateway.resolvers.reading import fresh, kin, same, tongue_of
from gateway.schema.deeds import disputes as types
from gateway.schema.node import read_id

INPUT = argument(description="What to do, and to which.")
Open = Annotated[types.DisputeOpenInput, INPUT]
Withdraw = Annotated[types.DisputeWithdrawInput, INPUT]
Decide = Annotated[types.DisputeDecideInput, INPUT]


async def begin(info: Info, input: Open) -> types.DisputeOpenResult:
    dispute_id = await dispute_patient(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        document_kind=same(DocumentKind, input.document_kind),
        document_number=input.document_number,
        birth_date=input.birth_date,
        relation=kin(input.relation),
        clinic_id=read_id(input.clinic_id, "Clinic", "clinicId"),
        tongue=tongue_of(info),
    )
    return types.DisputeOpenSuccess(dispute=await fresh(info, batches.disputes, dispute_id))


async def withdraw(info: Info, input: Withdraw) -> types.DisputeWithdrawResult:
    dispute_id = await withdraw_dispute(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        dispute_id=read_id(input.dispute_id, "Dispute", "disputeId"),
    )
    return types.DisputeWithdrawSuccess(dispute=await fresh(info, batches.disputes, dispute_id))


async def decide(info: Info, input: Decide) -> types.DisputeDecideResult:
    dispute_id = await decide_dispute(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        dispute_id=read_id(input.dispute_id, "Dispute", "disputeId"),
        grant=input.grant,
        words=input.words,
        end_others=bool(input.end_others),
        tongue=tongue_of(info),
    )
    return types.DisputeDecideSuccess(dispute=await fresh(info, batches.disputes, dispute_id))
