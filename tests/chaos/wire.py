"""The wire to one clinic's system, on which everything can happen that happens on wires."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from random import Random

import httpx

from tests.chaos.deadlines import Deadline, silence
from tests.chaos.faults import TROUBLE, Fault
from tests.services.clock import SetClock
from upstream.breaker import Breaker
from upstream.http import ClinicHttp

SILENT_SECONDS = 30.0
# of real time: the machine may be busy, and no fault waits for it
PATIENT = httpx.Timeout(60.0)
GARBAGE = (b"", b"{", b"[]", b"null", b"<html><body>502</body></html>", b"\x00\xff\xfe", b'"\\ud800"', b"0", b"<a>")
_UNSENT = ("content-encoding", "content-length", "transfer-encoding")


@dataclass(frozen=True)
class Speech:
    """How a system of this kind talks: an error inside HTTP 200, and an answer that lists everything twice."""

    error: Callable[[httpx.Request, Random], bytes]
    doubled: Callable[[bytes], bytes]


@dataclass
class Wire(httpx.AsyncBaseTransport):
    """`late`: requests that are still on their way, and when they arrive."""

    speech: Speech
    clock: SetClock
    chance: Random
    inner: httpx.AsyncHTTPTransport = field(default_factory=lambda: httpx.AsyncHTTPTransport(retries=0))
    late: list[tuple[datetime, httpx.Request]] = field(default_factory=list)

    def http(self, name: str, url: str) -> ClinicHttp:
        """The client that an adapter is built on."""
        breaker = Breaker(now=lambda: self.clock().timestamp())
        return ClinicHttp(name, url, timeouts=PATIENT, timer=Deadline, pause=_at_once, breaker=breaker, transport=self)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        trouble = TROUBLE.get()
        fault = None if trouble is None else trouble.next()
        if fault is None:
            return await self.inner.handle_async_request(request)
        return await self._misbehave(fault, request)

    async def arrive(self) -> None:
        """Whatever has been long enough on its way is carried out; nobody hears the answer."""
        now = self.clock()
        due = [request for at, request in self.late if at <= now]
        self.late = [(at, request) for at, request in self.late if at > now]
        for request in due:
            await self._carry_out(request)

    async def aclose(self) -> None:
        await self.inner.aclose()

    async def _misbehave(self, fault: Fault, request: httpx.Request) -> httpx.Response:
        if fault is Fault.NOT_SENT:
            raise httpx.ConnectError("refused", request=request)
        if fault is Fault.HANG_LATE:
            self.late.append((self.clock() + timedelta(seconds=SILENT_SECONDS), request))
        answer = await self._carry_out(request) if fault in _CARRIED_OUT else None
        if fault in (Fault.REQUEST_LOST, Fault.ANSWER_LOST):
            raise httpx.ReadError("hung up", request=request)
        if fault in (Fault.HANG, Fault.HANG_LATE, Fault.HANG_DONE):
            await silence(self.clock, SILENT_SECONDS)
        return self._said(fault, request, answer)

    def _said(self, fault: Fault, request: httpx.Request, answer: httpx.Response | None) -> httpx.Response:
        match fault:
            case Fault.ERROR_5XX | Fault.ERROR_5XX_DONE:
                return httpx.Response(self.chance.choice((500, 502, 503, 504)), content=b"<html>")
            case Fault.TOO_MANY:
                return httpx.Response(429, content=b"")
            case Fault.ERROR_IN_200 | Fault.ERROR_IN_200_DONE:
                return httpx.Response(200, content=self.speech.error(request, self.chance))
            case Fault.MALFORMED | Fault.MALFORMED_DONE:
                return httpx.Response(200, content=self._garbage(answer.content if answer else b""))
        assert answer is not None
        if fault is Fault.SKEW:
            answer.headers["date"] = self._another_time()
            return answer
        return httpx.Response(answer.status_code, headers=_plain(answer), content=self.speech.doubled(answer.content))

    def _garbage(self, answer: bytes) -> bytes:
        return self.chance.choice((*GARBAGE, answer[: len(answer) // 2]))

    def _another_time(self) -> str:
        minutes = self.chance.choice((-20, -7, -3, 3, 7, 20))
        return format_datetime(self.clock() + timedelta(minutes=minutes), usegmt=True)

    async def _carry_out(self, request: httpx.Request) -> httpx.Response:
        response = await self.inner.handle_async_request(request)
        try:
            content = b"".join([piece async for piece in response.aiter_bytes()])
        finally:
            await response.aclose()
        return httpx.Response(response.status_code, headers=_plain(response), content=content)


_CARRIED_OUT = frozenset(
    {
        Fault.ANSWER_LOST,
        Fault.HANG_DONE,
        Fault.ERROR_5XX_DONE,
        Fault.ERROR_IN_200_DONE,
        Fault.MALFORMED_DONE,
        Fault.SKEW,
        Fault.DUPLICATE,
    }
)


def _plain(response: httpx.Response) -> list[tuple[str, str]]:
    return [(name, value) for name, value in response.headers.multi_items() if name.lower() not in _UNSENT]


async def _at_once(_seconds: float) -> None:
    """Instead of a pause between tries."""
    await asyncio.sleep(0)
