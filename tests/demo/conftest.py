import asyncio
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from auth.provider import ClaimRule, Provider
from booking.engine import Engine
from booking.events import Event
from booking.rules.policy import Policy
from demo.load import Loaded, load_region
from storage.database import close_database, open_database
from tests.services.clock import SetClock
from tests.services.databases import PostgreSQLTemplate, SQLiteTemplate
from tests.services.keys import TEST_RING

ISSUER = "http://127.0.0.1:8000/demo-provider"
PROVIDER = Provider(ISSUER, "talon", "secret", ClaimRule("trusted"), ClaimRule("role", "operator"))


def an_engine(clock: SetClock) -> Engine:
    """Nobody hears its events."""

    async def publish(_: Event) -> None:
        return

    return Engine(clock, {}, Policy(), publish)


async def load(clock: SetClock, heard: list[str] | None = None) -> Loaded:
    """Loads the region into the open database; names of clinics done go into `heard`."""

    def advance(clinic: str, _done: int, _total: int) -> None:
        if heard is not None:
            heard.append(clinic)

    return await load_region(an_engine(clock), PROVIDER, advance)


@dataclass(frozen=True)
class FirstLoad:
    """`seconds` it took."""

    loaded: Loaded
    seconds: float
    clinics_heard: int


@dataclass(frozen=True)
class Region:
    """A database with the region loaded at the clock's first moment; `url` is a copy of the test's own, opened."""

    url: str
    first: FirstLoad


def _first_load(url: str) -> FirstLoad:
    async def run() -> FirstLoad:
        await open_database(url, TEST_RING)
        heard: list[str] = []
        try:
            began = time.perf_counter()
            loaded = await load(SetClock(), heard)
            return FirstLoad(loaded, time.perf_counter() - began, len(heard))
        finally:
            await close_database()

    # pytest's own event loop belongs to the tests
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, run()).result()


@pytest.fixture(scope="session")
def sqlite_region(
    sqlite_template: SQLiteTemplate, tmp_path_factory: pytest.TempPathFactory
) -> tuple[SQLiteTemplate, FirstLoad]:
    with sqlite_template.copy(tmp_path_factory.mktemp("region")) as url:
        return SQLiteTemplate(Path(url.removeprefix("sqlite://"))), _first_load(url)


@pytest.fixture(scope="session")
def postgresql_region(postgresql_template: PostgreSQLTemplate) -> tuple[PostgreSQLTemplate, FirstLoad]:
    server = postgresql_template.server
    url = server.create("talon_region", postgresql_template.name)
    return PostgreSQLTemplate(server, "talon_region"), _first_load(url)


@pytest.fixture
async def region(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> AsyncIterator[Region]:
    """On each kind of database."""
    kind = "sqlite" if database_url.startswith("sqlite") else "postgresql"
    template, first = request.getfixturevalue(f"{kind}_region")
    folder = (tmp_path,) if kind == "sqlite" else ()
    with template.copy(*folder) as url:
        await open_database(url, TEST_RING)
        yield Region(url, first)
        await close_database()
