"""Who reads the page, and its words. Pages do not inherit from it; they only show what it says."""

import time
from typing import Any

import reflex as rx

from web.gateway import SignInNeeded, Unreachable, gateway
from web.preferences import preferences
from web.text import WORDS, Language, ru

NOTICE_SECONDS = 5
# a session that ended by itself leaves no tickets behind on a shared device either (see sw.js)
FORGET_TICKETS = "window.caches && caches.delete('talon-tickets')"


class ReaderState(rx.State):
    """`notice` is something said on the way here, with a link that goes with it."""

    language: Language = "ru"
    name: str = ""
    notice: str = ""
    notice_href: str = ""
    notice_link: str = ""
    _told_at: float = 0.0

    @rx.var
    def words(self) -> dict[str, str]:
        return WORDS[self.language]

    @rx.event
    async def arrive(self) -> Any:
        """Every page begins with this: the language, and the name in the header."""
        self.language = preferences(self.router).language
        if time.monotonic() - self._told_at > NOTICE_SECONDS:
            self.notice = ""
        try:
            async with gateway(self.router) as api:
                viewer = (await api.reader()).viewer
        except (SignInNeeded, Unreachable) as error:
            self.name = ""
            return None if isinstance(error, Unreachable) else rx.call_script(FORGET_TICKETS)
        self.name = viewer.patient.name.short if viewer and viewer.patient else ""
        return None if viewer else rx.call_script(FORGET_TICKETS)

    def tell(self, notice: str, href: str, link: str) -> None:
        """Says something on the next screen; it is gone on the one after."""
        self.notice, self.notice_href, self.notice_link = notice, href, link
        self._told_at = time.monotonic()

    @rx.event
    def hush(self) -> None:
        self.notice = ""


def say(key: str) -> rx.Var[str]:
    """The words behind `key` in the reader's language, followed when it changes."""
    if key not in ru.WORDS:
        raise KeyError(f"the page has no words for {key!r}")
    return ReaderState.words[key]
