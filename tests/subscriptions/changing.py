"""Slots that go on changing, in real transactions, several at once."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from storage.models import Slot
from storage.work import Publish, Work, transact
from tests.subscriptions.schedule import DEEDS, Schedule

WRITERS = 3


class Gate:
    """Where a transaction waits, its writes made, before it commits."""

    def __init__(self) -> None:
        self.reached = asyncio.Event()
        self.open = asyncio.Event()


class Changing:
    """Slots that go on changing; on PostgreSQL the transaction that began first often commits last."""

    def __init__(self, schedule: Schedule, publish: Publish, seed: int, *, reversing: bool) -> None:
        self.commits = 0
        self.reversed = 0
        self._schedule = schedule
        self._publish = publish
        self._chance = random.Random(seed)
        self._reversing = reversing
        self._over = asyncio.Event()

    async def run(self) -> None:
        while not self._over.is_set():
            if self._reversing and self._chance.random() < 0.5:
                await self._overtaken()
            else:
                await self._commit(self._some_slots())

    def end(self) -> None:
        self._over.set()

    def _some_slots(self) -> list[Slot]:
        return self._chance.sample(self._schedule.slots, self._chance.randint(1, 3))

    async def _commit(self, slots: list[Slot], gate: Gate | None = None) -> None:
        deeds = [(slot_id, self._chance.choice(DEEDS)) for slot_id in sorted(slot.id for slot in slots)]

        async def work(work: Work) -> None:
            for slot_id, deed in deeds:
                await deed(slot_id)
            work.slots_changed(slot_id for slot_id, _ in deeds)
            if gate is not None:
                gate.reached.set()
                await gate.open.wait()

        await transact(self._publish, work)
        self.commits += 1

    async def _overtaken(self) -> None:
        first, *others = self._chance.sample(self._schedule.slots, 4)
        gate = Gate()
        slow = asyncio.create_task(self._commit([first], gate))
        await gate.reached.wait()
        # another writer may hold one of these and wait for the first: then nobody overtakes
        quick = asyncio.create_task(self._commit(others))
        done, _ = await asyncio.wait({quick}, timeout=0.2)
        self.reversed += len(done)
        gate.open.set()
        await asyncio.gather(slow, quick)


@asynccontextmanager
async def changing(schedule: Schedule, publish: Publish, *, reversing: bool) -> AsyncIterator[list[Changing]]:
    """Writers at work until the block ends; then every transaction is committed and told."""
    writers = [Changing(schedule, publish, seed, reversing=reversing) for seed in range(WRITERS)]
    writing = [asyncio.create_task(writer.run()) for writer in writers]
    try:
        yield writers
    finally:
        for writer in writers:
            writer.end()
        await asyncio.gather(*writing)
