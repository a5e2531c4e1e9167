"""The same parts without the door: what has to happen by itself, each task at its own pace."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from functools import partial

from auth.own import DEVICE_LASTS
from booking.actions.expire import expire_claims
from booking.actions.family.ageing import ask_at_age, end_what_is_over
from booking.actions.record.forget import forget_unseen_records
from booking.actions.rights.carry_out import carry_out_requests
from booking.actions.settle import settle
from booking.engine import Engine
from gateway.faults import frames_of
from gateway.parts import Parts, running
from notices.delivery import deliver
from storage.codes import forget_codes
from storage.devices import forget_old_devices
from storage.guesses import forget_purses
from storage.halfway import forget_halfways
from storage.notices import forget_notices
from storage.queries.feed import trim_feed
from storage.requests import forget_requests
from storage.sessions import purge_sessions
from upstream.ages import watch_ages
from upstream.sync import Sync

log = logging.getLogger("talon.worker")

# who slept longer than this gets a snapshot instead of what was missed
FEED_KEPT = timedelta(hours=24)
# long enough to answer somebody who asks why no code came
PROOFS_KEPT = timedelta(days=2)


async def run_worker(parts: Parts) -> None:
    """Until it is cancelled."""
    async with running(parts), working(parts):
        await asyncio.Event().wait()


@asynccontextmanager
async def working(parts: Parts) -> AsyncIterator[None]:
    """The tasks, beside whatever else this process does."""
    sync = Sync(parts.engine, parts.registry.sources)
    tasks = [asyncio.create_task(_keep(name, seconds, deed), name=name) for name, seconds, deed in _tasks(parts, sync)]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
        await sync.close()


def _tasks(parts: Parts, sync: Sync) -> list[tuple[str, float, Callable[[], Awaitable[object]]]]:
    """Name, seconds between two turns, and the turn."""
    return [
        ("expire claims", 1, lambda: expire_claims(parts.engine)),
        ("deliver notices", 0.5, lambda: deliver(parts.engine, parts.carriers.senders)),
        ("end guardianships", 60, lambda: end_what_is_over(parts.engine)),
        ("ask at age", 60, lambda: ask_at_age(parts.engine)),
        ("carry out data requests", 60, lambda: carry_out_requests(parts.engine)),
        *_settling(parts.engine),
        ("sync clinic systems", 2, sync.start_due),
        ("watch schedules' ages", 10, lambda: watch_ages(parts.engine, parts.registry.sources)),
        ("forget unseen records", 3600, lambda: forget_unseen_records(parts.engine)),
        ("trim the feed", 3600, lambda: trim_feed(parts.clock() - FEED_KEPT)),
        ("forget keys", 3600, lambda: forget_requests(parts.clock() - parts.engine.policy.keys_live)),
        ("purge sessions", 3600, lambda: purge_sessions(parts.clock())),
        ("purge codes and notices", 3600, lambda: _forget_proofs(parts.clock())),
    ]


def _settling(engine: Engine) -> list[tuple[str, float, Callable[[], Awaitable[object]]]]:
    """Each clinic system by itself: one that hangs keeps no other waiting. One that is gone is not asked."""
    return [(f"settle {system}", 2, partial(settle, engine, system)) for system in engine.remotes]


async def _forget_proofs(now: datetime) -> None:
    await forget_codes(now - PROOFS_KEPT)
    await forget_halfways(now)
    await forget_notices(now - PROOFS_KEPT)
    await forget_old_devices(now - DEVICE_LASTS)
    # yesterday's purses are full again; one day more for who is in another day yet
    await forget_purses((now - PROOFS_KEPT).date())


async def _keep(name: str, seconds: float, turn: Callable[[], Awaitable[object]]) -> None:
    while True:
        try:
            await turn()
        except Exception as error:  # noqa: BLE001 - the next turn may go well
            # the frames, not the text: it may hold somebody's data
            log.error("%s failed: %s\n%s", name, type(error).__name__, frames_of(error))
        await asyncio.sleep(seconds)
