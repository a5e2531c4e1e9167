"""What an operator does at the desk."""

from typing import Annotated

from strawberry import argument

from booking.actions.desk.call import end_call, open_call
from booking.actions.desk.identity import confirm_identity
from booking.actions.desk.patient import NewPatient, add_patient
from booking.ports import Sex
from booking.rules.documents import DocumentKind
from gateway import people_batches as batches
from gateway.context import Info
from gateway.resolvers.reading import fresh, same, same_or_none
from gateway.schema.deeds import calls as types
from gateway.schema.node import read_id

INPUT = argument(description="What to do, and to which.")
Open = Annotated[types.CallOpenInput, INPUT]
Close = Annotated[types.CallCloseInput, INPUT]
Add = Annotated[types.DeskPatientAddInput, INPUT]
Confirm = Annotated[types.IdentityConfirmInput, INPUT]


async def begin(info: Info, input: Open) -> types.CallOpenResult:
    call_id = await open_call(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        clinic_id=read_id(input.clinic_id, "Clinic", "clinicId"),
        patient_id=read_id(input.patient_id, "Patient", "patientId"),
        reason=input.reason,
    )
    return types.CallOpenSuccess(call=await fresh(info, batches.calls, call_id))


async def close(info: Info, input: Close) -> types.CallCloseResult:
    call_id = await end_call(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        call_id=read_id(input.call_id, "Call", "callId"),
    )
    return types.CallCloseSuccess(call=await fresh(info, batches.calls, call_id))


async def add(info: Info, input: Add) -> types.DeskPatientAddResult:
    call_id = await add_patient(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        clinic_id=read_id(input.clinic_id, "Clinic", "clinicId"),
        reason=input.reason,
        patient=_new_patient(input),
    )
    return types.DeskPatientAddSuccess(call=await fresh(info, batches.calls, call_id))


async def confirm(info: Info, input: Confirm) -> types.IdentityConfirmResult:
    call_id = await confirm_identity(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        call_id=read_id(input.call_id, "Call", "callId"),
        kind=same(DocumentKind, input.document_kind),
        number=input.document_number,
    )
    return types.IdentityConfirmSuccess(call=await fresh(info, batches.calls, call_id))


def _new_patient(input: types.DeskPatientAddInput) -> NewPatient:
    return NewPatient(
        family_name=input.family_name,
        given_name=input.given_name,
        middle_name=input.middle_name,
        birth_date=input.birth_date,
        sex=same(Sex, input.sex),
        phone=input.phone,
        document_kind=same_or_none(DocumentKind, input.document_kind),
        document_number=input.document_number,
    )
