"""What one listener has heard and not yet taken: bounded, and honest about what it lost."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Self

from booking.events import Event

LIMIT = 256


@dataclass(frozen=True, slots=True)
class Resync:
    """Messages may have been missed: read again whatever is followed."""


Heard = Event | Resync


class Listener:
    """Iterate to hear. When more than `limit` messages wait, they give way to one Resync, which stands for them all."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._waiting: deque[Heard] = deque()
        self._arrived = asyncio.Event()

    def tell(self, heard: Heard) -> None:
        if isinstance(heard, Resync) or len(self._waiting) >= self._limit:
            self._waiting.clear()
            heard = Resync()
        self._waiting.append(heard)
        self._arrived.set()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Heard:
        while not self._waiting:
            self._arrived.clear()
            await self._arrived.wait()
        return self._waiting.popleft()
