"""Transactions carried to their end: run again when the database broke them off, finished though the caller is gone."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine
from random import uniform
from typing import Any, TypeVar

import asyncpg  # type: ignore[import-untyped] # it has no types
from tortoise.exceptions import OperationalError
from tortoise.transactions import in_transaction

T = TypeVar("T")

TRIES = 6
_running: set[asyncio.Task[Any]] = set()


async def carry_out(deed: Callable[[], Awaitable[T]]) -> T:
    """Runs the deed in a transaction and commits it; whatever it raises rolls back.

    It may run several times, so it must have no effects but its writes; the first one comes before any read (SQLite).
    """
    return await to_the_end(attempt(deed))


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Awaits it in a task of its own, which goes on when the caller is cancelled.

    A request that is broken off while its transaction begins would otherwise leave Tortoise's lock taken for good.
    """
    task = asyncio.create_task(work)
    _running.add(task)
    task.add_done_callback(_running.discard)
    return await asyncio.shield(task)


async def all_at_their_end() -> None:
    """Waits for the transactions whose callers are gone."""
    if _running:
        await asyncio.wait(_running)


async def attempt(deed: Callable[[], Awaitable[T]]) -> T:
    """The transaction itself, tried a bounded number of times."""
    for left in reversed(range(TRIES)):
        try:
            async with in_transaction("default"):
                return await deed()
        except (asyncpg.TransactionRollbackError, OperationalError, sqlite3.OperationalError) as error:
            if not left or not _broken_off(error):
                raise
            await asyncio.sleep(uniform(0.01, 0.05) * (TRIES - left))  # noqa: S311 no secret, only apart
    raise AssertionError("the last try either returns or raises")


def _broken_off(error: Exception) -> bool:
    """Whether the database gave up this transaction to serve another one."""
    return isinstance(error, asyncpg.TransactionRollbackError) or "database is locked" in str(error)
