"""Sign-ins on their way through a provider: what the browser brings back is only ever compared by its hash."""

from dataclasses import dataclass
from datetime import datetime

from storage.models import SignIn, SignInPurpose
from storage.sql import execute, moment, rows


@dataclass(frozen=True, slots=True)
class Pending:
    """What a sign-in keeps here while the person is at the provider; `return_to` is one of our own paths.

    `account_id`: who is signed in here, where the purpose needs that.
    """

    provider: str
    purpose: SignInPurpose
    account_id: int | None
    other_account_id: int | None
    nonce: str
    code_verifier: str
    return_to: str
    expires_at: datetime


async def begin_sign_in(state_hash: str, browser_hash: str, pending: Pending, now: datetime) -> None:
    """Keeps a sign-in until its callback; those that never came back go."""
    await execute("DELETE FROM sign_in WHERE expires_at <= $1", now)
    await SignIn.create(
        state_hash=state_hash,
        browser_hash=browser_hash,
        provider=pending.provider,
        purpose=pending.purpose,
        account_id=pending.account_id,
        other_account_id=pending.other_account_id,
        nonce=pending.nonce,
        code_verifier=pending.code_verifier,
        return_to=pending.return_to,
        expires_at=pending.expires_at,
    )


async def take_sign_in(state_hash: str, browser_hash: str, now: datetime) -> Pending | None:
    """The sign-in this callback belongs to, given out once."""
    taken = await rows(TAKE_SIGN_IN, state_hash, browser_hash, now)
    if not taken:
        return None
    row = taken[0]
    known = {"purpose": SignInPurpose(row["purpose"]), "expires_at": moment(row["expires_at"])}
    return Pending(**(row | known))


TAKE_SIGN_IN = """
DELETE FROM sign_in WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > $3
RETURNING provider, purpose, account_id, other_account_id, nonce, code_verifier, return_to, expires_at
"""
