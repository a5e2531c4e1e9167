"""Each part of the service, built once from the settings, for the server and the worker alike."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from auth.configured import SingleProvider, configured_parties
from auth.demo_provider.provider import DemoProvider
from auth.own import Own, own_accounts
from auth.providers import CALLBACK, Providers
from auth.relying_party import Party, RelyingParty
from auth.sessions import Sessions
from auth.watch import SessionWatch
from booking.engine import Engine
from booking.ports import Clock
from booking.rules.policy import Policy
from gateway.senders import Carriers, build_carriers
from gateway.settings import Settings
from storage.database import close_database, open_database
from storage.keys import Keys
from subscriptions.bus import Bus
from subscriptions.feed import Feeds
from upstream.registry import Registry, connect


@dataclass(frozen=True, slots=True)
class Door:
    """How the door is kept. `origin`: the address people open. `security_contact`: for security.txt."""

    origin: str
    production: bool
    max_body_bytes: int
    max_frame_bytes: int
    deadline_seconds: float
    security_contact: str | None
    security_expires: date | None
    metrics_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Parts:
    """`worker_inside`: whether the server does the worker's tasks too. `demo_provider`: None beside a real one.

    `own`: accounts of our own; `own_accounts`: whether people may have a password here.
    """

    database_url: str
    keys: Keys
    door: Door
    clock: Clock
    bus: Bus
    feeds: Feeds
    registry: Registry
    engine: Engine
    sessions: Sessions
    watch: SessionWatch
    providers: Providers
    own: Own
    own_accounts: bool
    carriers: Carriers
    demo_provider: DemoProvider | None
    worker_inside: bool


def build_parts(settings: Settings, clock: Clock | None = None, policy: Policy | None = None) -> Parts:
    """Nothing is opened yet: `running` does that."""
    tells = clock or _now
    bus = Bus(settings.broker_url)
    registry = connect(settings.clinic_systems, tells)
    sessions = Sessions(settings.origin, tells)
    demo = _demo_provider(settings, tells)
    providers = Providers(_parties(settings, tells, demo))
    numbers = policy or _policy(settings)
    engine = Engine(tells, registry.remotes, numbers, bus.publish, settings.origin, registry.records)
    return Parts(
        database_url=settings.database_url,
        keys=Keys(settings.data_keys, settings.index_key, settings.var_dir / "keys.json"),
        door=_door(settings),
        clock=tells,
        bus=bus,
        feeds=Feeds(bus, tells),
        registry=registry,
        engine=engine,
        sessions=sessions,
        watch=SessionWatch(sessions),
        providers=providers,
        own=own_accounts(engine, sessions, providers, settings.origin),
        own_accounts=settings.own_accounts,
        carriers=build_carriers(settings, tells),
        demo_provider=demo,
        worker_inside=settings.worker,
    )


@asynccontextmanager
async def running(parts: Parts) -> AsyncIterator[None]:
    """The database open, the bus and the feeds at work; all ended in reverse order."""
    await open_database(parts.database_url, parts.keys.ring())
    try:
        await parts.bus.start()
        await parts.feeds.start()
        try:
            yield
        finally:
            await parts.feeds.stop()
            await parts.engine.calls.break_off()
            await parts.bus.stop()
            await parts.registry.close()
    finally:
        await close_database()


def _policy(settings: Settings) -> Policy:
    usual = Policy()
    # there must be time left to say that the clinic has not answered
    return replace(usual, clinic_wait=min(usual.clinic_wait, timedelta(seconds=settings.deadline_seconds * 0.6)))


def _now() -> datetime:
    return datetime.now(UTC)


def _door(settings: Settings) -> Door:
    return Door(
        origin=settings.origin,
        production=settings.production,
        max_body_bytes=settings.max_body_bytes,
        max_frame_bytes=settings.max_frame_bytes,
        deadline_seconds=settings.deadline_seconds,
        security_contact=settings.security_contact,
        security_expires=settings.security_expires,
        metrics_token=settings.metrics_token,
    )


def _demo_provider(settings: Settings, clock: Clock) -> DemoProvider | None:
    if not settings.demo or settings.oidc_issuer or settings.providers:
        return None
    return DemoProvider(settings.origin, clock, production=settings.production)


def _parties(settings: Settings, clock: Clock, demo: DemoProvider | None) -> list[Party]:
    if demo is not None:
        redirect_uri = f"{settings.origin}{CALLBACK}/{demo.as_configured().name}"
        return [RelyingParty(demo.as_configured(), redirect_uri, clock, demo.open_transport)]
    single = SingleProvider(
        settings.oidc_issuer,
        settings.oidc_client_id,
        settings.oidc_client_secret,
        settings.oidc_scopes,
        settings.oidc_confirmed_claim,
        settings.oidc_operator_claim,
    )
    return configured_parties(settings.providers, single, settings.origin, clock)
