"""Processes that book, cancel and move, and are killed on the way: by kill -9, at a step that is told beforehand.

`python -m tests.chaos.lives` has everything loaded and forks one life for each line of its input.
"""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from tests.chaos.cases import Deed
from tests.chaos.life import Plan, live
from tests.chaos.peers.peer import Address

ROOT = Path(__file__).parents[2]
AT_ONCE = 3


class LifeFailed(Exception):
    """A life ended neither well nor by kill -9; it has told why on its standard error."""


@dataclass
class Lives:
    """A few lives at a time. `url`: of the database; `addresses`: of all systems; `idle`: who waits for a life."""

    url: str
    addresses: Sequence[Address]
    idle: asyncio.Queue[Process]

    async def live(
        self, deed: Deed, who: tuple[int, int], key: str, what: dict[str, int], now: datetime, dies_at: int
    ) -> bool:
        """The deed by a process of its own, for an account and its patient; whether it was killed."""
        plan = Plan(self.url, tuple(self.addresses), now.isoformat(), deed, who, key, what, dies_at)
        process = await self.idle.get()
        try:
            word = await _told(process, json.dumps(asdict(plan)))
        finally:
            self.idle.put_nowait(process)
        if word not in ("killed", "lived"):
            raise LifeFailed(word)
        return word == "killed"


@asynccontextmanager
async def lives(url: str, addresses: Sequence[Address]) -> AsyncIterator[Lives]:
    command = (sys.executable, "-m", "tests.chaos.lives")
    processes = [
        await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, cwd=ROOT) for _ in range(AT_ONCE)
    ]
    idle: asyncio.Queue[Process] = asyncio.Queue()
    for process in processes:
        idle.put_nowait(process)
    try:
        yield Lives(url, addresses, idle)
    finally:
        for process in processes:
            assert process.stdin is not None
            process.stdin.close()
            await process.wait()


async def _told(process: Process, line: str) -> str:
    """The word that comes back."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{line}\n".encode())
    await process.stdin.drain()
    return (await process.stdout.readline()).decode().strip()


def main() -> None:
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            _live(line)
        _, status = os.waitpid(pid, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        sys.stdout.write("killed\n" if killed else "lived\n" if not status else f"ended with {status}\n")
        sys.stdout.flush()


def _live(line: str) -> None:
    try:
        values = json.loads(line)
        values["addresses"] = tuple(Address(**address) for address in values["addresses"])
        asyncio.run(live(Plan(**{**values, "deed": Deed(values["deed"]), "who": tuple(values["who"])})))
    except BaseException as error:  # noqa: BLE001 – nothing of a life may go on in its parent's place
        sys.excepthook(type(error), error, error.__traceback__)
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main()
