"""Calls to clinics' systems: carried to their end, however long whoever asked can wait."""

import asyncio
import logging
import traceback
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from booking.errors import Refused

log = logging.getLogger(__name__)


class Calls:
    """The calls under way in this process."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    @property
    def under_way(self) -> int:
        return len(self._running)

    async def wait(self, call: Coroutine[Any, Any, None], at_most: timedelta) -> None:
        """Returns when the call has ended, or when the time is over and the call goes on; raises what it raised.

        It goes on too when the caller is cancelled.
        """
        task = asyncio.create_task(call)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        try:
            ended, _ = await asyncio.wait({task}, timeout=at_most.total_seconds())
        except asyncio.CancelledError:
            task.add_done_callback(_unheard)
            raise
        if ended:
            task.result()
        else:
            task.add_done_callback(_unheard)

    async def break_off(self) -> None:
        """At the end of the process: whatever is still under way is left to a worker."""
        tasks = list(self._running)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)


def _unheard(task: asyncio.Task[None]) -> None:
    error = None if task.cancelled() else task.exception()
    if error is None or isinstance(error, Refused):
        # the row has it: whoever asks again is told
        return
    # where it happened, not the error's text: it may hold a person's data
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("a call to a clinic failed after its caller had gone: %s\n%s", type(error).__name__, where)
