"""Newline-delimited JSON as it comes in: a line at a time, the last one with or without its end."""

from collections.abc import AsyncIterator

import msgspec

LONGEST = 256 * 1024
_MARK = b"\xef\xbb\xbf"


async def lines_of(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Without line ends and empty lines. One that is too long comes as b"": whatever it says, it is not understood."""
    rest, too_long, at_start = b"", False, True
    async for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        for line in whole:
            too_long = too_long or len(line) > LONGEST
            told = b"" if too_long else _stripped(line, at_start)
            if told or too_long:
                yield told
            too_long = at_start = False
        if len(rest) > LONGEST:
            rest, too_long = b"", True
    last = b"" if too_long else _stripped(rest, at_start)
    if last or too_long:
        yield last


def read_line(line: bytes) -> object:
    """Its JSON; None when it is none."""
    try:
        read: object = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return read


def _stripped(line: bytes, at_start: bool) -> bytes:
    return (line.removeprefix(_MARK) if at_start else line).strip()
