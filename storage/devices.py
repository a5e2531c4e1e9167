"""Browsers that accounts were signed in on."""

from datetime import datetime

from storage.models import KnownDevice
from storage.sql import execute, rows


async def known_device(account_id: int, token_hash: str, since: datetime) -> int | None:
    """Its id, if the account was signed in on it since then."""
    found = await KnownDevice.get_or_none(account_id=account_id, token_hash=token_hash, used_at__gt=since)
    return None if found is None else found.id


async def know_device(account_id: int, token_hash: str, now: datetime) -> None:
    await rows(KNOW, account_id, token_hash, now)


async def forget_devices(account_id: int) -> None:
    """After a recovery: who had the password may have had a browser too."""
    await KnownDevice.filter(account_id=account_id).delete()


async def forget_old_devices(before: datetime) -> int:
    return await execute("DELETE FROM known_device WHERE used_at < $1", before)


KNOW = """
INSERT INTO known_device (account_id, token_hash, used_at) VALUES ($1, $2, $3)
ON CONFLICT (account_id, token_hash) DO UPDATE SET used_at = $3 RETURNING id
"""
