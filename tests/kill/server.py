"""The real server in a process of its own, to be killed and started again on one port and one database."""

import os
import signal
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.services import process
from tests.services.keys import TEST_KEYS
from tests.services.ports import free_port


@dataclass
class Server:
    """`talon serve --api-only` with the demo region; `url` is its address through all its lives.

    `settings`: more variables of its environment.
    """

    database_url: str
    folder: Path
    port: int
    settings: Mapping[str, str] = field(default_factory=dict)
    life: process.Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns when it serves."""
        command = [sys.executable, "-m", "gateway.cli", "serve", "--api-only", "--port", str(self.port)]
        env = {**os.environ, "TALON_DATABASE_URL": self.database_url, "TALON_VAR_DIR": str(self.folder), **TEST_KEYS}
        env |= self.settings
        self.life = process.start(command, self.folder / "server.log", env)
        self.life.wait_until(self._serves, seconds=120)

    def kill(self) -> None:
        """kill -9: no goodbye to anybody."""
        if self.life is not None:
            self.life.stop(signal.SIGKILL)
            self.life = None

    def _serves(self) -> bool:
        try:
            return httpx.get(f"{self.url}/health/ready", timeout=5).status_code == 200
        except httpx.TransportError:
            return False


def new_server(database_url: str, folder: Path, settings: Mapping[str, str] | None = None) -> Server:
    port = free_port()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)), "somebody else has taken the port"
    return Server(database_url, folder, port, settings or {})
