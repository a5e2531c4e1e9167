"""One connection to Redis for publish and subscribe, which never mends itself.

Broadcaster's own Redis backend lets redis-py reconnect by itself, and what was published meanwhile is lost unseen; its
reader ends silently when the server is gone for good; it does not wait until a subscription is confirmed. This one
stops at the first fault, so that whoever holds it knows that something may have been missed.
"""

import asyncio
from collections import defaultdict
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

ANSWER_SECONDS = 1.0


class LineLost(Exception):
    """The connection to the broker is gone."""


class RedisLine:
    """`silence_seconds`: after so long without a word the server is asked for one, after twice that it is given up."""

    def __init__(self, url: str, silence_seconds: float = 1.0) -> None:
        self._redis: Redis = Redis.from_url(
            url,
            retry=Retry(NoBackoff(), 0),
            socket_connect_timeout=ANSWER_SECONDS,
            socket_timeout=ANSWER_SECONDS,
            health_check_interval=0,
        )
        self._pubsub = self._redis.pubsub()
        self._silence_seconds = silence_seconds
        self._confirmed: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)

    async def connect(self) -> None:
        await self._pubsub.connect()  # type: ignore[no-untyped-call]  # redis-py leaves it untyped

    async def disconnect(self) -> None:
        await self._pubsub.aclose()  # type: ignore[no-untyped-call]  # redis-py leaves it untyped
        await self._redis.aclose()

    async def subscribe(self, channel: str) -> None:
        """Returns when the server has confirmed: from now on nothing published there is missed."""
        self._confirmed[channel].clear()
        await self._pubsub.subscribe(channel)
        async with asyncio.timeout(ANSWER_SECONDS):
            await self._confirmed[channel].wait()

    async def unsubscribe(self, channel: str) -> None:
        self._confirmed.pop(channel, None)
        await self._pubsub.unsubscribe(channel)

    async def publish(self, channel: str, message: str) -> None:
        await self._redis.publish(channel, message)

    async def next_message(self) -> tuple[str, str]:
        """(channel, message); raises LineLost."""
        try:
            while True:
                heard = await self._hear()
                if heard["type"] == "message":
                    return heard["channel"].decode(), heard["data"].decode()
                if heard["type"] == "subscribe":
                    self._confirmed[heard["channel"].decode()].set()
        except (RedisError, OSError, UnicodeDecodeError) as fault:
            raise LineLost(str(fault)) from fault

    async def _hear(self) -> dict[str, Any]:
        heard: dict[str, Any] | None = await self._pubsub.get_message(timeout=self._silence_seconds)
        if heard is None:
            await self._pubsub.ping()
            heard = await self._pubsub.get_message(timeout=self._silence_seconds)
        if heard is None:
            raise LineLost("the broker says nothing")
        return heard
