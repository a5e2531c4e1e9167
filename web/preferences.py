"""What the reader's browser says of the reader: language and zone. Both come as cookies the page itself sets."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from http.cookies import SimpleCookie
from urllib.parse import unquote
from zoneinfo import ZoneInfo, available_timezones

from reflex.istate.data import RouterData

from web.text import Language

ZONES = available_timezones()


@dataclass(frozen=True, slots=True)
class Preferences:
    """`zone` is None when the browser has not said it."""

    language: Language = "ru"
    zone: str | None = None


def preferences(router: RouterData) -> Preferences:
    cookies = {name: morsel.value for name, morsel in SimpleCookie(router.headers.cookie).items()}
    zone = unquote(cookies.get("talon_zone", ""))
    return Preferences("en" if cookies.get("talon_language") == "en" else "ru", zone if zone in ZONES else None)


def today_in(zone: str) -> date:
    """The clinic's own date."""
    return datetime.now(ZoneInfo(zone)).date()


def earliest_today() -> date:
    """A day that is over or is today wherever a clinic may be: what to ask from before its zone is known."""
    return (now() - timedelta(hours=12)).date()


def now() -> datetime:
    return datetime.now(UTC)
