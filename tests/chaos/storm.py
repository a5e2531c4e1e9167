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
from tests.chaos.ground import Person
from tests.chaos.standing import owing
from upstream.sync import sync_due

AT_ONCE = 8
Progress = Callable[[int, int], None]


@dataclass
class Storm:
    """`progress` hears the numbers of bookings and of faults."""

    acts: Acts
    chance: Random
    progress: Progress

    async def rage(self, cases: Iterable[Case], until: Callable[[], bool]) -> None:
        """Until the cases have run out, or enough has been done."""
        left = iter(cases)
        while not until() and (round_ := list(islice(left, AT_ONCE))):
            await self._read_schedules()
            people = self.chance.sample(self.acts.ground.people, len(round_))
            await asyncio.gather(*map(self._act, round_, people), self._work())
            self.progress(self.acts.tally.bookings, self.acts.tally.number_of_faults)

    async def _act(self, case: Case, person: Person) -> None:
        await self.acts.perform(case, person)

    async def _work(self) -> None:
        """A worker's turn beside them, in half of all rounds with trouble of its own."""
        if await owing():
            await self._in_trouble(some_trouble(self.chance), settle(self.acts.ground.engine))

    async def _read_schedules(self) -> None:
        ground = self.acts.ground
        await ground.advance(timedelta(seconds=self.chance.randint(46, 70)))
        await expire_claims(ground.engine)
        # a list that lists things twice is a fault of lists alone
        trouble = Trouble(dict.fromkeys(range(9), Fault.DUPLICATE)) if self.chance.random() < 0.2 else Trouble({})
        await self._in_trouble(trouble, sync_due(ground.engine, ground.sources))

    async def _in_trouble(self, trouble: Trouble, work: Awaitable[object]) -> None:
        TROUBLE.set(trouble)
        await work
        TROUBLE.set(None)
        self.acts.tally.faults.update(trouble.met)
