"""`python -m tests.race`: real processes contest slots on PostgreSQL; one JSON line says whether anything went wrong.

Ends with a status that is not 0 when it did; with `--control`, when it did not.
"""

import argparse
import asyncio
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from storage.database import migrate
from tests.race.race import Size, race
from tests.race.verdict import Verdict
from tests.services import postgresql


def main() -> int:
    arguments = _arguments()
    size = Size(arguments.processes, arguments.slots, arguments.attempts)
    with _database(arguments.url) as url:
        verdict = asyncio.run(_race(url, size, control=arguments.control, seed=arguments.seed))
    sys.stdout.write(f"{verdict.as_json()}\n")
    for sentence, number in verdict.unsound.items():
        sys.stderr.write(f"not true of {number}: {sentence}\n")
    if arguments.control:
        return 0 if verdict.double else 1
    return 0 if verdict.is_clean else 1


async def _race(url: str, size: Size, *, control: bool, seed: str) -> Verdict:
    await migrate(url)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("control" if control else "race", total=size.attempts)
        return await race(url, size, control=control, seed=seed, progress=lambda done: bar.update(task, completed=done))


@contextmanager
def _database(url: str | None) -> Iterator[str]:
    """The database given, or a fresh one on a server of our own."""
    if url is not None:
        yield url
        return
    with postgresql.running() as server:
        yield server.create(f"race_{uuid.uuid4().hex[:8]}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.race", description=__doc__)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--slots", type=int, default=500)
    parser.add_argument("--attempts", type=int, default=20_000)
    parser.add_argument("--seed", default="talon")
    parser.add_argument("--url", help="an empty PostgreSQL database; without it a server is started for the race")
    parser.add_argument("--control", action="store_true", help="drop the safeguards: a double booking must be seen")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
