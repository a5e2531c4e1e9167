"""Everything a record says of itself has words, and numbers are written as people write them."""

from enum import Enum

import pytest

from gateway import record_words
from gateway.checks import ENTRIES
from gateway.journal_words import sentence
from gateway.schema.record import enums
from gateway.words import Tongue, Words
from storage.models import RecordKind


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (enums.VisitKind, record_words.VISIT_KINDS),
        (enums.Finding, record_words.FINDINGS),
        (enums.ReferralState, record_words.REFERRAL_STATES),
        (enums.ResultStatus, record_words.RESULT_STATUSES),
        (enums.PrescriptionStatus, record_words.PRESCRIPTION_STATUSES),
        (enums.RecordNoteCode, record_words.NOTES),
    ],
)
def test_every_word_of_a_closed_list_is_said_in_both_languages(kinds: type[Enum], words: dict[str, Words]) -> None:
    assert {one.name for one in kinds} == words.keys()
    assert all(one.ru and one.en and one.ru != one.en for one in words.values())


def test_every_kind_of_entry_has_words_in_the_journal() -> None:
    assert ENTRIES.keys() == set(RecordKind)
    for what in (*ENTRIES.values(), "visit_file", "record_document_file"):
        assert sentence("READ", what).ru


@pytest.mark.parametrize(
    ("value", "ru", "en"),
    [
        (5.4, "5,4", "5.4"),
        (120.0, "120", "120"),
        (0.00001234, "0,000012", "0.000012"),
        (1234567.0, "1234567", "1234567"),
        (-0.5, "-0,5", "-0.5"),
        (2.0 / 3, "0,666667", "0.666667"),
    ],
)
def test_a_number_is_written_without_an_exponent(value: float, ru: str, en: str) -> None:
    assert record_words.number(value, Tongue.RU) == ru
    assert record_words.number(value, Tongue.EN) == en


@pytest.mark.parametrize(
    ("text", "low", "high", "said"),
    [
        (None, None, None, None),
        ("менее 5", None, 5.0, "менее 5"),
        (None, None, 3.0, "до 3"),
        (None, 30.0, None, "от 30"),
        (None, 3.9, 6.1, "3,9–6,1"),
    ],
)
def test_a_range_is_said_as_its_source_says_it_or_from_its_ends(
    text: str | None, low: float | None, high: float | None, said: str | None
) -> None:
    assert record_words.range_text(text, low, high, Tongue.RU) == said


def test_a_value_that_nobody_tells_is_a_dash() -> None:
    assert record_words.value_text(None, None, "г/л", Tongue.RU) == "—"
