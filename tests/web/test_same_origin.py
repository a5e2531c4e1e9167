"""Whom the page's process lets read what from another origin."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from web.delivery import SameOriginOnly


async def told(path: str) -> httpx.Headers:
    async def answer(_request: Request) -> Response:
        return PlainTextResponse("fine")

    # what Reflex puts around everything
    generous = Middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
    app = SameOriginOnly(Starlette(routes=[Route("/{rest:path}", answer)], middleware=[generous]))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://talon.example") as client:
        answer_told = await client.get(path, headers={"Origin": "https://map.example"})
        assert answer_told.text == "fine"
        return answer_told.headers


@pytest.mark.parametrize("path", ["/", "/graphql", "/open-data", "/open-datax/a", "/files/x?/open-data/"])
async def test_nobody_else_reads_page_and_api(path: str) -> None:
    assert not [name for name in await told(path) if name.startswith("access-control-")]


async def test_everybody_reads_open_data_and_nobody_as_somebody() -> None:
    headers = await told("/open-data/locations.ndjson")
    assert headers.get_list("access-control-allow-origin") == ["*"]
    assert "access-control-allow-credentials" not in headers
