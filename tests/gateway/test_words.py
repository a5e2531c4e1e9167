import pytest

from gateway.words import Tongue, age, days, hours, hours_left, tongue_of


@pytest.mark.parametrize(
    ("asked", "tongue"),
    [
        (None, Tongue.RU),
        ("", Tongue.RU),
        ("en", Tongue.EN),
        ("en-US,en;q=0.9", Tongue.EN),
        ("ru-RU, en;q=0.9", Tongue.RU),
        ("en;q=0.2, ru;q=0.8", Tongue.RU),
        ("de, fr;q=0.5", Tongue.RU),
        ("en;q=0", Tongue.RU),
        ("en;q=rubbish", Tongue.RU),
        (";;;,,q=1", Tongue.RU),
    ],
)
def test_the_language_is_the_better_of_ours_that_is_asked_for(asked: str | None, tongue: Tongue) -> None:
    assert tongue_of(asked) is tongue


@pytest.mark.parametrize(
    ("number", "told"),
    [(1, "1 день"), (2, "2 дня"), (5, "5 дней"), (11, "11 дней"), (14, "14 дней"), (21, "21 день"), (112, "112 дней")],
)
def test_russian_plurals_are_right(number: int, told: str) -> None:
    assert days(number, Tongue.RU) == told


def test_an_age_is_told_roughly() -> None:
    assert [age(seconds, Tongue.RU) for seconds in (None, 30, 600, 7300)] == [
        "ни разу",
        "1 минуту",
        "10 минут",
        "2 часа",
    ]
    assert [age(seconds, Tongue.EN) for seconds in (None, 60, 90_000)] == ["never", "1 minute", "25 hours"]


def test_hours_stand_in_the_case_their_sentence_needs() -> None:
    assert (hours(24, Tongue.RU), hours_left(24, Tongue.RU), hours_left(21, Tongue.RU)) == (
        "24 часа",
        "24 часов",
        "21 часа",
    )
