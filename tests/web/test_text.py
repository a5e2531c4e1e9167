"""Words, plurals, dates and names, as people read them."""

import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from web.text import WORDS, Language, account_en, account_ru, dates, phones, plural, tidy

KAMCHATKA = ZoneInfo("Asia/Kamchatka")
MOMENT = datetime(2026, 11, 24, 16, 30, tzinfo=KAMCHATKA)
TODAY = date(2026, 11, 22)


BOTH = [
    pytest.param(WORDS["ru"], WORDS["en"], id="page"),
    pytest.param(account_ru.WORDS, account_en.WORDS, id="account"),
]
Words = dict[str, str]
# words["sign.title"], fill(words, "factor.sent", …)
ASKED = re.compile(r"""words(?:\[|, )"([\w.]+)\"""")


@pytest.mark.parametrize(("russian", "english"), BOTH)
def test_english_is_complete(russian: Words, english: Words) -> None:
    assert set(english) == set(russian)


@pytest.mark.parametrize(("russian", "english"), BOTH)
def test_both_languages_leave_the_same_gaps_to_fill(russian: Words, english: Words) -> None:
    for key, words in russian.items():
        assert set(re.findall(r"{(\w+)}", words)) == set(re.findall(r"{(\w+)}", english[key])), key


@pytest.mark.parametrize("english", [WORDS["en"], account_en.WORDS], ids=["page", "account"])
def test_no_russian_is_left_in_english(english: Words) -> None:
    # the switch of language names the other one
    assert {key for key, words in english.items() if re.search("[а-яё]", words.lower())} <= {"speak"}


def test_every_word_that_the_screens_around_accounts_ask_for_is_there() -> None:
    scripts = (Path(__file__).parents[2] / "assets" / "live" / "auth").glob("*.jsx")
    asked = {key for script in scripts for key in ASKED.findall(script.read_text("utf-8"))}
    assert len(asked) > 50
    assert asked <= set(account_ru.WORDS)


@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "1 врач"), (2, "2 врача"), (5, "5 врачей"), (11, "11 врачей"), (21, "21 врач"), (22, "22 врача")],
)
def test_russian_counts_doctors_right(n: int, said: str) -> None:
    assert plural("ru", "found", n) == said


@pytest.mark.parametrize(("day", "said"), [(22, "сегодня 16:30"), (23, "завтра 16:30"), (24, "вт, 24 нояб., 16:30")])
def test_a_moment_is_near_or_has_its_weekday(day: int, said: str) -> None:
    assert dates.moment(MOMENT.replace(day=day), TODAY, "ru") == said


def test_the_morning_has_no_leading_zero() -> None:
    assert dates.clock(MOMENT.replace(hour=8)) == "8:30"


@pytest.mark.parametrize(
    ("language", "said"), [("ru", "по Камчатке (у вас 7:30)"), ("en", "Kamchatka time (yours 7:30)")]
)
def test_a_reader_elsewhere_sees_both_clocks(language: Language, said: str) -> None:
    assert dates.elsewhere(MOMENT, "Asia/Kamchatka", "Europe/Moscow", language) == said


def test_a_reader_on_the_same_clock_sees_one() -> None:
    assert dates.elsewhere(MOMENT, "Asia/Kamchatka", "Asia/Kamchatka", "ru") == ""
    assert dates.elsewhere(MOMENT, "Asia/Kamchatka", None, "ru") == ""


def test_another_day_there_is_said_too() -> None:
    early = MOMENT.replace(hour=3)
    assert dates.elsewhere(early, "Asia/Kamchatka", "Europe/Moscow", "ru") == "по Камчатке (у вас 23 ноября, 18:30)"


@pytest.mark.parametrize(
    ("born", "said"),
    [(date(2017, 9, 3), "9 лет"), (date(2025, 10, 30), "12 месяцев"), (date(2024, 11, 23), "23 месяца")],
)
def test_small_children_are_counted_in_months(born: date, said: str) -> None:
    assert dates.age(born, TODAY, "ru") == said


def test_a_number_stays_with_its_sign() -> None:
    assert tidy("Поликлиника № 12") == "Поликлиника №\u00a012"


def test_a_telephone_number_is_written_as_people_do() -> None:
    assert phones.written("+79000000001") == "+7 900 000-00-01"
    assert phones.written("+4930123456") == "+4930123456"
    assert phones.written("") == ""
