"""Signing in as one of the demo's people, by the way a browser takes."""

from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx

PEOPLE = ("anna", "pavel", "irina", "olga", "nikita")


async def sign_in(client: httpx.AsyncClient, person: str, to: str = "/") -> httpx.Response:
    """Signs the client in as a person of the demo provider; its cookie jar then holds the session.

    `client` has our origin as its `base_url` and reaches the app there; the answer is the redirect to `to`.
    """
    chosen = await choose(client, person, to)
    arrived = await client.get(chosen.headers["location"], follow_redirects=False)
    assert arrived.status_code in (200, 303), arrived.text
    return arrived


async def step_up(client: httpx.AsyncClient, person: str, to: str = "/") -> httpx.Response:
    """Shows a second factor as that person; the answer is that of our callback."""
    chosen = await choose(client, person, to, "step-up")
    return await client.get(chosen.headers["location"], follow_redirects=False)


async def choose(client: httpx.AsyncClient, person: str, to: str = "/", address: str = "sign-in") -> httpx.Response:
    """Goes as far as the person's choice at the provider; the answer is the redirect back to our callback."""
    headers = {"sec-fetch-site": "same-origin"}
    departed = await client.get(f"/auth/{address}/demo", params={"to": to}, headers=headers, follow_redirects=False)
    assert departed.status_code == 303, departed.text
    page = await client.get(departed.headers["location"])
    assert page.status_code == 200, page.text
    chosen = await _press(client, page, person=person)
    if chosen.status_code == 200:
        # the second step of a fresh sign-in
        chosen = await _press(client, chosen, factor="shown")
    assert chosen.status_code == 303, chosen.text
    return chosen


async def _press(client: httpx.AsyncClient, page: httpx.Response, **button: str) -> httpx.Response:
    form = Form(page.text)
    action = urljoin(str(page.url), form.action)
    return await client.post(action, data={**form.hidden, **button}, follow_redirects=False)


class Form(HTMLParser):
    """The form of a page: its action and its hidden fields."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action = ""
        self.hidden: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = told["action"]
        elif tag == "input" and told.get("type") == "hidden":
            self.hidden[told["name"]] = told["value"]
