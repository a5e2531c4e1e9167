from datetime import UTC, datetime, timedelta

import pytest

from booking.rules.facts import OWN
from booking.rules.freshness import Freshness, FreshnessState, freshness
from booking.rules.policy import Policy

NOW = datetime(2031, 3, 3, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age", "state"),
    [
        (0, FreshnessState.FRESH),
        (60, FreshnessState.FRESH),
        (61, FreshnessState.DELAYED),
        (300, FreshnessState.DELAYED),
        (301, FreshnessState.STALE),
    ],
)
def test_a_schedule_ages(age: int, state: FreshnessState) -> None:
    assert freshness("spb", NOW - timedelta(seconds=age), NOW, Policy()) == Freshness(state, age)


def test_a_schedule_never_confirmed_is_stale() -> None:
    assert freshness("spb", None, NOW, Policy()) == Freshness(FreshnessState.STALE, None)


def test_a_schedule_kept_here_is_always_fresh() -> None:
    assert freshness(OWN, None, NOW, Policy()) == Freshness(FreshnessState.FRESH, 0)


def test_a_clock_that_is_a_little_ahead_makes_no_negative_age() -> None:
    assert freshness("spb", NOW + timedelta(seconds=2), NOW, Policy()) == Freshness(FreshnessState.FRESH, 0)
