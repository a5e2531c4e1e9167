"""What one such process does: a gateway's engine over the real adapters, until the step it dies at."""

import asyncio
import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from random import uniform

import httpx

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.move import move
from booking.actor import Account
from booking.engine import Engine
from booking.errors import Refused
from booking.events import Event
from storage.database import close_database, open_database
from tests.chaos.cases import Deed
from tests.chaos.ground import POLICY
from tests.chaos.peers.peer import Address
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING
from upstream.http import ClinicHttp


@dataclass(frozen=True)
class Plan:
    """`what`: the claim, appointment and slot it is about. `who`: the account and its patient."""

    url: str
    addresses: tuple[Address, ...]
    now: str
    deed: Deed
    who: tuple[int, int]
    key: str
    what: dict[str, int]
    dies_at: int


@dataclass
class Steps:
    """Counted: each commit that is told, each request before it is sent, while it is under way, and once answered."""

    dies_at: int
    done: int = 0

    @property
    def is_last(self) -> bool:
        return self.done == self.dies_at

    def step(self) -> None:
        if self.is_last:
            die()
        self.done += 1

    async def tell(self, _event: Event) -> None:
        self.step()


@dataclass
class MortalWire(httpx.AsyncBaseTransport):
    steps: Steps
    inner: httpx.AsyncHTTPTransport

    def http(self, name: str, url: str) -> ClinicHttp:
        return ClinicHttp(name, url, transport=self)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.steps.step()
        sending = asyncio.create_task(self.inner.handle_async_request(request))
        if self.steps.is_last:
            await asyncio.wait({sending}, timeout=uniform(0, 0.02))
            die()
        self.steps.done += 1
        answer = await sending
        await answer.aread()
        self.steps.step()
        return answer

    async def aclose(self) -> None:
        await self.inner.aclose()


def die() -> None:
    """As kill -9 does it: no goodbye to anybody."""
    os.kill(os.getpid(), signal.SIGKILL)


async def live(plan: Plan) -> None:
    await open_database(plan.url, TEST_RING)
    steps = Steps(plan.dies_at)
    clock = SetClock(datetime.fromisoformat(plan.now))
    wire = MortalWire(steps, httpx.AsyncHTTPTransport())
    systems = {
        address.name: import_module(f"tests.chaos.peers.{address.kind}").connect(address, wire.http, clock)
        for address in plan.addresses
    }
    remotes = {name: system.system for name, system in systems.items()}
    with suppress(Refused):
        await _do(Engine(clock, remotes, POLICY, steps.tell), plan)
    for system in systems.values():
        await system.close()
    await close_database()


async def _do(engine: Engine, plan: Plan) -> None:
    account_id, patient_id = plan.who
    actor, what, key = Account(account_id, patient_id, confirmed=True), plan.what, plan.key
    match plan.deed:
        case Deed.BOOK:
            await book(engine, actor, key=key, claim_id=what["claim"])
        case Deed.MOVE:
            await move(engine, actor, key=key, appointment_id=what["appointment"], slot_id=what["slot"])
        case Deed.CANCEL:
            await cancel(engine, actor, key=key, appointment_id=what["appointment"], late_confirmed=True)
