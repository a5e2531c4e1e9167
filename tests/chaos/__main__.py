"""`python -m tests.chaos`: people book at clinic systems that fail in every way; one JSON line says what came of it.

Ends with a status that is not 0 when anything went wrong; with `--control`, when nothing did.
"""

import argparse
import asyncio
import logging
import sys
import uuid
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from storage.database import migrate
from tests.chaos.chaos import Size, chaos
from tests.chaos.ground import start_of_time
from tests.chaos.peers.all import KINDS, all_running
from tests.chaos.tally import Tally
from tests.chaos.verdict import Verdict
from tests.services import postgresql

SLOTS = 240
# more than any act has
REQUESTS, STEPS = 16, 60


def main() -> int:
    arguments = _arguments()
    # thousands of failures are the point
    logging.disable(logging.ERROR)
    size = Size(arguments.bookings, arguments.faults, arguments.requests, arguments.steps)
    clock = start_of_time()
    with postgresql.running() as server, all_running(clock(), SLOTS, tuple(arguments.systems)) as peers:
        url = server.create(f"chaos_{uuid.uuid4().hex[:8]}")
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True)) as bar:
            bookings = bar.add_task("bookings", total=size.bookings)
            faults = bar.add_task("faults", total=size.faults)

            def progress(booked: int, failed: int) -> None:
                bar.update(bookings, completed=booked)
                bar.update(faults, completed=failed)

            async def run() -> tuple[Verdict, Tally]:
                await migrate(url)
                return await chaos(url, peers, clock, size, arguments.seed, progress, control=arguments.control)

            verdict, tally = asyncio.run(run())
    sys.stdout.write(f"{verdict.as_json()}\n")
    _tell("faults", tally.faults)
    _tell("refusals", tally.refusals)
    for sentence, number in verdict.unsound.items():
        sys.stderr.write(f"not true of {number}: {sentence}\n")
    for stray in verdict.strays:
        sys.stderr.write(f"{stray}\n")
    if arguments.control:
        return 0 if verdict.double or verdict.lost else 1
    return 0 if verdict.is_clean else 1


def _tell(what: str, counts: Mapping[Any, int]) -> None:
    most_first = sorted(counts.items(), key=lambda one: -one[1])
    sys.stderr.write(f"{what}: {', '.join(f'{name} {number}' for name, number in most_first)}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--bookings", type=int, default=1000)
    parser.add_argument("--faults", type=int, default=900)
    parser.add_argument("--requests", type=int, default=REQUESTS, help="try every fault at so many requests of an act")
    parser.add_argument("--steps", type=int, default=STEPS, help="kill a process at so many steps of an act")
    parser.add_argument("--systems", nargs="+", choices=sorted(KINDS), default=list(KINDS))
    parser.add_argument("--seed", default="talon")
    parser.add_argument("--control", action="store_true", help="never read back: harm must be seen")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
