"""The last net around every route: what nobody expected leaves as a fault with an id, never its own text."""

import logging
from typing import Any

import orjson
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.faults import masked

logger = logging.getLogger("talon.faults")


class Masking:
    """ASGI middleware. A socket or an answer already begun is cut off; one not yet begun becomes a 500 in JSON."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, note)
        except ClientDisconnect:
            logger.debug("a caller left before the body was read")
        except Exception as error:
            if scope["type"] == "lifespan":
                raise
            # the first part of the path names the door; the rest may name somebody's appointment
            message, extensions = masked(error, "/" + scope["path"].lstrip("/").split("/", 1)[0], "-")
            if scope["type"] == "http" and not begun:
                body = {"errors": [{"message": message, "extensions": extensions}]}
                await _answer(body)(scope, receive, send)
            elif scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1011})


def _answer(body: dict[str, Any]) -> Response:
    return Response(orjson.dumps(body), 500, {"Cache-Control": "no-store"}, "application/json; charset=utf-8")
