"""The only way out: whose cookie goes along, and what an answer means."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, connect, gateway

ROUTER: Any = SimpleNamespace(headers=SimpleNamespace(cookie="talon_session=secret; talon_language=en"))
Answer = Callable[[httpx.Request], httpx.Response]


def answering(answer: Answer) -> None:
    connect(httpx.MockTransport(answer), "http://talon.example")


async def ask() -> Any:
    async with gateway(ROUTER) as api:
        return await api.reader()


async def test_the_session_of_the_browser_goes_along_and_nothing_is_kept() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"data": {"viewer": None}}, headers={"Set-Cookie": "talon_session=other"})

    answering(answer)
    await ask()
    await ask()
    assert [request.headers["cookie"] for request in asked] == [ROUTER.headers.cookie] * 2
    assert {request.headers["accept-language"] for request in asked} == {"en"}
    assert {str(request.url) for request in asked} == {"http://talon.example/graphql"}


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("SIGN_IN_REQUIRED", SignInNeeded),
        ("SECOND_FACTOR_REQUIRED", StepUpNeeded),
        ("NOT_FOUND", NotThere),
        ("FORBIDDEN", NotThere),
        ("BAD_INPUT", NotThere),
        ("INTERNAL", Unreachable),
    ],
)
async def test_a_coded_error_has_one_meaning(code: str, meaning: type[Exception]) -> None:
    answering(
        lambda _: httpx.Response(200, json={"data": None, "errors": [{"message": "no", "extensions": {"code": code}}]})
    )
    with pytest.raises(meaning):
        await ask()


@pytest.mark.parametrize("answer", [httpx.Response(503), httpx.Response(200, text="<html>")])
async def test_anything_that_is_no_answer_is_unreachable(answer: httpx.Response) -> None:
    answering(lambda _: answer)
    with pytest.raises(Unreachable):
        await ask()


async def test_a_broken_wire_is_unreachable() -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("gone")

    answering(answer)
    with pytest.raises(Unreachable):
        await ask()
