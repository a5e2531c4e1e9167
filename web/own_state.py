"""One browser tab, several people: what the page remembers belongs to a tab *and* the session it is used under.

Reflex finds a tab's state by a token that the tab keeps. Whoever signs in after somebody else in the same tab would be
sent the other person's state before the page has asked who is there. So the token that Reflex is shown is bound to the
session's cookie: another session, or none, is another state.
"""

from hashlib import sha256
from urllib.parse import parse_qsl, urlencode

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

SESSION_COOKIES = ("__Host-talon_session", "talon_session")


class OwnState:
    """ASGI middleware around the page's application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan" and scope["path"].startswith("/_event"):
            scope = {**scope, "query_string": _bound(scope)}
        await self.app(scope, receive, send)


def _bound(scope: Scope) -> bytes:
    cookies = HTTPConnection(scope).cookies
    session = next((cookies[name] for name in SESSION_COOKIES if name in cookies), "")
    query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return urlencode([(name, _own(value, session) if name == "token" else value) for name, value in query]).encode()


def _own(token: str, session: str) -> str:
    return sha256(f"{token} {session}".encode()).hexdigest()
