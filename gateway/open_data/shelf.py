"""Files made once for everybody who asks within their max-age."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

GOOD_FOR = timedelta(seconds=60)
# bytes that are kept in all; a file that was asked for longest ago goes first
MOST = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class File:
    """Its bytes in pieces. `made_at`: from when it is good for GOOD_FOR."""

    pieces: tuple[bytes, ...]
    etag: str
    made_at: datetime

    @property
    def size(self) -> int:
        return sum(map(len, self.pieces))

    def age(self, now: datetime) -> int:
        """Seconds for which it may be used still."""
        return max(int((self.made_at + GOOD_FOR - now).total_seconds()), 0)


Make = Callable[[], AsyncIterator[bytes]]


class Shelf:
    """One file is made at a time, however many are asked for: nobody can make the database work for long."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._files: OrderedDict[str, File] = OrderedDict()
        self._turn = asyncio.Lock()

    async def file(self, name: str, make: Make) -> File:
        if (kept := self._good(name)) is not None:
            return kept
        async with self._turn:
            if (kept := self._good(name)) is not None:
                return kept
            began, pieces, digest = self._clock(), list[bytes](), sha256()
            async for piece in make():
                pieces.append(piece)
                digest.update(piece)
            made = File(tuple(pieces), f'"{digest.hexdigest()[:32]}"', began)
            self._keep(name, made)
            return made

    def _good(self, name: str) -> File | None:
        kept = self._files.get(name)
        if kept is None or kept.made_at + GOOD_FOR <= self._clock():
            return None
        self._files.move_to_end(name)
        return kept

    def _keep(self, name: str, made: File) -> None:
        self._files[name] = made
        self._files.move_to_end(name)
        while len(self._files) > 1 and sum(file.size for file in self._files.values()) > MOST:
            self._files.popitem(last=False)
