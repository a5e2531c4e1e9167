"""The addresses of signing in through providers, and of signing out."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from auth.answers import failed, redirect
from auth.arrivals import Arrivals
from auth.back_channel import BackChannel
from auth.cookies import cookie
from auth.departures import Departures
from auth.entrance import SIGN_IN_LASTS, Entrance
from auth.failures import Reason, SignInFailed
from auth.our_page import from_our_page
from auth.pages import language_of
from auth.providers import CALLBACK, JOIN, SIGN_IN, STEP_UP, Providers
from auth.return_to import HOME
from auth.sessions import Sessions
from booking.engine import Engine

SIGN_OUT, MERGE, BACK_CHANNEL = "/auth/sign-out", "/auth/merge", "/auth/back-channel-logout"


def auth_routes(providers: Providers, sessions: Sessions, engine: Engine, origin: str) -> list[Route]:
    """Routes for pages at `origin`, such as https://talon.example."""
    entrance = Entrance(providers, sessions, engine, origin, cookie("talon_sign_in", origin, SIGN_IN_LASTS))
    departures, arrivals, leaving = Departures(entrance), Arrivals(entrance), _Leaving(entrance)
    return [
        Route(SIGN_IN, departures.choose, methods=["GET"]),
        Route(SIGN_IN + "/{provider}", departures.sign_in, methods=["GET"]),
        Route(STEP_UP + "/{provider}", departures.step_up, methods=["GET"]),
        Route(JOIN + "/{provider}", departures.join, methods=["GET"]),
        Route(CALLBACK + "/{provider}", arrivals.callback, methods=["GET"]),
        Route(MERGE, arrivals.merge, methods=["POST"]),
        Route(SIGN_OUT, leaving.sign_out, methods=["POST"]),
        Route(BACK_CHANNEL + "/{provider}", BackChannel(providers, engine.clock).logout, methods=["POST"]),
    ]


@dataclass(frozen=True, slots=True)
class _Leaving:
    entrance: Entrance

    async def sign_out(self, request: Request) -> Response:
        if not from_our_page(request, self.entrance.origin):
            return failed(SignInFailed(Reason.FOREIGN_ORIGIN, "sign-out"), language_of(request), HOME)
        ended = await self.entrance.sessions.end(request)
        party = None if ended is None else self.entrance.providers.find(ended.provider)
        onward = None
        if party is not None and ended is not None:
            onward = await party.farewell(ended.id_token, self.entrance.origin + HOME)
        response = redirect(onward or HOME)
        self.entrance.sessions.cookie.clear(response)
        return response
