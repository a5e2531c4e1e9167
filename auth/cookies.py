"""Our cookies: random, unreadable to scripts, bound to the host over https."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import HTTPConnection
from starlette.responses import Response

SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


def new_token() -> str:
    """256 random bits, 43 letters."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What may be stored of a token: as random as it is, it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Cookie:
    name: str
    secure: bool
    lasts: timedelta

    def read(self, connection: HTTPConnection) -> str | None:
        """The token the browser sent, if it can be one of ours."""
        value = connection.cookies.get(self.name)
        return value if value is not None and SHAPE.fullmatch(value) else None

    def write(self, response: Response, token: str) -> None:
        seconds = int(self.lasts.total_seconds())
        response.set_cookie(self.name, token, seconds, path="/", secure=self.secure, httponly=True, samesite="lax")

    def clear(self, response: Response) -> None:
        response.delete_cookie(self.name, path="/", secure=self.secure, httponly=True, samesite="lax")


def cookie(name: str, origin: str, lasts: timedelta) -> Cookie:
    """A cookie for pages at `origin`. Over https the `__Host-` prefix keeps other hosts from setting it."""
    secure = origin.startswith("https://")
    return Cookie(f"__Host-{name}" if secure else name, secure, lasts)
