from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from booking.errors import BeyondHorizon, OutsideHours, ScheduleTooOld, SlotGone, SlotInPast
from booking.rules.facts import OWN, SlotFacts, Stretch, Terms
from booking.rules.policy import Policy
from booking.rules.slot import is_within_hours, refuse_slot

NOW = datetime(2031, 3, 3, 7, tzinfo=UTC)
TERMS = Terms(1, OWN, "Europe/Moscow", None, None, None)
SLOT = SlotFacts(
    slot_id=1,
    doctor_id=1,
    specialty_id=1,
    service_id=None,
    starts_at=NOW + timedelta(days=1),
    ends_at=NOW + timedelta(days=1, minutes=15),
    room=None,
    gone=False,
    open=True,
    free=1,
    held=0,
    hours=(),
    absent_since=None,
    absent_until=None,
    terms=TERMS,
)


def _at(starts: datetime, minutes: int = 15, **values: object) -> SlotFacts:
    return replace(SLOT, starts_at=starts, ends_at=starts + timedelta(minutes=minutes), **values)  # type: ignore[arg-type]  # the fields' own types


def test_an_ordinary_slot_may_be_taken() -> None:
    assert refuse_slot(SLOT, NOW, Policy()) is None


@pytest.mark.parametrize(
    ("slot", "refusal"),
    [
        (replace(SLOT, gone=True), SlotGone),
        (replace(SLOT, open=False), SlotGone),
        (_at(NOW), SlotInPast),
        (_at(NOW - timedelta(days=1)), SlotInPast),
        (_at(NOW + timedelta(days=31)), BeyondHorizon),
        (replace(SLOT, absent_since=date(2031, 3, 4), absent_until=date(2031, 3, 4)), OutsideHours),
        (replace(SLOT, absent_since=None, absent_until=date(2031, 3, 4)), OutsideHours),
        (replace(SLOT, hours=(Stretch(1, time(8), time(20)),)), OutsideHours),
        (replace(SLOT, terms=replace(TERMS, system="spb")), ScheduleTooOld),
    ],
)
def test_why_a_slot_may_not_be_taken(slot: SlotFacts, refusal: type[Exception]) -> None:
    assert isinstance(refuse_slot(slot, NOW, Policy()), refusal)


def test_the_horizon_counts_the_clinics_days() -> None:
    # 23:30 on the thirtieth day in Moscow, though 30 days and 13.5 hours from now
    last = datetime(2031, 4, 2, 20, 30, tzinfo=UTC)
    assert refuse_slot(_at(last), NOW, Policy()) is None
    assert isinstance(refuse_slot(_at(last + timedelta(minutes=30)), NOW, Policy()), BeyondHorizon)


@pytest.mark.parametrize(
    ("starts", "minutes", "within"),
    [
        (time(8), 15, True),
        (time(7, 59), 15, False),
        (time(13, 45), 15, True),
        (time(13, 46), 15, False),
        (time(14, 30), 15, False),
        (time(23, 45), 15, True),
        (time(23, 50), 15, False),
    ],
)
def test_a_slot_lies_in_one_stretch_of_the_day(starts: time, minutes: int, within: bool) -> None:
    hours = (Stretch(2, time(8), time(14)), Stretch(2, time(22), time()))
    moment = datetime.combine(date(2031, 3, 4), starts, UTC)
    slot = _at(moment, minutes, hours=hours, terms=replace(TERMS, zone="UTC"))
    assert is_within_hours(slot) is within
