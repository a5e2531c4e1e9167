"""The content of a document: inline, or a Binary of the server's own."""

import base64
import binascii
from collections.abc import AsyncIterator, Mapping
from typing import Any

import orjson

from booking.ports import AnswerLost, ClinicSaidNo, DocumentContent
from upstream.standards.fhir.client import TYPE, FhirClient
from upstream.standards.fhir.record.documents import SHOWN, content_type
from upstream.standards.fhir.record.elements import fields
from upstream.stream import Stream

LIMIT = 20 * 1024 * 1024
# base64 and the JSON around it
_JSON_LIMIT = LIMIT * 4 // 3 + 10_000
_NONE = ""


async def open_content(client: FhirClient, attachment: Mapping[str, Any]) -> DocumentContent:
    """Raises ClinicSaidNo when there is no such content or it is of no type that is shown; the two faults."""
    kind = content_type(attachment)
    if kind not in SHOWN:
        raise ClinicSaidNo(_NONE)
    if isinstance(attachment.get("data"), str):
        return _inline(kind, attachment["data"])
    url = attachment.get("url")
    if not isinstance(url, str) or not url:
        raise ClinicSaidNo(_NONE)
    # a Binary may come as itself, or as JSON that holds it
    stream = await client.content(_place(url), f"{kind}, {TYPE};q=0.5", _JSON_LIMIT)
    if stream.status != 200:
        await stream.aclose()
        raise ClinicSaidNo(_NONE)
    return await _told(stream, kind)


async def _told(stream: Stream, kind: str) -> DocumentContent:
    came = content_type({"contentType": stream.headers.get("content-type", "")})
    if came in (TYPE, "application/json"):
        return _inline(kind, _data(await stream.whole()))
    if came not in (kind, "application/octet-stream", "") or (stream.size or 0) > LIMIT:
        await stream.aclose()
        raise ClinicSaidNo(_NONE)
    return DocumentContent(kind, stream.size, stream.at_most(LIMIT))


def _place(url: str) -> str:
    """Relative to the server's base; other hosts are refused where it is asked for."""
    if "://" in url:
        return url
    if ".." in url.split("/") or url.startswith(("/", "#", "?")) or not url.isprintable():
        raise ClinicSaidNo(_NONE)
    return url


def _data(body: bytes) -> str:
    try:
        told = fields(orjson.loads(body))
    except ValueError:
        raise AnswerLost("a document that is no JSON") from None
    if told.get("resourceType") != "Binary" or not isinstance(told.get("data"), str):
        raise ClinicSaidNo(_NONE)
    return str(told["data"])


def _inline(kind: str, data: str) -> DocumentContent:
    try:
        content = base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        raise AnswerLost("a document that is no base64") from None
    if len(content) > LIMIT:
        raise ClinicSaidNo(_NONE)
    return DocumentContent(kind, len(content), _once(content))


async def _once(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), 65_536):
        yield content[start : start + 65_536]
