"""Claims, written. The slot's own row is always written before its claims: that lock orders everybody."""

from dataclasses import dataclass
from datetime import datetime

from storage.models import ClaimReason, ClaimState
from storage.sql import moment, rows

TAKEN_SEATS = """
SELECT seat FROM claim WHERE slot_id = $1 AND state IN ('LIVE', 'KEPT')
UNION ALL SELECT seat FROM appointment WHERE slot_id = $1 AND active AND seat > 0
"""
SMALLEST_FREE_SEAT = f"""
SELECT MIN(candidate.seat) FROM (SELECT 1 AS seat UNION ALL SELECT seat + 1 FROM ({TAKEN_SEATS}) AS next) AS candidate
WHERE candidate.seat NOT IN ({TAKEN_SEATS})
"""
_INSERT = f"""
INSERT INTO claim (slot_id, seat, account_id, patient_id, specialty_id, reason, state, starts_at, created_at,
  expires_at)
VALUES ($1, ({SMALLEST_FREE_SEAT}), $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
"""
_REOPEN = """
UPDATE claim SET state = 'LIVE' WHERE id = $1 AND state = 'KEPT' AND expires_at > $2 AND NOT EXISTS (
  SELECT 1 FROM claim AS other
  WHERE other.patient_id = claim.patient_id AND other.specialty_id = claim.specialty_id AND other.state = 'LIVE')
RETURNING id
"""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    claim_id: int
    slot_id: int
    account_id: int
    patient_id: int
    state: ClaimState
    starts_at: datetime
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class NewClaim:
    slot_id: int
    account_id: int
    patient_id: int
    specialty_id: int
    state: ClaimState
    starts_at: datetime
    created_at: datetime
    expires_at: datetime


async def insert_claim(claim: NewClaim) -> int:
    """Puts the claim on the smallest free seat, whose number the caller has won from the slot; returns its id."""
    inserted = await rows(
        _INSERT,
        claim.slot_id,
        claim.account_id,
        claim.patient_id,
        claim.specialty_id,
        ClaimReason.HOLD.value,
        claim.state.value,
        claim.starts_at,
        claim.created_at,
        claim.expires_at,
    )
    return int(inserted[0]["id"])


async def find_claim(claim_id: int, account_id: int) -> ClaimRow | None:
    """The account's claim; None when there is none or it is another's."""
    found = await rows(
        "SELECT id, slot_id, account_id, patient_id, state, starts_at, created_at, expires_at FROM claim "
        "WHERE id = $1 AND account_id = $2",
        claim_id,
        account_id,
    )
    if not found:
        return None
    row = found[0]
    return ClaimRow(
        claim_id=row["id"],
        slot_id=row["slot_id"],
        account_id=row["account_id"],
        patient_id=row["patient_id"],
        state=ClaimState(row["state"]),
        starts_at=moment(row["starts_at"]),
        created_at=moment(row["created_at"]),
        expires_at=moment(row["expires_at"]),
    )


async def keep_claim(claim_id: int, patient_id: int, now: datetime) -> bool:
    """An appointment for that patient keeps the claim. False when it is no longer live."""
    return bool(
        await rows(
            "UPDATE claim SET state = 'KEPT', patient_id = $2 "
            "WHERE id = $1 AND state = 'LIVE' AND expires_at > $3 RETURNING id",
            claim_id,
            patient_id,
            now,
        )
    )


async def change_claim(claim_id: int, patient_id: int, starts_at: datetime, now: datetime) -> bool:
    """The live claim is for that patient and that time now; its expiry stays. False when it is no longer live."""
    return bool(
        await rows(
            "UPDATE claim SET patient_id = $2, starts_at = $3 "
            "WHERE id = $1 AND state = 'LIVE' AND expires_at > $4 RETURNING id",
            claim_id,
            patient_id,
            starts_at,
            now,
        )
    )


async def release_claim(claim_id: int, was: ClaimState) -> bool:
    """Gives up a claim that stands in the given state. False when it stands in another."""
    return bool(
        await rows(
            "UPDATE claim SET state = 'RELEASED' WHERE id = $1 AND state = $2 RETURNING id",
            claim_id,
            was.value,
        )
    )


async def free_seat_number(slot_id: int) -> int:
    """The smallest seat nobody has; the caller has won it from the slot."""
    return int((await rows(f"SELECT ({SMALLEST_FREE_SEAT}) AS seat", slot_id))[0]["seat"])


async def carry_claim(claim_id: int, slot_id: int, seat: int) -> None:
    """The claim of an appointment goes with it to another slot."""
    await rows(
        "UPDATE claim SET slot_id = $2, seat = $3, state = 'KEPT' WHERE id = $1 RETURNING id", claim_id, slot_id, seat
    )


async def reopen_claim(claim_id: int, now: datetime) -> bool:
    """A kept claim is live again for what is left of its time. False when none is left or another hold stands."""
    return bool(await rows(_REOPEN, claim_id, now))


async def expire_claims_of(slot_id: int, now: datetime) -> int:
    """Ends the slot's live claims whose time is over; returns how many. The slot must be locked."""
    return len(
        await rows(
            "UPDATE claim SET state = 'EXPIRED' "
            "WHERE slot_id = $1 AND state = 'LIVE' AND expires_at <= $2 RETURNING id",
            slot_id,
            now,
        )
    )


async def slots_with_stale_claims(now: datetime, limit: int) -> list[int]:
    """Slots that have a live claim whose time is over, those that waited longest first."""
    found = await rows(
        "SELECT slot_id, MIN(expires_at) AS since FROM claim WHERE state = 'LIVE' AND expires_at <= $1 "
        "GROUP BY slot_id ORDER BY since LIMIT $2",
        now,
        limit,
    )
    return [int(row["slot_id"]) for row in found]
