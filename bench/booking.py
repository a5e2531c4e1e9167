"""M1: book a slot, 32 tries a slot. A try holds; who wins books. Talon through GraphQL over HTTP, beside R."""

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson

from bench.http_load import HttpConnection
from bench.region import Database, Databases, Made, Person
from bench.report import Figures, percentile
from bench.servers import Cores, CouldNotMeasure, Server, running
from gateway.schema.node import global_id
from tests.services.keys import TEST_KEYS

TRIES = 32
DOCTORS = 4
WARM_SLOTS = 2
CONNECTIONS = 16
SECONDS = 120.0
HOLD = """
mutation Hold($input: SlotHoldInput!) {
  slotHold(input: $input) { __typename ... on SlotHoldSuccess { hold { id expiresAt } } ... on Refusal { code } }
}
"""
BOOK = """
mutation Book($input: AppointmentBookInput!) {
  appointmentBook(input: $input) {
    __typename ... on AppointmentBookSuccess { appointment { code status startsAt } } ... on Refusal { code }
  }
}
"""
Try = Callable[[HttpConnection, Person, int], Awaitable[bool]]


@dataclass(frozen=True)
class Contender:
    """`attempt` holds the slot for the person and, where that is won, books it; True when booked."""

    name: str
    app: str
    attempt: Try


async def through_talon(connection: HttpConnection, person: Person, slot_id: int) -> bool:
    wanted = {"idempotencyKey": uuid.uuid4().hex, "slotId": global_id("Slot", slot_id)}
    held = await _ask(connection, person, HOLD, "slotHold", wanted)
    if held["__typename"] != "SlotHoldSuccess":
        return False
    hold = {"idempotencyKey": uuid.uuid4().hex, "holdId": held["hold"]["id"]}
    booked = await _ask(connection, person, BOOK, "appointmentBook", hold)
    return bool(booked["__typename"] == "AppointmentBookSuccess")


async def _ask(
    connection: HttpConnection, person: Person, query: str, field: str, wanted: dict[str, str]
) -> dict[str, Any]:
    body = orjson.dumps({"query": query, "variables": {"input": wanted}})
    answer = await connection.post("/graphql", body, person.token)
    if answer.get("errors"):
        raise CouldNotMeasure(f"{field}: {answer['errors']}")
    told: dict[str, Any] = answer["data"][field]
    return told


async def by_hand(connection: HttpConnection, person: Person, slot_id: int) -> bool:
    asked = orjson.dumps({"key": uuid.uuid4().hex, "slot": slot_id})
    held = await connection.post("/hold", asked, person.token)
    if "hold" not in held:
        return False
    wanted = orjson.dumps({"key": uuid.uuid4().hex, "claim": held["hold"]["id"]})
    return "appointment" in await connection.post("/book", wanted, person.token)


TALON = Contender("Talon", "bench.door:app", through_talon)
R = Contender("R", "bench.limits.booking:app", by_hand)


@dataclass
class Run:
    """Tries of one round, as the clients saw them."""

    attempt: Try
    tries: Iterator[tuple[Person, int]]
    took_ms: list[float] = field(default_factory=list)
    wins: int = 0

    async def work(self, connection: HttpConnection) -> None:
        for person, slot_id in self.tries:
            begun = time.perf_counter()
            won = await self.attempt(connection, person, slot_id)
            self.took_ms.append(1000 * (time.perf_counter() - begun))
            # not before the await: others count meanwhile
            self.wins += won


def contested(made: Made, first: int, end: int) -> Iterator[tuple[Person, int]]:
    """Each slot is tried by 32 people one after the other; neighbours in the queue are other doctors' slots."""
    for index in range(first, end):
        for room in made.rooms:
            for person in room.people:
                yield person, room.slot_ids[index]


async def one_round(cores: Cores, databases: Databases, contender: Contender, slots: int) -> Figures:
    """`slots`: how many of each doctor's are contested. Raises CouldNotMeasure unless each was booked exactly once."""
    with databases.fresh() as database:
        environ = {"TALON_DATABASE_URL": database.url, "TALON_BROKER_URL": "memory://", **TEST_KEYS}
        with running(cores, contender.app, environ) as server:
            figures, wins = await _measure(server, databases.made, contender, slots)
        _refuse_unless_once(contender, database, (WARM_SLOTS + slots) * DOCTORS, wins)
    return figures


async def _measure(server: Server, made: Made, contender: Contender, slots: int) -> tuple[Figures, int]:
    connections = [await HttpConnection.open(server.port) for _ in range(CONNECTIONS)]
    try:
        warm = Run(contender.attempt, contested(made, 0, WARM_SLOTS))
        await _contend(warm, connections)
        run = Run(contender.attempt, contested(made, WARM_SLOTS, WARM_SLOTS + slots))
        cpu, begun = server.cpu_ms(), time.perf_counter()
        await _contend(run, connections)
        seconds, cpu = time.perf_counter() - begun, server.cpu_ms() - cpu
    finally:
        for connection in connections:
            connection.close()
    tries = len(run.took_ms)
    figures = {"cpu_ms": cpu / tries, "rps": tries / seconds, "p99_ms": percentile(run.took_ms, 0.99)}
    return figures, warm.wins + run.wins


async def _contend(run: Run, connections: list[HttpConnection]) -> None:
    async with asyncio.timeout(SECONDS):
        await asyncio.gather(*(run.work(connection) for connection in connections))


def _refuse_unless_once(contender: Contender, database: Database, slots: int, wins: int) -> None:
    counted = {
        "contested slots": slots,
        "wins told to clients": wins,
        "appointments": database.number("SELECT count(*) FROM appointment WHERE active"),
        "slots with one": database.number("SELECT count(DISTINCT slot_id) FROM appointment WHERE active"),
        "slots taken": database.number("SELECT count(*) FROM slot WHERE state = 'TAKEN'"),
        "seats booked": database.number("SELECT coalesce(sum(booked), 0) FROM slot"),
    }
    if len(set(counted.values())) != 1:
        raise CouldNotMeasure(f"M1: {contender.name} did not book each slot exactly once: {counted}")
