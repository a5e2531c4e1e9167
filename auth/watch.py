"""Tells sockets, which outlive the request that opened them, that their session has ended or sees otherwise."""

import asyncio
import logging
from collections import Counter
from enum import StrEnum

from auth.sessions import Sessions
from storage.faults import DATABASE_FAULTS

log = logging.getLogger(__name__)


class Ending(StrEnum):
    """SESSION_ENDED: signed out, replaced, expired or long unused. REACH_CHANGED: it sees more, or less."""

    SESSION_ENDED = "SESSION_ENDED"
    REACH_CHANGED = "REACH_CHANGED"


class SessionWatch:
    """One question to the database a second for all sockets of a process, none while no socket is signed in."""

    def __init__(self, sessions: Sessions, seconds: float = 0.7) -> None:
        self._sessions = sessions
        self._seconds = seconds
        self._watched: Counter[int] = Counter()
        # by session: what is known of its reach, None once it has ended
        self._known: dict[int, int | None] = {}
        self._news = asyncio.Event()
        self._asking: asyncio.Task[None] | None = None

    async def ended(self, session_id: int, reach: int | None = None) -> Ending:
        """Returns within a second after the session has ended, or its account's reach is no longer `reach`."""
        self._watched[session_id] += 1
        if self._asking is None:
            self._asking = asyncio.create_task(self._ask())
        try:
            while (ending := self._ending(session_id, reach)) is None:
                await self._news.wait()
            return ending
        finally:
            self._forget(session_id)

    def _ending(self, session_id: int, reach: int | None) -> Ending | None:
        if session_id not in self._known:
            return None
        known = self._known[session_id]
        if known is None:
            return Ending.SESSION_ENDED
        return Ending.REACH_CHANGED if reach is not None and known != reach else None

    def _forget(self, session_id: int) -> None:
        self._watched[session_id] -= 1
        if not self._watched[session_id]:
            del self._watched[session_id]
            self._known.pop(session_id, None)
        if not self._watched and self._asking is not None:
            self._asking.cancel()
            self._asking = None

    async def _ask(self) -> None:
        while True:
            await asyncio.sleep(self._seconds)
            asked = set(self._watched)
            try:
                live = await self._sessions.live(asked)
            except DATABASE_FAULTS:
                # the sockets stay: what they read is refused by the database itself
                log.warning("sessions could not be looked at")
                continue
            self._known = {session_id: live.get(session_id) for session_id in asked & self._watched.keys()}
            self._news.set()
            self._news = asyncio.Event()
