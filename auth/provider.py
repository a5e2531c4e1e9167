"""An OpenID provider as the operator of the service configures it."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

# asymmetric only: a symmetric one would make the client secret a signing key
ALGORITHMS = ("RS256", "PS256", "ES256", "RS384", "RS512", "PS384", "PS512", "ES384", "ES512")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class ProviderUnfit(Exception):
    """The configured provider can not be used; the text says why and what to set."""


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """A claim and the value it must have; true and numbers are compared as JSON writes them."""

    name: str
    value: str = "true"

    def holds(self, claims: dict[str, Any]) -> bool:
        claim = claims.get(self.name)
        return any(_written(item) == self.value for item in (claim if isinstance(claim, list) else [claim]))


@dataclass(frozen=True, slots=True)
class Provider:
    """`confirmed`: the claim by which the provider vouches for the identity; `operator`: what tells desk operators.

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

    def __post_init__(self) -> None:
        parts = urlsplit(self.issuer)
        if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment:
            raise ProviderUnfit(f"The issuer {self.issuer!r} must be an https address without query and fragment.")
        if not self.client_id or not self.client_secret:
            raise ProviderUnfit("The provider needs both a client id and a client secret.")
        if "openid" not in self.scopes:
            raise ProviderUnfit("The scopes must contain openid.")
        if not self.algorithms or set(self.algorithms) - set(ALGORITHMS):
            raise ProviderUnfit(f"The algorithms must be among {', '.join(ALGORITHMS)}.")

    @property
    def encrypted(self) -> bool:
        """Whether everything between us and the provider goes over TLS, or never leaves this machine."""
        parts = urlsplit(self.issuer)
        return parts.scheme == "https" or parts.hostname in LOOPBACK


def _written(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int) else None
