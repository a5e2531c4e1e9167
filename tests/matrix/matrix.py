"""Asks everything as everybody, through HTTP and over sockets, and counts what got out that should not have."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import httpx
import orjson
import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType
from starlette.applications import Starlette
from websockets.asyncio.client import ClientConnection, connect

from booking.events import AppointmentChanged
from gateway.app import create_app
from gateway.endpoint import Endpoint
from gateway.graphql import build_schema
from gateway.limiter import graphql_schema
from gateway.parts import Parts, build_parts
from gateway.query import Query
from gateway.resolvers.node import BATCHES
from gateway.schema.access import Rule, access, rule_of
from gateway.schema.node import Node, global_id, split_id
from gateway.settings import Settings
from storage import models
from storage.queries.patients import OwnPatient
from storage.queries.record_row import ENTRY, JOINS, RecordRow, record_row
from storage.queries.slots import slots_by_id
from storage.sql import rows
from tests.gateway.door import served
from tests.matrix.deeds import aimless, given, target
from tests.matrix.oracle import RECORD, Sight, field_sight, sight
from tests.matrix.questions import Questions
from tests.matrix.town import Owner, Role, Thing, Town, a_town
from tests.services.clock import SetClock

# deeper than a document made from the schema goes
READINGS = "{ clinicSystems { clinics { edges { node { clinic { id } freshness { state } } } } } }"
DENIED = {"UNAUTHENTICATED", "FORBIDDEN", "SECOND_FACTOR_REQUIRED", "NOT_FOUND"}
MODELS: dict[str, type[Any]] = {
    name: getattr(models, {"Hold": "Claim", "StaffMember": "Membership"}.get(name, name), models.Patient)
    for name in BATCHES
    if name != "Slot"
}


@dataclass
class Tally:
    """`leaks`: what got out, or was kept from who may see it, one sentence each."""

    fields: int = 0
    cells: int = 0
    undeclared: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)

    def told(self) -> dict[str, int]:
        return {
            "fields": self.fields,
            "cells": self.cells,
            "undeclared": len(self.undeclared),
            "leaks": len(self.leaks),
        }


@dataclass(frozen=True)
class Answer:
    data: Any
    codes: list[str]
    text: str


@dataclass
class Caller:
    role: Role
    client: httpx.AsyncClient
    token: str | None

    async def ask(self, document: str, **variables: Any) -> Answer:
        answer = await self.client.post("/graphql", json={"query": document, "variables": variables})
        told = answer.json()
        codes = [error["extensions"]["code"] for error in told.get("errors", [])]
        return Answer(told.get("data"), codes, answer.text)


class Matrix:
    def __init__(self, parts: Parts, app: Starlette, town: Town, every: int = 1) -> None:
        """`every`: of the things to look at, only each so manieth."""
        self._parts = parts
        self._app = app
        self._town = town
        self._every = every
        self._questions = Questions(graphql_schema(build_schema(query=Unscoped)))
        self._turn = 0
        self._members: Counter[str] = Counter()
        self.tally = Tally()

    async def run(self) -> Tally:
        callers = [await self._caller(role) for role in self._town.roles]
        for caller in callers:
            await self._things(caller)
            await self._roots(caller)
        await self._sockets(callers)
        for caller in callers:
            await self._deeds(caller)
        for caller in callers:
            await caller.client.aclose()
        self._count()
        return self.tally

    async def _caller(self, role: Role) -> Caller:
        origin = self._parts.door.origin
        client = httpx.AsyncClient(transport=httpx.ASGITransport(self._app), base_url=origin)
        token = None if role.account_id is None else await self._town.session(role)
        if token is not None:
            client.cookies.set(self._parts.sessions.cookie.name, token)
        return Caller(role, client, token)

    async def _things(self, caller: Caller) -> None:
        for thing in self._town.things:
            if self._is_turn():
                await self._thing(caller, thing)

    async def _thing(self, caller: Caller, thing: Thing) -> None:
        """Through `node`, and handed out by a root field that knows no owner: the rules must hold by themselves."""
        names = self._questions.fields(thing.type_name)
        for root in ("node(id: $id)", "unscoped(id: $id)"):
            for document in self._questions.of_node(thing.type_name, root):
                answer = await caller.ask(document, id=global_id(thing.type_name, thing.number))
                self._check_secrets(caller.role, answer, thing)
                for place, name in enumerate(names):
                    self.tally.cells += 1
                    self._judge(
                        f"{caller.role.name} · {root} · {thing.owner} {thing.type_name}.{name}",
                        self._questions.rule(thing.type_name, name),
                        field_sight(caller.role, thing, name),
                        answer,
                        f"f{place}",
                        name,
                    )

    def _judge(self, cell: str, rule: Rule, seen: Sight, answer: Answer, alias: str, name: str) -> None:
        if not isinstance(answer.data, dict):
            return self._leak(f"{cell}: no answer at all, {answer.codes}")
        got = (answer.data.get(alias) or {}).get(name)
        if rule is Rule.PUBLIC or seen is Sight.SEES:
            if answer.data.get(alias) is None and seen is Sight.SEES:
                self._leak(f"{cell}: kept from who may see it, {answer.codes}")
        elif got is not None and not (rule is Rule.WITH_PARENT and seen is not Sight.NOT):
            self._leak(f"{cell}: got out")
        return None

    def _check_secrets(self, role: Role, answer: Answer, asked: Thing | None = None) -> None:
        for thing in self._town.things:
            own = role.account_id is not None and thing.account_id == role.account_id
            if thing.secret and thing.secret in answer.text and not own and sight(role, thing) is not Sight.SEES:
                about = f" in the answer about {asked.owner} {asked.type_name}" if asked else ""
                self._leak(f"{role.name}: {thing.owner} {thing.type_name} stands{about}")
        if "TOO_COMPLEX" in answer.codes or "INTERNAL" in answer.codes or "GRAPHQL_VALIDATION_FAILED" in answer.codes:
            self._leak(f"{role.name}: {answer.codes} {answer.text[:300]}")

    async def _roots(self, caller: Caller) -> None:
        signed_in = caller.role.account_id is not None
        for name, document in self._questions.of_viewer():
            answer = await caller.ask(document)
            self._cell(caller, answer)
            if not signed_in and answer.data != {"viewer": None}:
                self._leak(f"anonymous: viewer.{name}")
        at_desk = bool(caller.role.desk_of) and caller.role.second_factor
        clinic = global_id("Clinic", self._town.clinic.id)
        for name, document in self._questions.of_desk(clinic):
            answer = await caller.ask(document)
            self._cell(caller, answer)
            if not at_desk and ((answer.data or {}).get("viewer") or {}).get("desk") is not None:
                self._leak(f"{caller.role.name}: desk.{name}")
        self._cell(caller, await caller.ask(self._questions.note(READINGS)))
        for name, document in self._questions.of_query():
            answer = await caller.ask(document)
            self._cell(caller, answer)
            by_staff = (at_desk or caller.role.runs_service) and caller.role.second_factor
            if name.startswith("clinicSystem") and not by_staff and not set(answer.codes) & DENIED:
                self._leak(f"{caller.role.name}: {name} {answer.codes}")
            if not signed_in and name == "invitation" and answer.codes != ["UNAUTHENTICATED"]:
                self._leak(f"anonymous: {name} {answer.codes}")

    async def _deeds(self, caller: Caller) -> None:
        """Nothing is done to what is somebody else's; what one may do is only tried with a key that is none."""
        schema = self._questions.schema
        assert schema.mutation_type
        for name in schema.mutation_type.fields:
            for owner in Owner:
                if self._is_turn():
                    await self._deed(caller, name, owner)

    async def _deed(self, caller: Caller, name: str, owner: Owner) -> None:
        rule = self._questions.rule("Mutation", name)
        thing = target(self._town, name, owner)
        theirs = thing is None or sight(caller.role, thing) is not Sight.NOT or aimless(name)
        wanted = given(self._questions.schema, self._town, name, owner, "x" if theirs else f"key-{self._turn:08}")
        self._members[name] += 1
        document = self._questions.of_mutation(name, self._members[name])
        answer = await caller.ask(document, input=wanted)
        self._cell(caller, answer)
        cell = f"{caller.role.name}: {name} of {owner}"
        if (caller.role.account_id is None and rule is not Rule.LINK and answer.codes != ["UNAUTHENTICATED"]) or (
            rule is Rule.DESK_ACT
            and caller.role.account_id
            and not (caller.role.desk_of or caller.role.runs_service)
            and answer.codes != ["FORBIDDEN"]
        ):
            self._leak(f"{cell}: {answer.codes}")
        done = (answer.data or {}).get(name) or {}
        if str(done.get("__typename", "")).endswith(("Success", "Changed")):
            self._leak(f"{cell}: it was done")

    async def _sockets(self, callers: list[Caller]) -> None:
        """`viewerChanged` tells of the appointments that one sees, and of no others."""
        self._questions.note("subscription { viewerChanged { kind appointmentId } }")
        slots = "__typename cursor slots { slotId doctorId startsAt endsAt room state freeSeats at }"
        for name, id_ in (("doctorSlots", "doctorId"), ("clinicSlots", "clinicId")):
            inner = f"... on SlotSnapshot {{ {slots} }} ... on SlotChanges {{ {slots} }}"
            self._questions.note(f'subscription {{ {name}({id_}: "Q2xpbmljOjE") {{ {inner} }} }}')
        visits = [thing for thing in self._town.things if thing.type_name == "Appointment"]
        async with served(self._app) as host:
            for caller in callers:
                async with _socket(host, self._parts, caller) as socket:
                    await self._listen(caller.role, socket, visits)

    async def _listen(self, role: Role, socket: ClientConnection, visits: list[Thing]) -> None:
        first = orjson.loads(await asyncio.wait_for(socket.recv(), 10))
        if role.account_id is None:
            self.tally.cells += len(visits)
            if "UNAUTHENTICATED" not in str(first):
                self._leak(f"anonymous hears {first}")
            return
        seen = [thing for thing in visits if sight(role, thing) is Sight.SEES]
        for thing in [*(one for one in visits if one not in seen), *seen]:
            await self._parts.bus.publish(AppointmentChanged(thing.number, thing.patient_id or 0))
        heard = [await _heard(socket) for _ in seen]
        self.tally.cells += len(visits)
        if sorted(heard) != sorted(global_id("Appointment", thing.number) for thing in seen):
            self._leak(f"{role.name} hears {heard}")

    def _cell(self, caller: Caller, answer: Answer) -> None:
        self.tally.cells += 1
        self._check_secrets(caller.role, answer)

    def _is_turn(self) -> bool:
        self._turn += 1
        return self._turn % self._every == 0

    def _leak(self, what: str) -> None:
        if what not in self.tally.leaks:
            self.tally.leaks.append(what)

    def _count(self) -> None:
        everything = {f"{kind}.{name}": field for kind, name, field in _fields(graphql_schema(build_schema()))}
        self.tally.fields = len(everything)
        self.tally.undeclared = [
            name for name, one in everything.items() if rule_of(one.extensions["strawberry-definition"]) is None
        ]
        self.tally.unasked = sorted(everything.keys() - self._questions.asked)


