"""Cursors of lists: opaque to clients, a place in an order to us."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

import orjson

from booking.errors import BadInput


def write_cursor(*parts: Any) -> str:
    return urlsafe_b64encode(orjson.dumps(parts)).decode().rstrip("=")


def read_cursor(text: str, kinds: tuple[Any, ...], field: str = "after") -> list[Any]:
    """What `write_cursor` wrote. Raises BadInput unless the parts are of these kinds."""
    try:
        parts = orjson.loads(urlsafe_b64decode(text[:400] + "=" * (-len(text) % 4)))
    except ValueError:
        parts = None
    if (
        not isinstance(parts, list)
        or len(parts) != len(kinds)
        or not all(
            isinstance(part, kind) and not isinstance(part, bool) for part, kind in zip(parts, kinds, strict=True)
        )
    ):
        raise BadInput(field, "This is not a cursor of this list.")
    return parts
