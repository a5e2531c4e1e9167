"""The wire between browser and server: counts what comes over it, and can be cut."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CHUNK = 65536


class Wire:
    """Carries connections from one port of this machine to another, in a thread of its own."""

    def __init__(self, outer: int, inner: int) -> None:
        self.outer, self.inner = outer, inner
        self.received = 0
        self._up = True
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()

    def count(self) -> None:
        """Begins to count bytes from the server anew."""
        self.received = 0

    @contextmanager
    def cut(self) -> Iterator[None]:
        """No connection lives, and none is answered, while this lasts."""
        self._up = False
        asyncio.run_coroutine_threadsafe(self._drop(), self._loop).result(10)
        try:
            yield
        finally:
            self._up = True

    async def _drop(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, counts: bool) -> None:
        with suppress(OSError):
            while data := await reader.read(CHUNK):
                self.received += len(data) if counts else 0
                writer.write(data)
                await writer.drain()
        writer.close()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._up:
            writer.transport.abort()
            return
        try:
            theirs, ours = await asyncio.open_connection("127.0.0.1", self.inner)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, ours}
        await asyncio.gather(self._carry(reader, ours, False), self._carry(theirs, writer, True))
        self._open -= {writer, ours}

    async def _serve(self, ready: threading.Event, done: asyncio.Event) -> None:
        async with await asyncio.start_server(self._take, "127.0.0.1", self.outer):
            ready.set()
            await done.wait()
            await self._drop()

    @contextmanager
    def running(self) -> Iterator["Wire"]:
        ready, done = threading.Event(), asyncio.Event()
        thread = threading.Thread(target=lambda: self._loop.run_until_complete(self._serve(ready, done)), daemon=True)
        thread.start()
        ready.wait(10)
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(done.set)
            thread.join(10)
            self._loop.close()
