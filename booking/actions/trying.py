"""The frame of hold, book and move: again when the ground has moved, and never a refusal without a way on."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from booking.actions.admit import TryAgain
from booking.actions.alternatives import with_alternatives
from booking.actions.expire import sweep
from booking.engine import Engine
from booking.errors import AppointmentClosed, Refused, SlotTaken
from booking.rules.facts import SlotFacts
from storage.slot_facts import NOBODY, see_slot

_TRIES = 5


async def trying(engine: Engine, slot_id: int, attempt: Callable[[], Awaitable[int]]) -> int:
    """Runs the attempt, and again from the start when it raises TryAgain; who always comes second is told SlotTaken."""
    for _ in range(_TRIES):
        try:
            return await attempt()
        except TryAgain as again:
            for swept in again.slot_ids:
                await sweep(engine, swept)
    taken = SlotTaken(slot_id)
    seen = await see_slot(slot_id, NOBODY, engine.clock())
    if seen is not None:
        await with_alternatives(engine, taken, seen.slot)
    raise taken


@asynccontextmanager
async def offering(engine: Engine, slot: SlotFacts) -> AsyncIterator[None]:
    """A refusal that leaves the block carries alternatives to the slot."""
    try:
        yield
    except AppointmentClosed:
        raise
    except Refused as refusal:
        await with_alternatives(engine, refusal, slot)
        raise
