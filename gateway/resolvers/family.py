"""Whom one acts for: adding, changing, agreeing, ending."""

from typing import Annotated

from strawberry import argument

from booking.actions.family import dependant_add, dependant_change, dependant_code, dependant_confirm
from booking.actions.family.guardianship_answer import answer_guardianship
from booking.actions.family.guardianship_end import end_guardianship
from booking.ports import Sex
from booking.rules.documents import DocumentKind
from gateway import people_batches as batches
from gateway.context import Info
from gateway.resolvers.reading import fresh, kin, kin_or_none, same, same_or_none, tongue_of
from gateway.schema.code_sent import code_sent
from gateway.schema.deeds import dependants as types
from gateway.schema.deeds import guardianships as rights
from gateway.schema.node import read_id
from gateway.schema.scopes import read_scopes, read_some_scopes

INPUT = argument(description="What to do, and to which.")
Add = Annotated[types.DependantAddInput, INPUT]
Change = Annotated[types.DependantChangeInput, INPUT]
Confirm = Annotated[types.DependantConfirmInput, INPUT]
CodeAgain = Annotated[types.DependantCodeAgainInput, INPUT]
Answer = Annotated[rights.GuardianshipAnswerInput, INPUT]
End = Annotated[rights.GuardianshipEndInput, INPUT]


async def add(info: Info, input: Add) -> types.DependantAddResult:
    awaited = await dependant_add.add_dependant(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        relation=kin(input.relation),
        family_name=input.family_name,
        given_name=input.given_name,
        middle_name=input.middle_name,
        birth_date=input.birth_date,
        sex=same(Sex, input.sex),
        document_kind=same(DocumentKind, input.document_kind),
        document_number=input.document_number,
        phone=input.phone,
        email=input.email,
        scopes=read_scopes(input.scopes),
        until=input.until,
        tongue=tongue_of(info),
    )
    code = None if awaited.code is None else code_sent(awaited.code)
    made = await fresh(info, batches.guardianships, awaited.guardianship_id)
    return types.DependantAddSuccess(guardianship=made, code=code)


async def change(info: Info, input: Change) -> types.DependantChangeResult:
    awaited = await dependant_change.change_dependant(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        guardianship_id=read_id(input.guardianship_id, "Guardianship", "guardianshipId"),
        relation=kin_or_none(input.relation),
        family_name=input.family_name,
        given_name=input.given_name,
        middle_name=input.middle_name,
        birth_date=input.birth_date,
        sex=same_or_none(Sex, input.sex),
        phone=input.phone,
        email=input.email,
        scopes=read_some_scopes(input.scopes),
        until=input.until,
        tongue=tongue_of(info),
    )
    stands = await fresh(info, batches.guardianships, awaited.guardianship_id)
    return types.DependantChangeSuccess(guardianship=stands, code=code_sent(awaited.code))


async def confirm(info: Info, input: Confirm) -> types.DependantConfirmResult:
    guardianship_id = await dependant_confirm.confirm_dependant(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        handle=input.handle,
        code=input.code,
        tongue=tongue_of(info),
    )
    return types.DependantConfirmSuccess(guardianship=await fresh(info, batches.guardianships, guardianship_id))


async def code_again(info: Info, input: CodeAgain) -> types.DependantCodeAgainResult:
    awaited = await dependant_code.send_code_again(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        guardianship_id=read_id(input.guardianship_id, "Guardianship", "guardianshipId"),
        tongue=tongue_of(info),
    )
    code = None if awaited.code is None else code_sent(awaited.code)
    stands = await fresh(info, batches.guardianships, awaited.guardianship_id)
    return types.DependantCodeAgainSuccess(guardianship=stands, code=code)


async def answer(info: Info, input: Answer) -> rights.GuardianshipAnswerResult:
    guardianship_id = await answer_guardianship(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        guardianship_id=read_id(input.guardianship_id, "Guardianship", "guardianshipId"),
        agree=input.agree,
        scopes=read_some_scopes(input.scopes),
        tongue=tongue_of(info),
    )
    return rights.GuardianshipAnswerSuccess(guardianship=await fresh(info, batches.guardianships, guardianship_id))


async def end(info: Info, input: End) -> rights.GuardianshipEndResult:
    guardianship_id = await end_guardianship(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        guardianship_id=read_id(input.guardianship_id, "Guardianship", "guardianshipId"),
        tongue=tongue_of(info),
    )
    return rights.GuardianshipEndSuccess(guardianship=await fresh(info, batches.guardianships, guardianship_id))
