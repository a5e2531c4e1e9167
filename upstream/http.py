"""Talking HTTP to clinic systems: one client a system, with deadlines, careful retries and a breaker.

Only reading is ever sent twice. The three ways to fail mean what booking.ports says: ClinicUnreachable when nothing was
sent, AnswerLost when it may have been carried out. Logs name method, path, status and request id, no query, no body.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from random import uniform
from typing import Any, Literal
from urllib.parse import quote
from uuid import uuid4

import httpx
import orjson

from booking.ports import AnswerLost, ClinicUnreachable
from upstream.breaker import Breaker

log = logging.getLogger(__name__)
# it logs whole URLs, and queries hold patients' names
logging.getLogger("httpx").setLevel(logging.WARNING)

TIMEOUTS = httpx.Timeout(10.0, connect=3.0, pool=5.0)
DEADLINE = 25.0
TRIES = 3
MAX_ANSWER = 16 * 1024 * 1024
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)
_DID_NOTHING = frozenset({429})
Query = Mapping[str, str]


def path(*segments: str) -> str:
    """A relative path of percent-encoded segments; ids hold `;` and Cyrillic. ValueError for one that leads away."""
    if any(segment in ("", ".", "..") for segment in segments):
        raise ValueError("not a path segment")
    return "/".join(quote(segment, safe="") for segment in segments)


class ClinicHttp:
    """`deadline`: seconds one try may take, however the answer trickles in. `pause` waits between tries."""

    def __init__(
        self,
        system: str,
        url: str,
        *,
        timeouts: httpx.Timeout = TIMEOUTS,
        deadline: float = DEADLINE,
        breaker: Breaker | None = None,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._system = system
        self._deadline = deadline
        self._breaker = breaker or Breaker()
        self._pause = pause
        limits = httpx.Limits(max_connections=32, max_keepalive_connections=16)
        self._client = httpx.AsyncClient(
            base_url=url.rstrip("/") + "/", timeout=timeouts, limits=limits, transport=transport, follow_redirects=False
        )

    async def read(self, path: str, query: Query | None = None) -> Any:
        """GET; the JSON of the answer. Tried up to three times: it changes nothing. ClinicUnreachable, AnswerLost."""
        for left in reversed(range(TRIES)):
            try:
                return await self._guarded("GET", path, query=query)
            except (ClinicUnreachable, AnswerLost):
                if not left or self._breaker.is_open:
                    raise
                await self._pause(uniform(0.1, 0.3) * 2 ** (TRIES - left))  # noqa: S311 - not a secret
        raise AssertionError("the last try either returns or raises")

    async def tell(self, path: str, body: Mapping[str, Any]) -> Any:
        """POST, sent at most once; the JSON of the answer. ClinicUnreachable, AnswerLost."""
        return await self._guarded("POST", path, body=body)

    async def close(self) -> None:
        await self._client.aclose()

    async def _guarded(
        self,
        method: Literal["GET", "POST"],
        path: str,
        *,
        query: Query | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> Any:
        if not self._breaker.lets_through():
            raise ClinicUnreachable(f"{self._system} rests after failures")
        try:
            answer = await self._send(method, path, query, body)
        except (ClinicUnreachable, AnswerLost):
            self._breaker.failed()
            raise
        except BaseException:
            self._breaker.gave_up()
            raise
        self._breaker.succeeded()
        return answer

    async def _send(self, method: str, path: str, query: Query | None, body: Mapping[str, Any] | None) -> Any:
        request_id = uuid4().hex
        request = self._client.build_request(
            method,
            path,
            params=query,
            content=None if body is None else orjson.dumps(body),
            headers={"Accept": "application/json", "Content-Type": "application/json", "X-Request-Id": request_id},
        )
        try:
            async with asyncio.timeout(self._deadline):
                status, raw = await self._exchange(request)
        except _NOT_SENT as error:
            raise ClinicUnreachable(self._told(method, path, type(error).__name__, request_id)) from None
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise AnswerLost(self._told(method, path, type(error).__name__, request_id)) from None
        return self._usable(method, path, status, raw, request_id)

    async def _exchange(self, request: httpx.Request) -> tuple[int, bytes]:
        response = await self._client.send(request, stream=True)
        try:
            raw = bytearray()
            async for piece in response.aiter_bytes():
                raw += piece
                if len(raw) > MAX_ANSWER:
                    raise httpx.DecodingError("too long an answer")
            return response.status_code, bytes(raw)
        finally:
            await response.aclose()

    def _usable(self, method: str, path: str, status: int, raw: bytes, request_id: str) -> Any:
        if status in _DID_NOTHING:
            raise ClinicUnreachable(self._told(method, path, str(status), request_id))
        if status != 200:
            raise AnswerLost(self._told(method, path, str(status), request_id))
        try:
            answer = orjson.loads(raw)
        except orjson.JSONDecodeError:
            raise AnswerLost(self._told(method, path, "no JSON", request_id)) from None
        log.debug("%s: %s %s 200 [%s]", self._system, method, path, request_id)
        return answer

    def _told(self, method: str, path: str, outcome: str, request_id: str) -> str:
        """The failure in words that hold no personal data, logged."""
        words = f"{self._system}: {method} {path} {outcome} [{request_id}]"
        log.warning(words)
        return words
