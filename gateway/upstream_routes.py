"""Where clinic systems send word of themselves. It is only ever a nudge to read: nothing of it is believed or kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from booking.ports import Clock
from storage.intake.readings import nudge
from upstream.source import Connected

MOST_BYTES: Final = 256 * 1024
# a system that has more to say than this is read in turn anyway
PER_SECOND: Final = 20.0
AT_ONCE: Final = 100.0


class Purse:
    """Tokens that come back with time; one word of a system costs one."""

    def __init__(self) -> None:
        self._left = AT_ONCE
        self._at: datetime | None = None

    def pays(self, now: datetime) -> bool:
        since = 0.0 if self._at is None else max(0.0, (now - self._at).total_seconds())
        self._left, self._at = min(AT_ONCE, self._left + since * PER_SECOND), now
        if self._left < 1:
            return False
        self._left -= 1
        return True


def upstream_routes(connected: Mapping[str, Connected], clock: Clock) -> list[Route]:
    """404 alike for a system that is not there, has nothing to say, or is somebody else; 200 when it was heard."""
    inboxes = {name: one.inbox for name, one in connected.items() if one.inbox is not None}
    purses = {name: Purse() for name in inboxes}

    async def hear(request: Request) -> Response:
        name = request.path_params["name"]
        # before its purse: a stranger must not spend it, nor learn by it that there is such a system
        if name not in inboxes or not inboxes[name].knows(request.headers):
            return _said(404)
        if not purses[name].pays(clock()):
            return _said(429)
        body = await _body(request)
        if body is None:
            return _said(413)
        at = clock()
        told = await inboxes[name].receive(request.method, request.path_params["rest"], request.headers, body)
        if told:
            await nudge([f"{name}/{clinic}" for clinic in told], at)
        return _said(404 if told is None else 200)

    return [Route("/upstream/{name}/{rest:path}", hear, methods=["POST", "PUT"])]


async def _body(request: Request) -> bytes | None:
    """None for more than we take."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _said(status: int) -> Response:
    return PlainTextResponse("", status, {"Cache-Control": "no-store"})
