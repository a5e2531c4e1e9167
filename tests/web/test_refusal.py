"""What a refusal turns into: words, and a button that does the remedy."""

from types import SimpleNamespace
from typing import Any

import pytest

from web.client.enums import RefusalCode, RemedyAction
from web.components.refusal import Refusal, Ways, refusal_of
from web.holding import answered
from web.text import WORDS

WAYS = Ways("/doctor/d", "+7 000")


def answer(action: RemedyAction, **more: Any) -> Any:
    remedy = SimpleNamespace(action=action, text="Сделайте так.")
    return SimpleNamespace(code=RefusalCode.SLOT_TAKEN, message="Заняли.", remedy=remedy, alternatives=[], **more)


@pytest.mark.parametrize("action", RemedyAction)
def test_every_remedy_has_a_button_in_both_languages(action: RemedyAction) -> None:
    assert f"remedy.{action.value}" in WORDS["ru"]
    assert refusal_of(answer(action), "en").button


@pytest.mark.parametrize(
    ("action", "more", "href"),
    [
        (RemedyAction.CHOOSE_ANOTHER_TIME, {}, "/doctor/d"),
        (RemedyAction.OPEN_HOLD, {"standing": SimpleNamespace(id="h1")}, "/confirm/h1"),
        (RemedyAction.OPEN_APPOINTMENT, {"overlapping": SimpleNamespace(code="К7-4ТМ")}, "/ticket/К7-4ТМ"),
        (RemedyAction.OPEN_APPOINTMENT, {"overlapping": None}, "/appointments"),
        (RemedyAction.CONFIRM_IDENTITY, {}, "/security"),
        (RemedyAction.SHOW_SECOND_FACTOR, {}, "/second-factor"),
        (RemedyAction.CALL_CLINIC, {}, "tel:+7 000"),
        (RemedyAction.CHOOSE_PATIENT, {}, ""),
    ],
)
def test_the_button_leads_where_the_remedy_is_done(action: RemedyAction, more: dict[str, Any], href: str) -> None:
    assert refusal_of(answer(action, **more), "ru", WAYS).href == href


def test_after_trouble_a_button_keeps_its_key_and_after_an_answer_it_forgets_it() -> None:
    assert answered("k", Refusal("TROUBLE")) == "retry:k"
    assert answered("k", Refusal("SLOT_TAKEN")) == "k"
    assert answered("k", "hold") == "k"
