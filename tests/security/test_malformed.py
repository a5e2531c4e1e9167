"""Malformed input of every kind, at every address: coded errors or a closed connection, never a fault of ours."""

import asyncio
from contextlib import suppress
from typing import Any

import httpx
from starlette.routing import BaseRoute, Route
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.gateway.door import Door, served
from tests.security import malformed
from tests.security.malformed import JSON

AT_LEAST = 200


def json_addresses(routes: list[BaseRoute]) -> list[str]:
    """Every address under /auth that takes a POST."""
    found = [route for route in routes if isinstance(route, Route) and route.path.startswith("/auth/")]
    return [route.path.replace("{provider}", "demo") for route in found if route.methods and "POST" in route.methods]


async def test_every_address_bears_every_malformed_body(sqlite_door: Door) -> None:
    addresses = ["/graphql", *json_addresses(list(sqlite_door.app.routes))]
    bodies = [*malformed.BODIES.items(), *malformed.wrong_bodies()]
    assert len(addresses) > 20
    assert len(addresses) * len(bodies) >= AT_LEAST
    for address in addresses:
        for name, body in bodies:
            await _bears(sqlite_door, "POST", address, name, content=body, headers={"Content-Type": JSON})


async def test_the_graph_bears_every_malformed_operation_with_a_code(sqlite_door: Door) -> None:
    for name, body in malformed.OPERATIONS.items():
        answer = await _bears(sqlite_door, "POST", "/graphql", name, content=body, headers={"Content-Type": JSON})
        codes = {error["extensions"]["code"] for error in answer.json().get("errors", ())}
        assert "INTERNAL" not in codes, name


async def test_every_address_bears_every_strange_header(sqlite_door: Door) -> None:
    for address in ("/graphql", "/auth/sign-in/password", "/auth/sign-out", "/files/appointments/A.pdf"):
        for name, headers in malformed.HEADERS.items():
            sent = {key: value.encode("latin-1") for key, value in headers.items()}
            await _bears(sqlite_door, "POST", address, name, content=b'{"query":"{ __typename }"}', headers=sent)


async def test_every_strange_address_is_borne_by_every_method(sqlite_door: Door) -> None:
    for address in malformed.ADDRESSES:
        for method in ("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"):
            await _bears(sqlite_door, method, address, "")


async def test_the_server_bears_raw_noise_and_goes_on(sqlite_door: Door) -> None:
    async with served(sqlite_door.app) as address:
        host, port = address.split(":")
        for name, noise in malformed.RAW.items():
            answer = await _said(host, int(port), noise)
            assert b" 50" not in answer.split(b"\r\n", 1)[0], (name, answer[:200])
        async with httpx.AsyncClient() as client:
            assert (await client.get(f"http://{address}/health/live")).status_code == 200


async def test_sockets_bear_every_strange_frame_and_the_server_goes_on(sqlite_door: Door) -> None:
    async with served(sqlite_door.app) as address:
        for frame in malformed.FRAMES.values():
            assert await _code_after(address, frame) not in (1011, 1006)
        async with httpx.AsyncClient() as client:
            assert (await client.get(f"http://{address}/health/live")).status_code == 200


async def _bears(
    door: Door,
    method: str,
    address: str,
    name: str,
    content: bytes | None = None,
    headers: Any = None,
) -> httpx.Response:
    client = httpx.AsyncClient(transport=httpx.ASGITransport(door.app), base_url=door.parts.door.origin)
    request = client.build_request(method, door.parts.door.origin, content=content, headers=headers)
    # as it is written: httpx would mend it
    request.url = request.url.copy_with(raw_path=address.encode())
    async with client:
        answer = await client.send(request)
    assert answer.status_code < 500, f"{method} {address[:80]} with {name}: {answer.status_code} {answer.text[:300]}"
    return answer


async def _said(host: str, port: int, noise: bytes) -> bytes:
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(noise)
    answer = b""
    with suppress(ConnectionError, TimeoutError):
        await writer.drain()
        writer.write_eof()
        async with asyncio.timeout(5):
            answer = await reader.read()
    writer.close()
    return answer


async def _code_after(address: str, frame: str | bytes) -> int | None:
    """The code the socket was closed with; None when it still answers a ping."""
    async with connect(f"ws://{address}/graphql", subprotocols=[Subprotocol("graphql-transport-ws")]) as socket:
        await socket.send('{"type":"connection_init"}')
        await socket.recv()
        with suppress(ConnectionClosed):
            await socket.send(frame)
            await socket.send('{"type":"ping"}')
            async with asyncio.timeout(10):
                while '"pong"' not in str(await socket.recv()):
                    pass
            return None
    return socket.close_code
