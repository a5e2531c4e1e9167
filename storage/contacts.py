"""An account's telephone numbers and e-mail addresses, found by their digest."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from booking.rules.contacts import Address, ContactKind
from storage.keyring import keyring
from storage.models import Contact
from storage.sql import execute, rows


@dataclass(frozen=True, slots=True)
class Knock:
    """Whom a login names. `password_hash` None: the account has no password."""

    account_id: int
    password_hash: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class OwnContact:
    contact_id: int
    address: Address


def contact_digest(address: Address) -> str:
    return keyring().digest(address.kind.value, address.value)


async def account_of(digest: str, kind: ContactKind) -> Knock | None:
    """The account that signs in by this contact; a closed one is none."""
    found = await rows(ACCOUNT_OF, kind.value, digest)
    return Knock(found[0]["id"], found[0]["password_hash"]) if found else None


async def contacts_of(account_id: int) -> Sequence[OwnContact]:
    """The verified ones, the newest first."""
    live = await Contact.filter(account_id=account_id, dropped_at=None, verified_at__isnull=False).order_by("-id")
    return [OwnContact(row.id, Address(row.kind, row.value)) for row in live]


async def add_contact(account_id: int, address: Address, now: datetime) -> None:
    """A verified contact in place of those of its kind. Raises IntegrityError when it is another account's by now."""
    await execute(DROP_OTHERS, account_id, address.kind.value, now)
    await Contact.create(
        account_id=account_id,
        kind=address.kind,
        value=address.value,
        digest=contact_digest(address),
        verified_at=now,
        created_at=now,
    )


async def drop_contact(account_id: int, contact_id: int, now: datetime) -> bool:
    """False when the account has no such contact, or no other one."""
    return await execute(DROP, account_id, contact_id, now) == 1


ACCOUNT_OF = """
SELECT account.id, account.password_hash FROM contact JOIN account ON account.id = contact.account_id
WHERE contact.kind = $1 AND contact.digest = $2 AND contact.verified_at IS NOT NULL AND contact.dropped_at IS NULL
  AND account.closed_at IS NULL
"""
DROP_OTHERS = "UPDATE contact SET dropped_at = $3 WHERE account_id = $1 AND kind = $2 AND dropped_at IS NULL"
DROP = """
UPDATE contact SET dropped_at = $3 WHERE id = $2 AND account_id = $1 AND dropped_at IS NULL
  AND EXISTS (SELECT 1 FROM contact other WHERE other.account_id = $1 AND other.id <> $2
    AND other.dropped_at IS NULL AND other.verified_at IS NOT NULL)
"""
