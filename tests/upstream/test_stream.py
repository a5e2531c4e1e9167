"""Content that is read as it comes: bounded, in time, and never from elsewhere."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from gzip import compress

import httpx
import pytest

from booking.ports import AnswerLost, ClinicUnreachable
from upstream.breaker import Breaker
from upstream.http import STREAMS, ClinicHttp


class Slow(httpx.AsyncByteStream):
    """These pieces one after the other; None hangs up in the middle, an event waits. `given`: how many came."""

    def __init__(self, *pieces: bytes | asyncio.Event | None) -> None:
        self.pieces = pieces
        self.given = 0
        self.closed = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, asyncio.Event):
                await piece.wait()
            elif piece is None:
                raise httpx.ReadError("gone")
            else:
                self.given += 1
                yield piece

    async def aclose(self) -> None:
        self.closed = True


def over(body: Slow, status: int = 200, **headers: str) -> ClinicHttp:
    answer = httpx.Response(
        status, stream=body, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    return ClinicHttp("far", "http://clinic.test/fhir", transport=httpx.MockTransport(lambda _request: answer))


async def test_pieces_come_one_by_one_and_the_line_is_hung_up_at_the_end() -> None:
    body = Slow(b"a" * 65_536, b"b" * 65_536)
    stream = await over(body, content_length="131072").stream("Binary/1", limit=200_000)
    assert stream.size == 131_072
    assert len(await anext(stream)) == 65_536
    assert body.given < 2
    assert len(await stream.whole()) == 65_536
    assert body.closed


async def test_more_than_the_limit_is_a_fault() -> None:
    body = Slow(*[b"a" * 65_536] * 100)
    stream = await over(body).stream("Binary/1", limit=100_000)
    with pytest.raises(AnswerLost, match="longer than we read"):
        await stream.whole()
    assert body.closed
    assert body.given <= 3


async def test_a_source_that_breaks_off_is_a_fault() -> None:
    body = Slow(b"a" * 65_536, None)
    stream = await over(body).stream("Binary/1", limit=10**6)
    with pytest.raises(AnswerLost, match="ReadError"):
        await stream.whole()
    assert body.closed


async def test_a_source_that_stops_in_the_middle_is_not_waited_for() -> None:
    waits: list[float] = []

    @asynccontextmanager
    async def timer(seconds: float) -> AsyncIterator[None]:
        """No patience at all once the answer has begun."""
        waits.append(seconds)
        async with asyncio.timeout(seconds if len(waits) == 1 else 0.01):
            yield

    answer = httpx.Response(200, stream=Slow(asyncio.Event()))
    http = ClinicHttp("far", "http://clinic.test", timer=timer, transport=httpx.MockTransport(lambda _request: answer))
    stream = await http.stream("Binary/1", limit=10**6)
    with pytest.raises(AnswerLost, match="TimeoutError"):
        await stream.whole()
    assert waits[1] <= 10


async def test_who_stops_reading_hangs_up() -> None:
    body = Slow(b"a" * 65_536, b"b" * 65_536)
    stream = await over(body).stream("Binary/1", limit=10**6)
    await anext(stream)
    await stream.aclose()
    assert body.closed


async def test_another_status_is_a_fault_and_hangs_up() -> None:
    body = Slow(b"no")
    with pytest.raises(AnswerLost, match="500"):
        await over(body, 500).stream("Binary/1", limit=10)
    assert body.closed


@pytest.mark.parametrize(
    "url", ["http://evil.test/x", "HTTP://evil.test/x", "http://clinic.test:81/x", "https://clinic.test/x"]
)
async def test_nothing_is_fetched_from_elsewhere(url: str) -> None:
    with pytest.raises(AnswerLost, match="not its own"):
        await over(Slow(b"x")).stream(url, limit=10)


@pytest.mark.parametrize("url", ["http://clinic.test:x/", "http://clinic.test/\x07", "?page=\x07"])
async def test_an_address_that_is_none_is_a_fault(url: str) -> None:
    with pytest.raises(AnswerLost, match="that is none"):
        await over(Slow(b"x")).stream(url, limit=10)


async def test_what_is_packed_in_layers_is_not_unpacked() -> None:
    body = Slow(compress(compress(b"0" * 1_000_000)))
    with pytest.raises(AnswerLost, match="DecodingError"):
        await over(body, content_encoding="gzip, gzip").stream("Binary/1", limit=10)
    assert body.closed
    assert body.given == 0


async def test_a_size_that_will_not_be_what_is_read_is_not_told() -> None:
    stream = await over(Slow(b""), content_length="10", content_encoding="gzip").stream("Binary/1", limit=10)
    assert stream.size is None
    await stream.aclose()


async def test_a_source_that_rests_is_not_asked() -> None:
    breaker = Breaker(limit=1)
    refused = httpx.MockTransport(lambda _request: httpx.Response(503))
    http = ClinicHttp("far", "http://clinic.test", breaker=breaker, transport=refused)
    with pytest.raises(AnswerLost):
        await http.stream("Binary/1", limit=10)
    with pytest.raises(ClinicUnreachable):
        await http.stream("Binary/1", limit=10)


async def test_documents_leave_lines_to_those_who_book() -> None:
    line = httpx.MockTransport(lambda _request: httpx.Response(200, stream=Slow()))
    http = ClinicHttp("far", "http://clinic.test/fhir", transport=line)
    open_ones = [await http.stream(f"Binary/{number}", limit=10) for number in range(STREAMS)]
    with pytest.raises(ClinicUnreachable, match="enough"):
        await http.stream("Binary/9", limit=10)
    assert (await http.ask("GET", "Slot")).status == 200
    await open_ones[0].aclose()
    await open_ones[0].aclose()
    assert (await (await http.stream("Binary/9", limit=10)).whole()) == b""
    again = await http.stream("Binary/10", limit=10)
    with pytest.raises(ClinicUnreachable, match="enough"):
        await http.stream("Binary/11", limit=10)
    await again.aclose()
