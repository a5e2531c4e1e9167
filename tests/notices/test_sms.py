"""SMS against a real HTTP server that stands for the gateway."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from notices.sender import SendFailed
from notices.sms import SmsGateway, SmsUnfit
from storage.models import Channel
from tests.notices.outgoing import PHONE, TEXT, outgoing
from tests.services.ports import free_port

SMS = outgoing(Channel.SMS, PHONE)


@dataclass
class Taken:
    """What the gateway was asked, and what it answers."""

    answer: int = 202
    bodies: list[dict[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@asynccontextmanager
async def a_gateway(taken: Taken) -> AsyncIterator[str]:
    """Its address."""

    async def take(request: Request) -> Response:
        taken.bodies.append(json.loads(await request.body()))
        taken.headers.append(dict(request.headers))
        return Response(status_code=taken.answer)

    port = free_port()
    app = Starlette(routes=[Route("/sms", take, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", lifespan="off"))
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(10):
        while not server.started:  # noqa: ASYNC110 - uvicorn tells by nothing else
            await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}/sms"
    finally:
        server.should_exit = True
        await serving


async def test_the_gateway_gets_number_text_token_and_a_key_of_the_notice() -> None:
    taken = Taken()
    async with a_gateway(taken) as url:
        await SmsGateway(url, "secret").send(SMS)
        await SmsGateway(url).send(SMS)
    assert taken.bodies == [{"to": PHONE, "text": TEXT}] * 2
    assert [one.get("authorization") for one in taken.headers] == ["Bearer secret", None]
    assert {one["idempotency-key"] for one in taken.headers} == {"talon-notice-7"}


@pytest.mark.parametrize(("answer", "for_good"), [(400, True), (422, True), (401, False), (429, False), (503, False)])
async def test_a_no_is_for_good_or_for_now(answer: int, for_good: bool) -> None:
    async with a_gateway(Taken(answer)) as url:
        with pytest.raises(SendFailed) as failure:
            await SmsGateway(url, "secret").send(SMS)
    assert failure.value.for_good is for_good
    assert PHONE not in str(failure.value)


async def test_a_gateway_that_is_away_is_tried_again() -> None:
    with pytest.raises(SendFailed) as failure:
        await SmsGateway(f"http://127.0.0.1:{free_port()}/sms").send(SMS)
    assert failure.value.for_good is False


def test_an_unfit_address_is_refused_at_the_start() -> None:
    with pytest.raises(SmsUnfit):
        SmsGateway("sms.example")
