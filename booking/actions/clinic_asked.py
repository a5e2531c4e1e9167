"""A clinic system's answer as a value: what it did, or which of the three ways it failed."""

from booking.engine import Engine
from booking.ports import AnswerLost, ClinicSaidNo, ClinicSystem, ClinicUnreachable, Confirmation, Moves
from storage.unsettled import Unsettled

Failed = ClinicSaidNo | ClinicUnreachable | AnswerLost


async def asked_to_book(engine: Engine, case: Unsettled) -> Confirmation | Failed:
    """In one step with giving up the previous time, where the clinic's system knows how."""
    try:
        system = _system(engine, case)
        if case.previous is not None and isinstance(system, Moves):
            return await system.move(case.order, case.previous)
        return await system.book(case.order)
    except (ClinicSaidNo, ClinicUnreachable, AnswerLost) as failure:
        return failure


async def asked_to_cancel(engine: Engine, case: Unsettled, native_key: str | None) -> Failed | None:
    """None: the clinic has cancelled it."""
    if native_key is None:
        return AnswerLost("the clinic's own key of the appointment is not known")
    try:
        await _system(engine, case).cancel(case.order, native_key)
    except (ClinicSaidNo, ClinicUnreachable, AnswerLost) as failure:
        return failure
    return None


async def read_back(engine: Engine, case: Unsettled) -> Confirmation | Failed | None:
    """None: the clinic has no such appointment."""
    try:
        return await _system(engine, case).read_back(case.order)
    except (ClinicSaidNo, ClinicUnreachable, AnswerLost) as failure:
        return failure


def _system(engine: Engine, case: Unsettled) -> ClinicSystem:
    system = engine.remotes.get(case.system)
    if system is None:
        raise ClinicUnreachable(f"no clinic system {case.system!r} is set up here")
    return system
