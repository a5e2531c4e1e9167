"""One-time codes: a guess is spent before it is judged, and a code is used once, however many try at the same time."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from typing import Any

import orjson

from booking.rules.contacts import ContactKind
from storage.keyring import keyring
from storage.models import CodePurpose, OneTimeCode
from storage.sql import execute, rows


@dataclass(frozen=True, slots=True)
class NewCode:
    """`code` None: nobody is ever told it, so no guess is right."""

    handle: str = field(repr=False)
    code: str | None = field(repr=False)
    purpose: CodePurpose
    contact_kind: ContactKind
    contact_digest: str
    account_id: int | None
    subject_id: int | None
    details: dict[str, Any] | None = field(repr=False)
    guesses: int
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Guess:
    """A guess at a code that could still be guessed at. `right`: it was the code."""

    code_id: int
    right: bool
    left: int
    subject_id: int | None
    details: dict[str, Any] = field(repr=False)
    contact_kind: ContactKind
    contact_digest: str


async def insert_code(new: NewCode) -> None:
    await OneTimeCode.create(
        handle_hash=_hash(new.handle),
        purpose=new.purpose,
        account_id=new.account_id,
        subject_id=new.subject_id,
        contact_kind=new.contact_kind,
        contact_digest=new.contact_digest,
        code_digest=_digest(new.handle, new.code or f"never {new.handle}"),
        details=None if new.details is None else orjson.dumps(new.details).decode(),
        guesses_left=new.guesses,
        created_at=new.created_at,
        expires_at=new.expires_at,
    )


async def guess(purpose: CodePurpose, handle: str, code: str, account_id: int | None, now: datetime) -> Guess | None:
    """Spends a guess and judges it; None when the code is used, too old, guessed at too often, or another account's.

    First statement of a transaction that must be committed whatever the answer is.
    """
    spent = await rows(SPEND_GUESS, _hash(handle), purpose.value, now)
    if not spent or (account_id is not None and spent[0]["account_id"] != account_id):
        return None
    row = await OneTimeCode.get(id=spent[0]["id"])
    return Guess(
        code_id=row.id,
        right=compare_digest(row.code_digest, _digest(handle, code)),
        left=row.guesses_left,
        subject_id=row.subject_id,
        details=_details(row),
        contact_kind=row.contact_kind,
        contact_digest=row.contact_digest,
    )


async def use_code(code_id: int, now: datetime) -> bool:
    """False when it was used before."""
    return await execute("UPDATE one_time_code SET used_at = $2 WHERE id = $1 AND used_at IS NULL", code_id, now) == 1


async def unused_details(purpose: CodePurpose, handle: str, since: datetime) -> dict[str, Any] | None:
    """What a code made after `since` and not used was to prove, so that another one can be sent."""
    row = await OneTimeCode.get_or_none(handle_hash=_hash(handle), purpose=purpose, used_at=None, created_at__gt=since)
    return None if row is None else _details(row)


async def whose_code(purpose: CodePurpose, handle: str) -> int | str | None:
    """The account's id, or the digest of a contact that is nobody's; None for a handle that names no code."""
    row = await OneTimeCode.get_or_none(handle_hash=_hash(handle), purpose=purpose)
    return None if row is None else row.account_id or row.contact_digest


async def void_code(handle: str, now: datetime) -> None:
    """First statement of the transaction that sends another one in its place."""
    await execute(
        "UPDATE one_time_code SET expires_at = $2 WHERE handle_hash = $1 AND expires_at > $2", _hash(handle), now
    )


async def forget_codes(before: datetime) -> int:
    """Those that ran out before."""
    return await execute("DELETE FROM one_time_code WHERE expires_at < $1", before)


def _details(row: OneTimeCode) -> dict[str, Any]:
    return dict(orjson.loads(row.details)) if row.details else {}


def _hash(handle: str) -> str:
    return sha256(handle.encode()).hexdigest()


def _digest(handle: str, code: str) -> str:
    return keyring().digest("code", f"{handle}\0{code}")


SPEND_GUESS = """
UPDATE one_time_code SET guesses_left = guesses_left - 1
WHERE handle_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 AND guesses_left > 0
RETURNING id, account_id
"""
