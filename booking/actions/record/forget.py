"""Copies that nobody looks at any more do not stay here: their sources have them."""

from booking.engine import Engine
from storage.record import forget_copies_unseen_since


async def forget_unseen_records(engine: Engine) -> int:
    """How many copies went: those of whom nobody has looked at the record for `policy.record_kept`."""
    return await forget_copies_unseen_since(engine.clock() - engine.policy.record_kept)
