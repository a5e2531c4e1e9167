"""Fresh, migrated databases by the dozen: each is a copy of a template that was migrated once."""

import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.services.postgresql import PostgreSQL
from tests.services.process import ServiceFailed

ROOT = Path(__file__).parents[2]
MIGRATE = "import asyncio, sys; from storage.database import migrate; asyncio.run(migrate(sys.argv[1]))"


@dataclass(frozen=True)
class SQLiteTemplate:
    path: Path

    @contextmanager
    def copy(self, folder: Path) -> Iterator[str]:
        """The url of a fresh database in `folder`."""
        path = folder / f"{uuid.uuid4().hex}.sqlite3"
        shutil.copyfile(self.path, path)
        yield f"sqlite://{path}"


@dataclass(frozen=True)
class PostgreSQLTemplate:
    server: PostgreSQL
    name: str = "talon_template"

    @contextmanager
    def copy(self) -> Iterator[str]:
        """The url of a fresh database, dropped with the block."""
        name = f"talon_{uuid.uuid4().hex}"
        try:
            yield self.server.create(name, self.name)
        finally:
            self.server.drop(name)


def sqlite_template(folder: Path) -> SQLiteTemplate:
    path = folder / "template.sqlite3"
    _migrate(f"sqlite://{path}")
    # a copy of the one file must hold everything
    if path.with_name(f"{path.name}-wal").exists():
        raise ServiceFailed("the SQLite template still has a write-ahead log after its migration")
    return SQLiteTemplate(path)


def postgresql_template(server: PostgreSQL) -> PostgreSQLTemplate:
    template = PostgreSQLTemplate(server)
    _migrate(server.create(template.name))
    return template


def _migrate(url: str) -> None:
    # in a process of its own: Tortoise keeps what it opened in globals, and a template must have no connection left
    done = subprocess.run([sys.executable, "-c", MIGRATE, url], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ServiceFailed(f"migrating {url} failed:\n{done.stderr}")
