"""The five things a person does: each reads its input, has one action done, and answers with what became of it."""

from typing import Annotated, Any

from strawberry import argument

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.hold import hold
from booking.actions.move import move
from booking.actions.release import release
from booking.errors import NotFound
from gateway import batches
from gateway.context import Info
from gateway.loaders import Batch
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
        moving_appointment_id=_optional(input.moving_appointment_id, "Appointment", "movingAppointmentId"),
    )
    return SlotHoldSuccess(hold=await _fresh(info, batches.holds, claim_id))


async def hold_release(info: Info, input: Release) -> HoldReleaseResult:
    claim_id = read_id(input.hold_id, "Hold", "holdId")
    await _read(info, batches.holds, claim_id)
    await release(info.context.engine, info.context.actor, key=input.idempotency_key, claim_id=claim_id)
    return HoldReleaseSuccess(hold=await _fresh(info, batches.holds, claim_id))


async def appointment_book(info: Info, input: Book) -> AppointmentBookResult:
    appointment_id = await book(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        claim_id=read_id(input.hold_id, "Hold", "holdId"),
        patient_id=_patient(input.patient_id),
        reason=input.reason,
    )
    return AppointmentBookSuccess(appointment=await _fresh(info, batches.appointments, appointment_id))


async def appointment_move(info: Info, input: Move) -> AppointmentMoveResult:
    old_id = read_id(input.appointment_id, "Appointment", "appointmentId")
    slot_id = read_id(input.slot_id, "Slot", "slotId")
    engine, actor = info.context.engine, info.context.actor
    new_id = await move(engine, actor, key=input.idempotency_key, appointment_id=old_id, slot_id=slot_id)
    new = await _fresh(info, batches.appointments, new_id)
    return AppointmentMoveSuccess(appointment=new, moved_from=await _read(info, batches.appointments, old_id))


async def appointment_cancel(info: Info, input: Cancel) -> AppointmentCancelResult:
    appointment_id = await cancel(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        appointment_id=read_id(input.appointment_id, "Appointment", "appointmentId"),
        late_confirmed=bool(input.late_confirmed),
        reason=input.reason,
    )
    return AppointmentCancelSuccess(appointment=await _fresh(info, batches.appointments, appointment_id))


async def _fresh(info: Info, batch: Batch, key: int) -> Any:
    """What stands after the deed: nothing read before it counts. NotFound: the right to see it has ended meanwhile."""
    info.context.renew()
    return await _read(info, batch, key)


async def _read(info: Info, batch: Batch, key: int) -> Any:
    found = await info.context.loaders.load(batch, key)
    if found is None:
        raise NotFound
    return found


def _patient(patient_id: str | None) -> int | None:
    return _optional(patient_id, "Patient", "patientId")


def _optional(text: str | None, type_name: str, field: str) -> int | None:
    return None if text is None else read_id(text, type_name, field)
