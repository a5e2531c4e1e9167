"""A publisher of files on loopback: a real HTTP server with ETags and max-age, that remembers what it was asked."""

import hashlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from starlette.types import Receive, Scope, Send

SECONDS = 60.0


@dataclass(frozen=True)
class Asked:
    path: str
    headers: dict[str, str]
    status: int


@dataclass
class Publisher:
    """`files`: by path; one that is missing is 404, `failing` paths are 500. `max_age`: seconds, None: says nothing."""

    url: str
    files: dict[str, bytes] = field(default_factory=dict)
    failing: set[str] = field(default_factory=set)
    max_age: int | None = None
    asked: list[Asked] = field(default_factory=list)

    def statuses(self, path: str) -> list[int]:
        return [call.status for call in self.asked if call.path == path]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        path = scope["path"]
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        body = self.files.get(path)
        etag = f'"{hashlib.sha256(body or b"").hexdigest()[:16]}"'
        status = 500 if path in self.failing else 404 if body is None else 200
        if status == 200 and headers.get("if-none-match") == etag:
            status = 304
        self.asked.append(Asked(path, headers, status))
        told = [(b"etag", etag.encode())] if status in (200, 304) else []
        if self.max_age is not None:
            told.append((b"cache-control", f"public, max-age={self.max_age}".encode()))
        await send({"type": "http.response.start", "status": status, "headers": told})
        await send({"type": "http.response.body", "body": body if status == 200 and body else b""})


@contextmanager
def running() -> Iterator[Publisher]:
    """On a port of its own until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    publisher = Publisher(f"http://127.0.0.1:{listener.getsockname()[1]}")
    server = uvicorn.Server(uvicorn.Config(publisher, lifespan="off", log_level="error", ws="none", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="publisher")
    thread.start()
    try:
        yield publisher
    finally:
        server.should_exit = True
        thread.join(SECONDS)
        listener.close()
        assert not thread.is_alive(), "the publisher did not end"
