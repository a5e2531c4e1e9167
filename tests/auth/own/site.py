"""Our own accounts' door, with a clock and a sender that a test holds in its hands."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

import httpx
import pyotp
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from auth.door.routes import door_routes
from auth.own import Own, own_accounts
from auth.passwords import Passwords
from auth.providers import Providers
from auth.sessions import Sessions
from booking.engine import Engine
from booking.events import Event
from booking.rules.policy import Policy
from notices.delivery import deliver
from notices.shown import Shown
from storage.models import Channel
from tests.auth.conftest import ORIGIN
from tests.services.clock import SetClock

PASSWORD = "lambda harbour 42"
# quick to try, and wrong as quickly
QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
_numbers = count(10)


@dataclass(frozen=True)
class Said:
    status: int
    body: dict[str, Any]
    response: httpx.Response

    @property
    def code(self) -> str | None:
        code: str | None = self.body.get("error", {}).get("code")
        return code

    @property
    def step(self) -> str | None:
        return self.body.get("step")


@dataclass(frozen=True)
class Browser:
    client: httpx.AsyncClient

    async def post(self, path: str, /, **body: Any) -> Said:
        response = await self.client.post(f"/auth/{path}", json=body)
        return Said(response.status_code, response.json(), response)

    async def done(self, path: str, /, **body: Any) -> Said:
        """The same, and it has to go well."""
        said = await self.post(path, **body)
        assert said.status == 200, said.body
        return said

    async def who(self) -> dict[str, Any] | None:
        told: dict[str, Any] | None = (await self.client.get("/whoami")).json()
        return told


@dataclass
class Person:
    """Somebody registered: what they know and have."""

    phone: str
    email: str
    password: str = PASSWORD
    secret: str = ""
    codes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class OwnSite:
    app: Starlette
    own: Own
    engine: Engine
    clock: SetClock
    shown: Shown

    @asynccontextmanager
    async def browser(self, **headers: str) -> AsyncIterator[Browser]:
        """An empty cookie jar."""
        transport = httpx.ASGITransport(self.app)
        given = {"origin": self.own.origin, **headers}
        async with httpx.AsyncClient(transport=transport, base_url=self.own.origin, headers=given) as client:
            yield Browser(client)

    async def sent(self, to: str) -> list[str]:
        """The texts that went there, the newest first."""
        while await deliver(self.engine, dict.fromkeys(Channel, self.shown)):
            pass
        return [notice.text for notice in self.shown.sent if notice.recipient == to]

    async def code(self, to: str) -> str:
        """The newest code that went there."""
        found = [match[1] for text in await self.sent(to) if (match := re.search(r"код (\d{6})", text))]
        return found[0]

    def app_code(self, person: Person) -> str:
        """What the person's authenticator app shows; each call half a minute later, because a code is good once."""
        self.clock.advance(timedelta(seconds=30))
        return pyotp.TOTP(person.secret).at(self.clock())

    async def register(self, browser: Browser, **changes: Any) -> Person:
        """Somebody new, signed in in this browser."""
        number = next(_numbers)
        person = Person(f"+7900123{number:04}", f"anna{number}@example.org")
        asked = await browser.done("register", **form(person), **changes)
        codes = {"phoneCode": await self.code(person.phone), "emailCode": await self.code(person.email)}
        await browser.done("register/confirm", handle=asked.body["handle"], **codes)
        return person

    async def with_app(self, browser: Browser) -> Person:
        """The same, with an authenticator app and recovery codes."""
        person = await self.register(browser)
        person.secret = (await browser.done("factors/totp")).body["secret"]
        await browser.done("factors/totp/confirm", code=self.app_code(person))
        person.codes = (await browser.done("recovery-codes")).body["codes"]
        return person


def form(person: Person) -> dict[str, Any]:
    return {
        "phone": person.phone,
        "email": person.email,
        "password": person.password,
        "familyName": "Ковалёва",
        "givenName": "Анна",
        "middleName": "Сергеевна",
        "birthDate": "1989-05-05",
        "sex": "FEMALE",
        "consent": True,
    }


def own_site(clock: SetClock, origin: str = ORIGIN, policy: Policy | None = None) -> OwnSite:
    async def publish(_event: Event) -> None:
        """Nobody listens."""

    engine = Engine(clock, {}, policy or Policy(), publish, origin)
    sessions = Sessions(origin, clock)
    own = own_accounts(engine, sessions, Providers(), origin, QUICK)

    async def whoami(request: Request) -> JSONResponse:
        session = await sessions.session_of(request)
        if session is None:
            return JSONResponse(None)
        told = {"account": session.actor.account_id, "session": session.session_id}
        return JSONResponse(told | {"second_factor": session.actor.second_factor, "way": session.way})

    app = Starlette(routes=[*door_routes(own), Route("/whoami", whoami)])
    return OwnSite(app, own, engine, clock, Shown(clock))
