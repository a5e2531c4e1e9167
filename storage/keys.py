"""Where the keyring comes from: the settings, or, outside production, a file that is made once.

Keys are written as 32 bytes in base64url; a data key has its name before it: "2026a:AbC…".
"""

import json
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from storage.keyring import KEY_BYTES, Keyring, KeysMissing

FIRST_NAME = "first"


@dataclass(frozen=True, slots=True)
class Keys:
    """As the settings name them. `data_keys`: "name:key,name:key", of which the first seals. None: kept in `file`."""

    data_keys: str | None = field(repr=False)
    index_key: str | None = field(repr=False)
    file: Path

    def ring(self) -> Keyring:
        """Makes the file when it is needed and not there. Raises KeysMissing."""
        if self.data_keys and self.index_key:
            return read_ring(self.data_keys, self.index_key)
        if self.data_keys or self.index_key:
            raise KeysMissing("TALON_DATA_KEYS and TALON_INDEX_KEY belong together: set both or none.")
        return _kept_ring(self.file)


def new_key() -> str:
    """A key as it is written."""
    return urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def read_ring(data_keys: str, index_key: str) -> Keyring:
    """Raises KeysMissing with a sentence that tells no key."""
    named = [entry.strip().partition(":") for entry in data_keys.split(",") if entry.strip()]
    names = [name for name, _, _ in named]
    if not names or len(set(names)) < len(names) or not all(name.isidentifier() for name in names):
        raise KeysMissing("TALON_DATA_KEYS has to be name:key, or several with commas between; each name once.")
    keys = {name: _read_key(f"the key {name!r} of TALON_DATA_KEYS", text) for name, _, text in named}
    return Keyring(keys, names[0], _read_key("TALON_INDEX_KEY", index_key))


def _read_key(what: str, text: str) -> bytes:
    try:
        key = urlsafe_b64decode(text)
    except (NotBase64, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise KeysMissing(f"{what} has to be {KEY_BYTES} bytes in base64url: `talon keys new` makes one.")
    return key


def _kept_ring(file: Path) -> Keyring:
    if not file.exists():
        _make(file)
    try:
        kept = json.loads(file.read_text("utf-8"))
        return read_ring(kept["data_keys"], kept["index_key"])
    except (ValueError, KeyError, TypeError):
        raise KeysMissing(f"{file} does not hold keys: without them the database of this folder is lost.") from None


def _make(file: Path) -> None:
    """Of two processes that start at once one wins, and both go on with its keys."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as draft_file:
        json.dump({"data_keys": f"{FIRST_NAME}:{new_key()}", "index_key": new_key()}, draft_file)
    with suppress(FileExistsError):
        file.hardlink_to(draft)
    draft.unlink()
