"""Talking HTTP to clinic systems: one client a system, with deadlines, careful retries and a breaker.

Only reading is ever sent twice. The three ways to fail mean what booking.ports says: ClinicUnreachable when nothing was
sent, AnswerLost when it may have been carried out. Logs name method, path, status and request id, no query, no body.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from random import uniform
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx
import orjson

from booking.ports import AnswerLost, ClinicUnreachable
from upstream.breaker import Breaker
from upstream.stream import Stream

log = logging.getLogger(__name__)
# it logs whole URLs, and queries hold patients' names
logging.getLogger("httpx").setLevel(logging.WARNING)

TIMEOUTS = httpx.Timeout(10.0, connect=3.0, pool=5.0)
DEADLINE = 25.0
TRIES = 3
MAX_ANSWER = 16 * 1024 * 1024
# lines to one system, and how many of them may hand out documents while people book over the others
LINES = 32
STREAMS = 8
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)
_DID_NOTHING = frozenset({429})
_ANSWERED = frozenset({200})
_JSON: Mapping[str, str] = {"Accept": "application/json", "Content-Type": "application/json"}
Query = Mapping[str, str] | Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    def json(self) -> Any:
        """Raises ValueError."""
        return orjson.loads(self.content)


def path(*segments: str) -> str:
    """A relative path of percent-encoded segments; ids hold `;` and Cyrillic. ValueError for one that leads away."""
    if any(segment in ("", ".", "..") for segment in segments):
        raise ValueError("not a path segment")
    return "/".join(quote(segment, safe="") for segment in segments)


class ClinicHttp:
    """`deadline`: seconds one try may take, however the answer trickles in; `timer` measures them. `pause` waits
    between tries.
    """

    def __init__(
        self,
        system: str,
        url: str,
        *,
        timeouts: httpx.Timeout = TIMEOUTS,
        deadline: float = DEADLINE,
        breaker: Breaker | None = None,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        timer: Callable[[float], AbstractAsyncContextManager[object]] = asyncio.timeout,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._system = system
        self._deadline = deadline
        self._breaker = breaker or Breaker()
        self._pause = pause
        self._timer = timer
        self._streams = 0
        limits = httpx.Limits(max_connections=LINES, max_keepalive_connections=16)
        self._client = httpx.AsyncClient(
            base_url=url.rstrip("/") + "/", timeout=timeouts, limits=limits, transport=transport, follow_redirects=False
        )

    async def read(self, path: str, query: Query | None = None) -> Any:
        """GET; the JSON of the answer. Tried up to three times: it changes nothing. ClinicUnreachable, AnswerLost."""
        return self._json(path, await self.ask("GET", path, query=query, headers=_JSON, safe=True))

    async def tell(self, path: str, body: Mapping[str, Any]) -> Any:
        """POST, sent at most once; the JSON of the answer. ClinicUnreachable, AnswerLost."""
        return self._json(path, await self.ask("POST", path, content=orjson.dumps(body), headers=_JSON))

    async def ask(
        self,
        method: str,
        path: str,
        *,
        query: Query | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        safe: bool = False,
        answers: Collection[int] = _ANSWERED,
    ) -> Answer:
        """Any request; `answers`: the statuses that mean something to the caller. ClinicUnreachable, AnswerLost.

        `safe`: it changes nothing there, and is tried up to three times. A path that begins with http is another
        address of the same system, such as the next page, and is followed on its own host only.
        """
        for left in reversed(range(TRIES if safe else 1)):
            try:
                return await self._guarded(method, path, query, content, headers or {}, answers)
            except (ClinicUnreachable, AnswerLost):
                if not left or self._breaker.is_open:
                    raise
                await self._pause(uniform(0.1, 0.3) * 2 ** (TRIES - left))  # noqa: S311 - not a secret
        raise AssertionError("the last try either returns or raises")

    async def stream(
        self,
        path: str,
        *,
        limit: int,
        headers: Mapping[str, str] | None = None,
        answers: Collection[int] = _ANSWERED,
    ) -> Stream:
        """GET whose body is read as it comes, at most `limit` bytes of it; its status is one of `answers`.

        Tried once. ClinicUnreachable, AnswerLost. Whoever gets it reads it to its end or closes it.
        """
        if self._streams >= STREAMS:
            raise ClinicUnreachable(f"{self._system} is handing out enough already")
        if not self._breaker.lets_through():
            raise ClinicUnreachable(f"{self._system} rests after failures")
        self._streams += 1
        try:
            stream = await self._open(path, headers or {}, limit, answers)
        except (ClinicUnreachable, AnswerLost):
            self._streamed()
            self._breaker.failed()
            raise
        except BaseException:
            self._streamed()
            self._breaker.gave_up()
            raise
        self._breaker.succeeded()
        stream.closed = self._streamed
        return stream

    def _streamed(self) -> None:
        self._streams -= 1

    async def close(self) -> None:
        await self._client.aclose()

    def _json(self, path: str, answer: Answer) -> Any:
        try:
            return answer.json()
        except ValueError:
            self._breaker.failed()
            raise AnswerLost(self._told("", path, "no JSON", "-")) from None

    async def _guarded(
        self,
        method: str,
        path: str,
        query: Query | None,
        content: bytes | None,
        headers: Mapping[str, str],
        answers: Collection[int],
    ) -> Answer:
        if not self._breaker.lets_through():
            raise ClinicUnreachable(f"{self._system} rests after failures")
        try:
            answer = await self._send(method, path, query, content, headers, answers)
        except (ClinicUnreachable, AnswerLost):
            self._breaker.failed()
            raise
        except BaseException:
            self._breaker.gave_up()
            raise
        self._breaker.succeeded()
        return answer

    async def _send(
        self,
        method: str,
        path: str,
        query: Query | None,
        content: bytes | None,
        headers: Mapping[str, str],
        answers: Collection[int],
    ) -> Answer:
        request_id = uuid4().hex
        request = self._client.build_request(
            method,
            self._own(path),
            params=_params(query),
            content=content,
            headers={**headers, "X-Request-Id": request_id},
        )
        shown = request.url.path
        try:
            async with self._timer(self._deadline):
                answer = await self._exchange(request)
        except _NOT_SENT as error:
            raise ClinicUnreachable(self._told(method, shown, type(error).__name__, request_id)) from None
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise AnswerLost(self._told(method, shown, type(error).__name__, request_id)) from None
        return self._usable(method, shown, answer, request_id, answers)

    async def _open(self, path: str, headers: Mapping[str, str], limit: int, answers: Collection[int]) -> Stream:
        request_id = uuid4().hex
        request = self._client.build_request("GET", self._own(path), headers={**headers, "X-Request-Id": request_id})
        shown = request.url.path
        try:
            async with self._timer(self._deadline):
                response = await self._sent(request)
        except _NOT_SENT as error:
            raise ClinicUnreachable(self._told("GET", shown, type(error).__name__, request_id)) from None
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise AnswerLost(self._told("GET", shown, type(error).__name__, request_id)) from None
        stream = Stream(response, limit, f"{self._system}: {shown}", self._timer)
        if stream.status not in answers:
            await stream.aclose()
            raise AnswerLost(self._told("GET", shown, str(stream.status), request_id))
        return stream

    def _own(self, path: str) -> httpx.URL:
        try:
            asked, base = httpx.URL(path), self._client.base_url
        except httpx.InvalidURL:
            raise AnswerLost(f"{self._system}: an address that is none") from None
        if asked.is_absolute_url and (asked.scheme, asked.host, asked.port) != (base.scheme, base.host, base.port):
            raise AnswerLost(f"{self._system}: an address that is not its own")
        return asked

    async def _sent(self, request: httpx.Request) -> httpx.Response:
        """Packed once at most: what is packed in layers swells a thousandfold with each, before it can be measured."""
        response = await self._client.send(request, stream=True)
        if len(response.headers.get_list("content-encoding", split_commas=True)) > 1:
            await response.aclose()
            raise httpx.DecodingError("packed several times over")
        return response

    async def _exchange(self, request: httpx.Request) -> Answer:
        response = await self._sent(request)
        try:
            raw = bytearray()
            async for piece in response.aiter_bytes():
                raw += piece
                if len(raw) > MAX_ANSWER:
                    raise httpx.DecodingError("too long an answer")
            told = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status_code, told, bytes(raw))
        finally:
            await response.aclose()

    def _usable(self, method: str, path: str, answer: Answer, request_id: str, answers: Collection[int]) -> Answer:
        if answer.status in answers:
            log.debug("%s: %s %s %d [%s]", self._system, method, path, answer.status, request_id)
            return answer
        outcome = self._told(method, path, str(answer.status), request_id)
        raise ClinicUnreachable(outcome) if answer.status in _DID_NOTHING else AnswerLost(outcome)

    def _told(self, method: str, path: str, outcome: str, request_id: str) -> str:
        """The failure in words that hold no personal data, logged."""
        words = f"{self._system}: {method} {path} {outcome} [{request_id}]"
        log.warning(words)
        return words


def _params(query: Query | None) -> dict[str, str] | list[tuple[str, str | int | float | bool | None]] | None:
    if query is None or isinstance(query, Mapping):
        return None if query is None else dict(query)
    return list(query)
