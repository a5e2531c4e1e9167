"""The app of the door: what answers at which address."""

import gc
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute, Route, WebSocketRoute

from auth.door.routes import door_routes
from auth.routes import auth_routes
from booking.actor import Anonymous
from gateway.context import Context, new_loaders
from gateway.endpoint import Endpoint
from gateway.faults import Faults
from gateway.files.routes import file_routes
from gateway.graphiql.routes import graphiql_routes
from gateway.graphql import build_schema
from gateway.headers import Headers
from gateway.health import health_routes
from gateway.masking import Masking
from gateway.metrics import metrics_routes
from gateway.open_data.routes import open_data_routes
from gateway.origins import Origins
from gateway.parts import Parts, running
from gateway.readings import Looks, Readings
from gateway.records import Records
from gateway.security_txt import security_routes
from gateway.systems import ClinicSystems
from gateway.upstream_routes import upstream_routes
from gateway.words import Tongue, tongue_of
from gateway.worker import working
from storage.models import Through


def create_app(parts: Parts, assets: Path = Path("var/graphiql")) -> Starlette:
    """`assets`: where GraphiQL's files lie; outside production it is served if they are there."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with serving(parts):
            yield

    return Starlette(
        routes=_routes(parts, assets),
        middleware=[Middleware(Headers, parts.door.origin), Middleware(Masking)],
        lifespan=lifespan,
    )


@asynccontextmanager
async def serving(parts: Parts) -> AsyncIterator[None]:
    """All that must run while the app answers; for a host that does not run the app's own lifespan."""
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(running(parts))
        if parts.worker_inside:
            await stack.enter_async_context(working(parts))
        # code and schema stay for good: looking at them in each full collection would stop everybody for 0.1 s
        gc.collect()
        gc.freeze()
        stack.callback(gc.unfreeze)
        yield


def _routes(parts: Parts, assets: Path) -> list[BaseRoute]:
    endpoint, door = _endpoint(parts), parts.door
    return [
        Route("/graphql", endpoint),
        WebSocketRoute("/graphql", endpoint),
        *(() if door.production else graphiql_routes(assets)),
        *door_routes(parts.own, own_accounts=parts.own_accounts),
        *auth_routes(parts.providers, parts.sessions, parts.engine, door.origin),
        *([parts.demo_provider.mount] if parts.demo_provider else ()),
        *file_routes(parts.sessions, parts.engine, ClinicSystems(parts.registry), door.origin),
        *security_routes(door.security_contact, door.security_expires, door.origin, parts.clock()),
        *health_routes(parts.bus),
        *open_data_routes(door.origin, parts.engine.policy, parts.clock),
        *upstream_routes(parts.registry.connected, parts.clock),
        *metrics_routes(door.metrics_token, parts.registry.sources, parts.clock, parts.engine.policy),
        *([parts.carriers.shown.route] if parts.carriers.shown else ()),
    ]


def _endpoint(parts: Parts) -> Endpoint:
    door = parts.door
    origins, looks = Origins(door.origin, bare_gets=not door.production), Looks()
    systems = ClinicSystems(parts.registry)

    def title(name: str, tongue: Tongue) -> str:
        party = parts.providers.find(name)
        return name if party is None else party.provider.title(tongue.lower())

    async def make_context(connection: HTTPConnection) -> Context:
        session = await parts.sessions.session_of(connection)
        by_page = origins.is_our_page(connection)
        actor = Anonymous() if session is None else replace(session.actor, by_page=by_page)
        return Context(
            actor=actor,
            session_id=None if session is None else session.session_id,
            reach=None if session is None else session.reach,
            second_factor_until=None if session is None else session.second_factor_until,
            tongue=tongue_of(connection.headers.get("accept-language")),
            engine=parts.engine,
            bus=parts.bus,
            feeds=parts.feeds,
            loaders=new_loaders(actor, parts.engine),
            readings=Readings(parts.engine, Through.PAGE if by_page else Through.API, looks),
            records=Records(parts.engine, actor),
            systems=systems,
            provider_titles=title,
        )

    return Endpoint(
        build_schema(introspection=not door.production, deadline_seconds=door.deadline_seconds),
        make_context,
        origins,
        Faults(suggest=not door.production),
        parts.watch,
        max_body_bytes=door.max_body_bytes,
        max_frame_bytes=door.max_frame_bytes,
        deadline_seconds=door.deadline_seconds,
    )
