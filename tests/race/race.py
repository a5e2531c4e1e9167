"""The race itself: contenders as real processes, a start signal, a verdict."""

import asyncio
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from storage.database import close_database, open_database
from tests.race.control import drop_guards
from tests.race.ground import lay_out
from tests.race.plan import Plan, read_ledgers
from tests.race.verdict import Verdict, judge
from tests.services.keys import TEST_RING

ROOT = Path(__file__).parents[2]


class ContenderFailed(Exception):
    """A contender process ended with a fault, which it has told on its standard error."""


@dataclass(frozen=True, slots=True)
class Size:
    processes: int
    slots: int
    attempts: int


async def race(url: str, size: Size, *, control: bool, seed: str, progress: Callable[[int], None]) -> Verdict:
    """Runs the race on a fresh, migrated PostgreSQL database. `progress` hears the number of attempts so far.

    `control`: with the guards dropped and claims made carelessly; its verdict must be bad.
    """
    await open_database(url, TEST_RING)
    try:
        ground = await lay_out(size.slots)
        with tempfile.TemporaryDirectory(prefix="talon-race-") as folder:
            ledgers = [Path(folder) / f"{number}.json" for number in range(size.processes)]
            each = -(-size.attempts // size.processes)
            plans = [Plan(url, each, f"{seed}-{path.stem}", str(path), control, ground) for path in ledgers]
            await _run(plans, progress)
            return await judge(read_ledgers(iter(ledgers)))
    finally:
        await close_database()


async def _run(plans: list[Plan], progress: Callable[[int], None]) -> None:
    contenders = [await _start(plan) for plan in plans]
    try:
        for contender in contenders:
            await _hear(contender)
        if plans[0].control:
            await drop_guards()
        for contender in contenders:
            await _tell(contender, "go")
        counts = [0] * len(contenders)
        watching = (_watch(contender, number, counts, progress) for number, contender in enumerate(contenders))
        await asyncio.gather(*watching)
    finally:
        for contender in contenders:
            if contender.returncode is None:
                contender.kill()
                await contender.wait()


async def _start(plan: Plan) -> Process:
    contender = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.race.client", stdin=PIPE, stdout=PIPE, cwd=ROOT
    )
    await _tell(contender, plan.as_json())
    return contender


async def _tell(contender: Process, line: str) -> None:
    assert contender.stdin is not None
    contender.stdin.write(f"{line}\n".encode())
    await contender.stdin.drain()


async def _hear(contender: Process) -> str:
    assert contender.stdout is not None
    line = (await contender.stdout.readline()).decode().strip()
    if not line and await contender.wait() != 0:
        raise ContenderFailed(f"a contender ended with {contender.returncode}")
    return line


async def _watch(contender: Process, number: int, counts: list[int], progress: Callable[[int], None]) -> None:
    while word := await _hear(contender):
        counts[number] = int(word)
        progress(sum(counts))
