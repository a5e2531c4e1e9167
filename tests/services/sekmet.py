"""sekmet, a FHIR R4 server from PyPI in an environment of its own: it validates, is atomic, and tells subscribers."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.services import process
from tests.services.fhir import FhirServer
from tests.services.ports import free_port

PROGRAM = Path(__file__).parents[2] / ".tools" / "fhir" / "bin" / "sekmet"
# its simulator would answer our bookings itself, seconds later
SETTINGS = {"simulator": {"enabled": False}, "log_inbound": False}


@contextmanager
def running(settings: Mapping[str, Any] | None = None) -> Iterator[FhirServer]:
    """An empty server of one's own, ended with the block. `settings`: more of its own, see sekmet/config.py."""
    if not PROGRAM.exists():
        raise process.ServiceFailed("sekmet is missing: `make .tools/fhir/.ready`, then run again")
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="talon-sekmet-", dir=_in_memory(), ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        # JSON is YAML
        (place / "settings.yaml").write_text(json.dumps({**SETTINGS, **(settings or {})}))
        url = f"http://127.0.0.1:{port}/fhir"
        env = {
            **os.environ,
            "SEKMET_BASE_URL": url,
            "SEKMET_DB": str(place / "fhir.db"),
            "SEKMET_CONFIG": str(place / "settings.yaml"),
        }
        # without --host it listens on every interface
        command = [str(PROGRAM), "serve", "--host", "127.0.0.1", "--port", str(port)]
        server = process.start(process.ended_with_us(command), place / "log", env, place)
        try:
            server.wait_until(lambda: process.listens(port))
            yield FhirServer("sekmet", url, server.pid)
        finally:
            server.stop()


def _in_memory() -> str | None:
    """It commits every write to disk; in memory that costs nothing."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > 2**28 else None
