"""Viewers that cost little: WebSocket frames are counted and timed, and looked into only where asked."""

import asyncio
import base64
import os
import struct
import time
from collections.abc import Callable

import orjson

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
FIN = 0x80
MASKED = 0x80
HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
)


class Viewer(asyncio.Protocol):
    """Opens, says connection_init, subscribes; then calls `heard` with each `next` and its time of arrival.

    `lost` is called with the reason when the server ends it.
    """

    def __init__(
        self, path: str, subscribe: bytes, heard: Callable[[bytes, float], None], lost: Callable[[str], None]
    ) -> None:
        self.subscribed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._path = path
        self._subscribe = subscribe
        self._heard = heard
        self._lost = lost
        self._closed = False
        self._waiting = b""
        self._upgraded = False
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write(HANDSHAKE.format(path=self._path, key=key).encode())

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        self._waiting += data
        if not self._upgraded and b"\r\n\r\n" in self._waiting:
            self._upgrade()
        while self._upgraded and (frame := self._frame()) is not None:
            opcode, payload = frame
            if opcode == TEXT:
                self._take(payload, now)
            elif opcode == PING:
                # who does not answer is closed after a while
                self._send(payload, PONG)
            elif opcode == CLOSE:
                self._fail(f"closed: {payload!r}")

    def _upgrade(self) -> None:
        head, _, self._waiting = self._waiting.partition(b"\r\n\r\n")
        self._upgraded = b" 101 " in head.split(b"\r\n")[0]
        if self._upgraded:
            self._send(b'{"type":"connection_init"}')
        else:
            self._fail(head.decode(errors="replace"))

    def connection_lost(self, exc: Exception | None) -> None:
        self._fail(f"the connection was closed: {exc}")

    def close(self) -> None:
        self._closed = True
        if self._transport is not None:
            self._transport.abort()

    def _take(self, frame: bytes, now: float) -> None:
        if b'"connection_ack"' in frame[:60]:
            return self._send(self._subscribe)
        if b'"next"' not in frame:
            return None if b'"ping"' in frame else self._fail(frame.decode(errors="replace"))
        if not self.subscribed.done():
            return self.subscribed.set_result(None)
        return self._heard(frame, now)

    def _frame(self) -> tuple[int, bytes] | None:
        """The next whole frame's opcode and payload; servers do not mask, and these do not split."""
        if len(self._waiting) < 2:
            return None
        length, start = self._waiting[1], 2
        if length == 126:
            start = 4
            if len(self._waiting) >= start:
                (length,) = struct.unpack_from("!H", self._waiting, 2)
        elif length == 127:
            start = 10
            if len(self._waiting) >= start:
                (length,) = struct.unpack_from("!Q", self._waiting, 2)
        end = start + length
        if len(self._waiting) < end:
            return None
        opcode, payload = self._waiting[0] & 0x0F, self._waiting[start:end]
        self._waiting = self._waiting[end:]
        return opcode, payload

    def _send(self, payload: bytes, opcode: int = TEXT) -> None:
        assert self._transport is not None
        size = len(payload)
        length = bytes([MASKED | size]) if size < 126 else bytes([MASKED | 126]) + struct.pack("!H", size)
        # a mask of zeros leaves the payload as it is
        self._transport.write(bytes([FIN | opcode]) + length + bytes(4) + payload)

    def _fail(self, why: str) -> None:
        if not self.subscribed.done():
            self.subscribed.set_exception(ConnectionError(why[:300]))
        elif not self._closed:
            self._lost(why[:300])


def message(**parts: object) -> bytes:
    return orjson.dumps(parts)
