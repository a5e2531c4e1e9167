"""How clinic systems are doing, and what who looks after them does about it."""

from typing import Annotated, Any

from strawberry import argument

from booking.actions.systems.pause import pause_system
from booking.actions.systems.resume import resume_system
from booking.actions.systems.resync import resync_system
from gateway import system_batches as batches
from gateway.context import Info
from gateway.resolvers.reading import fresh, optional_id
from gateway.schema.deeds import systems as types
from gateway.schema.system import ClinicSystem
from gateway.schema.text import read_text

INPUT = argument(description="Which system, or one clinic of it.")
Pause = Annotated[types.ClinicSystemPauseInput, INPUT]
Resume = Annotated[types.ClinicSystemResumeInput, INPUT]
Resync = Annotated[types.ClinicSystemResyncInput, INPUT]
Name = Annotated[str, argument(description="Its name.")]
Asked = Pause | Resume | Resync


async def clinic_systems(info: Info) -> list[ClinicSystem]:
    found: Any = await info.context.loaders.load_many(batches.states, info.context.systems.names)
    return found


async def clinic_system(info: Info, name: Name) -> ClinicSystem | None:
    if not info.context.systems.is_connected(name):
        return None
    found: Any = await info.context.loaders.load(batches.states, name)
    return found


async def pause(info: Info, input: Pause) -> types.ClinicSystemPauseResult:
    await pause_system(info.context.engine, info.context.actor, **_asked(input))
    return types.ClinicSystemChanged(system=await fresh(info, batches.states, input.name))


async def resume(info: Info, input: Resume) -> types.ClinicSystemResumeResult:
    await resume_system(info.context.engine, info.context.actor, **_asked(input))
    return types.ClinicSystemChanged(system=await fresh(info, batches.states, input.name))


async def resync(info: Info, input: Resync) -> types.ClinicSystemResyncResult:
    await resync_system(info.context.engine, info.context.actor, **_asked(input))
    return types.ClinicSystemChanged(system=await fresh(info, batches.states, input.name))


def _asked(input: Any) -> dict[str, Any]:
    clinic_id = optional_id(input.clinic_id, "Clinic", "clinicId")
    return {"key": input.idempotency_key, "name": read_text(input.name, "name") or "", "clinic_id": clinic_id}
