from collections.abc import AsyncIterator, Iterator
from zoneinfo import ZoneInfo

import httpx
import pytest

from booking.engine import Engine
from booking.events import Event
from booking.rules.policy import Policy
from tests.services.clock import SetClock
from tests.upstream.captured import CLINIC, captured
from tests.upstream.double import Double, running
from tests.upstream.spb_double import SpbDouble
from upstream.http import ClinicHttp
from upstream.regions.spb.client import SpbClient
from upstream.regions.spb.schedule import SpbSchedule
from upstream.regions.spb.system import SpbSystem
from upstream.source import Connected

MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.fixture
def double(clock: SetClock) -> Iterator[Double]:
    """St Petersburg's API on loopback, its dates ahead of the test's clock; it knows one clinic, the one with slots."""
    answers = captured(clock().astimezone(MOSCOW))
    only = [clinic for clinic in answers.clinics if clinic["id"] == CLINIC]
    with running(SpbDouble(answers, clinics=only)) as double:
        yield double


@pytest.fixture
def whole_city(double: Double) -> Double:
    """The same with all 38 captured clinics."""
    double.spb.clinics = None
    return double


async def at_once(_seconds: float) -> None:
    """Instead of a pause between tries."""


@pytest.fixture
async def client(double: Double) -> AsyncIterator[SpbClient]:
    """With time enough for a busy machine: no test waits for a deadline unless it sets one."""
    http = ClinicHttp("spb", double.url, deadline=60.0, timeouts=httpx.Timeout(60.0), pause=at_once)
    client = SpbClient(http)
    yield client
    await client.close()


@pytest.fixture
def spb(client: SpbClient, clock: SetClock) -> Connected:
    """The client's side of the city's system."""
    system = SpbSystem(client, looking=60.0, telling=60.0)
    return Connected(SpbSchedule(client, clock, "Europe/Moscow"), client.close, system)


@pytest.fixture
def told() -> list[Event]:
    """Events that were published."""
    return []


@pytest.fixture
def engine(database: str, clock: SetClock, spb: Connected, told: list[Event]) -> Engine:  # noqa: ARG001 - it must be open
    async def publish(event: Event) -> None:
        told.append(event)

    assert spb.system is not None
    return Engine(clock, {"spb": spb.system}, Policy(), publish)
