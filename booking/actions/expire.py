"""Holds end by themselves: the worker sweeps, and so does whoever meets one that nobody has swept yet."""

from booking.engine import Engine
from storage.claims import expire_claims_of, slots_with_stale_claims
from storage.seats import lock_slot, release_seat
from storage.work import Work, transact

_AT_ONCE = 500


async def expire_claims(engine: Engine) -> int:
    """Ends the holds whose time is over, those that waited longest first; returns how many."""
    ended = 0
    for slot_id in await slots_with_stale_claims(engine.clock(), _AT_ONCE):
        ended += await sweep(engine, slot_id)
    return ended


async def sweep(engine: Engine, slot_id: int) -> int:
    """Ends the slot's holds whose time is over and frees their seats; returns how many."""

    async def deed(work: Work) -> int:
        await lock_slot(slot_id)
        ended = await expire_claims_of(slot_id, engine.clock())
        for _ in range(ended):
            await release_seat(slot_id)
        if ended:
            work.slots_changed([slot_id])
        return ended

    return await transact(engine.publish, deed)
