"""`python -m bench.sync`: what reading a whole city costs, and what it costs when little or nothing has changed.

One JSON line a turn: rows that PostgreSQL read and wrote for it (its own count over our tables, index and table scans
alike), seconds, and the most memory the reading process ever took. N1 tells counts, N2 tells changes. In N1 the slots
that change are those of one doctor in ten, since a count that has changed is why a doctor's slots are read again.
"""

import argparse
import asyncio
import logging
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from itertools import islice

import orjson
from rich.console import Console

from bench.sync_source import ChangingCity, City, Key
from booking.engine import Engine
from booking.events import Event
from booking.rules.policy import Policy
from storage.database import close_database, migrate, open_database
from storage.intake.places import clinic_places
from tests.services import postgresql
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING
from upstream.sync import Pace, Sync

TURN = timedelta(seconds=50)
KIB = 1024
# a busy machine must not make a fault of a slow reading
PACE = Pace(deadline=timedelta(hours=1), lease=timedelta(hours=2))
COUNTED = """
SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), sum(n_tup_ins + n_tup_upd + n_tup_del),
  sum(CASE WHEN relname = 'slot' THEN coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) ELSE 0 END),
  sum(CASE WHEN relname = 'slot' THEN n_tup_ins + n_tup_upd + n_tup_del ELSE 0 END)
FROM pg_stat_user_tables"""
STANDS = "SELECT count(*) FROM slot WHERE foreign_taken = 1"
FAULTS = "SELECT count(*) FROM reading WHERE fault IS NOT NULL"
console = Console(stderr=True)


@dataclass(frozen=True)
class Counts:
    rows_read: int
    rows_written: int
    slots_read: int
    slots_written: int

    def since(self, before: "Counts") -> dict[str, int]:
        return {field.name: getattr(self, field.name) - getattr(before, field.name) for field in fields(self)}


class Measuring:
    """One city read into one database, turn by turn."""

    def __init__(self, server: postgresql.PostgreSQL, database: str, measure: str, city: City, clock: SetClock) -> None:
        self._server = server
        self._database = database
        self._measure = measure
        self._city = city
        self._clock = clock
        self._engine = Engine(clock, {}, Policy(), _publish)

    async def turn(self, name: str, changed: int) -> None:
        before = await self._counts()
        began = time.perf_counter()
        sync = Sync(self._engine, {"city": self._city}, PACE)
        while await sync.start_due():
            await sync.finish()
        seconds = time.perf_counter() - began
        counts = (await self._counts()).since(before)
        # what the clinics of a turn have told must stand here, else there is no figure
        stands, faults = (int(self._server.run(query, self._database)) for query in (STANDS, FAULTS))
        if stands != len(self._city.taken) or faults:
            taken = len(self._city.taken)
            raise RuntimeError(f"{name}: {stands} slots are taken here, {taken} there; {faults} readings failed")
        facts = {"measure": self._measure, "turn": name, "clinics": self._city.clinics_, "changed": changed}
        slots = self._city.clinics_ * self._city.doctors * self._city.slots_
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB
        line = facts | {"slots": slots} | counts | {"seconds": round(seconds, 1), "peak_rss_mib": round(peak)}
        print(orjson.dumps(line | {"bar": None, "met": None}).decode(), flush=True)
        self._clock.advance(TURN)

    async def _counts(self) -> Counts:
        # a backend that rests has told all it did after ten seconds
        await asyncio.sleep(11)
        told = self._server.run(COUNTED, self._database).split("|")
        return Counts(*(int(number or 0) for number in told))

    def analyse(self) -> None:
        """As autovacuum does within a minute."""
        self._server.run("VACUUM ANALYZE", self._database)


async def measure(options: argparse.Namespace) -> None:
    logging.getLogger("upstream").setLevel(logging.ERROR)
    with postgresql.running() as server:
        for name in options.measures:
            await _measure(server, name, options)


async def _measure(server: postgresql.PostgreSQL, name: str, options: argparse.Namespace) -> None:
    database = f"talon_bench_{name.lower()}"
    url = server.create(database)
    await migrate(url)
    await open_database(url, TEST_RING)
    try:
        await _turns(server, database, name, options)
    finally:
        await close_database()
        server.drop(database)


async def _turns(server: postgresql.PostgreSQL, database: str, name: str, options: argparse.Namespace) -> None:
    clock = SetClock(datetime.now(UTC).replace(minute=0, second=0, microsecond=0))
    first = (clock() + timedelta(days=2)).replace(hour=6)
    city = (City if name == "N1" else ChangingCity)(options.clinics, options.doctors, options.slots, first)
    measuring = Measuring(server, database, name, city, clock)
    console.print(f"{name}: first load of {options.clinics * options.doctors * options.slots} slots", highlight=False)
    await measuring.turn("first load", 0)
    measuring.analyse()
    places = await clinic_places("city")
    if len(places) != options.clinics:
        raise RuntimeError("not every clinic came in")
    await measuring.turn("nothing changed", 0)
    total = options.clinics * options.doctors * options.slots
    fresh = _keys(city, spread=name == "N2")
    for share in options.shares:
        keys = list(islice(fresh, int(total * share / 100)))
        city.take(keys)
        console.print(f"{name}: {share} % changed", highlight=False)
        await measuring.turn(f"{share:g} % changed", len(keys))
    if name == "N1":
        clock.advance(timedelta(minutes=4))
        await measuring.turn("every doctor in turn", 0)


def _keys(city: City, *, spread: bool) -> Iterator[Key]:
    """Each slot once. `spread`: over all doctors evenly; else ten of one doctor in each of the clinics in turn."""
    if spread:
        for slot in range(city.slots_):
            for doctor in range(city.doctors):
                for clinic in range(city.clinics_):
                    yield clinic, doctor, slot
        return
    for first in range(0, city.slots_, 10):
        for doctor in range(city.doctors):
            for clinic in range(city.clinics_):
                for slot in range(first, min(first + 10, city.slots_)):
                    yield clinic, doctor, slot


async def _publish(_event: Event) -> None:
    """Nobody listens."""


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.sync", description=__doc__)
    parser.add_argument("--only", choices=("N1", "N2"), action="append", dest="measures")
    parser.add_argument("--clinics", type=int, default=500)
    parser.add_argument("--doctors", type=int, default=20, help="of each clinic")
    parser.add_argument("--slots", type=int, default=100, help="of each doctor")
    parser.add_argument("--shares", type=float, nargs="*", default=[0.1, 1.0], help="percent that change, turn by turn")
    options = parser.parse_args()
    options.measures = options.measures or ["N1", "N2"]
    return options


if __name__ == "__main__":
    asyncio.run(measure(_options()))
    sys.exit(0)
