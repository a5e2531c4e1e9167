"""Idempotency keys: the client's towards us, and ours towards a clinic's system."""

import json
import re
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from booking.errors import BadInput

_KEY = re.compile(r"[\x20-\x7e]{8,64}")
_OURS = UUID("5f0f6a52-0f0e-4f5c-9b1c-6d1f0c5b7a31")


def checked_key(key: str) -> str:
    """The key itself; raises BadInput unless it is 8–64 printable ASCII characters."""
    if not _KEY.fullmatch(key):
        raise BadInput("idempotencyKey", "An idempotency key is 8 to 64 printable ASCII characters.")
    return key


def fingerprint(action: str, **given: Any) -> str:
    """SHA-256 of the action's name and input: what a key may be used for again."""
    return sha256(json.dumps([action, given], sort_keys=True).encode()).hexdigest()


def upstream_key(appointment_id: int, code: str) -> str:
    """The same for every try of one appointment; the code keeps two installations apart."""
    return str(uuid5(_OURS, f"{appointment_id}:{code}"))
