"""GraphQL over HTTP as npm's graphql-http audits it."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

from tests.gateway.door import Door, served
from tests.services import npm


async def test_every_audit_of_graphql_http_is_passed(
    sqlite_door: Door, record_property: Callable[[str, object], None]
) -> None:
    place = await asyncio.to_thread(npm.installed, Path(__file__).with_name("node"))
    async with served(sqlite_door.app) as address:
        audit = await asyncio.create_subprocess_exec(
            "node",
            "audit.mjs",
            f"http://{address}/graphql",
            cwd=place,
            env=npm.environment(),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        async with asyncio.timeout(120):
            told, complaints = await audit.communicate()
    assert audit.returncode == 0, complaints.decode()
    verdict = json.loads(told)
    record_property("audits", verdict["passed"])
    assert verdict["failed"] == []
    assert (verdict["passed"], verdict["all"]) == (61, 61)
