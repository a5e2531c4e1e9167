"""G1: whether the time of an answer tells who has an account. Known and unknown people ask in turn.

The door answers inside this process, on PostgreSQL, with the parameters of argon2id that it always has.
"""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from statistics import median

import httpx
from starlette.applications import Starlette

from auth.door.routes import door_routes
from auth.own import Own, own_accounts
from auth.providers import Providers
from auth.sessions import Sessions
from bench.region import Database
from bench.report import Figures
from bench.servers import CouldNotMeasure
from booking.engine import Engine
from booking.events import Event
from booking.ports import PersonName, Sex
from booking.rules.contacts import Address, ContactKind
from booking.rules.policy import Policy
from storage.database import close_database, open_database
from storage.own_accounts import Registered, make_account
from storage.work import transact
from tests.services.keys import TEST_RING

ORIGIN = "http://127.0.0.1:8000"
WARM_UP = 3
# nobody runs out of tries while it is measured
MANY = 1_000_000


@dataclass(frozen=True)
class Contender:
    """Whose contacts are asked with."""

    name: str
    phone: str
    email: str


KNOWN = Contender("known", "+79001230001", "known@example.org")
UNKNOWN = Contender("unknown", "+79001239999", "nobody@example.org")


class Asking:
    """The door with one account behind it; `async with` opens the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._own = _own()
        transport = httpx.ASGITransport(Starlette(routes=door_routes(self._own)))
        self._client = httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers={"origin": ORIGIN})

    async def __aenter__(self) -> "Asking":
        await open_database(self._database.url, TEST_RING)
        registered = _registered(await self._own.passwords.hash("lambda harbour 42"))
        await transact(_publish, lambda _: make_account(registered, datetime.now(UTC)))
        await self.one_round(WARM_UP)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()
        await close_database()

    async def one_round(self, tries: int) -> tuple[Figures, Figures]:
        """Median milliseconds of each way, for the known and the unknown, who ask in turn."""
        took: dict[str, dict[str, list[float]]] = {KNOWN.name: {}, UNKNOWN.name: {}}
        for number in range(tries):
            # who comes second must not always be the same
            for who in (KNOWN, UNKNOWN) if number % 2 else (UNKNOWN, KNOWN):
                for way, (path, body, wanted) in _ways(who).items():
                    took[who.name].setdefault(way, []).append(await self._ask(path, body, wanted))
        known, unknown = ({way: median(each) for way, each in took[who.name].items()} for who in (KNOWN, UNKNOWN))
        return known, unknown

    async def _ask(self, path: str, body: dict[str, object], wanted: int) -> float:
        begun = time.perf_counter()
        answer = await self._client.post(f"/auth/{path}", json=body)
        took = 1000 * (time.perf_counter() - begun)
        if answer.status_code != wanted:
            raise CouldNotMeasure(f"/auth/{path} answered {answer.status_code}")
        return took


def _ways(who: Contender) -> dict[str, tuple[str, dict[str, object], int]]:
    """Path, body and the status that both get."""
    person: dict[str, object] = {
        "phone": who.phone,
        "email": who.email,
        "password": "seventeen green lamps",
        "familyName": "Ковалёва",
        "givenName": "Анна",
        "birthDate": "1989-05-05",
        "sex": "FEMALE",
        "consent": True,
    }
    return {
        "wrong_password_ms": ("sign-in/password", {"login": who.phone, "password": "wrong wrong wrong"}, 403),
        "recover_ms": ("recover", {"login": who.phone}, 200),
        "register_ms": ("register", person, 200),
    }


def _own() -> Own:
    numbers = Policy(codes_a_day=MANY, strangers_a_day=MANY, guesses_a_day=MANY, stranger_passwords_a_day=MANY)
    engine = Engine(_now, {}, numbers, _publish, ORIGIN)
    return own_accounts(engine, Sessions(ORIGIN, _now), Providers(), ORIGIN)


def _registered(password_hash: str) -> Registered:
    return Registered(
        name=PersonName("Ковалёва", "Анна", None),
        birth_date=date(1989, 5, 5),
        sex=Sex.FEMALE,
        phone=Address(ContactKind.PHONE, KNOWN.phone),
        email=Address(ContactKind.EMAIL, KNOWN.email),
        password_hash=password_hash,
        consent_version="2026-11-01",
    )


def _now() -> datetime:
    return datetime.now(UTC)


async def _publish(_event: Event) -> None:
    """Nobody listens."""
