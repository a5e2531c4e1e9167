"""An OpenID provider as the operator of the service configures it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

# asymmetric only: a symmetric one would make the client secret a signing key
ALGORITHMS = ("RS256", "PS256", "ES256", "RS384", "RS512", "PS384", "PS512", "ES384", "ES512")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
# it is a part of addresses and a column of a login
NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")
TITLES: Mapping[str, str] = {"ru": "Служба входа", "en": "Sign-in service"}


class ProviderUnfit(Exception):
    """The configured provider can not be used; the text says why and what to set."""


class Kind(StrEnum):
    """OIDC: OpenID Connect Core 1.0 with discovery. ESIA: the state's own dialect, whose requests are signed."""

    OIDC = "oidc"
    ESIA = "esia"


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """A claim and the value it must have; true and numbers are compared as JSON writes them."""

    name: str
    value: str = "true"

    def holds(self, claims: Mapping[str, Any]) -> bool:
        claim = claims.get(self.name)
        return any(_written(item) == self.value for item in (claim if isinstance(claim, list) else [claim]))


@dataclass(frozen=True, slots=True)
class Provider:
    """`name`: ours, for addresses and logins; `title`: what people read, by language.

    `confirmed`: the claim by which the provider vouches for the identity; `operator`: what tells desk operators;
    `second_factor`: what tells that the person has just shown one there. None: the provider never tells.
    `step_up_acr`: the values of `acr` asked for when a second factor is wanted.
    `max_age`: how long ago the person may have shown who they are; None leaves it to the provider.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    confirmed: ClaimRule
    operator: ClaimRule | None = None
    scopes: tuple[str, ...] = ("openid", "profile", "phone")
    algorithms: tuple[str, ...] = ALGORITHMS
    max_age: timedelta | None = None
    kind: Kind = Kind.OIDC
    name: str = "main"
    titles: Mapping[str, str] = field(default_factory=lambda: TITLES)
    second_factor: ClaimRule | None = None
    step_up_acr: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        parts = urlsplit(self.issuer)
        if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment:
            raise ProviderUnfit(f"The issuer {self.issuer!r} must be an https address without query and fragment.")
        signed = self.kind is Kind.ESIA
        if not self.client_id or not (self.client_secret or signed):
            raise ProviderUnfit("The provider needs both a client id and a client secret.")
        if "openid" not in self.scopes:
            raise ProviderUnfit("The scopes must contain openid.")
        if not self.algorithms or set(self.algorithms) - set(ALGORITHMS):
            raise ProviderUnfit(f"The algorithms must be among {', '.join(ALGORITHMS)}.")
        if not NAME.fullmatch(self.name):
            raise ProviderUnfit("A provider's name is made of small Latin letters, digits and dashes, at most 32.")

    @property
    def encrypted(self) -> bool:
        """Whether everything between us and the provider goes over TLS, or never leaves this machine."""
        parts = urlsplit(self.issuer)
        return parts.scheme == "https" or parts.hostname in LOOPBACK

    def title(self, language: str) -> str:
        return self.titles.get(language) or next(iter(self.titles.values()))

    def saw_second_factor(self, claims: Mapping[str, Any]) -> bool:
        return self.second_factor is not None and self.second_factor.holds(claims)


def rule_of(text: str) -> ClaimRule:
    """A claim that has to be true, or name=value."""
    name, _, value = text.partition("=")
    return ClaimRule(name, value or "true")


def _written(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int) else None
