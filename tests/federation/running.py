"""The whole: clinic systems, a database, the gateway over them, and a patient whose number somebody has vouched for."""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx

from booking.rules.documents import DocumentKind
from storage.database import close_database, open_database
from storage.documents import Paper, insert_document
from storage.models import Account, Login
from tests.federation import systems
from tests.federation.systems import FarSystem
from tests.services import postgresql, process
from tests.services.hospital import ANNA
from tests.services.keys import TEST_KEYS, TEST_RING

START_SECONDS = 180


@dataclass(frozen=True)
class Federation:
    """`origin`: where page and API are."""

    origin: str
    database_url: str
    systems: list[FarSystem]


@contextmanager
def running(port: int, *, with_page: bool) -> Iterator[Federation]:
    """Returns when the gateway serves; what it reads of the clinic systems comes in by and by."""
    with (
        systems.running() as far,
        postgresql.running() as server,
        tempfile.TemporaryDirectory(prefix="talon-federation-", ignore_cleanup_errors=True) as folder,
    ):
        url = server.create("federation")
        gateway = _gateway(port, url, far, Path(folder), with_page=with_page)
        try:
            origin = f"http://127.0.0.1:{port}"
            gateway.wait_until(lambda: _serves(origin), seconds=START_SECONDS)
            with ThreadPoolExecutor(1) as thread:
                # an event loop of its own: a test that waits for this has one already
                thread.submit(asyncio.run, _vouch_for_anna(url)).result()
            yield Federation(origin, url, far)
        finally:
            gateway.stop()


def _gateway(port: int, database_url: str, far: list[FarSystem], folder: Path, *, with_page: bool) -> process.Process:
    (folder / "systems.json").write_text(json.dumps([system.told for system in far], ensure_ascii=False))
    command = [sys.executable, "-m", "gateway.cli", "serve", "--port", str(port)]
    env = {
        **os.environ,
        **TEST_KEYS,
        "TALON_DATABASE_URL": database_url,
        "TALON_ORIGIN": f"http://127.0.0.1:{port}",
        "TALON_VAR_DIR": str(folder),
        "TALON_SYSTEMS": str(folder / "systems.json"),
    }
    words = command if with_page else [*command, "--api-only"]
    return process.start(process.ended_with_us(words), folder / "gateway.log", env)


def _serves(origin: str) -> bool:
    try:
        return httpx.get(f"{origin}/health/ready", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


async def _vouch_for_anna(database_url: str) -> None:
    """Somebody has seen her СНИЛС: without that no foreign record would open."""
    await open_database(database_url, TEST_RING)
    try:
        account = await Account.get(id=(await Login.get(subject="anna")).account_id)
        assert account.patient_id is not None
        assert ANNA.snils is not None
        paper = Paper(DocumentKind.SNILS, ANNA.snils)
        await insert_document(account.patient_id, paper, datetime.now(UTC), verified=True)
    finally:
        await close_database()
