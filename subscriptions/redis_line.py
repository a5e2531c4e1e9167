"""One connection to Redis for publish and subscribe, which never mends itself.

Broadcaster's own Redis backend lets redis-py reconnect by itself, and what was published meanwhile is lost unseen; its
reader ends silently when the server is gone for good; it does not wait until a subscription is confirmed. This one
stops at the first fault, so that whoever holds it knows that something may have been missed.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

ANSWER_SECONDS = 1.0
T = TypeVar("T")


class LineLost(Exception):
    """The connection to the broker is gone."""


class RedisLine:
    """`silence_seconds`: after so long without a word the server is asked for one, after twice that it is given up."""

    def __init__(self, url: str, silence_seconds: float = 1.0) -> None:
        self._redis: Redis = Redis.from_url(
            url, retry=_Once(), socket_connect_timeout=ANSWER_SECONDS, socket_timeout=ANSWER_SECONDS
        )
        self._pubsub = self._redis.pubsub()
        self._silence_seconds = silence_seconds
        self._confirmed: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        # redis-py would connect anew at the next command, and two commands at once would each make a connection
        self._speaking = asyncio.Lock()
        self._lost = False

    async def connect(self) -> None:
        await self._pubsub.connect()  # type: ignore[no-untyped-call]  # redis-py leaves it untyped

    async def disconnect(self) -> None:
        self._lost = True
        await self._pubsub.aclose()  # type: ignore[no-untyped-call]  # redis-py leaves it untyped
        await self._redis.aclose()

    async def subscribe(self, channel: str) -> None:
        """Returns when the server has confirmed: from now on nothing published there is missed."""
        self._confirmed[channel].clear()
        await self._say(lambda: self._pubsub.subscribe(channel))
        async with asyncio.timeout(ANSWER_SECONDS):
            await self._confirmed[channel].wait()

    async def unsubscribe(self, channel: str) -> None:
        self._confirmed.pop(channel, None)
        await self._say(lambda: self._pubsub.unsubscribe(channel))

    async def publish(self, channel: str, message: str) -> None:
        await self._redis.publish(channel, message)

    async def next_message(self) -> tuple[str, str]:
        """(channel, message); raises LineLost."""
        while True:
            heard = await self._hear() or await self._ask()
            if heard["type"] == "message":
                return _text(heard["channel"]), _text(heard["data"])
            if heard["type"] == "subscribe":
                self._confirmed[_text(heard["channel"])].set()

    async def _ask(self) -> dict[str, Any]:
        await self._say(self._pubsub.ping)
        heard = await self._hear()
        if heard is None:
            raise LineLost("the broker says nothing")
        return heard

    async def _hear(self) -> dict[str, Any] | None:
        return await self._held(lambda: self._pubsub.get_message(timeout=self._silence_seconds))

    async def _say(self, command: Callable[[], Awaitable[Any]]) -> None:
        async with self._speaking:
            await self._held(command)

    async def _held(self, deed: Callable[[], Awaitable[T]]) -> T:
        if self._lost:
            raise LineLost("lost before")
        try:
            return await deed()
        except (RedisError, OSError) as fault:
            self._lost = True
            raise LineLost(str(fault)) from fault


class _Once(Retry):
    """Even with no retries redis-py would connect anew before it tells of the fault."""

    def __init__(self) -> None:
        super().__init__(NoBackoff(), 0)

    async def call_with_retry(self, do: Callable[[], Awaitable[Any]], *_: object, **__: object) -> Any:
        return await do()


def _text(value: bytes) -> str:
    # a stranger's bytes end up as a message that is not ours
    return value.decode(errors="replace")
