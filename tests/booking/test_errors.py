from datetime import UTC, datetime

import orjson

from booking.errors import REFUSALS, Alternative, AlternativeKind, OwnOverlap, SlotHeldByAnother, iso, recall, remember


def test_a_refusal_survives_being_remembered_as_json() -> None:
    offered = (Alternative(AlternativeKind.SAME_DOCTOR, 5), Alternative(AlternativeKind.SAME_SPECIALTY, 6))
    until = iso(datetime(2031, 3, 3, tzinfo=UTC))
    for refusal in (OwnOverlap(1, None), OwnOverlap(1, 2), SlotHeldByAnother(1, until, alternatives=offered)):
        again = recall(orjson.loads(orjson.dumps(remember(refusal))))
        assert type(again) is type(refusal)
        assert remember(again) == remember(refusal)


def test_the_list_of_refusals_has_one_class_for_each_code() -> None:
    assert len(REFUSALS) == 36
    assert all(code == refusal.code for code, refusal in REFUSALS.items())
