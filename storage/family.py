"""Guardianships, written. Each step is conditional on the state before it."""

from dataclasses import dataclass
from datetime import date, datetime

from booking.rules.scopes import Scopes
from storage.models import Agreement, EndReason, GuardianshipState, Relation
from storage.sql import execute, rows


@dataclass(frozen=True, slots=True)
class NewGuardianship:
    """`agreed_by` None: it is proposed. `link_hash`: of the token sent to a dependant without an account."""

    account_id: int
    patient_id: int
    relation: Relation
    scopes: Scopes
    since: date
    until: date | None
    agreed_by: Agreement | None
    at: datetime
    link_hash: str | None = None


async def queue_account(account_id: int) -> None:
    """Until the transaction ends nobody else adds to the account's family."""
    await execute("UPDATE account SET role = role WHERE id = $1", account_id)


async def insert_guardianship(new: NewGuardianship) -> int | None:
    """Its id; None when the account has one of this patient that has not ended."""
    state = GuardianshipState.PROPOSED if new.agreed_by is None else GuardianshipState.ACTIVE
    made = await rows(
        INSERT,
        new.account_id,
        new.patient_id,
        new.relation.value,
        state.value,
        *_flags(new.scopes),
        new.since,
        new.until,
        None if new.agreed_by is None else new.agreed_by.value,
        None if new.agreed_by is None else new.at,
        new.link_hash,
        new.at,
    )
    return int(made[0]["id"]) if made else None


async def activate(guardianship_id: int, by: Agreement, scopes: Scopes, now: datetime) -> bool:
    """A proposal was agreed to. False when it is none any more."""
    return bool(await rows(ACTIVATE, guardianship_id, by.value, now, *_flags(scopes)))


async def keep_asked(guardianship_id: int, by: Agreement, scopes: Scopes, now: datetime) -> bool:
    """A child old enough to be asked agrees. False when they were not asked, or have answered."""
    return bool(await rows(KEEP_ASKED, guardianship_id, by.value, now, *_flags(scopes)))


async def end(guardianship_id: int, reason: EndReason, now: datetime) -> bool:
    """False when it had ended."""
    return bool(await rows(END, guardianship_id, now, reason.value))


async def change_terms(guardianship_id: int, relation: Relation, scopes: Scopes, until: date | None) -> bool:
    """False when it is not in force any more."""
    return bool(await rows(CHANGE, guardianship_id, relation.value, until, *_flags(scopes)))


async def ask_child(guardianship_id: int, link_hash: str | None, now: datetime) -> bool:
    """False when the child was asked before."""
    return bool(await rows(ASK, guardianship_id, now, link_hash))


async def change_link(guardianship_id: int, link_hash: str) -> bool:
    """The link sent before leads nowhere from now on. False when the proposal is none any more."""
    return bool(await rows(LINK, guardianship_id, link_hash))


def _flags(scopes: Scopes) -> tuple[bool, bool, bool]:
    return scopes.book, scopes.visits, scopes.documents


INSERT = """
INSERT INTO guardianship (account_id, patient_id, relation, state, may_book, may_see_visits, may_see_documents, since,
  until, agreed_by, agreed_at, link_hash, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING RETURNING id
"""
_AGREED = "agreed_by = $2, agreed_at = $3, may_book = $4, may_see_visits = $5, may_see_documents = $6"
ACTIVATE = f"UPDATE guardianship SET state = 'ACTIVE', {_AGREED} WHERE id = $1 AND state = 'PROPOSED' RETURNING id"
KEEP_ASKED = f"""
UPDATE guardianship SET {_AGREED} WHERE id = $1 AND state = 'ACTIVE' AND asked_at IS NOT NULL
  AND agreed_by NOT IN ('OWN_LOGIN', 'CODE') RETURNING id
"""
END = """
UPDATE guardianship SET state = 'ENDED', ended_at = $2, end_reason = $3 WHERE id = $1 AND ended_at IS NULL RETURNING id
"""
CHANGE = """
UPDATE guardianship SET relation = $2, until = $3, may_book = $4, may_see_visits = $5, may_see_documents = $6
WHERE id = $1 AND state = 'ACTIVE' RETURNING id
"""
ASK = """
UPDATE guardianship SET asked_at = $2, link_hash = COALESCE($3, link_hash)
WHERE id = $1 AND state = 'ACTIVE' AND asked_at IS NULL RETURNING id
"""
LINK = "UPDATE guardianship SET link_hash = $2 WHERE id = $1 AND state = 'PROPOSED' RETURNING id"
