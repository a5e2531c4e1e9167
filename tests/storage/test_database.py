"""Opening and migrating: a database that is not ready, or not alone, is refused with a sentence."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from tortoise.context import TortoiseContext
from tortoise.migrations.executor import MigrationExecutor

from storage.database import DatabaseInUse, DatabaseNotReady, close_database, configuration, migrate, open_database
from storage.drift import unwritten_migrations
from tests.services.keys import TEST_RING
from tests.services.postgresql import PostgreSQL

ALTERING = """
from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("talon", "{initial}")]
    operations = [ops.AlterField("Appointment", "room", fields.CharField(null=True, max_length=80))]
"""


@pytest.fixture
def altering_migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a package with our migrations and one more, which makes a column of appointments longer."""
    package = tmp_path / "altering_migrations"
    package.mkdir()
    ours = sorted(p for p in Path("storage/migrations").glob("0*.py"))
    (package / "__init__.py").touch()
    for path in ours:
        (package / path.name).write_text(path.read_text())
    (package / "9999_longer_rooms.py").write_text(ALTERING.format(initial=ours[-1].stem))
    monkeypatch.syspath_prepend(tmp_path)
    return package.name


async def drop_guards_as_tortoise_does(url: str, migrations: str) -> None:
    """Tortoise's own command, which knows nothing of our guards."""
    config = configuration(url, migrations, foreign_keys=False)
    async with TortoiseContext() as context:
        await context.init(config=config)
        await MigrationExecutor(context.db(), config["apps"]).migrate()


async def test_a_server_refuses_a_database_without_tables(tmp_path: Path) -> None:
    with pytest.raises(DatabaseNotReady, match=r"0001_initial.*Run `talon migrate`"):
        await open_database(f"sqlite://{tmp_path}/empty.sqlite3", TEST_RING)


async def test_migrating_twice_changes_nothing(database_url: str) -> None:
    assert await migrate(database_url) == []
    await open_database(database_url, TEST_RING)
    await close_database()


async def test_a_table_altered_on_sqlite_loses_its_guards_and_the_server_refuses_until_migrate_restores_them(
    sqlite_url: str, altering_migrations: str
) -> None:
    await drop_guards_as_tortoise_does(sqlite_url, altering_migrations)
    with pytest.raises(DatabaseNotReady, match=r"guard_appointment_seat.*guard_patient_overlap.*idx_appointment"):
        await open_database(sqlite_url, TEST_RING, migrations=altering_migrations)
    assert await migrate(sqlite_url, migrations=altering_migrations) == []
    await open_database(sqlite_url, TEST_RING, migrations=altering_migrations)
    await close_database()


async def test_migrate_itself_leaves_the_guards_standing(database_url: str, altering_migrations: str) -> None:
    assert await migrate(database_url, migrations=altering_migrations) == ["9999_longer_rooms"]
    await open_database(database_url, TEST_RING, migrations=altering_migrations)
    await close_database()


async def test_a_guard_dropped_by_hand_is_missed_on_postgresql_too(postgresql_url: str) -> None:
    async with TortoiseContext() as context:
        await context.init(config=configuration(postgresql_url))
        found = await context.db().execute_query_dict(
            "SELECT conname FROM pg_constraint WHERE conname LIKE 'guard_patient_overlap%'"
        )
        await context.db().execute_script(f'ALTER TABLE appointment DROP CONSTRAINT "{found[0]["conname"]}"')
    with pytest.raises(DatabaseNotReady, match="guard_patient_overlap"):
        await open_database(postgresql_url, TEST_RING)
    await migrate(postgresql_url)
    await open_database(postgresql_url, TEST_RING)
    await close_database()


async def test_a_second_process_on_sqlite_is_told_so_in_a_sentence(sqlite_url: str) -> None:
    await open_database(sqlite_url, TEST_RING)
    opening = (
        "import asyncio, storage.database as d, tests.services.keys as k; "
        f"asyncio.run(d.open_database({sqlite_url!r}, k.TEST_RING))"
    )
    second = await asyncio.to_thread(subprocess.run, [sys.executable, "-c", opening], capture_output=True, text=True)
    await close_database()
    assert second.returncode == 1
    assert "in use by process" in second.stderr
    assert "SQLite serves one process" in second.stderr


async def test_migrating_a_database_in_use_on_sqlite_is_refused(sqlite_url: str) -> None:
    await open_database(sqlite_url, TEST_RING)
    with pytest.raises(DatabaseInUse):
        await migrate(sqlite_url)
    await close_database()


async def test_the_migrations_say_all_that_the_models_say() -> None:
    assert await unwritten_migrations() == []


async def test_processes_that_migrate_at_once_wait_for_each_other(postgresql: PostgreSQL) -> None:
    url = postgresql.create("migrated_at_once")
    migrating = f"import asyncio, storage.database as d; print(asyncio.run(d.migrate({url!r})))"
    several = [
        asyncio.to_thread(subprocess.run, [sys.executable, "-c", migrating], capture_output=True) for _ in range(3)
    ]
    answers = sorted(done.stdout.decode().strip() for done in await asyncio.gather(*several))
    assert answers == ["['0001_initial']", "[]", "[]"]
    postgresql.drop("migrated_at_once")


async def test_a_database_of_an_unpublished_version_is_told_in_a_sentence(database_url: str) -> None:
    async with TortoiseContext() as context:
        await context.init(config=configuration(database_url))
        await context.db().execute_script("DROP TABLE key_mark")
    for asked in (migrate(database_url), open_database(database_url, TEST_RING)):
        with pytest.raises(DatabaseNotReady, match=r"unpublished version.*key_mark.*Begin with an empty one"):
            await asked
