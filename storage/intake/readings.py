"""Whose turn it is to be read, and who reads it: leases are won by one conditional UPDATE."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.models import Reading
from storage.sql import any_of, execute, moment, rows

_QUEUE = """
INSERT INTO reading (key, failures, version) VALUES ($1, 0, 1)
ON CONFLICT (key) DO UPDATE SET version = reading.version + 1"""
_PLANNED = "SELECT key FROM reading WHERE key LIKE $1 || '/%' AND due_at IS NOT NULL"
_DROP = f"UPDATE reading SET due_at = NULL WHERE {any_of('key', 1, 'text')}"
# a system's own pause stops its clinics and its appointments too
_UNPAUSED = """paused_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM reading AS whole WHERE whole.key = $1 AND whole.paused_at IS NOT NULL)"""
_DUE = f"""
SELECT key FROM reading
WHERE due_at <= $2 AND (leased_until IS NULL OR leased_until <= $2)
  AND (key = $1 OR key = $1 || '#appointments' OR key LIKE $1 || '/%') AND {_UNPAUSED}
ORDER BY due_at, id LIMIT $3"""
_LEASE = f"""
UPDATE reading SET leased_until = $3, leased_by = $4
WHERE key = $2 AND due_at <= $5 AND (leased_until IS NULL OR leased_until <= $5) AND {_UNPAUSED}
RETURNING failures, mark, whole_at, staff_digest"""
# who asked meanwhile that all of it be read anew has emptied `whole_at`: then nothing of this reading is built upon
_ANEW = "whole_at IS NULL AND nudged_at > $4"
_SUCCEED = f"""
UPDATE reading SET leased_until = NULL, leased_by = NULL, failures = 0, fault = NULL, succeeded = succeeded + 1,
  due_at = CASE WHEN due_at IS NULL THEN due_at WHEN nudged_at > $4 THEN nudged_at ELSE $3 END,
  read_at = $4, took_ms = $5, changed = $6,
  mark = CASE WHEN {_ANEW} THEN NULL ELSE $7 END,
  whole_at = CASE WHEN {_ANEW} THEN whole_at ELSE $8 END,
  staff_digest = CASE WHEN staff_digest IS DISTINCT FROM $10 THEN NULL ELSE $9 END
WHERE key = $1 AND leased_by = $2 RETURNING id"""
_FAIL = """
UPDATE reading SET leased_until = NULL, leased_by = NULL, failures = $4, fault = $5, fault_at = $6, took_ms = $7,
  failed = failed + 1, due_at = CASE WHEN due_at IS NULL THEN due_at ELSE $3 END
WHERE key = $1 AND leased_by = $2 RETURNING id"""
# what fails is left alone for a while, however loudly its system calls
_NUDGE = f"""
UPDATE reading SET nudged_at = $2, due_at = CASE WHEN due_at > $2 THEN $2 ELSE due_at END
WHERE {any_of("key", 1, "text")} AND due_at IS NOT NULL AND (failures = 0 OR fault_at < $3)"""
_ANEW_NOW = """
UPDATE reading SET whole_at = NULL, nudged_at = $2, due_at = CASE WHEN due_at > $2 THEN $2 ELSE due_at END
WHERE key = $1 AND due_at IS NOT NULL AND (failures = 0 OR fault_at < $3)
  AND (coalesce(whole_at, nudged_at) < $4 OR coalesce(whole_at, nudged_at) IS NULL)"""
AFTER_FAULT = timedelta(seconds=15)
ANEW_EVERY = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Lease:
    """`began`: when this try did. `failures`: how often the reading failed in a row before it.

    `mark`, `whole_at`, `staff_digest`: what the reading before left behind.
    """

    key: str
    holder: str
    began: datetime
    failures: int
    mark: str | None = None
    whole_at: datetime | None = None
    staff_digest: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What a reading leaves behind. `changed`: slots written."""

    mark: str | None = None
    whole_at: datetime | None = None
    staff_digest: str | None = None
    changed: int = 0


def appointments_key(system: str) -> str:
    """The reading of what became of the system's appointments."""
    return f"{system}#appointments"


def system_of(key: str) -> str:
    return key.partition("/")[0].partition("#")[0]


async def queue_up(key: str) -> None:
    """The first statement of every transaction that writes what was read from there: two of them never interleave."""
    await rows(_QUEUE, key)


async def plan_clinics(system: str, native_keys: Collection[str], at: datetime) -> None:
    """These clinics of the system are read from now on, and no others."""
    keys = {f"{system}/{native_key}" for native_key in native_keys}
    planned = {row["key"] for row in await rows(_PLANNED, system)}
    await make_due(keys - planned, at)
    if planned - keys:
        await execute(_DROP, sorted(planned - keys))


async def make_due(keys: Collection[str], at: datetime) -> None:
    """Readings that nobody has planned yet are due at `at`; the others keep their time."""
    if keys:
        await Reading.bulk_create([Reading(key=key, due_at=at) for key in sorted(keys)], ignore_conflicts=True)
        await Reading.filter(key__in=list(keys), due_at__isnull=True).update(due_at=at)


async def due_readings(system: str, now: datetime, limit: int) -> Sequence[str]:
    """Keys of the system that are due, not leased and not paused, the longest waiting first."""
    return [row["key"] for row in await rows(_DUE, system, now, limit)]


async def lease(key: str, holder: str, now: datetime, duration: timedelta) -> Lease | None:
    """None when it is not due, is paused, or another worker has it."""
    won = await rows(_LEASE, system_of(key), key, now + duration, holder, now)
    if not won:
        return None
    row = won[0]
    whole_at = None if row["whole_at"] is None else moment(row["whole_at"])
    return Lease(key, holder, now, row["failures"], row["mark"], whole_at, row["staff_digest"])


async def settle(lease: Lease, read: Read, *, due_at: datetime, took_ms: int) -> bool:
    """It went well: gives the lease back. False when it had run out and another worker took it over.

    What was nudged meanwhile is due again at once.
    """
    left = (read.mark, read.whole_at, read.staff_digest, lease.staff_digest)
    return bool(await rows(_SUCCEED, lease.key, lease.holder, due_at, lease.began, took_ms, read.changed, *left))


async def settle_failed(lease: Lease, fault: str, *, due_at: datetime, at: datetime, took_ms: int) -> bool:
    """The same of one that did not go well; `fault`: a code."""
    failures = lease.failures + 1
    return bool(await rows(_FAIL, lease.key, lease.holder, due_at, failures, fault, at, took_ms))


async def forget_staff(key: str) -> None:
    """The doctors are taken in anew with the next reading: what stands of them depends on their clinic."""
    await execute("UPDATE reading SET staff_digest = NULL WHERE key = $1 AND staff_digest IS NOT NULL", key)


async def read_anew(key: str, at: datetime) -> None:
    """Its system has said no to what is shown here: all of it is due now, but not more than once in a while."""
    await execute(_ANEW_NOW, key, at, at - AFTER_FAULT, at - ANEW_EVERY)


async def nudge(keys: Collection[str], at: datetime) -> None:
    """Their system says that something has changed: they are due now, and those being read now once more."""
    await execute(_NUDGE, sorted(keys), at, at - AFTER_FAULT)
