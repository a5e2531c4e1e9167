"""The five things a person does: each reads its input, has one action done, and answers with what became of it."""

from typing import Annotated

from strawberry import argument

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.hold import hold
from booking.actions.move import move
from booking.actions.release import release
from gateway import batches
from gateway.context import Info
from gateway.resolvers.reading import found, fresh, optional_id
from gateway.schema.booking import (
    AppointmentBookInput,
    AppointmentBookResult,
    AppointmentBookSuccess,
    AppointmentCancelInput,
    AppointmentCancelResult,
    AppointmentCancelSuccess,
    AppointmentMoveInput,
    AppointmentMoveResult,
    AppointmentMoveSuccess,
    HoldReleaseInput,
    HoldReleaseResult,
    HoldReleaseSuccess,
    SlotHoldInput,
    SlotHoldResult,
    SlotHoldSuccess,
)
from gateway.schema.node import read_id

INPUT = argument(description="What to do, and to which.")
Hold = Annotated[SlotHoldInput, INPUT]
Release = Annotated[HoldReleaseInput, INPUT]
Book = Annotated[AppointmentBookInput, INPUT]
Move = Annotated[AppointmentMoveInput, INPUT]
Cancel = Annotated[AppointmentCancelInput, INPUT]


async def slot_hold(info: Info, input: Hold) -> SlotHoldResult:
    claim_id = await hold(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        slot_id=read_id(input.slot_id, "Slot", "slotId"),
        patient_id=_patient(input.patient_id),
        moving_appointment_id=optional_id(input.moving_appointment_id, "Appointment", "movingAppointmentId"),
    )
    return SlotHoldSuccess(hold=await fresh(info, batches.holds, claim_id))


async def hold_release(info: Info, input: Release) -> HoldReleaseResult:
    claim_id = read_id(input.hold_id, "Hold", "holdId")
    await found(info, batches.holds, claim_id)
    await release(info.context.engine, info.context.actor, key=input.idempotency_key, claim_id=claim_id)
    return HoldReleaseSuccess(hold=await fresh(info, batches.holds, claim_id))


async def appointment_book(info: Info, input: Book) -> AppointmentBookResult:
    appointment_id = await book(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        claim_id=read_id(input.hold_id, "Hold", "holdId"),
        patient_id=_patient(input.patient_id),
        reason=input.reason,
        referral_id=optional_id(input.referral_id, "Referral", "referralId"),
    )
    return AppointmentBookSuccess(appointment=await fresh(info, batches.appointments, appointment_id))


async def appointment_move(info: Info, input: Move) -> AppointmentMoveResult:
    old_id = read_id(input.appointment_id, "Appointment", "appointmentId")
    slot_id = read_id(input.slot_id, "Slot", "slotId")
    engine, actor = info.context.engine, info.context.actor
    new_id = await move(engine, actor, key=input.idempotency_key, appointment_id=old_id, slot_id=slot_id)
    new = await fresh(info, batches.appointments, new_id)
    return AppointmentMoveSuccess(appointment=new, moved_from=await found(info, batches.appointments, old_id))


async def appointment_cancel(info: Info, input: Cancel) -> AppointmentCancelResult:
    appointment_id = await cancel(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        appointment_id=read_id(input.appointment_id, "Appointment", "appointmentId"),
        late_confirmed=bool(input.late_confirmed),
        reason=input.reason,
    )
    return AppointmentCancelSuccess(appointment=await fresh(info, batches.appointments, appointment_id))


def _patient(patient_id: str | None) -> int | None:
    return optional_id(patient_id, "Patient", "patientId")
