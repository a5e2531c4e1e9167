"""Server-side sessions: a random token in a cookie, its hash in the database.

A session ends 12 hours after sign-in and after 2 hours in which nothing was asked with it. Half an hour, as many sites
have it, would sign out somebody who is ill and rests between finding a doctor and booking; a shared computer at a
clinic is safe again the same day. Sign-out ends it at once, sign-in always begins a new one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import HTTPConnection

from auth.cookies import cookie, hash_of, new_token
from booking.actor import Account, Actor, Anonymous, Operator
from booking.ports import Clock
from storage import sessions as stored
from storage.models import Account as AccountRow
from storage.models import Role

COOKIE = "talon_session"
LONGEST = timedelta(hours=12)
IDLE = timedelta(hours=2)
# how exact "last seen" is: not every request needs to write
SEEN_WITHIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session that had not ended when it was read. `ends_at`: when it will, if it is not used again."""

    session_id: int
    actor: Account | Operator
    ends_at: datetime


class Sessions:
    """The sessions of browsers whose pages come from `origin`."""

    def __init__(self, origin: str, clock: Clock, longest: timedelta = LONGEST, idle: timedelta = IDLE) -> None:
        self.cookie = cookie(COOKIE, origin, longest)
        self._clock = clock
        self._longest = longest
        self._idle = idle

    async def actor_of(self, connection: HTTPConnection) -> Actor:
        """Who asks; a session that has ended or never was makes nobody."""
        session = await self.session_of(connection)
        return Anonymous() if session is None else session.actor

    async def session_of(self, connection: HTTPConnection) -> LiveSession | None:
        """The session of a request or a socket's handshake; asking for it counts as using it."""
        token = self.cookie.read(connection)
        if token is None:
            return None
        now = self._clock()
        found = await stored.session_by_hash(hash_of(token), now, now - self._idle)
        if found is None:
            return None
        if now - found.seen_at > SEEN_WITHIN:
            await stored.see_session(found.id, now)
        return LiveSession(found.id, actor(found.account), min(found.expires_at, now + self._idle))

    async def begin(self, connection: HTTPConnection, account_id: int, id_token: str | None) -> str:
        """Starts a session in place of the browser's old one; returns the token for its cookie."""
        token, now = new_token(), self._clock()
        old = self.cookie.read(connection)
        new = stored.NewSession(hash_of(token), account_id, id_token, now, now + self._longest)
        await stored.replace_session(None if old is None else hash_of(old), new)
        return token

    async def end(self, connection: HTTPConnection) -> str | None:
        """Ends the browser's session, if it has one; returns the ID token it began with."""
        token = self.cookie.read(connection)
        return None if token is None else await stored.end_session(hash_of(token))

    async def live(self, session_ids: set[int]) -> dict[int, int]:
        """Those of the sessions that have not ended, with their accounts' reach; asking is not using them."""
        now = self._clock()
        return await stored.live_sessions(session_ids, now, now - self._idle)


def actor(account: AccountRow) -> Account | Operator:
    if account.role is Role.OPERATOR:
        return Operator(account.id, account.confirmed)
    return Account(account.id, account.patient_id, account.confirmed)
