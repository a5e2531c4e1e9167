"""Sign-ins between the first factor and the second, and step-ups: each is finished once."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson

from storage.models import Halfway, Way
from storage.sql import execute


@dataclass(frozen=True, slots=True)
class Midway:
    """`session_id`: the session to raise; None when a new one begins. `details`: what becomes true at the end."""

    halfway_id: int
    account_id: int | None
    session_id: int | None
    way: Way
    return_to: str
    details: dict[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewHalfway:
    token_hash: str
    account_id: int | None
    session_id: int | None
    way: Way
    return_to: str
    details: dict[str, Any] | None
    challenge: str | None
    created_at: datetime
    expires_at: datetime


async def begin_halfway(new: NewHalfway) -> None:
    await Halfway.create(
        token_hash=new.token_hash,
        account_id=new.account_id,
        session_id=new.session_id,
        way=new.way,
        return_to=new.return_to,
        details=_written(new.details),
        challenge=new.challenge,
        created_at=new.created_at,
        expires_at=new.expires_at,
    )


async def find_halfway(token_hash: str, now: datetime) -> Midway | None:
    row = await Halfway.get_or_none(token_hash=token_hash, expires_at__gt=now)
    if row is None:
        return None
    details = orjson.loads(row.details) if row.details else {}
    return Midway(row.id, row.account_id, row.session_id, row.way, row.return_to, details)


async def change_details(halfway_id: int, details: dict[str, Any]) -> None:
    await Halfway.filter(id=halfway_id).update(details=_written(details))


async def set_challenge(halfway_id: int, challenge: str) -> None:
    await Halfway.filter(id=halfway_id).update(challenge=challenge)


async def take_challenge(halfway_id: int) -> str | None:
    """The challenge under way, given out once."""
    row = await Halfway.get_or_none(id=halfway_id)
    if row is None or row.challenge is None:
        return None
    taken = await Halfway.filter(id=halfway_id, challenge=row.challenge).update(challenge=None)
    return row.challenge if taken else None


async def end_halfway(halfway_id: int) -> bool:
    """False when it was finished before."""
    return await Halfway.filter(id=halfway_id).delete() == 1


async def forget_halfways(now: datetime) -> int:
    return await execute("DELETE FROM halfway WHERE expires_at <= $1", now)


def _written(details: dict[str, Any] | None) -> str | None:
    return None if details is None else orjson.dumps(details).decode()
