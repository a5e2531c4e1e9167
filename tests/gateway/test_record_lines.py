"""Lines to a source are few, and bookings go over them: nobody holds one for longer than a document takes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.requests import ClientDisconnect

from booking.ports import DocumentContent
from gateway.files.record_routes import AT_ONCE
from gateway.schema.node import global_id
from storage.models import RecordEntry, RecordKind
from tests.booking.record.entries import a_document
from tests.booking.record.far_record import FarRecord
from tests.gateway.door import Caller, Door
from tests.gateway.record_operations import LISTS, anna, her


@dataclass
class Line:
    """Chunks that wait for the gate. `hung_up`: how often."""

    gate: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    hung_up: int = 0

    async def document(self, *_: Any) -> DocumentContent:
        return DocumentContent("application/pdf", None, Chunks(self))


class Chunks:
    def __init__(self, line: Line) -> None:
        self.line = line
        self.left = 1

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        self.line.begun.release()
        await self.line.gate.wait()
        self.left -= 1
        if self.left < 0:
            raise StopAsyncIteration
        return b"%PDF"

    async def aclose(self) -> None:
        self.line.hung_up += 1


@pytest.fixture
def line(far: FarRecord, monkeypatch: pytest.MonkeyPatch) -> Line:
    opened = Line()
    monkeypatch.setattr(far, "document", opened.document)
    return opened


async def a_file(door: Door, far: FarRecord) -> tuple[Caller, str]:
    far.items = (a_document(),)
    caller = await anna(door)
    await caller.ask(LISTS, id=her(door))
    entry = await RecordEntry.get(kind=RecordKind.DOCUMENT)
    return caller, f"/files/record/{global_id('RecordDocument', entry.id)}"


async def test_one_account_opens_so_many_documents_at_once(record_door: Door, far: FarRecord, line: Line) -> None:
    caller, path = await a_file(record_door, far)
    under_way = [asyncio.create_task(caller.client.get(path)) for _ in range(AT_ONCE)]
    for _ in under_way:
        await line.begun.acquire()
    async with asyncio.timeout(20):
        refused = await caller.client.get(path, params={"lang": "en"})
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
    assert "Wait for them" in refused.text
    line.gate.set()
    assert [(await one).content for one in under_way] == [b"%PDF"] * AT_ONCE
    assert (await caller.client.get(path)).status_code == 200
    assert line.hung_up == AT_ONCE + 1


async def test_a_reader_who_is_gone_before_the_first_byte_holds_no_line(
    record_door: Door, far: FarRecord, line: Line
) -> None:
    caller, path = await a_file(record_door, far)
    cookies = "; ".join(f"{name}={value}" for name, value in caller.client.cookies.items())
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:8000"), (b"cookie", cookies.encode())],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(_message: Any) -> None:
        raise OSError("the reader is gone")

    for _ in range(AT_ONCE + 1):
        with suppress(OSError, ClientDisconnect):
            await record_door.app(scope, receive, send)
    assert line.hung_up == AT_ONCE + 1
