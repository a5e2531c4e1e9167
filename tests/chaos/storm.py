"""The storm: acts and their faults, some at once, the worker settling and reading in between."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from random import Random

from booking.actions.expire import expire_claims
from booking.actions.settle import settle
from tests.chaos.acts import Acts
from tests.chaos.cases import Case
from tests.chaos.faults import TROUBLE, Fault, Trouble, some_trouble
from tests.chaos.standing import owing
from upstream.sync import sync_due

AT_ONCE = 8
# how often schedules are read while people book; how often lists are listed twice, and how often they have any trouble
MEANWHILE, DOUBLED, TROUBLED = 0.4, 0.2, 0.35
Progress = Callable[[int, int], None]


@dataclass
class Storm:
    """`progress` hears the numbers of bookings and of faults."""

    acts: Acts
    chance: Random
    progress: Progress

    async def rage(self, cases: Iterable[Case], until: Callable[[], bool]) -> None:
        """Until the cases have run out, or enough has been done."""
        ground, left = self.acts.ground, iter(cases)
        while not until() and (turn := list(islice(left, AT_ONCE))):
            await ground.advance(timedelta(seconds=self.chance.randint(46, 70)))
            await expire_claims(ground.engine)
            await self._read_schedules()
            people = self.chance.sample(ground.people, len(turn))
            acts = (self.acts.perform(case, person) for case, person in zip(turn, people, strict=True))
            await asyncio.gather(*acts, self._settle(), self._read_meanwhile())
            self.progress(self.acts.tally.bookings, self.acts.tally.number_of_faults)

    async def _settle(self) -> None:
        """A worker's turn beside them, with trouble of its own."""
        if await owing():
            await self._in_trouble(some_trouble(self.chance), settle(self.acts.ground.engine))

    async def _read_meanwhile(self) -> None:
        """Every now and then schedules are read while people book."""
        if self.chance.random() < MEANWHILE:
            self.acts.ground.clock.advance(timedelta(seconds=46))
            await self._read_schedules()

    async def _read_schedules(self) -> None:
        ground = self.acts.ground
        await self._in_trouble(self._readings_trouble(), sync_due(ground.engine, ground.sources))

    def _readings_trouble(self) -> Trouble:
        """A list that lists things twice is a fault of lists alone; anything else may happen to them too."""
        kind = self.chance.random()
        if kind < DOUBLED:
            return Trouble({self.chance.randrange(9): Fault.DUPLICATE for _ in range(3)})
        return some_trouble(self.chance) if kind < TROUBLED else Trouble({})

    async def _in_trouble(self, trouble: Trouble, work: Awaitable[object]) -> None:
        TROUBLE.set(trouble)
        await work
        TROUBLE.set(None)
        self.acts.tally.faults.update(trouble.met)
