"""A client of graphql-transport-ws that says exactly what it is told to, right or wrong."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from gateway.schema.node import global_id
from tests.gateway.door import Door

PROTOCOL = "graphql-transport-ws"
PATIENCE = 10
WATCH = """subscription ($id: ID!) { doctorSlots(doctorId: $id) {
  __typename
  ... on SlotSnapshot { cursor slots { slotId } }
  ... on SlotChanges { cursor slots { slotId state } }
} }"""
NAME = "{ __typename }"


@dataclass(frozen=True)
class Line:
    """The address of a running server, and the world behind it."""

    door: Door
    address: str

    @asynccontextmanager
    async def socket(
        self, *protocols: str, origin: str | None = None, greeted: bool = True, **headers: str
    ) -> AsyncIterator["Socket"]:
        """A socket; `greeted`: the connection has been asked for and acknowledged."""
        asked = [Subprotocol(name) for name in protocols or (PROTOCOL,)]
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        url, page = f"ws://{self.address}/graphql", None if origin is None else Origin(origin)
        async with connect(url, subprotocols=asked, origin=page, additional_headers=named) as connection:
            socket = Socket(connection)
            if greeted:
                await socket.greet()
            yield socket

    @property
    def doctor(self) -> str:
        return global_id("Doctor", self.door.world.doctor.id)

    def watching(self, operation: str = "watch") -> dict[str, Any]:
        """A subscription that goes on for ever."""
        return subscribing(operation, WATCH, id=self.doctor)


@dataclass(frozen=True)
class Socket:
    connection: ClientConnection

    async def greet(self) -> None:
        await self.say(type="connection_init")
        assert await self.told() == {"type": "connection_ack"}

    async def say(self, **message: Any) -> None:
        await self.connection.send(json.dumps(message))

    async def told(self) -> dict[str, Any]:
        """The next message; every one comes as text."""
        async with asyncio.timeout(PATIENCE):
            frame = await self.connection.recv()
        assert isinstance(frame, str)
        message: dict[str, Any] = json.loads(frame)
        return message

    async def closed(self) -> tuple[int, str]:
        """Code and words it was closed with; what was said before does not matter."""
        async with asyncio.timeout(PATIENCE):
            await self.connection.wait_closed()
        assert self.connection.close_code is not None
        return self.connection.close_code, self.connection.close_reason or ""

    async def answers(self) -> None:
        """It is alive, and whatever was said before has been looked at; nothing else came of it."""
        await self.say(type="ping", payload={"still": "there"})
        assert (await self.told())["type"] == "pong"

    async def result(self, operation: str, query: str = NAME, **variables: Any) -> Any:
        """The payload of an operation with one result, to its end."""
        await self.say(**subscribing(operation, query, **variables))
        result, end = await self.told(), await self.told()
        assert (result["type"], result["id"], end) == ("next", operation, {"type": "complete", "id": operation})
        return result["payload"]


def subscribing(operation: str, query: str, **variables: Any) -> dict[str, Any]:
    return {"type": "subscribe", "id": operation, "payload": {"query": query, "variables": variables}}