def _fields(schema: Any) -> Iterator[tuple[str, str, Any]]:
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            for name, one in kind.fields.items():
                yield kind.name, name, one
        assert not isinstance(kind, GraphQLInterfaceType) or kind.fields


async def unscoped(id: strawberry.ID) -> Node | None:  # noqa: A002 - the argument's name in the API
    """Any row there is, as careless code would hand it out: only the rules of its fields stand before it."""
    type_name, number = split_id(id, "id")
    found: Node | None
    if type_name in RECORD:
        found = cast(Any, await _entry(number))
        return found
    if type_name == "Slot":
        found = cast(Any, (await slots_by_id([number])).get(number))
        return found
    row: Any = await MODELS[type_name].get_or_none(id=number)
    found = cast(Any, OwnPatient(row, None) if type_name == "Patient" and row is not None else row)
    return found


async def _entry(number: int) -> RecordRow | None:
    row = await rows(f"SELECT {ENTRY} FROM record_entry AS entry {JOINS} WHERE entry.id = $1", number)
    return record_row(row[0]) if row else None


@strawberry.type(name="Query")
class Unscoped(Query):
    unscoped = strawberry.field(resolver=unscoped, directives=[access(Rule.PUBLIC)])


@asynccontextmanager
async def a_matrix(clock: SetClock, every: int = 1) -> AsyncIterator[Matrix]:
    """The database is open and empty."""
    parts = build_parts(Settings(), clock)
    await parts.bus.start()
    await parts.feeds.start()
    try:
        app = create_app(parts)
        endpoint: Any = app.routes[0]
        assert isinstance(endpoint.endpoint, Endpoint)
        endpoint.endpoint.schema = build_schema(query=Unscoped, deadline_seconds=60)
        yield Matrix(parts, app, await a_town(clock), every)
    finally:
        await parts.feeds.stop()
        await parts.bus.stop()


@asynccontextmanager
async def _socket(host: str, parts: Parts, caller: Caller) -> AsyncIterator[ClientConnection]:
    cookie = {} if caller.token is None else {"Cookie": f"{parts.sessions.cookie.name}={caller.token}"}
    address = f"ws://{host}/graphql"
    async with connect(address, subprotocols=["graphql-transport-ws"], additional_headers=cookie) as socket:  # type: ignore[list-item]
        await socket.send('{"type":"connection_init"}')
        await socket.recv()
        query = "subscription { viewerChanged { kind appointmentId } }"
        await socket.send(orjson.dumps({"id": "1", "type": "subscribe", "payload": {"query": query}}).decode())
        yield socket


async def _heard(socket: ClientConnection) -> str:
    told = orjson.loads(await asyncio.wait_for(socket.recv(), 10))
    return str(told["payload"]["data"]["viewerChanged"]["appointmentId"])
