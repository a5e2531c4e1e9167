"""How the page's files are delivered: cached for long when their name is a digest, under one name of this machine."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.policy import Policies

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# two years, as the preload list wants it
TRANSPORT = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}


class Delivery:
    """Wraps the page's application."""

    def __init__(self, app: ASGIApp, origin: str, files: Path) -> None:
        self.app, self.origin = app, origin
        self.policies = Policies(files, origin)
        self.safety = SAFETY | (TRANSPORT if origin.startswith("https://") else {})
        self.folders = {f"/{page.parent.relative_to(files)}" for page in files.glob("*/**/index.html")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if elsewhere := self._elsewhere(scope):
            await RedirectResponse(elsewhere)(scope, receive, send)
            return

        if scope["path"] in self.folders:
            # the address stays as it was sent to somebody: no detour over a slash at its end
            scope = {**scope, "path": scope["path"] + "/"}

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._mark(scope["path"], message)
            await send(message)

        await self.app(scope, receive, send_marked)

    def _mark(self, path: str, message: MutableMapping[str, Any]) -> None:
        headers = MutableHeaders(scope=message)
        if message["status"] in (200, 304):
            headers["Cache-Control"] = FOR_EVER if path.startswith("/assets/") else ASK_FIRST
        for name, value in self.safety.items():
            headers.setdefault(name, value)
        headers.setdefault("Content-Security-Policy", self.policies.of(path))

    def _elsewhere(self, scope: Scope) -> str | None:
        """A session of `localhost` is none of `127.0.0.1`: whoever opens the page under the other name is led over."""
        headers, own = Headers(scope=scope), urlsplit(self.origin)
        host = urlsplit(f"//{headers.get('host', '')}")
        if "text/html" not in headers.get("accept", "") or host.netloc == own.netloc:
            return None
        if {host.hostname, own.hostname} <= LOOPBACK and host.port == own.port:
            query = scope["query_string"].decode()
            return f"{self.origin}{scope['path']}{'?' + query if query else ''}"
        return None


# open data, which pages of others may read too
FOR_ALL = "/open-data/"


class SameOriginOnly:
    """Takes every CORS header off again that Reflex puts on: page and API have one origin, nobody else is let in.

    Open data alone may be read from anywhere, and by nobody in particular: without cookies.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        told = [(b"access-control-allow-origin", b"*")] if scope.get("path", "").startswith(FOR_ALL) else []

        async def send_bare(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = told + [
                    (k, v) for k, v in message["headers"] if not k.lower().startswith(b"access-control-")
                ]
            await send(message)

        await self.app(scope, receive, send_bare if scope["type"] == "http" else send)
