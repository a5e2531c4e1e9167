"""Cursors come back as they went out; anything else is bad input."""

from base64 import urlsafe_b64encode
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking.errors import BadInput
from storage.queries.feed import FeedPosition
from subscriptions.cursor import read_cursor, write_cursor

NUMBERS = st.integers(0, 10**18 - 1)
TIMES = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - made aware


@given(NUMBERS, st.builds(FeedPosition, NUMBERS, st.none() | TIMES))
def test_a_cursor_comes_back_as_it_went_out(clinic_id: int, position: FeedPosition) -> None:
    assert read_cursor(write_cursor(clinic_id, position), clinic_id) == position


def plain(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


MISSHAPEN = ["", "x", "é", "====", "a" * 10_000, "MS4x", "\0", "AAAA", "////"]
MISREAD = [
    "1.1.1",
    "2.1.1.",
    "1.1.-1.",
    "1.1.1.x",
    "1.999.1.",
    "1.1.99999999999999999999.",
    "1.1.٣.",
    "1.1.1." + "9" * 17,
]


@pytest.mark.parametrize("cursor", [*MISSHAPEN, *map(plain, MISREAD)])
def test_what_is_no_cursor_of_this_clinic_is_bad_input(cursor: str) -> None:
    with pytest.raises(BadInput):
        read_cursor(cursor, 1)


@given(st.text())
def test_no_text_does_anything_else(cursor: str) -> None:
    with pytest.raises(BadInput):
        read_cursor(cursor, 1)
