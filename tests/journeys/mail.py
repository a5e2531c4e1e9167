"""What the service sent to people, as the development page shows it."""

import re
import time
from html import unescape

import httpx

from tests.journeys.town import Town

WAIT_SECONDS = 15
CODE = re.compile(r"\b\d{6}\b")
LINK = re.compile(r"https?://\S+")
MESSAGE = re.compile(r'<article data-channel="\w+" data-to="([^"]*)">(.*?)</article>', re.DOTALL)
_taken: set[tuple[str, str]] = set()


class NothingCame(Exception):
    """Not within the time people wait."""


def forget(town: Town) -> None:
    """What is there now belongs to whoever came before: a code they never read is not the one that is waited for."""
    page = httpx.get(f"{town.origin}/dev/notices").text
    for to, body in MESSAGE.findall(page):
        _taken.update((unescape(to), found) for what in (CODE, LINK) for found in what.findall(_text(body)))


def code_to(town: Town, contact: str) -> str:
    """The newest code that was sent to a phone or an e-mail and not read here before."""
    return _newest(town, contact, CODE)


def link_to(town: Town, contact: str, path: str = "") -> str:
    """The newest link, likewise; of those that lead to `path`."""
    return _newest(town, contact, re.compile(rf"https?://[^/\s]+{path}\S*"))


def _newest(town: Town, contact: str, what: re.Pattern[str]) -> str:
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        for text in messages(town, contact):
            found = what.search(text)
            if found and (contact, found[0]) not in _taken:
                _taken.add((contact, found[0]))
                return found[0]
        time.sleep(0.1)
    raise NothingCame(contact)


def messages(town: Town, contact: str) -> list[str]:
    """What was sent there, the newest first."""
    page = httpx.get(f"{town.origin}/dev/notices").text
    return [_text(body) for to, body in MESSAGE.findall(page) if unescape(to) == contact]


def _text(body: str) -> str:
    # the heading says when it was sent, which is no code
    return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<h2>.*?</h2>", " ", body)))
