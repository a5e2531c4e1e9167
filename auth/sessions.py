"""Server-side sessions: a random token in a cookie, its hash in the database.

A session ends 12 hours after sign-in and after 2 hours in which nothing was asked with it. Half an hour, as many sites
have it, would sign out somebody who is ill and rests between finding a doctor and booking; a shared computer at a
clinic is safe again the same day. Sign-out ends it at once, sign-in always begins a new one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import HTTPConnection

from auth.beginning import Beginning
from auth.cookies import cookie, hash_of, new_token
from auth.device_label import device_label
from booking.actor import Account, Actor, Anonymous, Operator
from booking.ports import Clock
from booking.rules.policy import Policy
from storage import sessions as stored
from storage.models import Account as AccountRow
from storage.models import Role, Way
from storage.models import Session as SessionRow
from storage.staff import memberships

COOKIE = "talon_session"
LONGEST = timedelta(hours=12)
IDLE = timedelta(hours=2)
# how exact "last seen" is: not every request needs to write
SEEN_WITHIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session that had not ended when it was read. `ends_at`: when it will, if it is not used again.

    `shown_at`: when the person last showed who they are; `second_factor`: one was shown in it, not long ago, and counts
    `second_factor_until`.
    `provider`: where it began, None for an account of ours. `reach`: the account's, when it was read.
    """

    session_id: int
    actor: Account | Operator
    ends_at: datetime
    shown_at: datetime
    second_factor: bool
    second_factor_until: datetime | None
    reach: int
    way: Way
    provider: str | None


class Sessions:
    """The sessions of browsers whose pages come from `origin`."""

    def __init__(
        self,
        origin: str,
        clock: Clock,
        longest: timedelta = LONGEST,
        idle: timedelta = IDLE,
        policy: Policy | None = None,
    ) -> None:
        self.cookie = cookie(COOKIE, origin, longest)
        self._clock = clock
        self._longest = longest
        self._idle = idle
        self._policy = policy or Policy()

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
        return await self._live(found, now)

    async def begin(self, connection: HTTPConnection, account_id: int, beginning: Beginning) -> str:
        """Starts a session in place of the browser's old one; returns the token for its cookie."""
        token, now = new_token(), self._clock()
        old, told = self.cookie.read(connection), beginning.at_provider
        new = stored.NewSession(
            token_hash=hash_of(token),
            account_id=account_id,
            id_token=told.id_token if told else None,
            starts_at=now,
            expires_at=now + self._longest,
            way=beginning.way,
            device=device_label(connection.headers.get("user-agent")),
            second_factor_at=now if beginning.second_factor else None,
            provider=told.provider if told else None,
            issuer=told.issuer if told else None,
            subject=told.subject if told else None,
            sid=told.sid if told else None,
        )
        await stored.replace_session(None if old is None else hash_of(old), new)
        return token

    async def show_second_factor(self, session_id: int) -> str:
        """A second factor was shown in this session: it goes on under a new token, which is returned for its cookie."""
        return await self._renew(session_id, second_factor=True)

    async def show_again(self, session_id: int) -> str:
        """The same for somebody without a second factor, who has shown the password again."""
        return await self._renew(session_id, second_factor=False)

    async def end(self, connection: HTTPConnection) -> stored.Ended | None:
        """Ends the browser's session, if it has one; returns what its provider wants to know."""
        token = self.cookie.read(connection)
        return None if token is None else await stored.end_session(hash_of(token))

    async def live(self, session_ids: set[int]) -> dict[int, int]:
        """Those of the sessions that have not ended, with their accounts' reach; asking is not using them."""
        now = self._clock()
        return await stored.live_sessions(session_ids, now, now - self._idle)

    async def _renew(self, session_id: int, *, second_factor: bool) -> str:
        token = new_token()
        await stored.raise_session(session_id, hash_of(token), self._clock(), second_factor=second_factor)
        return token

    async def _live(self, found: SessionRow, now: datetime) -> LiveSession:
        until = self._second_factor_until(found)
        second_factor = until is not None and now < until
        return LiveSession(
            session_id=found.id,
            actor=await actor(found.account, second_factor, found.id),
            ends_at=min(found.expires_at, now + self._idle),
            shown_at=found.shown_at or found.created_at,
            second_factor=second_factor,
            second_factor_until=until if second_factor else None,
            reach=found.account.reach,
            way=found.way,
            provider=found.provider,
        )

    def _second_factor_until(self, found: SessionRow) -> datetime | None:
        patient = found.account.role is Role.PATIENT and not found.account.runs_service
        lives = self._policy.second_factor_lives if patient else self._policy.staff_second_factor_lives
        return None if found.second_factor_at is None else found.second_factor_at + lives


async def actor(account: AccountRow, second_factor: bool = False, session_id: int | None = None) -> Account | Operator:
    """Who looks after the clinic systems acts as an operator, at the desks of their own or at none."""
    if account.role is Role.PATIENT and not account.runs_service:
        return Account(account.id, account.patient_id, account.confirmed, second_factor, session_id)
    desks = await memberships(account.id)
    return Operator(
        account.id,
        account.confirmed,
        second_factor,
        session_id,
        desks.clinic_ids,
        desks.manages,
        runs_service=account.runs_service,
    )
