"""How a file is answered: itself, nothing, or a way to the second factor first."""

from typing import Any
from urllib.parse import urlencode

import orjson
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from gateway.words import Tongue, tongue_of


def tongue_asked(request: Request) -> Tongue:
    asked = request.query_params.get("lang", "").upper()
    return Tongue(asked) if asked in Tongue.__members__ else tongue_of(request.headers.get("accept-language"))


def nothing() -> Response:
    return PlainTextResponse("Not found", 404, {"Cache-Control": "no-store"})


def step_up(request: Request) -> Response:
    """A person is led to the second factor and back; a program is told."""
    headers = {"Cache-Control": "no-store"}
    if "text/html" in request.headers.get("accept", ""):
        query = f"?{request.url.query}" if request.url.query else ""
        back = urlencode({"to": f"{request.url.path}{query}"})
        return RedirectResponse(f"/second-factor?{back}", 303, headers)
    body = {"error": {"code": "SECOND_FACTOR_REQUIRED", "message": "Show a second factor first."}}
    return Response(orjson.dumps(body), 403, headers, "application/json; charset=utf-8")


def json_file(told: dict[str, Any], name: str) -> Response:
    body = orjson.dumps(told, option=orjson.OPT_INDENT_2)
    return file(body, "application/json; charset=utf-8", name, shown="attachment")


def file(content: bytes, media_type: str, name: str, shown: str = "inline") -> Response:
    headers = {
        "Content-Disposition": f'{shown}; filename="{name}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, 200, headers, media_type)
