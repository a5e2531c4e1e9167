"""Who reads the page, and its words. Pages do not inherit from it; they only show what it says."""

import time
from typing import Any

import reflex as rx
from reflex_base.registry import RegistrationContext

from web.client.enums import AccountRole
from web.client.reader import ReaderViewer
from web.gateway import SignInNeeded, Unreachable, gateway
from web.preferences import preferences
from web.text import WORDS, Language, en, ru

NOTICE_SECONDS = 5
AT_THE_DESK = (AccountRole.OPERATOR, AccountRole.STAFF)
DESK = (("nav.desk", "/desk"), ("nav.staff", "/desk/staff"))
SYSTEMS = (("nav.systems", "/desk/systems"),)
OWN = (
    ("nav.record", "/visits"),
    ("nav.family", "/family"),
    ("nav.journal", "/journal"),
    ("nav.consents", "/consents"),
    ("nav.requests", "/requests"),
    ("nav.security", "/security"),
)
# a session that ended by itself leaves no tickets behind on a shared device either (see sw.js)
FORGET_TICKETS = "window.caches && caches.delete('talon-tickets')"


class ReaderState(rx.State):
    """`works`: at a clinic's desk; `runs`: looks after the clinic systems.

    `notice` is something said on the way here, with a link that goes with it.
    """

    language: Language = "ru"
    signed_in: bool = False
    name: str = ""
    works: bool = False
    runs: bool = False
    notice: str = ""
    notice_href: str = ""
    notice_link: str = ""
    _told_at: float = 0.0

    @rx.var
    def places(self) -> list[list[str]]:
        """What the account menu leads to: address and name."""
        at_work = (*(DESK if self.works else ()), *(SYSTEMS if self.works or self.runs else ()))
        return [[to, WORDS[self.language][key]] for key, to in (*at_work, *OWN)]

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
            self._see(None)
            return None if isinstance(error, Unreachable) else rx.call_script(FORGET_TICKETS)
        self._see(viewer)
        return None if viewer else rx.call_script(FORGET_TICKETS)

    def _see(self, viewer: ReaderViewer | None) -> None:
        self.signed_in = viewer is not None
        self.works = viewer is not None and viewer.role in AT_THE_DESK
        self.runs = viewer is not None and viewer.runs_service
        self.name = (viewer.patient.name.short if viewer.patient else viewer.name) if viewer else ""

    @rx.event
    def look_again(self) -> list[Any]:
        """Does once more what this screen begins with, without drawing it anew: what was typed stays."""
        return [*RegistrationContext.get().app.get_load_events(self.router.url.path)]

    def tell(self, notice: str, href: str, link: str) -> None:
        """Says something on the next screen; it is gone on the one after."""
        self.notice, self.notice_href, self.notice_link = notice, href, link
        self._told_at = time.monotonic()

    @rx.event
    def hush(self) -> None:
        self.notice = ""


def say(key: str) -> rx.Var[str]:
    """The words behind `key` in the reader's language, followed when it changes.

    They are part of the screen that says them: in the page's state each reader would be sent all words of all screens.
    """
    if key not in ru.WORDS:
        raise KeyError(f"the page has no words for {key!r}")
    words: rx.Var[str] = in_language(ru.WORDS[key], en.WORDS[key])
    return words


def words_of(*beginnings: str) -> rx.Var[dict[str, str]]:
    """All words whose keys begin so, for a part that runs in the browser."""
    russian, english = ({k: v for k, v in words.items() if k.startswith(beginnings)} for words in (ru.WORDS, en.WORDS))
    words: rx.Var[dict[str, str]] = in_language(russian, english)
    return words


def in_language(russian: Any, english: Any) -> Any:
    return rx.cond(ReaderState.language == "en", english, russian)
