"""SQLite serves one process: a lock on a file beside the database tells the second one so at once, in words."""

import fcntl
import os
from pathlib import Path


class DatabaseInUse(Exception):
    """Another process has the SQLite database open; the text says which and what to do."""


class OneProcess:
    """The lock of one database file, from `take` to `release`; the system releases it when the process dies."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._file = -1

    def take(self) -> None:
        """Raises DatabaseInUse."""
        self._database.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(f"{self._database}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(file, 20).decode() or "unknown"
            os.close(file)
            raise DatabaseInUse(
                f"The database {self._database} is in use by process {holder}. SQLite serves one process: "
                "stop that one first, or set TALON_DATABASE_URL to a PostgreSQL database."
            ) from None
        os.ftruncate(file, 0)
        os.write(file, str(os.getpid()).encode())
        self._file = file

    def release(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
