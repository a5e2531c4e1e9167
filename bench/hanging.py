"""`python -m bench.hanging`: P1, the search for a doctor over 20 clinics of 4 systems while one of these hangs.

A real server with its worker inside, whose systems answer over HTTP. Rounds are interleaved: all well, one hanging. In
every answer all 20 clinics must be found. The bar is judged on the p99s over all rounds: one hanging system may cost
the search a fifth.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx
import orjson
from rich.console import Console
from rich.progress import Progress

from bench.cities import CLINICS, FAMILIES
from bench.http_load import HttpConnection
from bench.report import percentile
from bench.servers import Cores, CouldNotMeasure, Server, running
from storage.database import migrate
from tests.services import postgresql
from tests.services.keys import TEST_KEYS
from tests.services.process import ServiceFailed

SYSTEMS, HANGING = 4, 3
DATABASE = "talon_bench_hanging"
PATIENCE_SECONDS, SETTLE_SECONDS = 240.0, 3.0
BAR = 1.2
READ = "SELECT count(*) FROM clinic WHERE confirmed_at > now() - interval '5 minutes'"
SEARCH = """
query Search($text: String) {
  doctors(filter: {text: $text, onlyFree: true}, first: 20) {
    totalCount
    edges { node {
      id name { full } specialty { name } clinic { id shortName address freshness { state ageSeconds } }
      freeCount nextFree(first: 1) { startsAt }
    } }
  }
}
"""


@dataclass
class Side:
    """`seconds`: of each search. `cpu_ms`: of the server, reading of the systems included."""

    name: str
    seconds: list[float] = field(default_factory=list)
    cpu_ms: float = 0.0

    def figures(self) -> dict[str, float]:
        ranked = {f"p{share}": round(1000 * percentile(self.seconds, share / 100), 2) for share in (50, 95, 99)}
        return ranked | {"cpu_ms": round(self.cpu_ms / len(self.seconds), 2), "searches": len(self.seconds)}


async def measure(options: argparse.Namespace, progress: Progress) -> str:
    cores = Cores.of_this_machine()
    cores.keep_load()
    sides = (Side("all well"), Side("one hanging"))
    steps = progress.add_task("reading 20 clinics", total=2 * options.rounds)
    with postgresql.running() as database, running(cores, "bench.cities:app", {}) as cities:
        cores.keep_load(cities.process.pid)
        url = database.create(DATABASE)
        await migrate(url)
        with running(cores, "bench.door:app", _settings(url, cities.port)) as server:
            await _until_read(database)
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{cities.port}") as control:
                for number in range(options.rounds):
                    for side in sides:
                        progress.update(steps, description=f"round {number + 1}: {side.name}")
                        await _one_round(server, side, control, options)
                        progress.advance(steps)
                await control.post("/well")
    return _line(*sides, options)


async def _one_round(server: Server, side: Side, control: httpx.AsyncClient, options: argparse.Namespace) -> None:
    await control.post("/well" if side.name == "all well" else f"/hang/{HANGING}")
    # long enough for the worker to be in the middle of whatever hangs
    await asyncio.sleep(SETTLE_SECONDS)
    connections = [await HttpConnection.open(server.port) for _ in range(options.connections)]
    cpu, end = server.cpu_ms(), time.perf_counter() + options.seconds
    try:
        await asyncio.gather(*(_search(one, n, side, end) for n, one in enumerate(connections)))
    finally:
        for one in connections:
            one.close()
    side.cpu_ms += server.cpu_ms() - cpu


async def _search(connection: HttpConnection, first: int, side: Side, end: float) -> None:
    number = first
    while time.perf_counter() < end:
        body = orjson.dumps({"query": SEARCH, "variables": {"text": FAMILIES[number % len(FAMILIES)]}})
        began = time.perf_counter()
        answer = await connection.post("/graphql", body)
        side.seconds.append(time.perf_counter() - began)
        number += 1
        if answer.get("errors") or answer["data"]["doctors"]["totalCount"] != SYSTEMS * CLINICS:
            raise CouldNotMeasure(f"a search with {side.name} did not find every clinic")


async def _until_read(database: postgresql.PostgreSQL) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while int(database.run(READ, DATABASE)) < SYSTEMS * CLINICS:
        if time.monotonic() > deadline:
            raise CouldNotMeasure("the clinics were not read in time")
        await asyncio.sleep(0.5)


def _settings(url: str, port: int) -> Mapping[str, str]:
    systems = [
        {"name": f"s{n}", "kind": "spb", "url": f"http://127.0.0.1:{port}/s{n}", "title": f"Система {n}"}
        for n in range(SYSTEMS)
    ]
    return TEST_KEYS | {"TALON_DATABASE_URL": url, "TALON_SYSTEMS": orjson.dumps(systems).decode(), "TALON_DEMO": "0"}


def _line(well: Side, hanging: Side, options: argparse.Namespace) -> str:
    ratio = round(hanging.figures()["p99"] / well.figures()["p99"], 2)
    facts = {"clinics": SYSTEMS * CLINICS, "rounds": options.rounds, "connections": options.connections}
    told = {"measure": "P1", "all well": well.figures(), "one hanging": hanging.figures(), "ratio": ratio}
    return orjson.dumps(told | facts | {"bar": BAR, "met": ratio <= BAR}).decode()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.hanging", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=15.0, help="of searching in each round")
    parser.add_argument("--connections", type=int, default=2)
    return parser.parse_args()


def main() -> int:
    options, console = _options(), Console(stderr=True)
    try:
        with Progress(console=console) as progress:
            print(asyncio.run(measure(options, progress)))
    except (CouldNotMeasure, ServiceFailed, TimeoutError, OSError, EOFError) as fault:
        console.print(f"could not measure: {type(fault).__name__} {fault}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
