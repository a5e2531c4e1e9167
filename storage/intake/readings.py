"""Whose turn it is to be read, and who reads it: leases are won by one conditional UPDATE."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.expressions import Q

from storage.models import Reading
from storage.sql import rows

_QUEUE = """
INSERT INTO reading (key, failures, version) VALUES ($1, 0, 1)
ON CONFLICT (key) DO UPDATE SET version = reading.version + 1"""
_LEASE = """
UPDATE reading SET leased_until = $2, leased_by = $3
WHERE key = $1 AND due_at <= $4 AND (leased_until IS NULL OR leased_until <= $4) RETURNING failures"""
_SETTLE = """
UPDATE reading SET leased_until = NULL, leased_by = NULL, due_at = $3, failures = $4, fault = $5
WHERE key = $1 AND leased_by = $2 RETURNING id"""


@dataclass(frozen=True, slots=True)
class Lease:
    """`failures`: how often the reading failed in a row before this try."""

    key: str
    holder: str
    failures: int


async def queue_up(key: str) -> None:
    """The first statement of every transaction that writes what was read from there: two of them never interleave."""
    await rows(_QUEUE, key)


async def plan_clinics(system: str, native_keys: Collection[str], at: datetime) -> None:
    """These clinics of the system are read from now on, and no others."""
    keys = [f"{system}/{native_key}" for native_key in native_keys]
    await make_due(keys, at)
    await Reading.filter(key__startswith=f"{system}/", key__not_in=keys).update(due_at=None)


async def make_due(keys: Collection[str], at: datetime) -> None:
    """Readings that nobody has planned yet are due at `at`; the others keep their time."""
    await Reading.bulk_create([Reading(key=key, due_at=at) for key in sorted(keys)], ignore_conflicts=True)
    await Reading.filter(key__in=list(keys), due_at__isnull=True).update(due_at=at)


async def due_readings(system: str, now: datetime, limit: int) -> Sequence[str]:
    """Keys of the system that are due and not leased, the longest waiting first."""
    of_system = Q(key=system) | Q(key__startswith=f"{system}/")
    unleased = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
    due = Reading.filter(of_system, unleased, due_at__lte=now).order_by("due_at").limit(limit)
    return [row.key for row in await due]


async def lease(key: str, holder: str, now: datetime, duration: timedelta) -> Lease | None:
    """None when it is not due or another worker has it."""
    won = await rows(_LEASE, key, now + duration, holder, now)
    return Lease(key, holder, won[0]["failures"]) if won else None


async def settle(lease: Lease, *, due_at: datetime, failures: int, fault: str | None) -> bool:
    """Gives the lease back; False when it had run out and another worker took it over."""
    return bool(await rows(_SETTLE, lease.key, lease.holder, due_at, failures, fault))
