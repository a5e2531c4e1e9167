"""Purses of guesses and of codes: how much was spent today, decided by one conditional write."""

from datetime import date

from storage.keyring import keyring
from storage.sql import execute, rows


async def spend(purse: str, limit: int, day: date) -> bool:
    """Takes one from the purse; False when `limit` were taken today. Safe however many do it at once."""
    return bool(await rows(SPEND, _name(purse), day, limit))


async def give_back(purse: str, day: date) -> None:
    """What turned out to be right was no guess."""
    await execute(GIVE_BACK, _name(purse), day)


async def forget_purses(before: date) -> int:
    return await execute("DELETE FROM guess_budget WHERE day < $1", before)


def _name(purse: str) -> str:
    # a purse is named after a contact or an address of the network: personal data
    return keyring().digest("purse", purse)


SPEND = """
INSERT INTO guess_budget (purse, day, spent) VALUES ($1, $2, 1)
ON CONFLICT (purse, day) DO UPDATE SET spent = guess_budget.spent + 1 WHERE guess_budget.spent < $3
RETURNING spent
"""
GIVE_BACK = "UPDATE guess_budget SET spent = spent - 1 WHERE purse = $1 AND day = $2 AND spent > 0"
