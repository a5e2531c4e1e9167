from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import httpx
import pytest

from booking.engine import Engine
from booking.events import Event
from booking.rules.policy import Policy
from tests.services.clock import SetClock
from tests.upstream.conftest import at_once
from tests.upstream.regions.netrika.double import GUID, HubDouble, running
from tests.upstream.regions.netrika.hub import Hub
from upstream.configured import SystemSettings, SystemTitle
from upstream.http import ClinicHttp
from upstream.patience import Patience
from upstream.regions.netrika import read_dialect, read_place, read_reader
from upstream.regions.netrika.client import HubClient
from upstream.regions.netrika.schedule import HubSchedule
from upstream.regions.netrika.system import HubSystem
from upstream.source import Connected

MOSCOW = ZoneInfo("Europe/Moscow")
READER = "Наблюдателева Мария Петровна 1980-01-31"


@pytest.fixture
def double(clock: SetClock) -> Iterator[HubDouble]:
    """A hub on loopback with free times from the day after tomorrow on."""
    with running(Hub.made_up(clock().astimezone(MOSCOW).date() + timedelta(days=2))) as double:
        yield double


@pytest.fixture
def settings(double: HubDouble) -> SystemSettings:
    options = {"guid": GUID, "reader": READER, "region": "lakes"}
    return SystemSettings("hub", "netrika", double.url, SystemTitle("Озёрный край", "Lake District"), options)


@pytest.fixture
async def client(double: HubDouble, settings: SystemSettings) -> AsyncIterator[HubClient]:
    """With time enough for a busy machine: no test waits for a deadline unless it sets one."""
    http = ClinicHttp("hub", double.url, deadline=60.0, timeouts=httpx.Timeout(60.0), pause=at_once)
    client = HubClient(http, read_dialect(settings))
    yield client
    await client.close()


@pytest.fixture
def connected(client: HubClient, settings: SystemSettings, clock: SetClock) -> Connected:
    schedule = HubSchedule(client, clock, read_place(settings), read_reader(settings))
    return Connected(schedule, client.close, HubSystem(client, Patience(looking=60.0, telling=60.0, reading=60.0)))


@pytest.fixture
def engine(database: str, clock: SetClock, connected: Connected) -> Engine:  # noqa: ARG001 - it must be open
    async def publish(_: Event) -> None:
        pass

    assert connected.system is not None
    return Engine(clock, {"hub": connected.system}, Policy(), publish)
