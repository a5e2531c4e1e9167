"""What has happened, told between tasks and processes. The only file that knows Broadcaster.

Nothing here keeps a message for later: after any fault the listeners are told to resync, and they read the truth from
the database. One Broadcaster subscription a topic and process; a fault ends the whole connection, and the supervisor
makes a new one.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Set
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from random import uniform
from urllib.parse import urlsplit

from broadcaster import Broadcast, BroadcastBackend
from broadcaster import Event as Message
from redis.exceptions import RedisError

from booking.events import Event
from subscriptions import messages
from subscriptions.listener import Heard, Listener, Resync
from subscriptions.redis_line import LineLost, RedisLine

log = logging.getLogger(__name__)

EVERYBODY = "talon.resync"
FIRST_PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 0.5
PUBLISH_SECONDS = 1.0
ENDING_SECONDS = 2.0
FAULTS = (LineLost, RedisError, OSError, TimeoutError)


class Bus:
    """`url`: memory:// within this process, redis:// or rediss:// between processes."""

    def __init__(self, url: str) -> None:
        if urlsplit(url).scheme not in ("memory", "redis", "rediss"):
            raise ValueError("the broker's url begins with memory://, redis:// or rediss://")
        self._url = url
        self._listeners: dict[str, set[Listener]] = {}
        self._connection: _Connection | None = None
        self._supervisor: asyncio.Task[None] | None = None
        self._tried = asyncio.Event()
        self._stopping = asyncio.Event()
        # something could not be published: when the broker is back, every process must look for itself
        self._untold = False

    @property
    def connected(self) -> bool:
        """False while the broker is away; what the others do is then seen only by polling the database."""
        return self._connection is not None

    async def start(self) -> None:
        """Returns after the first attempt; a broker that is away does not keep the service from starting."""
        self._supervisor = asyncio.create_task(self._supervise(), name="bus")
        await self._tried.wait()

    async def stop(self) -> None:
        if self._supervisor is not None:
            # not by cancelling, see _heed_cancellation
            self._stopping.set()
            self._lose()
            await self._supervisor
            self._supervisor = None

    async def publish(self, event: Event) -> None:
        """Never raises: what happened is committed. While the broker is away this process alone is told."""
        topic = messages.topic_of(event)
        if self._connection is not None:
            try:
                async with asyncio.timeout(PUBLISH_SECONDS):
                    return await self._connection.broadcast.publish(topic, messages.write(event))
            except FAULTS as fault:
                log.warning("could not publish on %s: %s", topic, fault)
                self._lose()
        self._untold = True
        self._tell(topic, event)
        return None

    @asynccontextmanager
    async def listen(self, *topics: str) -> AsyncIterator[Listener]:
        """What is published on any of them from now on, and a Resync whenever something may have been missed."""
        listener = Listener()
        for topic in topics:
            self._listeners.setdefault(topic, set()).add(listener)
        try:
            for topic in topics:
                await self._subscribe(topic)
            yield listener
        finally:
            for topic in topics:
                self._leave(topic, listener)

    def _leave(self, topic: str, listener: Listener) -> None:
        self._listeners[topic].discard(listener)
        if not self._listeners[topic]:
            del self._listeners[topic]
            if self._connection is not None:
                self._connection.unsubscribe(topic)

    async def _subscribe(self, topic: str) -> None:
        if self._connection is None:
            return
        try:
            await self._connection.subscribe(topic)
        except FAULTS as fault:
            # the next connection takes the topic up and tells the listener to resync
            log.warning("could not subscribe to %s: %s", topic, fault)
            self._lose()

    def _lose(self) -> None:
        if self._connection is not None:
            self._connection.lost.set()
            self._connection = None

    def _hear(self, topic: str, message: str) -> None:
        if topic == EVERYBODY:
            return self._resync()
        try:
            event = messages.read(message)
        except messages.BadMessage:
            log.warning("not a message of ours on %s", topic)
            return None
        return self._tell(topic, event)

    def _tell(self, topic: str, heard: Heard) -> None:
        for listener in self._listeners.get(topic, ()):
            listener.tell(heard)

    def _resync(self) -> None:
        for topic in self._listeners:
            self._tell(topic, Resync())

    async def _supervise(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not self._stopping.is_set():
            connection = _Connection(self._url, self._hear)
            try:
                await self._serve(connection)
                pause = FIRST_PAUSE_SECONDS
                if not self._stopping.is_set():
                    log.warning("the broker is gone; connecting again")
            except FAULTS as fault:
                # once for an outage, not for every attempt
                log.log(logging.WARNING if pause == FIRST_PAUSE_SECONDS else logging.DEBUG, "no broker: %s", fault)
            except Exception:
                log.exception("the bus failed; connecting again")
            finally:
                self._connection = None
                self._tried.set()
                await connection.close()
            with suppress(TimeoutError):
                async with asyncio.timeout(uniform(pause / 2, pause)):  # noqa: S311 - jitter, no secret
                    await self._stopping.wait()
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    async def _serve(self, connection: "_Connection") -> None:
        """One connection from its beginning until it is lost."""
        await connection.open()
        if self._stopping.is_set():
            return
        self._connection = connection
        await asyncio.gather(*(connection.subscribe(topic) for topic in (EVERYBODY, *self._listeners)))
        if self._untold:
            await connection.broadcast.publish(EVERYBODY, "")
            self._untold = False
        self._resync()
        self._tried.set()
        await connection.lost.wait()


class _Connection:
    """One life of a Broadcaster: a task for each topic hands on what is published there."""

    def __init__(self, url: str, hear: Callable[[str, str], None]) -> None:
        self.lost = asyncio.Event()
        self._redis = None if url.startswith("memory") else _Redis(url, self.lost)
        self.broadcast = Broadcast(url, backend=self._redis)
        self._open = False
        self._hear = hear
        self._topics: dict[str, _Subscription] = {}
        self._ending: dict[str, asyncio.Task[None]] = {}

    async def open(self) -> None:
        await self.broadcast.connect()
        self._open = True

    async def close(self) -> None:
        await _end({*(subscription.task for subscription in self._topics.values()), *self._ending.values()})
        with suppress(*FAULTS):
            if self._open:
                await self.broadcast.disconnect()
            elif self._redis is not None:
                await self._redis.disconnect()

    async def subscribe(self, topic: str) -> None:
        """Returns when the subscription stands, whoever began it: Broadcaster would lose one of two beginners."""
        if topic not in self._topics:
            ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            task = asyncio.create_task(self._hand_on(topic, ready), name=f"bus {topic}")
            task.add_done_callback(lambda _: _give_up(ready))
            self._topics[topic] = _Subscription(task, ready)
        await asyncio.shield(self._topics[topic].ready)

    def unsubscribe(self, topic: str) -> None:
        if (subscription := self._topics.pop(topic, None)) is not None:
            subscription.task.cancel()
            self._ending[topic] = subscription.task

    async def _hand_on(self, topic: str, ready: asyncio.Future[None]) -> None:
        try:
            if (ending := self._ending.pop(topic, None)) is not None:
                await _end({ending})
            async with self.broadcast.subscribe(topic) as subscriber:
                _heed_cancellation()
                ready.set_result(None)
                while True:
                    self._hear(topic, (await subscriber.get()).message)
        # KeyError: what is left of a fault, or of a cancellation, when Broadcaster tidies up after it
        except (*FAULTS, KeyError) as fault:
            _heed_cancellation()
            log.debug("subscription to %s ended: %s", topic, fault)
            self.lost.set()


def _heed_cancellation() -> None:
    """redis-py sends each command under asyncio.wait_for, and that of Python 3.11 swallows a cancellation which meets
    its end: https://github.com/python/cpython/issues/86296."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


def _give_up(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_exception(LineLost("ended before it stood"))
        # whether or not somebody waits for it
        ready.exception()


async def _end(tasks: Set[asyncio.Task[None]]) -> None:
    """Cancels until it is so, whatever a library does with a cancellation."""
    while pending := {task for task in tasks if not task.done()}:
        for task in pending:
            task.cancel()
        await asyncio.wait(pending, timeout=ENDING_SECONDS)


@dataclass(frozen=True, slots=True)
class _Subscription:
    task: asyncio.Task[None]
    ready: asyncio.Future[None]


class _Redis(BroadcastBackend):
    """Tells when the line is lost, which Broadcaster itself does not look at."""

    def __init__(self, url: str, lost: asyncio.Event) -> None:
        self._line = RedisLine(url)
        self._lost = lost
        self._over = asyncio.Event()

    async def connect(self) -> None:
        await self._line.connect()

    async def disconnect(self) -> None:
        self._over.set()
        await self._line.disconnect()

    async def subscribe(self, group: str) -> None:
        await self._line.subscribe(group)

    async def unsubscribe(self, group: str) -> None:
        await self._line.unsubscribe(group)

    async def publish(self, channel: str, message: str) -> None:
        await self._line.publish(channel, message)

    async def next_published(self) -> Message:
        try:
            return Message(*await self._line.next_message())
        except LineLost:
            self._lost.set()
            # Broadcaster could only die of it; the supervisor ends the connection
            await self._over.wait()
            raise asyncio.CancelledError from None
