"""Doing one thing through the gateway: success, a refusal in its place, the way one has to go first, trouble."""

from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from web.client.enums import ConsentKind
from web.client.input_types import ConsentGiveInput
from web.deed import Deed, do
from web.gateway import connect

ROUTER: Any = SimpleNamespace(
    headers=SimpleNamespace(cookie=""), url=SimpleNamespace(path="/consents", query="", query_parameters={})
)
REFUSED = {
    "__typename": "KeyReused",
    "code": "KEY_REUSED",
    "message": "Ключ уже был.",
    "remedy": {"action": "USE_NEW_KEY", "text": "Возьмите другой."},
    "alternatives": [],
}


async def give(answer: dict[str, Any] | None, code: str = "", **more: Any) -> Deed:
    errors = [{"message": "no", "extensions": {"code": code, **more}}] if code else []
    body = {"data": answer and {"consentGive": answer}, **({"errors": errors} if errors else {})}
    connect(httpx.MockTransport(lambda _: httpx.Response(200, json=body)), "http://talon.example")
    wish = ConsentGiveInput(idempotencyKey="k", kind=ConsentKind.PROCESSING)
    return await do(ROUTER, "k", lambda api, tongue: api.consent_give(input=wish, language=tongue))


async def test_what_succeeded_is_the_answer() -> None:
    done = await give({"__typename": "ConsentGiveSuccess", "consents": []})
    assert (done.answer.consents, done.refusal.code, done.answered) == ([], "", "k")


async def test_a_refusal_stands_in_the_place_of_the_answer() -> None:
    done = await give(REFUSED)
    assert done.answer is None
    assert (done.refusal.code, done.refusal.message, done.answered) == ("KEY_REUSED", "Ключ уже был.", "k")


@pytest.mark.parametrize("code", ["UNAUTHENTICATED", "SECOND_FACTOR_REQUIRED"])
async def test_who_has_to_sign_in_or_step_up_first_is_led_there(code: str) -> None:
    done = await give(None, code)
    assert done.way is not None
    assert done.refusal.code == ""


async def test_what_cannot_be_used_says_which_part_and_lets_the_key_go() -> None:
    done = await give(None, "BAD_INPUT", field="phone")
    assert done.refusal.message.startswith("Проверьте телефон")
    assert done.answered == "k"


async def test_after_trouble_the_same_words_go_out_under_the_same_key() -> None:
    assert (await give(None, "INTERNAL")).answered == "retry:k"
