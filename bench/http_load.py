"""A client that costs little: one kept connection, one request at a time."""

import asyncio
from typing import Any, Self

import orjson


class HttpConnection:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port: int) -> Self:
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def post(self, path: str, body: bytes, token: str | None = None) -> Any:
        """The answer's JSON. Raises ConnectionError on any status but 200."""
        cookie = f"Cookie: talon_session={token}\r\n" if token else ""
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Accept: application/json\r\n{cookie}Content-Length: {len(body)}\r\n\r\n"
        )
        self._writer.write(head.encode() + body)
        lines = (await self._reader.readuntil(b"\r\n\r\n")).lower().split(b"\r\n")
        length = next(int(line[15:]) for line in lines if line.startswith(b"content-length:"))
        answer = await self._reader.readexactly(length)
        if b" 200 " not in lines[0]:
            raise ConnectionError(f"{lines[0].decode()}: {answer[:300].decode(errors='replace')}")
        return orjson.loads(answer)

    def close(self) -> None:
        self._writer.close()
