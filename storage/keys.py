"""Where the keyring comes from: the settings, or, outside production, a file that is made once.

Keys are written as 32 bytes in base64url; a data key has its name before it: "k2026:AbC…". The first of several seals.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from pathlib import Path

from storage.key_file import KeyFile, Written
from storage.keyring import KEY_BYTES, Keyring, KeysMissing


@dataclass(frozen=True, slots=True)
class Keys:
    """As the settings name them. `data_keys`: "name:key,name:key". Both None: they are kept in `file`."""

    data_keys: str | None = field(repr=False)
    index_key: str | None = field(repr=False)
    file: Path

    def ring(self) -> Keyring:
        """Makes the file when it is needed and not there. Raises KeysMissing."""
        if self.data_keys and self.index_key:
            return read_ring(self.data_keys, self.index_key)
        if self.data_keys or self.index_key:
            raise KeysMissing("TALON_DATA_KEYS and TALON_INDEX_KEY belong together: set both or none.")
        kept = self.kept().read() or self.kept().make(Written(new_data_key(), new_key()))
        return read_ring(kept.data_keys, kept.index_key)

    def kept(self) -> KeyFile:
        return KeyFile(self.file)

    @property
    def in_file(self) -> bool:
        return not (self.data_keys or self.index_key)


def new_key() -> str:
    """A key as it is written."""
    return urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def new_data_key() -> str:
    """The same behind a name that no other has."""
    return f"k{secrets.token_hex(4)}:{new_key()}"


def read_ring(data_keys: str, index_key: str) -> Keyring:
    """Raises KeysMissing with a sentence that tells no key."""
    named = [entry.strip().partition(":") for entry in data_keys.split(",") if entry.strip()]
    names = [name for name, _, _ in named]
    if not names or len(set(names)) < len(names) or not all(name.isidentifier() for name in names):
        raise KeysMissing("TALON_DATA_KEYS has to be name:key, or several with commas between, each name once.")
    keys = {name: _read_key(f"The key {name!r} of TALON_DATA_KEYS", text) for name, _, text in named}
    return Keyring(keys, names[0], _read_key("TALON_INDEX_KEY", index_key))


def _read_key(what: str, text: str) -> bytes:
    try:
        key = urlsafe_b64decode(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise KeysMissing(f"{what} has to be {KEY_BYTES} bytes in base64url: `talon keys new` makes one.")
    return key
