"""An alarm for a schedule that is too old: once an episode, whoever looks."""

import asyncio
import logging
from datetime import timedelta

import pytest

from booking.engine import Engine
from booking.events import Event
from booking.rules.policy import Policy
from storage.models import Clinic, Reading
from storage.systems import pause_reading
from storage.work import Work, transact
from tests.services.clock import SetClock
from tests.upstream.made_up import Counting, one_clinic
from upstream.ages import watch_ages
from upstream.sync import sync_due

pytestmark = pytest.mark.usefixtures("database")
SYSTEMS = ["far"]


async def publish(_event: Event) -> None:
    """Nobody listens."""


@pytest.fixture
def engine(clock: SetClock) -> Engine:
    return Engine(clock, {}, Policy(), publish)


@pytest.fixture
async def source(engine: Engine, database: str) -> Counting:  # noqa: ARG001 - it must be open
    source = one_clinic()
    await sync_due(engine, {"far": source})
    return source


async def test_it_is_raised_once_however_many_look_and_ends_with_the_next_reading(
    engine: Engine, clock: SetClock, source: Counting, caplog: pytest.LogCaptureFixture
) -> None:
    source.silent = {"c"}
    clock.advance(timedelta(seconds=300))
    assert await watch_ages(engine, SYSTEMS) == 0
    clock.advance(timedelta(seconds=1))
    with caplog.at_level(logging.WARNING, "upstream.ages"):
        assert sum(await asyncio.gather(*(watch_ages(engine, SYSTEMS) for _ in range(3)))) == 1
        await sync_due(engine, {"far": source})
        clock.advance(timedelta(seconds=400))
        assert await watch_ages(engine, SYSTEMS) == 0
        source.silent.clear()
        await sync_due(engine, {"far": source})
        assert await watch_ages(engine, SYSTEMS) == 0
    told = [record for record in caplog.records if record.name == "upstream.ages"]
    assert [(record.levelname, record.getMessage()) for record in told] == [
        ("ERROR", "far/c: its schedule is 301 seconds old, nothing is booked there"),
        ("WARNING", "far/c: the alarm for its schedule is over"),
    ]
    assert (await Reading.get(key="far/c")).alarmed_at is None
    clock.advance(timedelta(seconds=301))
    assert await watch_ages(engine, SYSTEMS) == 1


@pytest.mark.usefixtures("source")
@pytest.mark.parametrize("key", ["far", "far/c"])
async def test_what_somebody_paused_raises_none(engine: Engine, clock: SetClock, key: str) -> None:
    async def pause(_: Work) -> int:
        return await pause_reading(key, None, clock())

    await transact(publish, pause)
    clock.advance(timedelta(hours=1))
    assert await watch_ages(engine, SYSTEMS) == 0


@pytest.mark.usefixtures("source")
@pytest.mark.parametrize("key", ["far", "far/c"])
async def test_the_alarm_of_what_somebody_pauses_is_over(engine: Engine, clock: SetClock, key: str) -> None:
    clock.advance(timedelta(hours=1))
    assert await watch_ages(engine, SYSTEMS) == 1

    async def pause(_: Work) -> int:
        return await pause_reading(key, None, clock())

    await transact(publish, pause)
    assert await watch_ages(engine, SYSTEMS) == 0
    assert (await Reading.get(key="far/c")).alarmed_at is None


@pytest.mark.usefixtures("source")
async def test_a_clinic_that_closed_or_is_of_no_system_that_is_read_raises_none(
    engine: Engine, clock: SetClock
) -> None:
    clock.advance(timedelta(hours=1))
    assert await watch_ages(engine, ["near"]) == 0
    assert await watch_ages(engine, SYSTEMS) == 1
    await Clinic.all().update(active=False)
    await Reading.filter(key="far/c").update(due_at=None)
    assert await watch_ages(engine, SYSTEMS) == 0
    assert (await Reading.get(key="far/c")).alarmed_at is None


async def test_a_clinic_that_could_never_be_read_raises_one(
    engine: Engine, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    source = one_clinic()
    source.silent = {"c"}
    raised = 0
    for _ in range(40):
        await sync_due(engine, {"far": source})
        raised += await watch_ages(engine, SYSTEMS)
        clock.advance(timedelta(seconds=15))
    assert raised == 1
    assert "far/c: its schedule was never read" in caplog.text
