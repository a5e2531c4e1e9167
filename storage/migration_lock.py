"""On PostgreSQL several processes may migrate at once: one does it while the others wait, and find nothing to do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg  # type: ignore[import-untyped] # it has no types
from tortoise.backends.base.config_generator import expand_db_url

# any number, as long as nobody else uses it in the same database
LOCK = 7_261_044


@asynccontextmanager
async def one_at_a_time(url: str) -> AsyncIterator[None]:
    """Nothing to do for SQLite, which serves one process anyway."""
    database = expand_db_url(url)
    if database["engine"].endswith("sqlite"):
        yield
        return
    known = {name: database["credentials"][name] for name in ("host", "port", "user", "password", "database")}
    connection = await asyncpg.connect(**known)
    try:
        await connection.execute(f"SELECT pg_advisory_lock({LOCK})")
        yield
    finally:
        await connection.close()
