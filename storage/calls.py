"""Calls at the desk: the right of an operator to see and act for one patient, at one clinic, for half an hour."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime

from storage.models import Call
from storage.sql import any_of, rows


@dataclass(frozen=True, slots=True)
class NewCall:
    """`reason`: in the operator's words."""

    account_id: int
    clinic_id: int
    patient_id: int
    reason: str
    created_at: datetime
    expires_at: datetime


async def insert_call(new: NewCall) -> int:
    """Its id."""
    return int((await Call.create(**asdict(new))).id)


async def find_call(call_id: int, account_id: int) -> Call | None:
    """One of the operator's own, over or not."""
    return await Call.get_or_none(id=call_id, account_id=account_id)


async def close_call(call_id: int, now: datetime) -> bool:
    """False when it was over."""
    return bool(
        await rows(f"{_CLOSE} WHERE id = $2 AND closed_at IS NULL AND expires_at > $1 RETURNING id", now, call_id)
    )


async def close_calls_at(account_id: int, clinic_id: int, now: datetime) -> None:
    """The operator no longer works there."""
    await rows(
        f"{_CLOSE} WHERE account_id = $2 AND clinic_id = $3 AND {_OPEN} RETURNING id", now, account_id, clinic_id
    )


async def close_calls_about(patient_id: int, now: datetime) -> list[int]:
    """The accounts of the operators whose calls about the patient were open."""
    closed = await rows(f"{_CLOSE} WHERE patient_id = $2 AND {_OPEN} RETURNING account_id", now, patient_id)
    return [row["account_id"] for row in closed]


async def live_calls_about(account_id: int, patient_ids: Collection[int], now: datetime) -> dict[int, int]:
    """Patient → the operator's newest call about them, among those going on."""
    found = await rows(_LIVE, account_id, sorted(patient_ids), now)
    return {row["patient_id"]: row["id"] for row in found}


_CLOSE = "UPDATE call SET closed_at = $1"
_OPEN = "closed_at IS NULL AND expires_at > $1"
_LIVE = f"""
SELECT patient_id, MAX(id) AS id FROM call
WHERE account_id = $1 AND {any_of("patient_id", 2)} AND closed_at IS NULL AND expires_at > $3 GROUP BY patient_id
"""
