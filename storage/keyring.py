"""The keys of sealed columns: who has the database alone reads no name, no document and no telephone number.

AES-256-GCM under a key of the ring; the sealed text names its key, so that old rows stay readable while they are sealed
anew. What has to be found again is kept beside it as a keyed digest (HMAC-SHA256), under a key of its own: a digest
without a key would be undone by trying all numbers there are.
"""

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
# nobody can type it, so no text that is yet to be sealed looks as if it were
SEAL = "\x01"
_NONCE_BYTES = 12


class KeysMissing(Exception):
    """No keys were given, or not the one that a row was sealed with; the text says which."""


class SealBroken(Exception):
    """A sealed text was altered, or belongs to another column."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """`keys`: 32 bytes by the key's name. `current`: the name of the one that seals. `index_key`: for digests."""

    keys: Mapping[str, bytes] = field(repr=False)
    current: str
    index_key: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if self.current not in self.keys:
            raise KeysMissing(f"the key {self.current!r} is not on the ring")
        if any(len(key) != KEY_BYTES for key in (*self.keys.values(), self.index_key)):
            raise KeysMissing(f"a key has to be {KEY_BYTES} bytes long")

    def seal(self, text: str, column: str) -> str:
        """`column`: "table.column"; the sealed text opens in no other."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = AESGCM(self.keys[self.current]).encrypt(nonce, text.encode(), column.encode())
        return f"{SEAL}{self.current}:{urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, column: str) -> str:
        """Raises KeysMissing, SealBroken."""
        name, _, rest = sealed.removeprefix(SEAL).partition(":")
        if name not in self.keys:
            raise KeysMissing(f"a row of {column} was sealed with the key {name!r}, which is not on the ring")
        try:
            raw = urlsafe_b64decode(rest)
            return AESGCM(self.keys[name]).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], column.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken(f"a value of {column} does not open") from error

    def digest(self, kind: str, text: str) -> str:
        """64 hex digits by which a value is found again; `kind` keeps a phone's digest apart from a document's."""
        return hmac.new(self.index_key, f"{kind}\0{text}".encode(), sha256).hexdigest()

    def sealed_by_current(self, sealed: str) -> bool:
        return sealed.startswith(f"{SEAL}{self.current}:")


class _Hung:
    ring: Keyring | None = None


def use_keyring(ring: Keyring | None) -> None:
    """Tortoise's fields know no context, so a process has one ring; `open_database` hangs it here."""
    _Hung.ring = ring


def keyring() -> Keyring:
    """Raises KeysMissing."""
    if _Hung.ring is None:
        raise KeysMissing("the database was opened without keys")
    return _Hung.ring
