"""A clinic with slots, changes to them in real transactions, and a watcher's picture of them."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from storage.models import Clinic, Doctor, Slot, SlotState
from storage.seats import free_seat, keep_seat, release_seat, win_seat
from storage.work import Publish, Work, transact
from subscriptions.feed import Changes, FeedSlot, Snapshot
from tests.services.clock import START
from tests.storage.rows import a_clinic, a_doctor, a_slot

Deed = Callable[[int], Awaitable[object]]
DEEDS: tuple[Deed, ...] = (win_seat, keep_seat, release_seat, free_seat)
SLOTS_A_DAY = 20


@dataclass(frozen=True)
class Schedule:
    clinic: Clinic
    doctors: list[Doctor]
    slots: list[Slot]


async def a_schedule(doctors: int = 2, days: int = 2, key: str = "1", **clinic: object) -> Schedule:
    """Each doctor has 20 slots a day from START on."""
    place = await a_clinic(key, **clinic)
    people = [await a_doctor(place, str(number)) for number in range(doctors)]
    times = [START + timedelta(days=day, minutes=15 * slot) for day in range(days) for slot in range(SLOTS_A_DAY)]
    return Schedule(place, people, [await a_slot(person, time) for person in people for time in times])


async def change(publish: Publish, deed: Deed, *slots: Slot) -> None:
    """One transaction that does the deed to each slot, in the order of their ids."""

    async def work(work: Work) -> None:
        for slot_id in sorted(slot.id for slot in slots):
            await deed(slot_id)
        work.slots_changed(slot.id for slot in slots)

    await transact(publish, work)


Shown = dict[int, tuple[SlotState, int]]


@dataclass
class Picture:
    """What a viewer sees after all that it was told."""

    cursor: str | None = None
    slots: Shown = field(default_factory=dict)
    snapshots: int = 0

    def take(self, told: Snapshot | Changes) -> None:
        if isinstance(told, Snapshot):
            self.slots, self.snapshots = {}, self.snapshots + 1
        for slot in told.slots:
            self.slots[slot.slot_id] = (slot.state, slot.free_seats)
        self.cursor = told.cursor


async def truth(clinic: Clinic) -> Shown:
    slots = await Slot.filter(clinic_id=clinic.id).exclude(state=SlotState.GONE)
    return {slot.id: (slot.state, slot.capacity - slot.held - slot.booked - slot.foreign_taken) for slot in slots}


async def next_told(watch: AsyncGenerator[Snapshot | Changes], seconds: float = 10.0) -> Snapshot | Changes:
    async with asyncio.timeout(seconds):
        return await anext(watch)


def states(slots: tuple[FeedSlot, ...]) -> dict[int, SlotState]:
    return {slot.slot_id: slot.state for slot in slots}
