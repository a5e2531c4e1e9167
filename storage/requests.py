"""Idempotency records: one row a key of an account, written in the transaction of the effect itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from storage.sql import rows


@dataclass(frozen=True, slots=True)
class Asked:
    """A mutation as it was asked. A record made before `forgotten` no longer counts and may be replaced."""

    account_id: int
    key: str
    fingerprint: str
    at: datetime
    forgotten: datetime


@dataclass(frozen=True, slots=True)
class Remembered:
    """`outcome`: {"claim": id} | {"appointment": id} | {"id": of anything else} | {"refusal": {…}}."""

    fingerprint: str
    outcome: dict[str, Any]


_WRITE = """
INSERT INTO request (account_id, key, fingerprint, outcome, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (account_id, key) DO UPDATE SET fingerprint = $3, outcome = $4, created_at = $5
WHERE request.created_at < $6 RETURNING id
"""


async def open_request(asked: Asked) -> bool:
    """First statement of a transaction: False when the key was used before, having waited for who is using it now."""
    return await _write(asked, None)


async def remember_refusal(asked: Asked, refusal: dict[str, Any]) -> bool:
    """False when the key was used before: then what was remembered stands."""
    return await _write(asked, {"refusal": refusal})


async def close_request(asked: Asked, outcome: dict[str, Any]) -> None:
    """Last word on a key that this transaction, or the one before the call to the clinic, has opened."""
    await rows(
        "UPDATE request SET outcome = $3 WHERE account_id = $1 AND key = $2 RETURNING id",
        asked.account_id,
        asked.key,
        orjson.dumps(outcome).decode(),
    )


async def find_request(asked: Asked) -> Remembered | None:
    found = await rows(
        "SELECT fingerprint, outcome FROM request WHERE account_id = $1 AND key = $2 AND created_at >= $3",
        asked.account_id,
        asked.key,
        asked.forgotten,
    )
    return Remembered(found[0]["fingerprint"], orjson.loads(found[0]["outcome"])) if found else None


async def forget_requests(before: datetime) -> int:
    """Drops records made before a moment; returns how many."""
    return len(await rows("DELETE FROM request WHERE created_at < $1 RETURNING id", before))


async def _write(asked: Asked, outcome: dict[str, Any] | None) -> bool:
    kept = None if outcome is None else orjson.dumps(outcome).decode()
    written = await rows(_WRITE, asked.account_id, asked.key, asked.fingerprint, kept, asked.at, asked.forgotten)
    return bool(written)
