"""Every refusal about people says in both languages what happened and what helps, with nothing left out."""

from dataclasses import fields
from typing import Any

import pytest

from booking.errors import REFUSALS
from gateway.people_words import REFUSALS as WORDS
from gateway.people_words import named, people
from gateway.schema.enums import RemedyAction
from gateway.words import Tongue

VALUES: dict[str, Any] = {
    "limit": 5,
    "kind": "PROCESSING",
    "problem": "CHECKSUM",
    "disputable": True,
    "guardianship_id": 1,
    "relation": "CHILD",
    "guesses_left": 3,
    "until": "2031-03-04T00:00:00+00:00",
    "count": 2,
}


@pytest.mark.parametrize("code", WORDS)
def test_a_refusal_has_words_and_a_remedy(code: str) -> None:
    kind = REFUSALS[code]
    given = {one.name: VALUES[one.name] for one in fields(kind) if one.name != "alternatives"}
    refused = kind(**given)
    said = [WORDS[code].message.say(tongue, **named(refused, tongue)) for tongue in Tongue]
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in said)
    assert said[0] != said[1]
    assert WORDS[code].action in RemedyAction.__members__
    assert WORDS[code].remedy.ru != WORDS[code].remedy.en


def test_people_are_counted_in_the_case_their_sentence_needs() -> None:
    assert [people(number).ru for number in (1, 2, 5, 11, 21)] == [
        "1 человека",
        "2 человека",
        "5 человек",
        "11 человек",
        "21 человека",
    ]
