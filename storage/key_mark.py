"""Are the keys on the ring those of this database? With others nobody would be found, and guards would look away."""

from storage.keyring import KeysMissing, SealBroken, keyring
from storage.sealed import opened, sealed
from storage.sql import rows

_COLUMN = "key_mark.sealed"
_WORDS = "Talon"
_INSERT = """
INSERT INTO key_mark (id, digest, sealed) VALUES (1, $1, $2) ON CONFLICT (id) DO UPDATE SET id = 1
RETURNING digest, sealed
"""


async def refuse_foreign_keys(*, any_index: bool = False) -> None:
    """Marks a database that is opened for the first time. Raises KeysMissing when it was made with other keys.

    `any_index`: its digests are about to be made anew.
    """
    marked = (await rows(_INSERT, _digest(), sealed(_COLUMN, _WORDS)))[0]
    try:
        opened(_COLUMN, marked["sealed"])
    except SealBroken:
        raise KeysMissing(
            "The database was sealed with other keys than those in TALON_DATA_KEYS (or keys.json): give back the old "
            "ones, without them its names and documents cannot be read."
        ) from None
    if marked["digest"] != _digest() and not any_index:
        raise KeysMissing(
            "The database's digests were made with another TALON_INDEX_KEY: nobody would be found in it. Give back the "
            "old key, or stop all servers and run `talon keys reindex`."
        )


async def mark_index() -> None:
    """From now on the index key on the ring is the database's."""
    await rows("UPDATE key_mark SET digest = $1 WHERE id = 1 RETURNING id", _digest())


def _digest() -> str:
    return keyring().digest("key_mark", _WORDS)
