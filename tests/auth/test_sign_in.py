"""Signing in, through HTTP, against the demo provider."""

import httpx

from tests.sign_in import sign_in


async def test_a_person_signs_in_and_comes_back_to_where_they_were(browser: httpx.AsyncClient) -> None:
    arrived = await sign_in(browser, "anna", "/doctor/17?day=2031-03-04")
    assert arrived.headers["location"] == "/doctor/17?day=2031-03-04"
    assert (await browser.get("/whoami")).json()["actor"].startswith("Account(")
