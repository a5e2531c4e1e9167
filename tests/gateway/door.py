"""The door with a small world behind it, and callers that come to it as browsers and programs do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette

from auth.cookies import hash_of, new_token
from booking.actor import Account, Operator
from booking.ports import RecordSources
from gateway.app import create_app
from gateway.parts import Parts, build_parts
from gateway.settings import Settings
from storage.sessions import NewSession, replace_session
from tests.booking.world import World, a_world
from tests.services.clock import SetClock
from tests.services.ports import free_port
from upstream.registry import Registry

ORIGIN = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Door:
    app: Starlette
    parts: Parts
    world: World

    def caller(self, **headers: str) -> "Caller":
        """Somebody with an empty cookie jar; headers with their dashes written as underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        transport = httpx.ASGITransport(self.app)
        return Caller(httpx.AsyncClient(transport=transport, base_url=self.parts.door.origin, headers=named))

    async def signed_in(self, who: Account | Operator, **headers: str) -> "Caller":
        caller = self.caller(**headers)
        caller.client.cookies.set(self.parts.sessions.cookie.name, await self.session(who))
        return caller

    async def session(self, who: Account | Operator) -> str:
        """The token of a new session, as it stands in the cookie; with a second factor if they have shown one."""
        token, now = new_token(), self.parts.clock()
        shown = now if who.second_factor else None
        ends = now + timedelta(hours=12)
        new = NewSession(hash_of(token), who.account_id, None, now, ends, second_factor_at=shown)
        await replace_session(None, new)
        return token


@dataclass(frozen=True)
class Caller:
    client: httpx.AsyncClient

    async def ask(self, query: str, **variables: Any) -> Any:
        """The data; there must be no error."""
        told = await self.tell(query, **variables)
        assert "errors" not in told, told["errors"]
        return told["data"]

    async def tell(self, query: str, **variables: Any) -> Any:
        """The whole answer."""
        answer = await self.client.post("/graphql", json={"query": query, "variables": variables})
        return answer.json()

    async def refused(self, query: str, **variables: Any) -> dict[str, Any]:
        """The extensions of the only error."""
        (error,) = (await self.tell(query, **variables))["errors"]
        extensions: dict[str, Any] = error["extensions"]
        return extensions

    async def send(self, method: str = "POST", body: bytes | None = None, **headers: str) -> httpx.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.client.request(method, "/graphql", content=body, headers=named)


@asynccontextmanager
async def a_door(
    clock: SetClock,
    settings: Settings | None = None,
    records: RecordSources | None = None,
    registry: Registry | None = None,
) -> AsyncIterator[Door]:
    """The database is open already; bus and feeds run, the worker does not."""
    world = await a_world(clock)
    built = build_parts(settings or Settings(), clock)
    world.engine = replace(world.engine, publish=built.bus.publish, records=records or {})
    parts = replace(built, engine=world.engine, registry=registry or built.registry)
    await parts.bus.start()
    await parts.feeds.start()
    try:
        yield Door(create_app(parts), parts, world)
    finally:
        await parts.feeds.stop()
        await parts.bus.stop()


@asynccontextmanager
async def served(app: Starlette, port: int | None = None) -> AsyncIterator[str]:
    """The app behind a real server on loopback; yields host:port."""
    port = port or free_port()
    config = uvicorn.Config(app, host="127.0.0.1", port=port, lifespan="off", log_level="error", ws_max_size=65_536)
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    try:
        async with asyncio.timeout(10):
            while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
                await asyncio.sleep(0.01)
        yield f"127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task
