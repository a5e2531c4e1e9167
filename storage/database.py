"""Opening, closing and migrating the database: `sqlite://path` or `postgresql://user:password@host/name`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.backends.base.config_generator import expand_db_url
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext, set_global_context
from tortoise.migrations.executor import MigrationExecutor, MigrationTarget

from storage import guards
from storage.key_mark import refuse_foreign_keys
from storage.keyring import Keyring, use_keyring
from storage.migration_lock import one_at_a_time
from storage.sqlite_lock import DatabaseInUse, OneProcess
from storage.table_columns import missing_columns
from storage.transaction import all_at_their_end

__all__ = ["DatabaseInUse", "DatabaseNotReady", "close_database", "migrate", "open_database"]

MIGRATIONS = "storage.migrations"
POOL_SIZE = 10


class DatabaseNotReady(Exception):
    """The tables or the guards are not those of this version; the text says what is missing and the remedy."""


class _Open:
    """What this process has open; there is one database to a process."""

    context: TortoiseContext | None = None
    lock: OneProcess | None = None


async def open_database(url: str, ring: Keyring, *, migrations: str = MIGRATIONS, any_index: bool = False) -> None:
    """Opens the database for this process; sealed columns are sealed and opened with the keys of the ring.

    `any_index`: its digests are about to be made anew, with another index key than the one they were made with. Raises
    DatabaseNotReady, DatabaseInUse, KeysMissing, or what the driver raises when there is no such database.
    """
    if _Open.context is not None:
        raise RuntimeError("the database is open already")
    lock = _lock(url)
    context = TortoiseContext()
    try:
        with context:
            await context.init(config=configuration(url, migrations))
            await _refuse_unready(context.db(), migrations)
            use_keyring(ring)
            await refuse_foreign_keys(any_index=any_index)
    except BaseException:
        use_keyring(None)
        await _close(context, lock)
        raise
    # a lifespan opens it and requests use it, each in a task of its own
    set_global_context(context)
    _Open.context, _Open.lock = context, lock


async def close_database() -> None:
    """Closes what `open_database` opened; does nothing when nothing is open."""
    await all_at_their_end()
    context, lock = _Open.context, _Open.lock
    _Open.context = _Open.lock = None
    if context is not None:
        await _close(context, lock)
        use_keyring(None)


async def migrate(url: str, *, migrations: str = MIGRATIONS) -> list[str]:
    """Applies what is not applied yet, then installs the guards; returns the names of the migrations applied."""
    applied: list[str] = []

    def note(event: str, _app: str, name: str) -> None:
        if event == "apply_done":
            applied.append(name)

    async with one_at_a_time(url), _alone(url, migrations) as client:
        executor = MigrationExecutor(client, _apps(migrations))
        await executor.migrate([MigrationTarget("talon", "__latest__")], direction="forward", progress=note)
        await _refuse_foreign(client)
        await guards.install(client)
        await _refuse_dangling(client)
    return applied


def configuration(url: str, migrations: str = MIGRATIONS, *, foreign_keys: bool = True) -> dict[str, Any]:
    """Tortoise's configuration of the app `talon` on that database."""
    database = expand_db_url(url)
    credentials = database["credentials"]
    if database["engine"].endswith("sqlite"):
        credentials |= {"busy_timeout": 5000, "synchronous": "FULL", "foreign_keys": "ON" if foreign_keys else "OFF"}
    else:
        # short statements only: compiling them costs more than it saves
        credentials |= {"server_settings": {"jit": "off"}}
        credentials.setdefault("maxsize", POOL_SIZE)
    return {"connections": {"default": database}, "apps": _apps(migrations), "use_tz": True, "timezone": "UTC"}


def _apps(migrations: str) -> dict[str, dict[str, Any]]:
    return {"talon": {"models": ["storage.models"], "migrations": migrations, "default_connection": "default"}}


@asynccontextmanager
async def _alone(url: str, migrations: str) -> AsyncIterator[BaseDBAsyncClient]:
    lock = _lock(url)
    context = TortoiseContext()
    try:
        with context:
            # remaking a table on SQLite drops it, which foreign keys would forbid; they are checked afterwards instead
            await context.init(config=configuration(url, migrations, foreign_keys=False))
            yield context.db()
    finally:
        await _close(context, lock)


def _lock(url: str) -> OneProcess | None:
    database = expand_db_url(url)
    path = database["credentials"].get("file_path")
    if path is None or path == ":memory:":
        return None
    lock = OneProcess(Path(path))
    lock.take()
    return lock


async def _close(context: TortoiseContext, lock: OneProcess | None) -> None:
    await context.close_connections()
    # Tortoise keeps statements by the connection's name alone: those of SQLite would go to a PostgreSQL opened next
    EXECUTOR_CACHE.clear()
    if lock is not None:
        lock.release()


async def _refuse_unready(client: BaseDBAsyncClient, migrations: str) -> None:
    plan = await MigrationExecutor(client, _apps(migrations)).plan()
    if plan:
        names = ", ".join(step.migration.name for step in plan)
        raise DatabaseNotReady(f"The database has not had these migrations: {names}. Run `talon migrate`.")
    await _refuse_foreign(client)
    absent = await guards.missing(client)
    if absent:
        raise DatabaseNotReady(f"The database stands without these guards: {', '.join(absent)}. Run `talon migrate`.")


async def _refuse_foreign(client: BaseDBAsyncClient) -> None:
    absent = await missing_columns(client)
    if absent:
        raise DatabaseNotReady(
            f"The database was made by an unpublished version of Talon (there is no {absent[0]}), and no migration "
            "leads on from there. Begin with an empty one: remove its file (var/talon.sqlite3, where nothing else is "
            "set), or name another database in TALON_DATABASE_URL."
        )


async def _refuse_dangling(client: BaseDBAsyncClient) -> None:
    if client.capabilities.dialect != "sqlite":
        return
    dangling = await client.execute_query_dict("PRAGMA foreign_key_check")
    if dangling:
        raise DatabaseNotReady(f"After the migration rows of {dangling[0]['table']} point at rows that do not exist.")
