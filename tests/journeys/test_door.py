"""How the page is delivered: to its own origin only, light, and true to its address."""

import re

import httpx
import pytest
from playwright.sync_api import expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.journeys.conftest import Open
from tests.journeys.region import address
from tests.journeys.town import Town

FIRST_PAGE_BYTES = 200_000
FOREIGN = "http://elsewhere.example"


@pytest.mark.parametrize("path", ["/", "/graphql", "/health/ready", "/_event/"])
@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_a_foreign_origin_gets_no_cors_header(town: Town, path: str, method: str) -> None:
    headers = {"Origin": FOREIGN, "Access-Control-Request-Method": "POST"}
    answer = httpx.request(method, town.origin + path, headers=headers)
    assert not [name for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("path", ["/graphql", "/_event/?EIO=4&transport=websocket&token=t"])
def test_a_foreign_origin_gets_no_socket(town: Town, path: str) -> None:
    target = town.origin.replace("http", "ws") + path
    with pytest.raises(InvalidStatus):
        connect(target, origin=Origin(FOREIGN), subprotocols=[Subprotocol("graphql-transport-ws")])


def test_the_first_page_weighs_at_most_200_kilobytes_over_the_wire(town: Town, open_page: Open) -> None:
    page = open_page()
    town.wire.count()
    page.goto("/")
    expect(page.locator(".card-name").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    print(f"first page: {town.wire.received} bytes over the wire")
    assert town.wire.received <= FIRST_PAGE_BYTES


def test_files_named_by_their_digest_are_kept_for_ever_and_pages_are_asked_for(town: Town) -> None:
    page = httpx.get(town.origin + "/")
    script = re.search(r'/assets/[^"]+\.js', page.text)
    assert script is not None
    assert page.headers["cache-control"] == "no-cache"
    asset = httpx.get(town.origin + script[0])
    assert "immutable" in asset.headers["cache-control"]
    assert asset.headers["content-encoding"] == "gzip"


def test_a_link_opens_the_same_day_and_back_works(town: Town, open_page: Open) -> None:
    page = open_page()
    page.goto(address(town.special.live))
    expect(page.locator(".grid-range")).to_be_visible()
    first = page.locator(".grid-range").inner_text()
    page.get_by_role("button", name="Позже").click()
    expect(page.locator(".grid-range")).not_to_have_text(first)
    later = page.locator(".grid-range").inner_text()
    page.reload()
    expect(page.locator(".grid-range")).to_have_text(later)
    page.go_back()
    expect(page.locator(".grid-range")).to_have_text(first)


def test_the_other_name_of_this_machine_leads_to_the_one_sessions_belong_to(town: Town) -> None:
    answer = httpx.get(
        town.origin.replace("localhost", "127.0.0.1") + "/appointments?a=1", headers={"Accept": "text/html"}
    )
    assert answer.headers["location"] == town.origin + "/appointments?a=1"


def test_an_unknown_address_says_so(town: Town, open_page: Open) -> None:
    page = open_page()
    page.goto("/doctor/nobody")
    expect(page.get_by_role("heading", name="Такой страницы нет")).to_be_visible()
