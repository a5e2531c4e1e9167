"""`python -m bench`: one JSON line a measure on stdout; not zero only when something could not be measured.

Rounds are interleaved: Talon, R, Talon, R, … and the medians told, because machines are noisy and ratios less so.
"""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bench import booking, fanout, region, sign_in
from bench.report import Figures, line
from bench.servers import Cores, CouldNotMeasure
from tests.services.process import ServiceFailed

MEASURES = ("M1", "S1", "G1")
C = TypeVar("C", booking.Contender, fanout.Contender)
Round = Callable[[C], Awaitable[Figures]]


async def measure(options: argparse.Namespace, progress: Progress) -> None:
    cores = Cores.of_this_machine()
    cores.keep_load()
    steps = progress.add_task("PostgreSQL", total=1 + 2 * options.rounds * len(options.measures))
    with region.started(cores) as server:
        databases = await region.make(
            server, doctors=booking.DOCTORS, slots=booking.WARM_SLOTS + options.slots, people=booking.TRIES
        )
        progress.advance(steps)

        async def interleaved(name: str, own: C, limit: C, one_round: Round[C]) -> tuple[list[Figures], list[Figures]]:
            figures: dict[str, list[Figures]] = {own.name: [], limit.name: []}
            for number in range(options.rounds):
                for contender in (own, limit):
                    progress.update(steps, description=f"{name} round {number + 1}: {contender.name}")
                    figures[contender.name].append(await one_round(contender))
                    progress.advance(steps)
            return figures[own.name], figures[limit.name]

        if "M1" in options.measures:
            own, limit = await interleaved(
                "M1", booking.TALON, booking.R, lambda c: booking.one_round(cores, databases, c, options.slots)
            )
            facts = {"slots": options.slots * booking.DOCTORS, "tries_a_slot": booking.TRIES, "once": True}
            print(line("M1", own, ("R", limit), **facts), flush=True)
        if "S1" in options.measures:
            own, limit = await interleaved(
                "S1",
                fanout.TALON,
                fanout.R,
                lambda c: fanout.one_round(cores, databases, c, options.viewers, options.events),
            )
            facts = {"viewers": options.viewers, "events": options.events, "once": True}
            print(line("S1", own, ("raw uvicorn", limit), **facts), flush=True)
        if "G1" in options.measures:
            with databases.fresh() as database:
                async with sign_in.Asking(database) as asking:
                    known: list[Figures] = []
                    unknown: list[Figures] = []
                    for number in range(options.rounds):
                        progress.update(steps, description=f"G1 round {number + 1}: known and unknown")
                        for figures, kept in zip(await asking.one_round(options.tries), (known, unknown), strict=True):
                            kept.append(figures)
                            progress.advance(steps)
            facts = {"tries": options.tries, "once": True}
            print(line("G1", known, (sign_in.UNKNOWN.name, unknown), **facts), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=MEASURES, action="append", dest="measures", help="this measure, not all")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slots", type=int, default=10, help="contested slots of each of 4 doctors, in M1")
    parser.add_argument("--viewers", type=int, default=500, help="in S1")
    parser.add_argument("--events", type=int, default=20, help="in S1")
    parser.add_argument("--tries", type=int, default=12, help="answers in a round of G1, for each side and way")
    options = parser.parse_args()
    options.measures = options.measures or MEASURES
    return options


def main() -> int:
    options = _options()
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    try:
        with Progress(*columns, console=console) as progress:
            asyncio.run(measure(options, progress))
    except (CouldNotMeasure, ServiceFailed, TimeoutError, OSError, EOFError) as fault:
        console.print(f"could not measure: {type(fault).__name__} {fault}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
