from datetime import UTC, datetime, timedelta, timezone
from math import isfinite
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking.ports import Place, Recorded, RecordedResult, RecordedVisit, ResultValue, VisitKind
from booking.rules.record import record_fault
from storage.keyring import use_keyring
from storage.record_body import KINDS, body_digest, body_of, kind_of, moment_of, read_body
from tests.services.keys import TEST_RING

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
# the strategy gives them their zone
FIRST, LAST = datetime(1900, 1, 2), datetime(2190, 1, 1)  # noqa: DTZ001
MOMENTS: dict[Any, st.SearchStrategy[Any]] = {datetime: st.datetimes(FIRST, LAST, timezones=OFFSETS)}
MOMENTS |= {datetime | None: st.none() | MOMENTS[datetime]}


def _any_of(kept: type[Recorded]) -> st.SearchStrategy[Recorded]:
    """With every field filled, and left out."""
    hints = get_type_hints(kept)
    return st.builds(
        kept, **{name: MOMENTS[hint] if hint in MOMENTS else st.from_type(hint) for name, hint in hints.items()}
    )


ENTRIES = st.one_of(*(_any_of(kept) for kept in KINDS.values()))


def _is_sound(item: Recorded) -> bool:
    return record_fault(item) is None


@given(ENTRIES)
def test_whatever_can_be_kept_comes_back_equal(item: Recorded) -> None:
    if not _is_sound(item):
        return
    again = read_body(kind_of(item), body_of(item))
    assert again == item
    assert body_of(again) == body_of(item)
    # the day of a clinic that is none of ours is told by the offset
    assert moment_of(again).utcoffset() == moment_of(item).utcoffset()


def test_microseconds_and_offsets_are_kept_and_an_offset_with_seconds_keeps_its_moment() -> None:
    then = datetime(2026, 5, 4, 23, 59, 59, 999999, timezone(timedelta(hours=-9, minutes=-30)))
    long_ago = datetime(1900, 1, 1, 12, tzinfo=ZoneInfo("Europe/Moscow"))
    assert long_ago.utcoffset() != timedelta(hours=2, minutes=30)
    for moment in (then, long_ago):
        visit = RecordedVisit("v", VisitKind.HOME, moment, place=Place(doctor_name="Ёлкина"))
        assert read_body(kind_of(visit), body_of(visit)) == visit


@given(st.floats(), st.text())
def test_what_json_can_not_say_is_not_kept(number: float, text: str) -> None:
    visit = RecordedVisit("v", VisitKind.OTHER, datetime(2030, 1, 1, tzinfo=UTC), conclusion=text)
    bad = any(sign == "\x00" or "\ud800" <= sign <= "\udfff" for sign in text)
    assert (record_fault(visit) == "bad_text") is bad
    assert isfinite(number) or record_fault(_result(number)) == "bad_number"


def _result(number: float) -> Recorded:
    return RecordedResult("r", "СОЭ", datetime(2030, 1, 1, tzinfo=UTC), values=(ResultValue("СОЭ", number),))


def test_a_body_of_another_kind_does_not_open() -> None:
    visit = RecordedVisit("v", VisitKind.OTHER, datetime(2030, 1, 1, tzinfo=UTC))
    for kind in KINDS.keys() - {kind_of(visit)}:
        with pytest.raises(ValueError, match="missing required field"):
            read_body(kind, body_of(visit))


def test_a_digest_tells_bodies_apart_and_says_nothing() -> None:
    use_keyring(TEST_RING)
    assert len({body_digest("a"), body_digest("b"), body_digest("a")}) == 2
    assert len(body_digest("a")) == 64
