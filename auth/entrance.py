"""What every address of signing in through a provider works with."""

from dataclasses import dataclass
from datetime import timedelta

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from auth.cookies import Cookie, hash_of, new_token
from auth.failures import Reason, SignInFailed
from auth.providers import Providers
from auth.sessions import LiveSession, Sessions
from booking.actor import Account
from booking.engine import Engine
from storage.models import SignInPurpose
from storage.sign_ins import Pending, begin_sign_in, take_sign_in

# long enough to find the phone with the code on it
SIGN_IN_LASTS = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a sign-in is for, and for whom; `to`: where the person goes on."""

    purpose: SignInPurpose
    to: str
    account_id: int | None = None
    other_account_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entrance:
    """`origin`: of our pages, such as https://talon.example. Methods raise SignInFailed."""

    providers: Providers
    sessions: Sessions
    engine: Engine
    origin: str
    browser_cookie: Cookie

    async def keep(self, request: Request, state: str, pending: Pending) -> str:
        """Keeps the sign-in for this browser; returns the value of the browser's cookie, to be written."""
        # one browser may have several sign-ins under way, in as many tabs
        browser = self.browser_cookie.read(request) or new_token()
        await begin_sign_in(hash_of(state), hash_of(browser), pending, self.engine.clock())
        return browser

    async def take(self, request: Request, state: str | None) -> Pending:
        """What was kept, once, for the browser that began."""
        browser = self.browser_cookie.read(request)
        pending = None
        if state and browser:
            pending = await take_sign_in(hash_of(state), hash_of(browser), self.engine.clock())
        if pending is None:
            raise SignInFailed(Reason.SIGN_IN_EXPIRED, "state")
        return pending

    async def person(self, request: Request) -> LiveSession:
        """Who is signed in, and no operator: a desk's account stays apart."""
        session = await self.signed_in(request)
        if not isinstance(session.actor, Account):
            raise SignInFailed(Reason.WORK_ACCOUNT, "join")
        return session

    async def signed_in(self, request: Request) -> LiveSession:
        session = await self.sessions.session_of(request)
        if session is None:
            raise SignInFailed(Reason.NOT_SIGNED_IN, "session")
        return session

    async def session_of(self, request: Request, account_id: int | None) -> LiveSession:
        """The browser's session, as long as it is still that account's."""
        session = await self.signed_in(request)
        if session.actor.account_id != account_id:
            raise SignInFailed(Reason.NOT_SIGNED_IN, "another account")
        return session

    def remember(self, response: Response, browser: str) -> Response:
        self.browser_cookie.write(response, browser)
        return response


def once(answer: QueryParams) -> dict[str, str]:
    """The parameters; RFC 6749 section 3.1 forbids any to come twice."""
    if len(answer.multi_items()) != len(answer):
        raise SignInFailed(Reason.PROVIDER_MISTRUSTED, "parameters")
    return dict(answer)
