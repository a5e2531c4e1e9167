"""Sends what is due. A notice that fails is tried again, ever more seldom, until nobody needs it any more."""

import asyncio
import logging
from datetime import timedelta

from booking.engine import Engine
from notices.sender import Sender, Senders, SendFailed
from storage.notices import Outgoing, give_up_notice, give_up_notices, notice_sent, take_notices, try_notice_again

AT_ONCE = 20
# longer than any sender takes: until then nobody else tries
LEASE = timedelta(seconds=60)
DEADLINE_SECONDS = 30.0
FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=5), timedelta(minutes=5)

log = logging.getLogger(__name__)


async def deliver(engine: Engine, senders: Senders) -> int:
    """One turn: what is due now, at most `AT_ONCE`; how many were taken by their senders."""
    now = engine.clock()
    await give_up_notices(now)
    due = await take_notices(now, LEASE, AT_ONCE, [channel.value for channel in senders])
    return sum(await asyncio.gather(*(_send(engine, senders[notice.channel], notice) for notice in due)))


async def _send(engine: Engine, sender: Sender, notice: Outgoing) -> bool:
    try:
        async with asyncio.timeout(DEADLINE_SECONDS):
            await sender.send(notice)
    except (SendFailed, TimeoutError) as failure:
        await _failed(engine, notice, failure)
        return False
    await notice_sent(notice.notice_id, engine.clock())
    return True


async def _failed(engine: Engine, notice: Outgoing, failure: Exception) -> None:
    # the sender's own words only: an exception from below may hold the address
    log.warning("notice %d by %s, try %d, failed: %s", notice.notice_id, notice.channel, notice.tries, failure)
    if isinstance(failure, SendFailed) and failure.for_good:
        await give_up_notice(notice.notice_id)
    else:
        later = min(FIRST_RETRY * (1 << min(notice.tries - 1, 10)), LONGEST_RETRY)
        await try_notice_again(notice.notice_id, engine.clock() + later)
