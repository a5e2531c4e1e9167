"""What a provider publishes about itself: its endpoints and its keys, read once and kept for a while."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import urlsplit

import httpx2
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, Key

from auth.failures import Reason, SignInFailed, mistrusted
from booking.ports import Clock

KEPT = timedelta(hours=1)
# an unknown key makes us look again, but not at the pace of whoever sends it
LOOK_AGAIN = timedelta(seconds=5)

OpenClient = Callable[[], httpx2.AsyncClient]


@dataclass(frozen=True, slots=True)
class Metadata:
    """OpenID Connect Discovery 1.0, section 3; `sends_iss` is RFC 9207, section 3."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None
    end_session_endpoint: str | None
    sends_iss: bool
    algorithms: tuple[str, ...]


class Published(Protocol):
    """A provider's metadata and keys, wherever they come from. Its methods raise SignInFailed."""

    issuer: str

    async def metadata(self) -> Metadata: ...

    async def keys(self) -> list[Key]: ...

    async def newer_keys(self) -> list[Key] | None:
        """The keys as they are now; None when they are no newer."""
        ...


class Directory:
    """What a provider publishes by OpenID Connect Discovery 1.0."""

    def __init__(self, issuer: str, open_client: OpenClient, clock: Clock) -> None:
        self.issuer = issuer
        self._open_client = open_client
        self._clock = clock
        self._metadata: tuple[datetime, Metadata] | None = None
        self._keys: tuple[datetime, list[Key]] | None = None

    async def metadata(self) -> Metadata:
        if self._metadata is None or self._clock() - self._metadata[0] > KEPT:
            document = await self._fetch(self.issuer.rstrip("/") + "/.well-known/openid-configuration")
            self._metadata = self._clock(), read_metadata(document, self.issuer)
        return self._metadata[1]

    async def keys(self) -> list[Key]:
        return self._keys[1] if self._keys and self._clock() - self._keys[0] <= KEPT else await self._fetch_keys()

    async def newer_keys(self) -> list[Key] | None:
        """The keys as they are now; None when they were read a moment ago."""
        if self._keys and self._clock() - self._keys[0] < LOOK_AGAIN:
            return None
        return await self._fetch_keys()

    async def _fetch_keys(self) -> list[Key]:
        document = await self._fetch((await self.metadata()).jwks_uri)
        self._keys = self._clock(), read_keys(document)
        return self._keys[1]

    async def _fetch(self, url: str) -> Any:
        try:
            async with self._open_client() as client:
                response = await client.get(url)
                response.raise_for_status()
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise SignInFailed(Reason.PROVIDER_SILENT, "discovery") from error
        try:
            return response.json()
        except ValueError as error:
            raise mistrusted("discovery is not JSON") from error


def read_metadata(document: Any, issuer: str) -> Metadata:
    """The parts we use. Raises SignInFailed when a part is missing or it speaks for another issuer."""
    if not isinstance(document, dict):
        raise mistrusted("discovery is not an object")
    if document.get("issuer") != issuer:
        raise mistrusted("discovery speaks for another issuer")
    algorithms = document.get("id_token_signing_alg_values_supported")
    return Metadata(
        issuer=issuer,
        authorization_endpoint=_address(document, "authorization_endpoint", issuer),
        token_endpoint=_address(document, "token_endpoint", issuer),
        jwks_uri=_address(document, "jwks_uri", issuer),
        userinfo_endpoint=_address(document, "userinfo_endpoint", issuer, required=False) or None,
        end_session_endpoint=_address(document, "end_session_endpoint", issuer, required=False) or None,
        sends_iss=document.get("authorization_response_iss_parameter_supported") is True,
        algorithms=tuple(map(str, algorithms)) if isinstance(algorithms, list) and algorithms else ("RS256",),
    )


def _address(document: dict[str, Any], name: str, issuer: str, *, required: bool = True) -> str:
    value = document.get(name)
    if value is None and not required:
        return ""
    scheme = urlsplit(value).scheme if isinstance(value, str) else ""
    if scheme != "https" and (scheme != "http" or urlsplit(issuer).scheme != "http"):
        raise mistrusted(f"discovery has no usable {name}")
    return str(value)


def read_keys(document: Any) -> list[Key]:
    """The signature keys of a JWKS; kinds we do not know are passed over, as RFC 7517 section 5 asks."""
    listed = document.get("keys") if isinstance(document, dict) else None
    if not isinstance(listed, list):
        raise mistrusted("the key set has no keys")
    found = (_key(item) for item in listed if isinstance(item, dict) and item.get("use", "sig") == "sig")
    return [key for key in found if key is not None]


def _key(item: dict[str, Any]) -> Key | None:
    try:
        return JWKRegistry.import_key(item)
    except (JoseError, ValueError, TypeError, KeyError):
        return None
