"""The address of Find and what it asks for."""

from datetime import date, time
from urllib.parse import parse_qsl, urlsplit

import pytest

from web.pages.find.view import Wish

TODAY = date(2026, 11, 22)


def test_a_wish_survives_its_address() -> None:
    wish = Wish(q="терапевт", where="r1/Север", when="week", hours="evening", who="p2", near="56.633,43.094")
    assert Wish(**dict(parse_qsl(urlsplit(wish.address()).query))) == wish


def test_no_wish_is_the_plain_address() -> None:
    assert Wish().address() == "/"


def test_words_narrow_only_while_nothing_is_chosen() -> None:
    assert Wish(q="Терапевт").filter(TODAY).text == "Терапевт"
    chosen = Wish(q="Терапевт", specialty="s1").filter(TODAY)
    assert (chosen.text, chosen.specialty_id) == (None, "s1")


def test_days_and_hours_ask_for_free_times_only() -> None:
    asked = Wish(when="tomorrow", hours="evening").filter(TODAY)
    assert (asked.from_, asked.to) == (date(2026, 11, 23), date(2026, 11, 23))
    assert (asked.time_from, asked.time_to, asked.only_free) == (time(17), None, True)


def test_a_district_comes_with_its_region() -> None:
    asked = Wish(where="r1/Север").filter(TODAY)
    assert (asked.region_id, asked.district) == ("r1", "Север")


@pytest.mark.parametrize("near", ["", "here", "1,2,3", "91,0", "0,181", "nan,nan"])
def test_a_place_that_cannot_be_is_no_place(near: str) -> None:
    assert Wish(near=near).point() is None


@pytest.mark.parametrize("part", ["when", "hours"])
def test_an_unknown_word_in_the_address_does_not_narrow(part: str) -> None:
    assert Wish(**{part: "whenever"}).filter(TODAY).from_ is None
