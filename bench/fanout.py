"""S1: a change of one clinic pushed to all its viewers. Talon: a real hold or release, told by GraphQL; beside R."""

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import orjson

from bench.http_load import HttpConnection
from bench.region import Databases, Made
from bench.report import Figures, percentile
from bench.servers import Cores, CouldNotMeasure, Server, running
from bench.socket_load import Viewer, message
from gateway.schema.node import global_id
from tests.services.keys import TEST_KEYS

CONNECTING = 50
WARM = 2
SECONDS = 120.0
WATCH = """
subscription Watch($clinicId: ID!) {
  clinicSlots(clinicId: $clinicId) {
    __typename
    ... on SlotSnapshot { cursor slots { slotId doctorId startsAt endsAt room state freeSeats at } }
    ... on SlotChanges { cursor slots { slotId doctorId startsAt endsAt room state freeSeats at } }
  }
}
"""
HOLD = """
mutation($input: SlotHoldInput!) {
  slotHold(input: $input) { ... on SlotHoldSuccess { hold { id } } ... on Refusal { code } }
}
"""
RELEASE = (
    "mutation($input: HoldReleaseInput!) { holdRelease(input: $input) { ... on HoldReleaseSuccess { hold { id } } } }"
)
# as long as one of Talon's frames
FRAME = message(id="1", type="next", payload={"data": {"clinicSlots": {"filling": "x" * 271}}})
Change = Callable[[], Awaitable[object]]


@dataclass
class Audience:
    """Counts who has heard what."""

    size: int
    heard: list[int] = field(default_factory=list)
    arrived: list[float] = field(default_factory=list)
    frame_bytes: int = 0
    all_heard: asyncio.Event = field(default_factory=asyncio.Event)
    lost: str | None = None

    def ear(self, number: int) -> Callable[[bytes, float], None]:
        def hear(frame: bytes, now: float) -> None:
            self.heard[number] += 1
            self.frame_bytes = len(frame)
            self.arrived.append(now)
            if len(self.arrived) >= self.size:
                self.all_heard.set()

        return hear

    def lose(self, why: str) -> None:
        self.lost = why
        self.all_heard.set()

    async def after(self, change: Change) -> list[float]:
        """Milliseconds from asking for the change until it reached each viewer."""
        self.arrived.clear()
        self.all_heard.clear()
        begun = time.perf_counter()
        async with asyncio.timeout(SECONDS):
            await change()
            await self.all_heard.wait()
        if self.lost:
            raise CouldNotMeasure(f"a viewer was lost: {self.lost}")
        return [1000 * (arrived - begun) for arrived in self.arrived]


@dataclass(frozen=True)
class Contender:
    """`change`: makes one change at a time, over a connection."""

    name: str
    app: str
    path: str
    changes: Callable[[HttpConnection, Made], Change]


def holding(connection: HttpConnection, made: Made) -> Change:
    """In turn: somebody holds the first slot, and gives it back."""
    room = made.rooms[0]
    token, slot = room.people[0].token, global_id("Slot", room.slot_ids[0])
    held: list[str] = []

    async def ask(query: str, name: str, wanted: dict[str, str]) -> str:
        asked = {"query": query, "variables": {"input": {"idempotencyKey": uuid.uuid4().hex, **wanted}}}
        answer = await connection.post("/graphql", orjson.dumps(asked), token)
        if answer.get("errors") or "hold" not in answer["data"][name]:
            raise CouldNotMeasure(f"{name}: {answer}")
        return str(answer["data"][name]["hold"]["id"])

    async def change() -> None:
        if held:
            await ask(RELEASE, "holdRelease", {"holdId": held.pop()})
        else:
            held.append(await ask(HOLD, "slotHold", {"slotId": slot}))

    return change


def pushing(connection: HttpConnection, _made: Made) -> Change:
    return lambda: connection.post("/push", FRAME)


TALON = Contender("Talon", "bench.door:app", "/graphql", holding)
R = Contender("R", "bench.limits.broadcast:app", "/watch", pushing)


async def one_round(cores: Cores, databases: Databases, contender: Contender, viewers: int, events: int) -> Figures:
    """Raises CouldNotMeasure unless each viewer was told each change exactly once."""
    with databases.fresh() as database:
        environ = {"TALON_DATABASE_URL": database.url, "TALON_BROKER_URL": "memory://", **TEST_KEYS}
        with running(cores, contender.app, environ) as server:
            return await _measure(server, databases.made, contender, viewers, events)


async def _measure(server: Server, made: Made, contender: Contender, viewers: int, events: int) -> Figures:
    changing = await HttpConnection.open(server.port)
    change = contender.changes(changing, made)
    async with _watching(server, made, contender, 1) as first:
        # whatever is done and kept once for all viewers
        for _ in range(WARM):
            await first.after(change)
    memory, cpu = server.memory_kib(), server.cpu_ms()
    async with _watching(server, made, contender, viewers) as audience:
        subscribing = server.cpu_ms() - cpu
        memory = server.memory_kib() - memory
        for _ in range(WARM):
            await audience.after(change)
        cpu = server.cpu_ms()
        took = [ms for _ in range(events) for ms in await audience.after(change)]
        cpu = server.cpu_ms() - cpu
    if set(audience.heard) != {WARM + events}:
        raise CouldNotMeasure(f"S1: {contender.name} did not tell each viewer each change exactly once")
    changing.close()
    return {
        "cpu_us_delivery": 1000 * cpu / (viewers * events),
        "p50_ms": percentile(took, 0.5),
        "p99_ms": percentile(took, 0.99),
        "kib_connection": memory / viewers,
        "cpu_ms_subscribe": subscribing / viewers,
        "frame_bytes": float(audience.frame_bytes),
    }


@asynccontextmanager
async def _watching(server: Server, made: Made, contender: Contender, viewers: int) -> AsyncIterator[Audience]:
    audience = Audience(viewers, [0] * viewers)
    variables = {"clinicId": global_id("Clinic", made.clinic_id)}
    subscribe = message(id="1", type="subscribe", payload={"query": WATCH, "variables": variables})
    gate, opened = asyncio.Semaphore(CONNECTING), []

    async def connect(number: int) -> None:
        async with gate:
            viewer = Viewer(contender.path, subscribe, audience.ear(number), audience.lose)
            await asyncio.get_running_loop().create_connection(lambda: viewer, "127.0.0.1", server.port)
            opened.append(viewer)
            await viewer.subscribed

    try:
        async with asyncio.timeout(SECONDS):
            await asyncio.gather(*(connect(number) for number in range(viewers)))
        yield audience
    finally:
        for viewer in opened:
            viewer.close()
