from datetime import UTC, date, datetime

import httpx
import pytest
from starlette.applications import Starlette

from gateway.security_txt import security_routes
from gateway.settings import SettingsError, read_settings

START = datetime(2031, 3, 3, 9, tzinfo=UTC)


async def text_of(contact: str | None, expires: date | None = None) -> httpx.Response:
    app = Starlette(routes=security_routes(contact, expires, "https://talon.example", START))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://talon.example") as client:
        return await client.get("/.well-known/security.txt")


async def test_it_says_where_to_tell_of_a_hole_and_until_when_that_stands() -> None:
    answer = await text_of("mailto:security@talon.example", date(2031, 12, 31))
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == (
        "Contact: mailto:security@talon.example\n"
        "Expires: 2031-12-31T00:00:00Z\n"
        "Preferred-Languages: ru, en\n"
        "Canonical: https://talon.example/.well-known/security.txt\n"
    )


async def test_without_a_day_it_stands_for_half_a_year_from_the_start() -> None:
    assert "Expires: 2031-08-30T09:00:00Z" in (await text_of("https://talon.example/security")).text


async def test_without_a_contact_there_is_none() -> None:
    assert (await text_of(None)).status_code == 404


def test_a_contact_is_an_address() -> None:
    with pytest.raises(SettingsError, match="TALON_SECURITY_CONTACT"):
        read_settings({"TALON_SECURITY_CONTACT": "somebody"})
