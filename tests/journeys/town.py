"""A server of its own with the demo region, behind a wire; killed and started again as the journeys need it."""

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.region import Special, choose, rights_brought, shape
from tests.journeys.wire import Wire
from tests.services import process
from tests.services.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
TALON = Path(sys.executable).parent / "talon"


@dataclass
class Town:
    """`origin` is where browsers open the page: the wire's port. `brought`: the last right the demo came with.

    `systems`: clinic systems beside the demo's own and one that never answers, as TALON_SYSTEMS says them.
    """

    wire: Wire
    folder: Path
    server: process.Process | None = None
    chosen: Special | None = None
    brought: int = 0
    systems: str = "[]"

    @property
    def origin(self) -> str:
        # by its name: browsers make no passkeys for an address of numbers
        return f"http://localhost:{self.wire.outer}"

    @property
    def special(self) -> Special:
        assert self.chosen is not None
        return self.chosen

    def start(self) -> None:
        environment = _environment(self)
        self.server = process.start([TALON, "serve"], self.folder / "log", env=environment, cwd=ROOT)
        self.server.wait_until(lambda: process.listens(self.wire.inner))
        database = self.folder / "talon.sqlite3"
        if self.chosen is None:
            self.chosen, self.brought = choose(database), rights_brought(database)
        shape(database, self.chosen)

    def end_holds(self) -> None:
        """Every hold runs out now, so that one journey's people do not meet the next one's."""
        with sqlite3.connect(self.folder / "talon.sqlite3", timeout=10) as database:
            database.execute("UPDATE claim SET expires_at = '2020-01-01 00:00:00+00:00' WHERE state = 'LIVE'")

    def end_rights(self) -> None:
        """Whom the demo's people have taken into their families since is let go: there is room for the next one."""
        with sqlite3.connect(self.folder / "talon.sqlite3", timeout=10) as database:
            database.execute(
                "UPDATE guardianship SET state = 'ENDED', end_reason = 'GUARDIAN',"
                " ended_at = strftime('%Y-%m-%d %H:%M:%S+00:00', 'now') WHERE id > ? AND state <> 'ENDED'",
                (self.brought,),
            )

    def kill(self) -> None:
        assert self.server is not None
        self.server.stop(signal.SIGKILL)


@contextmanager
def running(folder: Path, systems: str = "[]") -> Iterator[Town]:
    with Wire(free_port(), free_port()).running() as wire:
        town = Town(wire, folder, systems=systems)
        try:
            town.start()
            yield town
        finally:
            if town.server is not None:
                town.server.stop()


def _environment(town: Town) -> dict[str, str]:
    return {
        **os.environ,
        "TALON_ORIGIN": town.origin,
        "TALON_PORT": str(town.wire.inner),
        # a clinic system that is connected and never answers: its schedule grows old
        "TALON_SPB_URL": "http://127.0.0.1:9",
        "TALON_SYSTEMS": town.systems,
        "TALON_VAR_DIR": str(town.folder),
        "TALON_DATABASE_URL": f"sqlite://{town.folder / 'talon.sqlite3'}",
    }
