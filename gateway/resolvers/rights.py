"""What people decide about their data: consents, and requests."""

from typing import Annotated

from strawberry import argument

from booking.actions.rights.answer import Corrected, answer_data_request
from booking.actions.rights.consents import give_consent, take_consent_back
from booking.actions.rights.make import make_data_request
from booking.actions.rights.withdraw import withdraw_data_request
from gateway import people_batches as batches
from gateway.context import Info
from gateway.resolvers.reading import fresh, same
from gateway.schema.consent import consents_of
from gateway.schema.deeds import consents as consent_types
from gateway.schema.deeds import data_requests as types
from gateway.schema.node import read_id
from storage.models import ConsentKind, DataRequestKind

INPUT = argument(description="What to do, and to which.")
Give = Annotated[consent_types.ConsentGiveInput, INPUT]
TakeBack = Annotated[consent_types.ConsentWithdrawInput, INPUT]
Make = Annotated[types.DataRequestMakeInput, INPUT]
Withdraw = Annotated[types.DataRequestWithdrawInput, INPUT]
Answer = Annotated[types.DataRequestAnswerInput, INPUT]


async def give(info: Info, input: Give) -> consent_types.ConsentGiveResult:
    kind = same(ConsentKind, input.kind)
    account_id = await give_consent(info.context.engine, info.context.actor, key=input.idempotency_key, kind=kind)
    return consent_types.ConsentGiveSuccess(consents=await consents_of(account_id, info.context.tongue))


async def take_back(info: Info, input: TakeBack) -> consent_types.ConsentWithdrawResult:
    kind = same(ConsentKind, input.kind)
    account_id = await take_consent_back(info.context.engine, info.context.actor, key=input.idempotency_key, kind=kind)
    return consent_types.ConsentWithdrawSuccess(consents=await consents_of(account_id, info.context.tongue))


async def make(info: Info, input: Make) -> types.DataRequestMakeResult:
    request_id = await make_data_request(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        patient_id=read_id(input.patient_id, "Patient", "patientId"),
        kind=same(DataRequestKind, input.kind),
        words=input.words,
    )
    return types.DataRequestMakeSuccess(request=await fresh(info, batches.data_requests, request_id))


async def withdraw(info: Info, input: Withdraw) -> types.DataRequestWithdrawResult:
    request_id = await withdraw_data_request(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        request_id=read_id(input.request_id, "DataRequest", "requestId"),
    )
    return types.DataRequestWithdrawSuccess(request=await fresh(info, batches.data_requests, request_id))


async def answer(info: Info, input: Answer) -> types.DataRequestAnswerResult:
    request_id = await answer_data_request(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        request_id=read_id(input.request_id, "DataRequest", "requestId"),
        done=input.done,
        answer=input.answer,
        corrected=Corrected(input.family_name, input.given_name, input.middle_name, input.birth_date),
    )
    return types.DataRequestAnswerSuccess(request=await fresh(info, batches.data_requests, request_id))
