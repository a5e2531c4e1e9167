"""Medplum's FHIR R4 server, from npm, in memory. It checks nothing, and its transactions are not atomic."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services import npm, process
from tests.services.fhir import FhirServer
from tests.services.ports import free_port


@contextmanager
def running() -> Iterator[FhirServer]:
    """An empty server of one's own, ended with the block."""
    place, port = npm.installed(Path(__file__).with_name("medplum")), free_port()
    with tempfile.TemporaryDirectory(prefix="talon-medplum-") as folder:
        command = process.ended_with_us([str(npm.NODE), "server.mjs", str(port)])
        server = process.start(command, Path(folder) / "log", npm.environment(), place)
        try:
            server.wait_until(lambda: process.listens(port))
            yield FhirServer("medplum", f"http://127.0.0.1:{port}/fhir/R4", server.pid)
        finally:
            server.stop()
