"""The body of an answer as it comes."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager

import httpx

from booking.ports import AnswerLost

# seconds between two pieces, and for all of them
PIECE_SECONDS = 10.0
WHOLE_SECONDS = 120.0


class Stream:
    """To be read once, by `async for`; whoever stops before its end hangs up by `aclose`.

    Reading raises AnswerLost when the source breaks off, trickles, or sends more than `limit` bytes. Header names are
    in lower case.
    """

    def __init__(
        self,
        response: httpx.Response,
        limit: int,
        told: str,
        timer: Callable[[float], AbstractAsyncContextManager[object]] = asyncio.timeout,
    ) -> None:
        self.status = response.status_code
        self.headers: Mapping[str, str] = {name.lower(): value for name, value in response.headers.items()}
        self._response = response
        self._pieces: AsyncIterator[bytes] = response.aiter_bytes(65_536)
        self._left = limit
        self._told = told
        self._timer = timer
        # told once, when the line is free again
        self.closed: Callable[[], None] | None = None
        self._until = asyncio.get_running_loop().time() + WHOLE_SECONDS

    @property
    def size(self) -> int | None:
        """In bytes, where it was told beforehand of what is really read."""
        told = self.headers.get("content-length", "")
        return int(told) if told.isdecimal() and "content-encoding" not in self.headers else None

    def at_most(self, limit: int) -> "Stream":
        """From here on no more than so many bytes."""
        self._left = min(self._left, limit)
        return self

    def __aiter__(self) -> "Stream":
        return self

    async def __anext__(self) -> bytes:
        try:
            return await self._next()
        except StopAsyncIteration:
            await self.aclose()
            raise
        except (httpx.HTTPError, httpx.StreamError, TimeoutError) as error:
            await self.aclose()
            raise AnswerLost(f"{self._told} {type(error).__name__}") from None
        except BaseException:
            await self.aclose()
            raise

    async def whole(self) -> bytes:
        """All of it at once."""
        return b"".join([piece async for piece in self])

    async def aclose(self) -> None:
        closed, self.closed = self.closed, None
        try:
            await self._response.aclose()
        finally:
            if closed is not None:
                closed()

    async def _next(self) -> bytes:
        left = self._until - asyncio.get_running_loop().time()
        async with self._timer(max(min(PIECE_SECONDS, left), 0.0)):
            piece = await anext(self._pieces)
        self._left -= len(piece)
        if self._left < 0:
            raise AnswerLost(f"{self._told} is longer than we read")
        return piece
