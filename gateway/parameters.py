"""The parameters of a GraphQL request over HTTP, read from a body or a query string that nobody has checked yet.

https://graphql.github.io/graphql-over-http/draft/
"""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Any

import orjson
from starlette.requests import Request

RESPONSE_JSON = "application/graphql-response+json"
JSON = "application/json"


class NotServed(Exception):
    """The request is turned away before GraphQL sees it; `code` for machines, the text for people."""

    def __init__(self, status: int, code: str, why: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.code = code
        self.headers = headers


@dataclass(frozen=True, slots=True)
class Parameters:
    query: str
    variables: dict[str, Any] | None
    operation_name: str | None
    extensions: dict[str, Any] | None


async def read_parameters(request: Request, max_bytes: int) -> Parameters:
    """Raises NotServed with a 4xx for anything that is not one GraphQL request."""
    match request.method:
        case "GET":
            return parameters_of(_from_query_string(request))
        case "POST":
            _check_content_type(request.headers.get("content-type"))
            return parameters_of(read_json(await _body(request, max_bytes)))
        case _:
            raise NotServed(405, "METHOD_NOT_ALLOWED", "Use GET or POST.", {"Allow": "GET, POST"})


def parameters_of(message: Any) -> Parameters:
    """The four parameters of a decoded message; also what a WebSocket's `subscribe` carries."""
    if isinstance(message, list):
        raise NotServed(400, "BAD_REQUEST", "One request at a time: batches are not served.")
    if not isinstance(message, dict):
        raise NotServed(400, "BAD_REQUEST", "The request has to be a JSON object.")
    query = message.get("query")
    if not isinstance(query, str) or not query:
        raise NotServed(400, "BAD_REQUEST", "`query` has to be a text.")
    return Parameters(
        query,
        _optional(message, "variables", dict),
        _optional(message, "operationName", str),
        _optional(message, "extensions", dict),
    )


def read_json(data: bytes) -> Any:
    """Strict JSON. orjson bounds the depth, refuses invalid UTF-8 and never builds an endless integer."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        raise NotServed(400, "BAD_REQUEST", "The body is not JSON.") from None


def media_type(accept: str | None) -> str:
    """What to answer with: the better of the two media types that `accept` asks for. Raises NotServed (406)."""
    ranges = [_range(part) for part in (accept or "*/*").split(",") if part.strip()]
    scored = [(_quality(ranges, offer), -rank, offer) for rank, offer in enumerate((JSON, RESPONSE_JSON))]
    quality, _, offer = max(scored)
    if quality <= 0:
        raise NotServed(406, "NOT_ACCEPTABLE", f"Answers come as {RESPONSE_JSON} or {JSON}.")
    return offer


def _optional(message: dict[str, Any], name: str, kind: type[Any]) -> Any:
    value = message.get(name)
    if value is not None and not isinstance(value, kind):
        raise NotServed(400, "BAD_REQUEST", f"`{name}` has to be {'a text' if kind is str else 'an object'} or null.")
    return value


def _from_query_string(request: Request) -> dict[str, Any]:
    message: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if name in message:
            message[name] = read_json(message[name].encode("utf-8", "surrogatepass")) if message[name] else None
    return message


def _check_content_type(given: str | None) -> None:
    header = Message()
    header["content-type"] = given or ""
    if header.get_content_type() != JSON or not (given or "").lower().lstrip().startswith(JSON):
        raise NotServed(415, "UNSUPPORTED_MEDIA_TYPE", f"Send {JSON}.")
    charset = header.get_param("charset", "utf-8")
    if str(charset).lower() not in ("utf-8", "utf8"):
        raise NotServed(415, "UNSUPPORTED_MEDIA_TYPE", "Send UTF-8.")


async def _body(request: Request, max_bytes: int) -> bytes:
    announced = request.headers.get("content-length", "0")
    body = bytearray()
    if announced.isascii() and announced.isdigit() and len(announced) < 19 and int(announced) <= max_bytes:
        async for chunk in request.stream():
            body += chunk
            if len(body) > max_bytes:
                break
        else:
            return bytes(body)
    raise NotServed(413, "TOO_LARGE", f"At most {max_bytes} bytes a request.", {"Connection": "close"})


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    try:
        return name, float(quality)
    except ValueError:
        return name, 0.0


def _quality(ranges: list[tuple[str, float]], offer: str) -> float:
    """The most exact range decides, as RFC 9110 §12.5.1 says."""
    for pattern in (offer, "application/*", "*/*"):
        found = [quality for name, quality in ranges if name == pattern]
        if found:
            return max(found)
    return 0.0
