"""The link to a clinic's own page, with where the patient comes from. Pure."""

from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

LONGEST = 500


def booking_link(url: str | None, source: str, slot: str) -> str | None:
    """With `source` and `booking-referral` among its parameters; None for what is no address of a page.

    The referral is a mark of the slot, the same for everybody: nothing of a patient goes along.
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        there = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not there or parts.username is not None or not url.isprintable():
        return None
    ours = {"source": source, "booking-referral": blake2b(slot.encode(errors="replace"), digest_size=8).hexdigest()}
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in ours]
    whole = urlunsplit(parts._replace(query=urlencode([*query, *ours.items()])))
    return whole if len(whole) <= LONGEST else None
