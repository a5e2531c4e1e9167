"""Whether the process lives, and whether it can serve."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from storage.sql import rows
from subscriptions.bus import Bus

PATIENCE_SECONDS = 2.0


def health_routes(bus: Bus) -> list[Route]:
    async def live(_request: Request) -> Response:
        return JSONResponse({"live": True}, headers={"Cache-Control": "no-store"})

    async def ready(_request: Request) -> Response:
        """Without a broker we still serve: the feeds look for themselves."""
        database = await _answers()
        told = {"ready": database, "database": database, "broker": bus.connected}
        return JSONResponse(told, 200 if database else 503, headers={"Cache-Control": "no-store"})

    return [Route("/health/live", live), Route("/health/ready", ready)]


async def _answers() -> bool:
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return bool(await rows("SELECT 1 AS one"))
    except Exception:  # noqa: BLE001 - whatever it is, we cannot serve
        return False
