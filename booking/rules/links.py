"""The token in a link that somebody is sent: whoever has it, may follow it."""

import hashlib
import secrets


def new_token() -> str:
    """256 random bits, 43 letters that need no escaping in an address."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of it, 64 hex digits: as random as it is, it needs no salt."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
