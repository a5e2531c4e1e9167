"""All settings, read once from the environment. Parts get values, never this object."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from upstream.configured import SystemSettings, SystemTitle, read_systems


class SettingsError(Exception):
    """A setting is missing or cannot be used; the text names the variable and the remedy."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Environment variables are the field names in capitals behind `TALON_`."""

    production: bool = False
    origin: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    database_url: str = "sqlite://var/talon.sqlite3"
    broker_url: str = "memory://"
    var_dir: Path = Path("var")
    # "name:key,name:key", of which the first seals, and the key of digests; without them `var_dir`/keys.json is made
    data_keys: str | None = field(default=None, repr=False)
    index_key: str | None = field(default=None, repr=False)
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: str | None = field(default=None, repr=False)
    oidc_scopes: str = "openid profile phone"
    # a claim that has to be true, or name=value
    oidc_confirmed_claim: str = "trusted"
    oidc_operator_claim: str | None = None
    # several providers: a JSON list, or the path of a file with it
    providers: str | None = field(default=None, repr=False)
    # registration and passwords of our own; in production only where codes can be sent both by SMS and by e-mail
    own_accounts: bool = True
    smtp_url: str | None = field(default=None, repr=False)
    smtp_from: str | None = None
    sms_url: str | None = None
    sms_token: str | None = field(default=None, repr=False)
    # RFC 9116: where to tell of a hole, such as mailto:security@example.org, and until when that stands
    security_contact: str | None = None
    security_expires: date | None = None
    demo: bool = True
    # whether the server does the worker's tasks itself
    worker: bool = True
    # clinic systems: a JSON list, or the path of a file with it
    systems: str | None = field(default=None, repr=False)
    # short for one of kind spb that is called so too
    spb_url: str | None = None
    # a file of clinics that no system connects
    cards: Path | None = None
    # whoever sends it as a Bearer token reads /metrics; without it there are none
    metrics_token: str | None = field(default=None, repr=False)
    max_body_bytes: int = 100_000
    max_frame_bytes: int = 65_536
    deadline_seconds: float = 10.0

    @property
    def clinic_systems(self) -> tuple[SystemSettings, ...]:
        """Raises BadSystems."""
        listed = read_systems(self.systems)
        if self.spb_url is None:
            return listed
        title = SystemTitle("Портал «Здоровье петербуржца»", "St Petersburg's health portal")
        return (SystemSettings("spb", "spb", self.spb_url, title), *listed)


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. Raises SettingsError with a sentence for the operator."""
    given = {f.name: environ[_variable(f.name)].strip() for f in fields(Settings) if _variable(f.name) in environ}
    values = {name: _read(name, text) for name, text in given.items() if text}
    if values.get("production"):
        # whoever asks for production does not mean the demo people; asking for both is refused below
        values.setdefault("demo", False)
        values.setdefault("own_accounts", bool(values.get("smtp_url") and values.get("sms_url")))
    settings = Settings(**values)
    _check(settings)
    return settings


def _variable(name: str) -> str:
    return f"TALON_{name.upper()}"


def _read(name: str, text: str) -> Any:
    try:
        return _READERS.get(name, str)(text)
    except ValueError as error:
        raise SettingsError(f"{_variable(name)}={text!r} cannot be used: {error}.") from None


def _flag(text: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if text.lower() not in words:
        raise ValueError("say 1 or 0")
    return words[text.lower()]


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 2**31):
        raise ValueError("say a whole number above 0")
    return int(text)


def _port(text: str) -> int:
    if _count(text) > 65_535:
        raise ValueError("a port lies between 1 and 65535")
    return int(text)


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value < 3600:
        raise ValueError("say a number of seconds above 0")
    return value


def _url(*schemes: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if urlsplit(text).scheme not in schemes:
            raise ValueError(f"it has to begin with {' or '.join(f'{scheme}://' for scheme in schemes)}")
        return text

    return read


def _origin(text: str) -> str:
    parts = urlsplit(_url("http", "https")(text))
    if not parts.hostname or parts.path not in ("", "/") or parts.query or parts.fragment or parts.username:
        raise ValueError("an origin is a scheme and a host, such as https://talon.example, and nothing behind it")
    return f"{parts.scheme}://{parts.netloc}".lower()


_READERS: dict[str, Callable[[str], Any]] = {
    "security_contact": _url("mailto", "https", "tel"),
    "security_expires": date.fromisoformat,
    "production": _flag,
    "demo": _flag,
    "own_accounts": _flag,
    "smtp_url": _url("smtp", "smtps"),
    "sms_url": _url("http", "https"),
    "worker": _flag,
    "origin": _origin,
    "port": _port,
    "database_url": _url("sqlite", "postgres", "postgresql", "asyncpg"),
    "broker_url": _url("memory", "redis", "rediss"),
    "var_dir": Path,
    "cards": Path,
    "oidc_issuer": _url("http", "https"),
    "spb_url": _url("http", "https"),
    "max_body_bytes": _count,
    "max_frame_bytes": _count,
    "deadline_seconds": _seconds,
}


def _check(settings: Settings) -> None:
    for wrong, sentence in _complaints(settings):
        if wrong:
            raise SettingsError(sentence)


def _complaints(s: Settings) -> list[tuple[bool, str]]:
    provider = (s.oidc_issuer, s.oidc_client_id, s.oidc_client_secret)
    return [
        (
            any(provider) and not all(provider),
            (
                "Sign-in needs TALON_OIDC_ISSUER, TALON_OIDC_CLIENT_ID and TALON_OIDC_CLIENT_SECRET together; "
                "set all three or none."
            ),
        ),
        (
            s.database_url.startswith("sqlite") and not s.worker,
            (
                "SQLite serves one process only, so the worker runs inside the server: leave TALON_WORKER on, "
                "or set TALON_DATABASE_URL to a PostgreSQL database."
            ),
        ),
        (
            bool(s.smtp_url) != bool(s.smtp_from),
            "Mail needs TALON_SMTP_URL and TALON_SMTP_FROM together; set both or neither.",
        ),
        (
            s.production and s.own_accounts and not (s.smtp_url and s.sms_url),
            (
                "Accounts of our own are confirmed by codes: set TALON_SMTP_URL, TALON_SMTP_FROM and TALON_SMS_URL, "
                "or TALON_OWN_ACCOUNTS=0."
            ),
        ),
        (s.production and s.demo, "The demo provider lets anybody be anybody: in production set TALON_DEMO=0."),
        (
            s.production and not s.origin.startswith("https://"),
            "In production TALON_ORIGIN has to be the https:// address people open; sessions travel over it.",
        ),
        (
            s.production and not (s.data_keys and s.index_key),
            (
                "In production TALON_DATA_KEYS and TALON_INDEX_KEY have to be set, and backed up apart from the "
                "database, which nobody can read without them: `talon keys new` makes them."
            ),
        ),
        (
            s.production and not (s.oidc_issuer or s.providers or s.own_accounts),
            (
                "In production nobody could sign in: set TALON_PROVIDERS, or TALON_OIDC_ISSUER, TALON_OIDC_CLIENT_ID "
                "and TALON_OIDC_CLIENT_SECRET, or what accounts of our own need: TALON_SMTP_URL and TALON_SMS_URL."
            ),
        ),
        (
            s.production and bool(s.oidc_issuer) and not (s.oidc_issuer or "").startswith("https://"),
            "In production TALON_OIDC_ISSUER has to be an https:// address.",
        ),
    ]
