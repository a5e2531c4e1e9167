"""Disputes about who acts for a patient, written."""

from datetime import datetime

from storage.models import Dispute, DisputeState, Relation
from storage.sealed import sealed
from storage.sql import rows


async def open_dispute(
    account_id: int, patient_id: int, clinic_id: int, relation: Relation, now: datetime
) -> int | None:
    """Its id; None when the account has one open about the patient."""
    made = await rows(INSERT, account_id, patient_id, clinic_id, relation.value, now)
    return int(made[0]["id"]) if made else None


async def open_dispute_of(account_id: int, patient_id: int) -> int | None:
    found = await rows(OPEN, account_id, patient_id)
    return int(found[0]["id"]) if found else None


async def find_dispute(dispute_id: int) -> Dispute | None:
    return await Dispute.get_or_none(id=dispute_id)


async def open_disputes_by(account_id: int) -> list[int]:
    """The patients whom the account disputes for."""
    return [int(row["patient_id"]) for row in await rows(BY, account_id)]


async def leave_dispute(dispute_id: int, state: DisputeState, words: str | None, by: int | None, now: datetime) -> bool:
    """An open one is decided or withdrawn. False when it is closed."""
    return bool(await rows(LEAVE, dispute_id, state.value, sealed("dispute.words", words), by, now))


INSERT = """
INSERT INTO dispute (account_id, patient_id, clinic_id, relation, state, created_at)
VALUES ($1, $2, $3, $4, 'OPEN', $5) ON CONFLICT DO NOTHING RETURNING id
"""
OPEN = "SELECT id FROM dispute WHERE account_id = $1 AND patient_id = $2 AND state = 'OPEN'"
BY = "SELECT patient_id FROM dispute WHERE account_id = $1 AND state = 'OPEN'"
LEAVE = """
UPDATE dispute SET state = $2, words = $3, decided_by_id = $4, decided_at = $5
WHERE id = $1 AND state = 'OPEN' RETURNING id
"""
