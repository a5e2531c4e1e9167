"""The reading of a clinic system, told by people: stopped, begun again, begun anew.

A key is a system's name, or "name/native key of a clinic". A system's name speaks of its clinics too.
"""

from datetime import datetime

from storage.sql import execute, rows


async def pause_reading(key: str, account_id: int | None, at: datetime) -> int:
    """Nobody reads it until it is resumed; returns the reading's id. `account_id` None: the command line did.

    The first pause stands.
    """
    return int((await rows(_PAUSE, key, at, account_id))[0]["id"])


async def resume_reading(key: str, at: datetime) -> int:
    """Due at once, with its clinics where it is a system that was paused; returns the reading's id."""
    found = await rows(_OPEN, key)
    if found[0]["paused_at"] is not None:
        await execute(_RESUME, key)
        await execute(_DUE, key, at)
    return int(found[0]["id"])


async def read_anew(key: str, at: datetime) -> int:
    """Due at once and as a whole; returns the reading's id. What is being read just now is read once more."""
    found = await rows(_OPEN, key)
    await execute(_FORGET, key, at)
    await execute(_FORGET_TOLD, key)
    return int(found[0]["id"])


# the first statement of a transaction is a write
_PAUSE = """
INSERT INTO reading (key, failures, version, paused_at, paused_by_id) VALUES ($1, 0, 0, $2, $3)
ON CONFLICT (key) DO UPDATE SET paused_at = coalesce(reading.paused_at, $2),
  paused_by_id = CASE WHEN reading.paused_at IS NULL THEN $3 ELSE reading.paused_by_id END
RETURNING id"""
_OPEN = """
INSERT INTO reading (key, failures, version) VALUES ($1, 0, 0)
ON CONFLICT (key) DO UPDATE SET version = reading.version RETURNING id, paused_at"""
_RESUME = "UPDATE reading SET paused_at = NULL, paused_by_id = NULL, failures = 0 WHERE key = $1"
# what has no time is not read at all: a clinic that closed
_DUE = """
UPDATE reading SET due_at = $2
WHERE (key = $1 OR substr(key, 1, length($1) + 1) = $1 || '/') AND due_at > $2"""
_FORGET = """
UPDATE reading SET mark = NULL, whole_at = NULL, staff_digest = NULL, nudged_at = $2, failures = 0, due_at = $2
WHERE due_at IS NOT NULL AND (key = $1 OR substr(key, 1, length($1) + 1) = $1 || '/')"""
_FORGET_TOLD = """
UPDATE doctor SET told_free = NULL, slots_read_at = NULL
WHERE (told_free IS NOT NULL OR slots_read_at IS NOT NULL) AND clinic_id IN (
  SELECT id FROM clinic WHERE system = $1 OR system || '/' || native_key = $1)"""
