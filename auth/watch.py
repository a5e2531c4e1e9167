"""Tells sockets, which outlive the request that opened them, that their session has ended."""

import asyncio
import logging
from collections import Counter

from auth.sessions import Sessions
from storage.faults import DATABASE_FAULTS

log = logging.getLogger(__name__)


class SessionWatch:
    """One question to the database a second for all sockets of a process, none while no socket is signed in."""

    def __init__(self, sessions: Sessions, seconds: float = 0.7) -> None:
        self._sessions = sessions
        self._seconds = seconds
        self._watched: Counter[int] = Counter()
        self._ended: dict[int, asyncio.Event] = {}
        self._asking: asyncio.Task[None] | None = None

    async def ended(self, session_id: int) -> None:
        """Returns within a second after the session has ended: signed out, replaced, expired or long unused."""
        event = self._ended.setdefault(session_id, asyncio.Event())
        self._watched[session_id] += 1
        if self._asking is None:
            self._asking = asyncio.create_task(self._ask())
        try:
            await event.wait()
        finally:
            self._forget(session_id)

    def _forget(self, session_id: int) -> None:
        self._watched[session_id] -= 1
        if not self._watched[session_id]:
            del self._watched[session_id], self._ended[session_id]
        if not self._watched and self._asking is not None:
            self._asking.cancel()
            self._asking = None

    async def _ask(self) -> None:
        while True:
            await asyncio.sleep(self._seconds)
            try:
                live = await self._sessions.live(set(self._watched))
            except DATABASE_FAULTS:
                # the sockets stay: what they read is refused by the database itself
                log.warning("sessions could not be looked at")
                continue
            for session_id in self._watched.keys() - live:
                self._ended[session_id].set()
