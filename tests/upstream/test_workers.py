"""Several workers, each a process of its own, over sixty clinics: each is read once a turn, whoever dies."""

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storage.database import close_database, open_database
from storage.models import Clinic, Reading
from tests.services.keys import TEST_RING
from tests.services.process import Process, start
from tests.upstream.captured import captured
from tests.upstream.double import Double, running
from tests.upstream.spb_double import SpbDouble

ROOT = Path(__file__).parents[2]
CLINICS, WORKERS = 60, 3
PATIENCE_SECONDS = 90


@pytest.fixture
def city() -> Iterator[Double]:
    """Sixty clinics: those of the city, and others of the same kind."""
    answers = captured(datetime.now(UTC).astimezone(ZoneInfo("Europe/Moscow")))
    more = [answers.clinics[n] | {"id": 90_000 + n} for n in range(CLINICS - len(answers.clinics))]
    with running(SpbDouble(answers, clinics=[*answers.clinics, *more])) as double:
        yield double


@pytest.fixture
async def opened(postgresql_url: str) -> AsyncIterator[str]:
    await open_database(postgresql_url, TEST_RING)
    yield postgresql_url
    await close_database()


@contextmanager
def workers(database: str, city: Double, folder: Path, lease: float) -> Iterator[list[Process]]:
    command = [sys.executable, "-m", "tests.upstream.reader", database, city.url, str(lease)]
    started = [start(command, folder / f"reader{number}.log", cwd=ROOT) for number in range(WORKERS)]
    try:
        yield started
    finally:
        for process in started:
            process.stop(signal.SIGKILL)


async def until(holds: Callable[[], bool], *, processes: list[Process]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not holds():
            assert all(process.popen.poll() is None for process in processes), processes[0].last_words()
            await asyncio.sleep(0.05)


def read(city: Double) -> Counter[str]:
    """Clinic → how often its schedule was asked for."""
    asked = (call.path.split("/") for call in city.asked("schedule") if call.path.endswith("/specialties"))
    return Counter(parts[2] for parts in asked)


def read_so_often(city: Double, turn: int) -> Callable[[], bool]:
    return lambda: sum(read(city).values()) >= turn * CLINICS


async def settled() -> bool:
    return not await Reading.filter(leased_by__isnull=False).exists()


async def test_three_workers_read_each_of_sixty_clinics_once_a_turn(opened: str, city: Double, tmp_path: Path) -> None:
    with workers(opened, city, tmp_path, lease=60) as processes:
        for turn in (1, 2, 3):
            await until(read_so_often(city, turn), processes=processes)
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not await settled():  # noqa: ASYNC110 - as above
                    await asyncio.sleep(0.05)
            assert set(read(city).values()) == {turn}
            assert len(read(city)) == CLINICS
            await Reading.filter(key__startswith="spb/").update(due_at=datetime.now(UTC))
    assert len(city.asked("shared/lpus")) == 1


async def test_what_a_killed_worker_was_reading_is_taken_over_by_the_others(
    opened: str, city: Double, tmp_path: Path
) -> None:
    hanging = city.hang("schedule/lpu/90000/specialties")
    with workers(opened, city, tmp_path, lease=5) as processes:
        assert await asyncio.to_thread(hanging.reached.wait, PATIENCE_SECONDS)
        leased = await Reading.get(key="spb/90000")
        dying = next(one for one in processes if str(leased.leased_by) in one.last_words())
        dying.stop(signal.SIGKILL)
        left = [one for one in processes if one is not dying]
        await until(lambda: read(city)["90000"] == 2, processes=left)
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await Clinic.filter(confirmed_at__isnull=True).exists():  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.05)
        again = await Reading.get(key="spb/90000")
        assert (again.failures, again.read_at is not None) == (0, True)
    others = read(city)
    assert len(others) == CLINICS
    # whatever else the killed one had begun is read once more, and nothing else is
    assert sum(others.values()) <= CLINICS + 4
