"""What every answer tells the browser, unless a route has said something narrower."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# nothing of an answer of ours is a page, unless its route says so
NOT_A_PAGE = "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
USUAL = {
    "Content-Security-Policy": NOT_A_PAGE,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# two years, as the preload list wants it
TRANSPORT = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}


class Headers:
    """ASGI middleware. `origin`: the address people open; over https it is never to be opened otherwise again."""

    def __init__(self, app: ASGIApp, origin: str) -> None:
        self._app = app
        self._told = USUAL | (TRANSPORT if origin.startswith("https://") else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._told.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, tell if scope["type"] == "http" else send)
