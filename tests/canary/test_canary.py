"""Whoever has the database, the logs or the broker alone reads nobody's name, number or words."""

import asyncio
import logging
import os
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from redis.asyncio import Redis

from gateway.settings import Settings
from storage.database import close_database, open_database
from storage.models import Patient
from storage.sql import connection, execute, is_sqlite, rows
from tests.canary.life import Life
from tests.canary.values import CANARIES, found_in
from tests.gateway.door import a_door
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING
from tests.services.postgresql import PostgreSQL


@asynccontextmanager
async def listening(url: str) -> AsyncIterator[list[bytes]]:
    """Everything that is published there, topics with it."""
    heard: list[bytes] = []
    client = Redis.from_url(url)
    async with client.pubsub() as channels:
        await channels.psubscribe("*")

        async def hear() -> None:
            async for message in channels.listen():
                heard.extend(part for part in (message["channel"], message["data"]) if isinstance(part, bytes))

        task = asyncio.create_task(hear())
        try:
            yield heard
        finally:
            task.cancel()
            await client.aclose()


async def everything_in_the_tables() -> bytes:
    """Each row of each table as text, which is what a dump holds."""
    listed = "SELECT name FROM sqlite_master WHERE type = 'table'"
    if not is_sqlite(connection()):
        listed = "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'"
    tables = [row["name"] for row in await rows(listed)]
    return "\n".join([str(await rows(f'SELECT * FROM "{table}"')) for table in tables]).encode()


def dump(url: str, postgresql: PostgreSQL) -> bytes:
    """pg_dump's text, where the machine has it."""
    program = postgresql.binaries / "pg_dump"
    if not program.exists():
        return b""
    return subprocess.run([str(program), url], check=True, capture_output=True, env={**os.environ}).stdout


async def test_a_whole_life_leaves_no_readable_trace(
    database_url: str, redis_url: str, clock: SetClock, caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> None:
    caplog.set_level(logging.DEBUG)
    for driver in ("tortoise.db_client", "aiosqlite"):
        # as the command does: at DEBUG they write down every value
        caplog.set_level(logging.INFO, driver)
    async with listening(redis_url) as heard:
        await open_database(database_url, TEST_RING)
        try:
            async with a_door(clock, Settings(broker_url=redis_url)) as door:
                await Life(door).lead()
            stored = await everything_in_the_tables()
            assert await Patient.filter(phone_digest__isnull=False).exists()
            if is_sqlite(connection()):
                await execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            await close_database()
    assert len(stored) > 5_000
    assert found_in(stored) == []
    if database_url.startswith("sqlite"):
        path = Path(database_url.removeprefix("sqlite://"))
        assert found_in(b"".join(part.read_bytes() for part in path.parent.glob(f"{path.name}*"))) == []
    else:
        assert found_in(dump(database_url, request.getfixturevalue("postgresql"))) == []
    assert found_in(caplog.text.encode()) == []
    assert heard
    assert found_in(b"\n".join(heard)) == []


def test_the_search_finds_a_canary_however_it_is_written() -> None:
    for one in CANARIES:
        assert all(found_in(form) for form in one.in_bytes())
    assert found_in(rb"\u041a\u0430\u043d\u0430\u0440\u0438\u043d\u0430") == ["given name"]
    assert found_in(b"nothing of the kind") == []
