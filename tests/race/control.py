"""The same race without its safeguards, which must then be lost: so the race is known to see a double booking."""

import asyncio

import booking.actions.hold
import booking.actions.move
from storage.sql import rows

PAUSE_SECONDS = 0.02


async def drop_guards() -> None:
    """Takes down every guard of this PostgreSQL database."""
    for row in await rows(
        "SELECT conrelid::regclass::text AS owner, conname AS name FROM pg_constraint WHERE conname LIKE 'guard\\_%'"
    ):
        await rows(f'ALTER TABLE {row["owner"]} DROP CONSTRAINT "{row["name"]}"')
    for row in await rows("SELECT indexname AS name FROM pg_indexes WHERE indexname LIKE 'guard\\_%'"):
        await rows(f'DROP INDEX "{row["name"]}"')


def look_first_claim_later() -> None:
    """From now on this process's seats are won by a look and, after a pause, a write that does not look again."""
    booking.actions.hold.win_seat = _win_carelessly  # type: ignore[attr-defined]  # the safeguard itself is replaced
    booking.actions.move.book_seat = _book_carelessly  # type: ignore[attr-defined]  # the safeguard itself is replaced


async def _win_carelessly(slot_id: int) -> bool:
    return await _take(slot_id, "held")


async def _book_carelessly(slot_id: int) -> bool:
    return await _take(slot_id, "booked")


async def _take(slot_id: int, count: str) -> bool:
    free = await rows(
        "SELECT id FROM slot WHERE id = $1 AND state <> 'GONE' AND held + booked + foreign_taken < capacity", slot_id
    )
    await asyncio.sleep(PAUSE_SECONDS)
    if free:
        await rows(f"UPDATE slot SET {count} = {count} + 1 WHERE id = $1 RETURNING id", slot_id)
    return bool(free)
