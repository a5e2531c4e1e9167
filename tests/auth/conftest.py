from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from auth.demo_provider.provider import DemoProvider
from auth.provider import Provider
from auth.providers import CALLBACK, Providers
from auth.relying_party import OpenTransport, Party, RelyingParty
from auth.routes import auth_routes
from auth.sessions import Sessions
from booking.engine import Engine
from booking.events import Event
from booking.rules.policy import Policy
from tests.services.clock import SetClock

ORIGIN = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Site:
    """Our door with nothing behind it but a page that tells who asks."""

    app: Starlette
    sessions: Sessions
    origin: str
    clock: SetClock
    demo: DemoProvider | None

    def browser(self) -> httpx.AsyncClient:
        """A browser with an empty cookie jar."""
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=self.origin)


def site(*parties: Party, clock: SetClock, origin: str = ORIGIN, demo: DemoProvider | None = None) -> Site:
    sessions = Sessions(origin, clock)

    async def whoami(request: Request) -> JSONResponse:
        session = await sessions.session_of(request)
        return JSONResponse(None if session is None else {"actor": repr(session.actor), "id": session.session_id})

    async def publish(_event: Event) -> None:
        """Nobody listens."""

    engine = Engine(clock, {}, Policy(), publish, origin)
    routes = [*auth_routes(Providers(parties), sessions, engine, origin), Route("/whoami", whoami)]
    return Site(Starlette(routes=[*routes, *([demo.mount] if demo else [])]), sessions, origin, clock, demo)


def relying_party(
    provider: Provider, clock: SetClock, open_transport: OpenTransport | None = None, origin: str = ORIGIN
) -> RelyingParty:
    return RelyingParty(provider, f"{origin}{CALLBACK}/{provider.name}", clock, open_transport)


def demo_site(clock: SetClock, origin: str = ORIGIN) -> Site:
    demo = DemoProvider(origin, clock, production=False)
    party = relying_party(demo.as_configured(), clock, demo.open_transport, origin)
    return site(party, clock=clock, origin=origin, demo=demo)


@pytest.fixture
def demo(database: str, clock: SetClock) -> Site:  # noqa: ARG001 - it must be open
    """Our door with the demo provider beside it."""
    return demo_site(clock)


@pytest.fixture
async def browser(demo: Site) -> AsyncIterator[httpx.AsyncClient]:
    async with demo.browser() as client:
        yield client
