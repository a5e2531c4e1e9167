import pytest

from booking.errors import BadInput
from booking.rules.keys import checked_key, fingerprint, upstream_key
from booking.rules.policy import Policy


@pytest.mark.parametrize("key", ["12345678", "a" * 64, "with spaces and ~!"])
def test_printable_keys_are_kept_as_they_are(key: str) -> None:
    assert checked_key(key) == key


@pytest.mark.parametrize("key", ["1234567", "a" * 65, "ключ-ключ", "1234567\n", "1234567\x7f"])
def test_other_keys_are_refused(key: str) -> None:
    with pytest.raises(BadInput) as refused:
        checked_key(key)
    assert refused.value.field == "idempotencyKey"


def test_a_fingerprint_tells_action_and_input_apart() -> None:
    prints = {
        fingerprint("hold", slot=1, patient=None),
        fingerprint("hold", slot=1, patient=2),
        fingerprint("hold", slot=2, patient=None),
        fingerprint("book", slot=1, patient=None),
    }
    assert len(prints) == 4
    assert fingerprint("hold", slot=1, patient=None) == fingerprint("hold", patient=None, slot=1)


def test_a_clinic_gets_one_key_for_every_try_of_an_appointment() -> None:
    assert upstream_key(7, "К74ТМ2") == upstream_key(7, "К74ТМ2")
    assert len({upstream_key(7, "К74ТМ2"), upstream_key(8, "К74ТМ2"), upstream_key(7, "К74ТМ3")}) == 3


def test_a_silent_clinic_is_left_alone_for_longer_and_longer() -> None:
    seconds = [Policy().retry_after(tries).total_seconds() for tries in (0, 1, 2, 5, 6, 1000)]
    assert seconds == [5, 10, 20, 160, 300, 300]
