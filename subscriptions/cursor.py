"""The cursor a viewer holds: opaque to them, a place in one clinic's feed to us."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta

from booking.errors import BadInput
from storage.queries.feed import FeedPosition

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FORM = re.compile(r"1\.(\d{1,18})\.(\d{1,18})\.(\d{1,16}|)", re.ASCII)
MICROSECOND = timedelta(microseconds=1)


def write_cursor(clinic_id: int, position: FeedPosition) -> str:
    # the time of the change tells a feed that was begun anew from the one the cursor was made for
    at = "" if position.at is None else str((position.at - EPOCH) // MICROSECOND)
    return urlsafe_b64encode(f"1.{clinic_id}.{position.cursor}.{at}".encode()).decode().rstrip("=")


def read_cursor(text: str, clinic_id: int) -> FeedPosition:
    """Raises BadInput when it is not a cursor of this clinic's feed."""
    try:
        plain = urlsafe_b64decode(f"{text[:100]}===").decode()
    except ValueError:
        plain = ""
    found = FORM.fullmatch(plain)
    if found is None or int(found[1]) != clinic_id:
        raise BadInput("after", "not a cursor of this feed")
    return FeedPosition(int(found[2]), EPOCH + int(found[3]) * MICROSECOND if found[3] else None)
