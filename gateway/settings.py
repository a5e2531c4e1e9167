"""All settings, read once from the environment. Parts get values, never this object."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


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
    secret_key: str | None = None
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: str | None = field(default=None, repr=False)
    oidc_confirmed_claim: str = "trusted"
    demo: bool = True
    spb_url: str | None = None
    max_body_bytes: int = 100_000
    max_frame_bytes: int = 65_536
    deadline_seconds: float = 10.0


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    raise NotImplementedError
