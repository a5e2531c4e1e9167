"""The same storm without what makes lost answers harmless: it must then be seen to do harm."""

from dataclasses import replace

from booking.ports import ClinicSystem, Confirmation, Order
from tests.chaos.ground import Ground


class NeverReadsBack:
    """A clinic system that is booked at, and never asked what became of it."""

    def __init__(self, system: ClinicSystem) -> None:
        self._system = system

    async def book(self, order: Order) -> Confirmation:
        return await self._system.book(order)

    async def cancel(self, order: Order, native_key: str) -> None:
        await self._system.cancel(order, native_key)

    async def read_back(self, order: Order) -> Confirmation | None:  # noqa: ARG002 – that is the point
        return None


def without_reading_back(ground: Ground) -> Ground:
    """The same systems; a lost answer counts as a no."""
    remotes = {name: NeverReadsBack(system) for name, system in ground.engine.remotes.items()}
    return replace(ground, engine=replace(ground.engine, remotes=remotes))
