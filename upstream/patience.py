"""How long an adapter waits in each part of its work."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from upstream.phases import LOOKING, READING, TELLING, nothing_sent_yet, within


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to look things up while somebody waits, to tell a decision, and to read back."""

    looking: float = LOOKING
    telling: float = TELLING
    reading: float = READING

    @asynccontextmanager
    async def look(self) -> AsyncIterator[None]:
        """What fails in here has changed nothing there: ClinicUnreachable instead of AnswerLost."""
        async with nothing_sent_yet(), within(self.looking):
            yield

    def tell(self) -> AbstractAsyncContextManager[None]:
        return within(self.telling)

    def read(self) -> AbstractAsyncContextManager[None]:
        return within(self.reading)
