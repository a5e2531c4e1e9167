"""Page and gateway on one port, in one process. The only file that knows both."""

import os

# Reflex reads these when it is imported: the page was built before, and its files are served from here.
os.environ["__REFLEX_MOUNT_FRONTEND_COMPILED_APP"] = "true"
os.environ["__REFLEX_SKIP_COMPILE"] = "true"
os.environ["REFLEX_TELEMETRY_ENABLED"] = "false"

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from web.build import BUILT
from web.delivery import Delivery, SameOriginOnly
from web.gateway import connect
from web.own_state import OwnState
from web.web import app as page


class PageNotBuilt(Exception):
    """The page's files are missing; the text says what to run."""


def compose(gateway: Starlette, origin: str) -> ASGIApp:
    """What the gateway has a route for is the gateway's, everything else the page's. Both lifespans run."""
    if not (BUILT / "index.html").exists():
        raise PageNotBuilt("The page is not built yet: run `make page` first.")
    connect(httpx.ASGITransport(app=gateway, raise_app_exceptions=False), origin)
    own = {first_part(route.path) for route in gateway.routes if isinstance(route, Route | WebSocketRoute | Mount)}

    def beside(pages: ASGIApp) -> ASGIApp:
        delivery = Delivery(pages, origin, BUILT)

        async def choose(scope: Scope, receive: Receive, send: Send) -> None:
            await (gateway if first_part(scope["path"]) in own else delivery)(scope, receive, send)

        return choose

    @asynccontextmanager
    async def gateway_lifespan() -> AsyncIterator[None]:
        # Reflex runs only its own lifespan, never that of what it is composed with.
        async with gateway.router.lifespan_context(gateway):
            yield

    page.api_transformer = beside
    page.register_lifespan_task(gateway_lifespan)
    return SameOriginOnly(OwnState(page()))


def first_part(path: str) -> str:
    """`graphql` of `/graphql`, `auth` of `/auth/sign-in`."""
    return path.lstrip("/").split("/", 1)[0]
