"""Notices: what is to be sent to people, kept until it was sent or has become useless."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage.models import Channel, Notice, NoticeState
from storage.sql import any_of, execute, rows


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`recipient`: E.164, or an e-mail address. `tries`: this one counted."""

    notice_id: int
    channel: Channel
    recipient: str = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    tries: int


async def insert_notice(
    channel: Channel, recipient: str, subject: str, text: str, now: datetime, expires_at: datetime
) -> None:
    """Inside the transaction of what it tells of."""
    await Notice.create(
        channel=channel,
        recipient=recipient,
        subject=subject,
        text=text,
        created_at=now,
        expires_at=expires_at,
    )


async def take_notices(now: datetime, lease: timedelta, limit: int, channels: Sequence[str]) -> Sequence[Outgoing]:
    """Those of these channels that are due, the oldest first, each for one taker until the lease runs out."""
    taken = await rows(TAKE, now, now + lease, limit, list(channels))
    listed = await Notice.filter(id__in=[row["id"] for row in taken]).order_by("id") if taken else []
    return [Outgoing(n.id, n.channel, n.recipient or "", n.subject or "", n.text or "", n.tries) for n in listed]


async def notice_sent(notice_id: int, now: datetime) -> None:
    await Notice.filter(id=notice_id).update(
        state=NoticeState.SENT, sent_at=now, retry_at=None, recipient=None, subject=None, text=None
    )


async def try_notice_again(notice_id: int, at: datetime) -> None:
    await Notice.filter(id=notice_id, state=NoticeState.QUEUED).update(retry_at=at)


async def give_up_notice(notice_id: int) -> None:
    """It cannot be sent at all."""
    await Notice.filter(id=notice_id).update(
        state=NoticeState.FAILED, retry_at=None, recipient=None, subject=None, text=None
    )


async def give_up_notices(now: datetime) -> int:
    """Empties those that nobody needs any more; how many."""
    return await execute(GIVE_UP, now)


async def forget_notices(before: datetime) -> int:
    """Those that were sent or given up, and had become useless before."""
    return await execute("DELETE FROM notice WHERE expires_at < $1 AND state <> 'QUEUED'", before)


TAKE = f"""
UPDATE notice SET retry_at = $2, tries = tries + 1
WHERE id IN (
  SELECT id FROM notice WHERE state = 'QUEUED' AND (retry_at IS NULL OR retry_at <= $1) AND expires_at > $1
    AND {any_of("channel", 4, "text")} ORDER BY id LIMIT $3
) AND state = 'QUEUED' AND (retry_at IS NULL OR retry_at <= $1)
RETURNING id
"""
GIVE_UP = """
UPDATE notice SET state = 'FAILED', retry_at = NULL, recipient = NULL, subject = NULL, text = NULL
WHERE state = 'QUEUED' AND expires_at <= $1
"""
