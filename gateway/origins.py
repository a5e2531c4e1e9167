"""Whose pages may call us: our own, and nobody else's. No CORS header is ever sent."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
# a foreign page cannot set any of these without asking first, and we never answer that question
OWN_HEADERS = ("x-talon-client", "x-requested-with", "apollo-require-preflight")


@dataclass(frozen=True, slots=True)
class Origins:
    """`own`: the address people open. On loopback its three names are one.

    `bare_gets`: whether a GET without cookies is served without a header of ours; in production it is not.
    """

    own: str
    bare_gets: bool = True

    def is_own(self, origin: str) -> bool:
        return origin.lower() == self.own or _loopback_port(origin) == _loopback_port(self.own) is not None

    def is_foreign(self, connection: HTTPConnection) -> bool:
        """True when a browser says that another site's page makes this call."""
        origin = connection.headers.get("origin")
        return origin is not None and not self.is_own(origin)

    def is_our_page(self, connection: HTTPConnection) -> bool:
        """True when our own page makes the call, as far as anybody can tell from outside."""
        origin = connection.headers.get("origin")
        if origin is None:
            return connection.headers.get("sec-fetch-site") == "same-origin"
        return self.is_own(origin)

    def may_get(self, connection: HTTPConnection) -> bool:
        """A GET that carries cookies has to come from our own page: links and images on other sites send them too."""
        if self.bare_gets and not connection.cookies:
            return True
        site = connection.headers.get("sec-fetch-site")
        return site == "same-origin" or any(name in connection.headers for name in OWN_HEADERS)


def _loopback_port(origin: str) -> int | None:
    try:
        parts = urlsplit(origin.lower())
        bare = parts.netloc.rsplit(":", 1)[0] if parts.port else parts.netloc
        return (parts.port or 80) if parts.scheme == "http" and bare in LOOPBACK and not parts.path else None
    except ValueError:
        return None
