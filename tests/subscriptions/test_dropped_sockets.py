"""The same through the door: real sockets, cut off at random moments, against uvicorn."""

import asyncio
import json
import random
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from websockets.asyncio.client import ClientConnection, connect

from gateway.app import create_app
from gateway.parts import build_parts
from gateway.schema.node import global_id
from gateway.settings import Settings
from storage.models import Clinic, SlotState
from tests.services.clock import SetClock
from tests.subscriptions.changing import changing
from tests.subscriptions.conftest import NewBus
from tests.subscriptions.schedule import a_schedule, truth

DROPS = 200
SECONDS = 30.0
WATCH = """
subscription($clinicId: ID!, $after: String) {
  clinicSlots(clinicId: $clinicId, after: $after) {
    __typename
    ... on SlotSnapshot { cursor slots { slotId state freeSeats } }
    ... on SlotChanges { cursor slots { slotId state freeSeats } }
  }
}
"""


@dataclass
class Page:
    """What a browser knows of a clinic's slots."""

    clinic_id: str
    cursor: str | None = None
    slots: dict[str, tuple[SlotState, int]] = field(default_factory=dict)
    snapshots: int = 0

    def take(self, told: dict[str, Any]) -> None:
        if told["__typename"] == "SlotSnapshot":
            self.slots, self.snapshots = {}, self.snapshots + 1
        for slot in told["slots"]:
            self.slots[slot["slotId"]] = (SlotState(slot["state"]), slot["freeSeats"])
        self.cursor = told["cursor"]

    @property
    def subscribe(self) -> dict[str, Any]:
        variables = {"clinicId": self.clinic_id, "after": self.cursor}
        return {"id": "1", "type": "subscribe", "payload": {"query": WATCH, "variables": variables}}


@asynccontextmanager
async def served(settings: Settings, clock: SetClock) -> AsyncIterator[tuple[str, Any]]:
    """uvicorn in this process: its WebSocket address, and the parts it serves."""
    parts = build_parts(settings, clock)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(parts), log_level="warning", access_log=False))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    async with asyncio.timeout(SECONDS):
        while not server.started:
            assert not serving.done(), "the server did not start"
            await asyncio.sleep(0.01)
    try:
        yield f"ws://127.0.0.1:{listener.getsockname()[1]}/graphql", parts
    finally:
        server.should_exit = True
        await serving


async def watch(url: str, page: Page, told: asyncio.Semaphore) -> None:
    socket = await connect(url, subprotocols=["graphql-transport-ws"])  # type: ignore[list-item]
    try:
        await socket.send(json.dumps({"type": "connection_init"}))
        async for message in _messages(socket):
            match message["type"]:
                case "connection_ack":
                    await socket.send(json.dumps(page.subscribe))
                case "next":
                    assert "errors" not in message["payload"], message
                    page.take(message["payload"]["data"]["clinicSlots"])
                    told.release()
                case kind:
                    assert kind == "ping", message
    finally:
        # the cable is pulled: no goodbye
        socket.transport.abort()


async def _messages(socket: ClientConnection) -> AsyncIterator[Any]:
    async for message in socket:
        yield json.loads(message)


async def one_more(told: asyncio.Semaphore, watching: asyncio.Task[None]) -> None:
    """Until the watcher is told something; raises what the watcher fails with."""
    hearing = asyncio.create_task(told.acquire())
    done, _ = await asyncio.wait({hearing, watching}, timeout=SECONDS, return_when=asyncio.FIRST_COMPLETED)
    if hearing not in done:
        hearing.cancel()
        if watching in done:
            await watching
        raise TimeoutError("nothing was told")


async def drop_and_resume(url: str, page: Page, chance: random.Random) -> None:
    for _ in range(DROPS):
        told = asyncio.Semaphore(0)
        watching = asyncio.create_task(watch(url, page, told))
        for _ in range(chance.randint(0, 2)):
            await one_more(told, watching)
        for _ in range(chance.choice([0, 1, 3, 10, 30, 100])):
            await asyncio.sleep(0)
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching


async def shows_the_truth(url: str, page: Page, clinic: Clinic) -> None:
    expected = {global_id("Slot", slot_id): shown for slot_id, shown in (await truth(clinic)).items()}
    told = asyncio.Semaphore(0)
    watching = asyncio.create_task(watch(url, page, told))
    while page.slots != expected:
        await one_more(told, watching)
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


async def test_a_browser_dropped_200_times_ends_equal_to_the_database(
    database_url: str, broker_url: str, new_bus: NewBus, clock: SetClock
) -> None:
    settings = Settings(database_url=database_url, broker_url=broker_url, worker=False)
    async with served(settings, clock) as (url, parts):
        elsewhere = parts.bus if broker_url == "memory://" else await new_bus(broker_url)
        schedule = await a_schedule(doctors=2, days=1)
        page = Page(global_id("Clinic", schedule.clinic.id))
        reversing = database_url.startswith("postgres")
        async with changing(schedule, elsewhere.publish, reversing=reversing) as writers:
            await drop_and_resume(url, page, random.Random(21))
        await shows_the_truth(url, page, schedule.clinic)
        assert page.snapshots == 1
        assert sum(writer.commits for writer in writers) > DROPS / 2
