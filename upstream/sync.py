"""Reading clinic systems again and again, so that every schedule's age stays below a minute.

A turn starts what is due and does not wait for it: a clinic that answers slowly or never holds up nobody. Several
workers may run turns over one database: each clinic is leased to one, and a dead worker's lease soon runs out.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import uniform
from traceback import extract_tb
from uuid import uuid4

from booking.engine import Engine
from booking.ports import AnswerLost, ClinicSaidNo, ClinicUnreachable
from storage.intake.places import clinic_places
from storage.intake.readings import (
    Lease,
    Read,
    appointments_key,
    due_readings,
    lease,
    make_due,
    plan_clinics,
    settle,
    settle_failed,
)
from storage.work import Work, transact
from upstream.appointments import take_in_appointments
from upstream.intake import Intake, take_in_clinics
from upstream.read_clinic import read_clinic_schedule
from upstream.source import ScheduleSource, TellsAppointments

# readings looked for in one turn
_LOOK = 200

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """`clinic`, `clinics`: how often a clinic's schedule and a system's list of clinics are read.

    `lease` is longer than `deadline`: no worker writes after its lease. A failing clinic is asked again after
    `first_retry`, doubling up to `longest_retry`. `at_once`: clinics of one system read at the same time.
    """

    clinic: timedelta = timedelta(seconds=45)
    clinics: timedelta = timedelta(minutes=10)
    deadline: timedelta = timedelta(seconds=100)
    lease: timedelta = timedelta(seconds=120)
    first_retry: timedelta = timedelta(seconds=15)
    longest_retry: timedelta = timedelta(minutes=10)
    at_once: int = 8

    def retry_after(self, failures: int) -> timedelta:
        longest: timedelta = min(self.first_retry * 2 ** min(failures - 1, 16), self.longest_retry)
        return longest * uniform(0.8, 1.0)  # noqa: S311 - not a secret


class Sync:
    """One worker's reading of all connected systems. `holder`: how its leases name it."""

    def __init__(self, engine: Engine, sources: Mapping[str, ScheduleSource], pace: Pace | None = None) -> None:
        self._engine = engine
        self._sources = sources
        self._pace = pace or Pace()
        self.holder = str(uuid4())
        self._slots = {system: asyncio.Semaphore(self._pace.at_once) for system in sources}
        self._planned: set[str] = set()
        self._running: dict[str, asyncio.Task[None]] = {}
        self._starts: Counter[str] = Counter()

    async def start_due(self, at_most: int | None = None) -> int:
        """Starts reading what is due and returns at once; how many readings were started.

        `at_most`: how often one and the same is started, over all turns of this worker.
        """
        started = 0
        for system in self._sources:
            if system not in self._planned:
                await self._plan(system)
                self._planned.add(system)
            for key in await due_readings(system, self._engine.clock(), limit=_LOOK):
                if at_most is None or self._starts[key] < at_most:
                    started += self._start(system, key)
        return started

    async def finish(self) -> None:
        """Waits until nothing is being read."""
        while self._running:
            await asyncio.gather(*self._running.values())

    async def close(self) -> None:
        """Breaks off what is being read; its leases run out by themselves."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _start(self, system: str, key: str) -> int:
        if key in self._running:
            return 0
        self._starts[key] += 1
        self._running[key] = asyncio.create_task(self._turn(system, key), name=f"sync {key}")
        self._running[key].add_done_callback(lambda _: self._running.pop(key, None))
        return 1

    async def _turn(self, system: str, key: str) -> None:
        try:
            async with self._slots[system]:
                leased = await self._lease(key, self._engine.clock())
                if leased is not None:
                    await self._read_and_settle(system, leased)
        except Exception as error:  # noqa: BLE001 - the lease runs out, and the next turn may go well
            log.error("%s: neither leased nor settled: %s", key, _told(error))

    async def _read_and_settle(self, system: str, leased: Lease) -> None:
        began = time.monotonic()
        outcome = await self._outcome_of(system, leased)
        took_ms = int((time.monotonic() - began) * 1000)
        if isinstance(outcome, Read):
            every = self._pace.clinics if leased.key == system else self._pace.clinic
            await self._settle(leased, outcome, leased.began + every, took_ms)
        else:
            await self._settle_failed(leased, outcome, took_ms)

    async def _outcome_of(self, system: str, leased: Lease) -> Read | str:
        """Reads; a code where something went wrong. One clinic's fault of any kind never reaches the others."""
        try:
            async with asyncio.timeout(self._pace.deadline.total_seconds()):
                return await self._read(system, leased)
        except (ClinicSaidNo, ClinicUnreachable, AnswerLost, TimeoutError) as error:
            log.warning("%s was not read: %s", leased.key, type(error).__name__)
            return type(error).__name__
        except Exception as error:  # noqa: BLE001 - a fault of one clinic's data stays with that clinic
            first = _first(error)
            log.error("%s was not read: %s", leased.key, _told(first))
            return type(first).__name__[:40]

    async def _read(self, system: str, leased: Lease) -> Read:
        source, intake = self._sources[system], Intake(system, self._engine.clock, self._engine.publish)
        if leased.key == system:
            return await self._read_clinics(intake, source)
        if leased.key == appointments_key(system):
            return await take_in_appointments(self._engine, system, source, leased)
        clinic_key = leased.key.removeprefix(f"{system}/")
        return await read_clinic_schedule(self._engine, intake, source, clinic_key, leased)

    async def _read_clinics(self, intake: Intake, source: ScheduleSource) -> Read:
        await take_in_clinics(intake, source.region, await source.clinics())
        active = [place.native_key for place in await clinic_places(intake.system)]

        async def deed(_: Work) -> None:
            await plan_clinics(intake.system, active, self._engine.clock())

        await transact(self._engine.publish, deed)
        return Read()

    async def _plan(self, system: str) -> None:
        tells = isinstance(self._sources[system], TellsAppointments)

        async def deed(_: Work) -> None:
            await make_due({system, appointments_key(system)} if tells else {system}, self._engine.clock())

        await transact(self._engine.publish, deed)

    async def _lease(self, key: str, now: datetime) -> Lease | None:
        async def deed(_: Work) -> Lease | None:
            return await lease(key, self.holder, now, self._pace.lease)

        return await transact(self._engine.publish, deed)

    async def _settle(self, leased: Lease, read: Read, due_at: datetime, took_ms: int) -> None:
        async def deed(_: Work) -> None:
            await settle(leased, read, due_at=due_at, took_ms=took_ms)

        await transact(self._engine.publish, deed)

    async def _settle_failed(self, leased: Lease, fault: str, took_ms: int) -> None:
        now = self._engine.clock()
        next_try = now + self._pace.retry_after(leased.failures + 1)

        async def deed(_: Work) -> None:
            await settle_failed(leased, fault, due_at=next_try, at=now, took_ms=took_ms)

        await transact(self._engine.publish, deed)


def _first(error: Exception) -> Exception:
    """Of those that several doctors' readings came to at once."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error


def _told(error: Exception) -> str:
    """The error's type and where it arose; its text may hold rows."""
    frames = extract_tb(error.__traceback__)[-6:]
    return f"{type(error).__name__} at {', '.join(f'{Path(frame.filename).name}:{frame.lineno}' for frame in frames)}"


async def sync_due(engine: Engine, sources: Mapping[str, ScheduleSource]) -> None:
    """Reads everything that is due now, clinics found on the way included, and waits for it: what `talon sync` does.

    What is called for meanwhile is read once more; a city that takes longer than a turn comes to an end all the same.
    """
    sync = Sync(engine, sources)
    try:
        while await sync.start_due(at_most=2):
            await sync.finish()
    finally:
        await sync.close()
