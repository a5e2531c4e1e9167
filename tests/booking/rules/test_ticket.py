import random

import pytest

from booking.rules.ticket import ALPHABET, new_code, read_code, shown_code


def test_a_code_is_six_signs_without_look_alikes() -> None:
    codes = {new_code(random.Random(1).choice) for _ in range(50)} | {new_code() for _ in range(50)}
    assert all(len(code) == 6 and set(code) <= set(ALPHABET) for code in codes)
    assert not set("01OОIЗЗБ") & set(ALPHABET)
    assert len(codes) > 40


def test_a_code_is_shown_in_two_groups() -> None:
    assert shown_code("К74ТМ2") == "К74-ТМ2"


@pytest.mark.parametrize("typed", ["К74-ТМ2", "к74тм2", " K74 TM2 ", "k74—tm2", "К 7 4 - T М 2", "К74‑ТМ2"])
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert read_code(typed) == "К74ТМ2"


@pytest.mark.parametrize("typed", ["", "К74ТМ", "К74ТМ20", "К74ТМ1", "К74ТМZ", "К" * 100_000, "😀74ТМ2", "К74ТМ\x00"])
def test_what_can_be_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_every_code_survives_being_shown_and_typed_in_latin() -> None:
    latin = str.maketrans("АВЕКМНРСТУХ", "abekmhpctyx")
    for _ in range(200):
        code = new_code()
        assert read_code(shown_code(code).translate(latin)) == code
