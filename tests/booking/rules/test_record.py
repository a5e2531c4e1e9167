from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from booking.ports import RecordedVisit, VisitKind
from booking.rules.policy import Policy
from booking.rules.record import LastReading, is_due, is_under_way, record_fault

NOW = datetime(2031, 3, 3, 9, tzinfo=UTC)
POLICY = Policy()
VISIT = RecordedVisit("v", VisitKind.OTHER, NOW)


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (LastReading(1), True),
        (LastReading(1, tried_at=ago(9), read_at=ago(9)), False),
        (LastReading(1, tried_at=ago(120), read_at=ago(120)), False),
        (LastReading(1, tried_at=ago(121), read_at=ago(121)), True),
        # a try that ended in nothing, its process gone
        (LastReading(1, tried_at=ago(5)), True),
        (LastReading(1, tried_at=ago(20), read_at=ago(900), fault="AnswerLost"), False),
        (LastReading(1, tried_at=ago(21), read_at=ago(900), fault="AnswerLost"), True),
        (LastReading(1, tried_at=ago(21), fault="NOT_THERE"), False),
        (LastReading(1, tried_at=ago(121), fault="NOT_THERE"), True),
    ],
)
def test_a_source_is_asked_again_when_its_copy_is_old_and_it_was_not_just_silent(last: LastReading, due: bool) -> None:
    assert is_due(last, NOW, POLICY) is due


def test_a_reading_is_under_way_until_its_lease_ends() -> None:
    assert not is_under_way(LastReading(1), NOW)
    assert is_under_way(LastReading(1, leased_until=NOW + timedelta(seconds=1)), NOW)
    assert not is_under_way(LastReading(1, leased_until=NOW), NOW)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, None),
        ({"native_key": ""}, "bad_key"),
        ({"native_key": "k" * 201}, "bad_key"),
        ({"conclusion": "x" * 200_001}, "bad_text"),
        ({"conclusion": "\ud800"}, "bad_text"),
        ({"reason": "\x00"}, "bad_text"),
        ({"ends_at": NOW.replace(tzinfo=None)}, "naive_time"),
        ({"starts_at": NOW.replace(year=2200)}, "bad_time"),
        ({"starts_at": NOW.replace(year=1879)}, "bad_time"),
    ],
)
def test_an_entry_that_can_not_be_kept_is_told_by_a_code(change: dict[str, object], fault: str | None) -> None:
    assert record_fault(replace(VISIT, **change)) == fault  # type: ignore[arg-type] # each is a field of it
