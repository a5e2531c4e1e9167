"""Fixtures for every room: fresh databases and brokers on each backend, a clock; the table that closes a run."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.database import close_database, open_database
from tests.services import chromium as chromium_service
from tests.services import databases, hospital, report
from tests.services import medplum as medplum_service
from tests.services import postgresql as postgresql_service
from tests.services import redis as redis_service
from tests.services import sekmet as sekmet_service
from tests.services.clock import SetClock
from tests.services.fhir import FhirServer
from tests.services.keys import TEST_RING

WITHOUT_BROWSER = os.environ.get("JOURNEYS") == "0"
TALLY = pytest.StashKey[report.Tally]()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgresql_service.PostgreSQL]:
    with postgresql_service.running() as server:
        yield server


@pytest.fixture(scope="session")
def redis() -> Iterator[redis_service.Redis]:
    with redis_service.running() as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Chromium's executable."""
    if WITHOUT_BROWSER:
        pytest.skip("JOURNEYS=0 leaves the browser tests out")
    return chromium_service.executable()


@pytest.fixture(scope="session")
def medplum_server() -> Iterator[FhirServer]:
    with medplum_service.running() as server:
        yield server


@pytest.fixture(scope="session")
def sekmet_server() -> Iterator[FhirServer]:
    with sekmet_service.running() as server:
        yield server


@pytest.fixture
def medplum(medplum_server: FhirServer) -> FhirServer:
    """Without a hospital; what else was stored there may still be."""
    medplum_server.empty(hospital.KINDS)
    return medplum_server


@pytest.fixture
def sekmet(sekmet_server: FhirServer) -> FhirServer:
    """Without a hospital; what else was stored there may still be."""
    sekmet_server.empty(hospital.KINDS)
    return sekmet_server


@pytest.fixture(params=["medplum", "sekmet"])
def fhir(request: pytest.FixtureRequest) -> FhirServer:
    """A FHIR server; the test runs once on each."""
    server = request.getfixturevalue(request.param)
    assert isinstance(server, FhirServer)
    return server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> databases.SQLiteTemplate:
    return databases.sqlite_template(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgresql_template(postgresql: postgresql_service.PostgreSQL) -> databases.PostgreSQLTemplate:
    return databases.postgresql_template(postgresql)


@pytest.fixture
def sqlite_url(sqlite_template: databases.SQLiteTemplate, tmp_path: Path) -> Iterator[str]:
    """A fresh migrated SQLite database."""
    with sqlite_template.copy(tmp_path) as url:
        yield url


@pytest.fixture
def postgresql_url(postgresql_template: databases.PostgreSQLTemplate) -> Iterator[str]:
    """A fresh migrated PostgreSQL database."""
    with postgresql_template.copy() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh migrated database; the test runs once on each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[str]:
    """The same, opened; the value is its url."""
    await open_database(database_url, TEST_RING)
    yield database_url
    await close_database()


@pytest.fixture
def redis_url(redis: redis_service.Redis) -> str:
    return redis.url


@pytest.fixture(params=["memory", "redis"])
def broker_url(request: pytest.FixtureRequest) -> str:
    """A broker; the test runs once on each kind."""
    return "memory://" if request.param == "memory" else str(request.getfixturevalue("redis_url"))


def pytest_configure(config: pytest.Config) -> None:
    config.stash[TALLY] = report.Tally()
    config.pluginmanager.register(_Counting(config.stash[TALLY]), "talon-tally")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.user_properties.extend((report.PROPERTY, backend) for backend in sorted(report.backends(item)))


class _Counting:
    """Hears each outcome; under xdist the process that reports hears them all."""

    def __init__(self, tally: report.Tally) -> None:
        self.tally = tally

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.tally.add(report)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    terminalreporter.section("backends")
    for line in config.stash[TALLY].lines():
        terminalreporter.line(line)
    if WITHOUT_BROWSER:
        terminalreporter.line("JOURNEYS=0: THE BROWSER TESTS WERE LEFT OUT", red=True, bold=True)
