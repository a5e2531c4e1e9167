import sqlite3

import asyncpg  # type: ignore[import-untyped] # it has no types
from tortoise.exceptions import BaseORMException

# what a statement can fail with when the database is in trouble: Tortoise translates only some of the drivers' errors
DATABASE_FAULTS: tuple[type[Exception], ...] = (
    BaseORMException,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    sqlite3.Error,
    OSError,
)
