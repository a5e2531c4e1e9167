"""The graph's global ids, as the page sends them here: base64url of a type's name and a row's number."""

import base64
import binascii

from auth.refusals import No, Refusal

MOST = 2**63 - 1
LONGEST = 64


def number_of(text: str, type_name: str) -> int:
    """Raises Refusal NOT_FOUND: what is no such id names nothing."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True).decode("ascii")
        found, _, number = raw.partition(":")
        if len(text) <= LONGEST and found == type_name and number.isdecimal() and 0 < int(number) <= MOST:
            return int(number)
    except (binascii.Error, ValueError):
        pass
    raise Refusal(No.NOT_FOUND, "id")
