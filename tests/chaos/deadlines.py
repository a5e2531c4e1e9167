"""Deadlines that run out when a request hangs by the fake clock, and not before."""

import asyncio
from contextvars import ContextVar, Token
from datetime import timedelta
from types import TracebackType
from typing import NoReturn

from tests.services.clock import SetClock

# seconds of real time: nothing here may wait for ever
LONGEST = 60.0
_OPEN: ContextVar["Deadline | None"] = ContextVar("deadline", default=None)


class Deadline:
    """Like `asyncio.timeout(seconds)`, for a client's `timer`."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.timeout = asyncio.timeout(LONGEST)
        self._token: Token[Deadline | None] | None = None

    async def __aenter__(self) -> "Deadline":
        await self.timeout.__aenter__()
        self._token = _OPEN.set(self)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._token is not None:
            _OPEN.reset(self._token)
        await self.timeout.__aexit__(kind, error, trace)


async def silence(clock: SetClock, seconds: float) -> NoReturn:
    """No answer for so many seconds of the fake clock: longer than whoever asks may wait."""
    deadline = _OPEN.get()
    assert deadline is not None, "a request without a deadline"
    assert deadline.seconds <= seconds, f"a deadline of {deadline.seconds} s outlasts a hang of {seconds} s"
    clock.advance(timedelta(seconds=deadline.seconds))
    deadline.timeout.reschedule(asyncio.get_running_loop().time())
    await asyncio.Event().wait()
    raise AssertionError("nobody sets it")
