"""Fetching published files: each at most once a minute, for as long as it says it is good, and only when it changed."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar
from urllib.parse import urlsplit

import httpx

from booking.ports import AnswerLost, ClinicUnreachable, Clock
from upstream.http import ClinicHttp

log = logging.getLogger(__name__)
T = TypeVar("T")
Parse = Callable[[AsyncIterator[bytes]], Awaitable[T]]
LIMIT = 256 * 1024 * 1024
# what the standard allows, and the longest that we go by without asking: whatever a file says of itself, what is shown
# as confirmed a minute ago is not older than four; one that has not changed costs its publisher a 304
LEAST = timedelta(minutes=1)
MOST = timedelta(minutes=3)
_TYPES = "application/fhir+ndjson, application/json;q=0.9, */*;q=0.1"
_GONE = frozenset({404, 410})
_AGE = re.compile(r"(?:^|[,\s])max-age=(\d{1,9})")


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    """What a file said. `until`: when it may be asked for again. `fault`: the last try came to nothing."""

    until: datetime
    content: T | None = None
    etag: str | None = None
    modified: str | None = None
    fault: str | None = None


class Files:
    """`hosts`: origins beside that of `url` on which files may lie; elsewhere nothing is fetched."""

    def __init__(
        self,
        system: str,
        url: str,
        clock: Clock,
        hosts: Collection[str] = (),
        *,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._clock = clock
        origins = dict.fromkeys(_origin(one) for one in (url, *hosts))
        self._https = {origin: ClinicHttp(system, origin, transport=transport) for origin in origins}
        self._own = self._https[_origin(url)]
        self._kept: dict[str, _Kept[object]] = {}
        self._turns: dict[str, asyncio.Lock] = {}

    async def read(self, url: str, parse: Parse[T], *, absent: Callable[[], T] | None = None) -> T:
        """What `parse` makes of the file, again and again the same object until it changes.

        `absent`: what a file comes to that is not there; AnswerLost without. Raises ClinicUnreachable, AnswerLost; then
        the same again for a minute, without asking.
        """
        async with self._turns.setdefault(url, asyncio.Lock()):
            kept = self._kept.get(url)
            if kept is None or kept.until <= self._clock():
                kept = self._kept[url] = await self._fetched(url, parse, kept, absent)
            if kept.fault is not None:
                raise AnswerLost(kept.fault)
            return kept.content  # type: ignore[return-value]  # one url is always read by the same `parse`

    def forget_but(self, urls: Collection[str]) -> None:
        """Files that are published no more take no room."""
        for url in self._kept.keys() - set(urls):
            del self._kept[url]
            if not self._turns[url].locked():
                del self._turns[url]

    async def close(self) -> None:
        for http in self._https.values():
            await http.close()

    async def _fetched(
        self, url: str, parse: Parse[T], kept: _Kept[object] | None, absent: Callable[[], T] | None
    ) -> _Kept[object]:
        try:
            return await self._asked(url, parse, kept, absent)
        except (ClinicUnreachable, AnswerLost) as fault:
            # what was kept may be right still; it is only not confirmed any more
            content, etag = (kept.content, kept.etag) if kept else (None, None)
            return _Kept(self._clock() + LEAST, content, etag, kept.modified if kept else None, str(fault))

    async def _asked(
        self, url: str, parse: Parse[T], kept: _Kept[object] | None, absent: Callable[[], T] | None
    ) -> _Kept[object]:
        asked_at = self._clock()
        # an address of another origin is refused by the client of our own
        http = self._https.get(_origin(url), self._own)
        stream = await http.stream(url, limit=LIMIT, headers=_condition(kept), answers={200, 304, *_GONE})
        try:
            until = asked_at + _good_for(stream.headers.get("cache-control", ""))
            if stream.status == 304 and kept is not None:
                return _Kept(until, kept.content, kept.etag, kept.modified)
            if stream.status in _GONE and absent is not None:
                return _Kept(until, absent())
            if stream.status != 200:
                raise AnswerLost(f"a published file is not there: {stream.status}")
            content = await parse(stream)
            return _Kept(until, content, stream.headers.get("etag"), stream.headers.get("last-modified"))
        finally:
            await stream.aclose()


def _condition(kept: _Kept[object] | None) -> dict[str, str]:
    told = {"Accept": _TYPES}
    if kept is None or kept.content is None:
        return told
    if kept.etag:
        return told | {"If-None-Match": kept.etag}
    return told | ({"If-Modified-Since": kept.modified} if kept.modified else {})


def _good_for(cache_control: str) -> timedelta:
    found = _AGE.search(cache_control.lower())
    return min(max(timedelta(seconds=int(found[1])), LEAST), MOST) if found else LEAST


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
