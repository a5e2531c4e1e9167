from datetime import date

import pytest

from booking.errors import BadInput, RelationUnfit
from booking.ports import PersonName
from booking.rules.family import birthday, birthday_before, checked_birth, ends_of_age_on, is_of_age, refuse_relation
from booking.rules.names import checked_name, short_name
from booking.rules.policy import Policy
from booking.rules.scopes import ALL, NONE, Scopes

TODAY, POLICY, GUARDIAN = date(2031, 3, 3), Policy(), date(1989, 4, 12)


def test_one_comes_of_age_on_the_birthday_and_a_leapling_on_the_first_of_march() -> None:
    assert not is_of_age(date(2013, 3, 4), TODAY, POLICY)
    assert is_of_age(date(2013, 3, 3), TODAY, POLICY)
    assert birthday(date(2012, 2, 29), 18) == date(2030, 3, 1)
    assert birthday_before(date(2032, 2, 29), 15) == date(2017, 2, 28)


def test_a_right_that_began_over_a_minor_ends_when_they_come_of_age_and_one_over_an_adult_does_not() -> None:
    assert ends_of_age_on(date(2013, 3, 4), TODAY, 18) == date(2031, 3, 4)
    assert ends_of_age_on(date(2013, 3, 3), TODAY, 18) is None


@pytest.mark.parametrize(
    ("relation", "born", "fits"),
    [
        ("CHILD", date(2027, 1, 1), True),
        ("CHILD", date(1980, 1, 1), False),
        ("PARENT", date(1955, 1, 1), True),
        ("PARENT", date(2000, 1, 1), False),
        ("SPOUSE", date(1990, 1, 1), True),
        ("SPOUSE", date(2020, 1, 1), False),
        ("WARD", date(1955, 1, 1), True),
        ("WARD", date(2027, 1, 1), True),
        ("CALLER", date(1990, 1, 1), False),
    ],
)
def test_nobody_is_what_they_cannot_be_by_their_age(relation: str, born: date, fits: bool) -> None:
    if fits:
        refuse_relation(relation, born, GUARDIAN, TODAY, POLICY)
        return
    with pytest.raises(RelationUnfit):
        refuse_relation(relation, born, GUARDIAN, TODAY, POLICY)


def test_a_minor_is_nobodys_guardian() -> None:
    with pytest.raises(RelationUnfit):
        refuse_relation("CHILD", date(2030, 1, 1), date(2015, 1, 1), TODAY, POLICY)


@pytest.mark.parametrize("born", [date(2031, 3, 4), date(1900, 1, 1)])
def test_nobody_is_born_tomorrow_or_too_long_ago(born: date) -> None:
    with pytest.raises(BadInput):
        checked_birth(born, TODAY)


def test_a_name_keeps_its_letters_and_loses_its_spaces() -> None:
    assert checked_name("  Салтыков-Щедрин ", "Михаил", " ") == PersonName("Салтыков-Щедрин", "Михаил", None)
    assert short_name(PersonName("Ковалёва", "Анна", "Сергеевна")) == "Ковалёва А. С."


@pytest.mark.parametrize("family", ["", " ", "-", "Ива\x00нова", "<b>", "Иванова1", "И" * 101, "evil.com", "t.me"])
def test_what_is_no_name_is_refused(family: str) -> None:
    with pytest.raises(BadInput) as refused:
        checked_name(family, "Анна", None)
    assert refused.value.field == "familyName"


def test_scopes_meet_and_join() -> None:
    book = Scopes(book=True, visits=False, documents=False)
    assert (ALL & book, NONE | book, book.within(ALL), ALL.within(book)) == (book, book, True, False)
