"""Live slots: the feed of a clinic, whole or one doctor's part."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import date
from typing import Annotated, Any

import strawberry
from strawberry import argument

from booking.errors import NotFound
from gateway import batches
from gateway.context import Info
from gateway.loaders import Batch
from gateway.schema.feed import SlotFeedEvent, Told
from gateway.schema.node import read_id

DoctorId = Annotated[strawberry.ID, argument(description="Whose slots.")]
ClinicId = Annotated[strawberry.ID, argument(description="Which clinic's slots.")]
From = Annotated[date | None, argument(name="from", description="The first clinic-local day; today unless given.")]
To = Annotated[date | None, argument(description="The last clinic-local day; no end unless given.")]
After = Annotated[str | None, argument(description="The last cursor one has seen: what was missed since comes first.")]


async def doctor_slots(
    info: Info, doctor_id: DoctorId, from_: From = None, to: To = None, after: After = None
) -> AsyncGenerator[SlotFeedEvent, None]:
    doctor = await _required(info, batches.doctors, read_id(doctor_id, "Doctor", "doctorId"))
    async with aclosing(_watch(info, doctor.clinic_id, doctor.id, from_, to, after)) as events:
        async for event in events:
            yield event


async def clinic_slots(
    info: Info, clinic_id: ClinicId, from_: From = None, to: To = None, after: After = None
) -> AsyncGenerator[SlotFeedEvent, None]:
    number = read_id(clinic_id, "Clinic", "clinicId")
    async with aclosing(_watch(info, number, None, from_, to, after)) as events:
        async for event in events:
            yield event


async def _watch(
    info: Info, clinic_id: int, doctor_id: int | None, since: date | None, until: date | None, after: str | None
) -> AsyncGenerator[Any, None]:
    clinic = await _required(info, batches.clinics, clinic_id)
    feed = info.context.feeds.watch(clinic_id, doctor_id=doctor_id, since=since, until=until, after=after)
    async with aclosing(feed) as events:
        async for event in events:
            # a socket lives long: what was read for the last event is old by now
            info.context.renew()
            yield Told(event, clinic.zone)


async def _required(info: Info, batch: Batch, key: int) -> Any:
    found = await info.context.loaders.load(batch, key)
    if found is None:
        raise NotFound
    return found
