"""How long an adapter waits in each part of its work, and what a wait that is over means."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from booking.ports import AnswerLost, ClinicUnreachable


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to look things up while somebody waits, to tell a decision, and to read back; `timer` measures them.

    Looking ends before a person's wait does, so that they are told that nothing was sent; all that one turn of settling
    does ends before its lease of the appointment.
    """

    looking: float = 5.0
    telling: float = 25.0
    reading: float = 15.0
    timer: Callable[[float], AbstractAsyncContextManager[object]] = asyncio.timeout

    @asynccontextmanager
    async def look(self) -> AsyncIterator[None]:
        """What fails in here has changed nothing there: ClinicUnreachable instead of AnswerLost."""
        try:
            async with self._within(self.looking):
                yield
        except AnswerLost as error:
            raise ClinicUnreachable(str(error)) from None

    @asynccontextmanager
    async def tell(self) -> AsyncIterator[None]:
        async with self._within(self.telling):
            yield

    @asynccontextmanager
    async def read(self) -> AsyncIterator[None]:
        async with self._within(self.reading):
            yield

    @asynccontextmanager
    async def _within(self, seconds: float) -> AsyncIterator[None]:
        try:
            async with self.timer(seconds):
                yield
        except TimeoutError:
            raise AnswerLost("no answer in time") from None
