"""What every deed of an own account works with, and what it answers."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from starlette.requests import Request

from auth.cookies import Cookie, cookie, hash_of, new_token
from auth.door.body import Body
from auth.pages import Language
from auth.passkeys import PasskeySite, passkey_site
from auth.passwords import Passwords
from auth.providers import Providers
from auth.refusals import No, Refusal
from auth.sessions import LiveSession, Sessions
from booking.actions.guesses import Guesser, today, tomorrow
from booking.engine import Engine
from booking.errors import TooManyTries, iso
from storage.devices import know_device, known_device
from storage.guesses import spend

HALFWAY_LASTS = timedelta(minutes=10)
# browsers keep no cookie for longer
DEVICE_LASTS = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Own:
    """`site`: for whom passkeys are made; None where the address of our pages can have none."""

    engine: Engine
    sessions: Sessions
    passwords: Passwords
    providers: Providers
    origin: str
    site: PasskeySite | None
    halfway: Cookie
    device: Cookie


def own_accounts(
    engine: Engine, sessions: Sessions, providers: Providers, origin: str, passwords: Passwords | None = None
) -> Own:
    return Own(
        engine=engine,
        sessions=sessions,
        passwords=passwords or Passwords(),
        providers=providers,
        origin=origin,
        site=passkey_site(origin),
        halfway=cookie("talon_halfway", origin, HALFWAY_LASTS),
        device=cookie("talon_device", origin, DEVICE_LASTS),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came from a page of ours, with its body read."""

    request: Request
    body: Body
    language: Language


@dataclass(slots=True)
class Answer:
    """`cookies`: the values to write; None clears."""

    body: dict[str, Any] = field(default_factory=dict)
    cookies: list[tuple[Cookie, str | None]] = field(default_factory=list)


async def signed_in(own: Own, asked: Asked) -> LiveSession:
    """Raises Refusal SIGN_IN_REQUIRED."""
    session = await own.sessions.session_of(asked.request)
    if session is None:
        raise Refusal(No.SIGN_IN_REQUIRED)
    return session


async def guesser(own: Own, asked: Asked, whose: int | str) -> Guesser:
    """Whoever guesses at this account, from a browser that it knows or from any other."""
    token = own.device.read(asked.request)
    if token is None:
        return Guesser(whose)
    since = own.engine.clock() - DEVICE_LASTS
    # asked for nobody's account too: it has to take as long
    return Guesser(whose, await known_device(whose if isinstance(whose, int) else 0, hash_of(token), since))


async def count_stranger(own: Own, asked: Asked) -> None:
    """Inside the transaction that sends codes for somebody unknown: each costs money and bothers somebody.

    Raises TooManyTries when too many were asked for today from this address of the network.
    """
    day = today(own.engine)
    host = "" if asked.request.client is None else asked.request.client.host
    if not await spend(f"address:{host}", own.engine.policy.strangers_a_day, day):
        raise TooManyTries(iso(tomorrow(day)))


async def remember_device(own: Own, asked: Asked, account_id: int, answer: Answer) -> None:
    token = own.device.read(asked.request) or new_token()
    await know_device(account_id, hash_of(token), own.engine.clock())
    answer.cookies.append((own.device, token))
