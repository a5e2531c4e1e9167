"""How one call fails, told apart: nothing was sent, or it may have been carried out."""

import asyncio
from collections.abc import AsyncIterator
from gzip import compress
from typing import Any

import httpx
import pytest

from booking.ports import AnswerLost, ClinicUnreachable
from tests.services.ports import free_port
from upstream.breaker import Breaker
from upstream.http import MAX_ANSWER, ClinicHttp, path

Answer = httpx.Response | Exception


class Body(httpx.AsyncByteStream):
    """As it comes over the wire."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self.content


class Line(httpx.AsyncBaseTransport):
    """Gives these answers one after the other, the last one again and again; `sent` holds what came through."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.sent: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def ok(value: Any = "fine") -> httpx.Response:
    return httpx.Response(200, json=value)


def over(line: httpx.AsyncBaseTransport, pauses: list[float] | None = None, **how: Any) -> ClinicHttp:
    async def pause(seconds: float) -> None:
        if pauses is not None:
            pauses.append(seconds)

    return ClinicHttp("far", "http://clinic.test/api", transport=line, pause=pause, **how)


async def test_reading_is_tried_three_times_with_longer_and_longer_pauses() -> None:
    pauses: list[float] = []
    line = Line(httpx.ReadTimeout("slow"), httpx.ConnectError("refused"), ok())
    assert await over(line, pauses).read("a") == "fine"
    assert len(line.sent) == 3
    assert 0.2 <= pauses[0] <= 0.6
    assert 0.4 <= pauses[1] <= 1.2
    assert len({request.headers["x-request-id"] for request in line.sent}) == 3


async def test_reading_gives_up_after_the_third_failure() -> None:
    line = Line(httpx.ReadError("reset"))
    with pytest.raises(AnswerLost):
        await over(line).read("a")
    assert len(line.sent) == 3


@pytest.mark.parametrize(
    "error", [httpx.ConnectError("refused"), httpx.ConnectTimeout("slow"), httpx.PoolTimeout("full")]
)
async def test_what_never_left_here_is_unreachable_and_is_not_sent_again(error: Exception) -> None:
    line = Line(error)
    with pytest.raises(ClinicUnreachable):
        await over(line).tell("a", {})
    assert len(line.sent) == 1


@pytest.mark.parametrize(
    "answer",
    [
        httpx.ReadTimeout("slow"),
        httpx.WriteError("reset"),
        httpx.RemoteProtocolError("half an answer"),
        httpx.Response(500),
        httpx.Response(502, json={"success": True}),
        httpx.Response(404, json={}),
        httpx.Response(302, headers={"location": "http://elsewhere.test/"}),
        httpx.Response(200, content=b""),
        httpx.Response(200, content=b"<html>"),
        httpx.Response(200, content=b"\xff"),
        httpx.Response(200, content=b'"' + b"x" * MAX_ANSWER + b'"'),
    ],
    ids=str,
)
async def test_what_was_sent_and_got_no_usable_answer_is_lost_and_is_not_sent_again(answer: Answer) -> None:
    line = Line(answer)
    with pytest.raises(AnswerLost):
        await over(line).tell("a", {})
    assert len(line.sent) == 1


async def test_being_told_to_wait_means_that_nothing_was_done() -> None:
    with pytest.raises(ClinicUnreachable):
        await over(Line(httpx.Response(429))).tell("a", {})


async def test_an_answer_that_trickles_in_for_ever_is_lost_at_the_deadline() -> None:
    class Trickle(httpx.AsyncByteStream):
        async def __aiter__(self) -> Any:
            while True:
                yield b" "
                await asyncio.sleep(0)

    with pytest.raises(AnswerLost):
        await over(Line(httpx.Response(200, stream=Trickle())), deadline=0.05).tell("a", {})


async def test_a_port_nobody_listens_on_is_unreachable() -> None:
    http = ClinicHttp("far", f"http://127.0.0.1:{free_port()}")
    with pytest.raises(ClinicUnreachable):
        await http.tell("a", {})
    await http.close()


async def test_a_system_that_keeps_failing_is_left_alone_and_then_tried_once() -> None:
    now = 0.0
    breaker = Breaker(limit=3, rest=10, now=lambda: now)
    line = Line(httpx.ReadError("reset"))
    http = over(line, breaker=breaker)
    for _ in range(3):
        with pytest.raises(AnswerLost):
            await http.tell("a", {})
    with pytest.raises(ClinicUnreachable):
        await http.tell("a", {})
    assert len(line.sent) == 3
    now = 10.0
    with pytest.raises(AnswerLost):
        await http.read("a")
    assert len(line.sent) == 4
    now = 20.0
    line.answers = [ok()]
    assert await http.tell("a", {}) == "fine"
    assert await http.read("a") == "fine"


async def test_who_gives_up_waiting_does_not_leave_the_breaker_stuck() -> None:
    now = 0.0
    breaker = Breaker(limit=1, rest=10, now=lambda: now)
    http = over(Line(httpx.ReadError("reset")), breaker=breaker)
    with pytest.raises(AnswerLost):
        await http.tell("a", {})
    now = 10.0

    class Never(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            await asyncio.Event().wait()
            return httpx.Response(200, request=request)

    waiting = asyncio.create_task(over(Never(), breaker=breaker).tell("a", {}))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert breaker.lets_through()


async def test_segments_of_a_path_can_not_lead_elsewhere() -> None:
    assert path("lpu", "1/2;3", "п100.136") == "lpu/1%2F2%3B3/%D0%BF100.136"
    for segment in ("", ".", ".."):
        with pytest.raises(ValueError, match="segment"):
            path("lpu", segment)
    line = Line(ok())
    await over(line).read(path("a;b", "%2e%2e"), {"who": "Ёж & К"})
    assert str(line.sent[0].url) == "http://clinic.test/api/a%3Bb/%252e%252e?who=%D0%81%D0%B6+%26+%D0%9A"


@pytest.mark.parametrize("url", ["http://evil.test/x", "HTTP://evil.test/x", "hTtps://clinic.test/x"])
async def test_the_next_page_is_on_the_systems_own_host(url: str) -> None:
    line = Line(ok())
    with pytest.raises(AnswerLost, match="not its own"):
        await over(line).ask("GET", url, headers={"Authorization": "Bearer secret"})
    assert line.sent == []
    await over(line).ask("GET", "HTTP://CLINIC.test/api/?page=2")
    assert str(line.sent[0].url) == "http://clinic.test/api/?page=2"


async def test_an_answer_packed_in_layers_is_not_unpacked() -> None:
    bomb = compress(compress(b"0" * 1_000_000))
    with pytest.raises(AnswerLost, match="DecodingError"):
        await over(Line(httpx.Response(200, headers={"content-encoding": "gzip, gzip"}, stream=Body(bomb)))).read("a")
