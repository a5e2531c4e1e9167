"""SMART Backend Services: we prove who we are by a signed assertion, and get a token for a while.

https://hl7.org/fhir/smart-app-launch/backend-services.html: client_credentials with private_key_jwt, RS384 or ES384, an
assertion that lives at most five minutes and is used once.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode
from uuid import uuid4

import orjson
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, Key, KeyParameters, RSAKey

from booking.ports import AnswerLost, ClinicUnreachable, Clock
from upstream.configured import BadSystems, SystemSettings
from upstream.http import ClinicHttp
from upstream.standards.fhir.pieces import piece

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
SCOPE = "system/*.read system/*.write"
LIVES = timedelta(minutes=4)
# a token is not used any more so long before it ends; how long it lives when nobody says
MARGIN = timedelta(seconds=30)
USUAL = timedelta(minutes=5)


class SignIn(Protocol):
    """What a request shows of who we are."""

    async def headers(self, *, fresh: bool = False) -> Mapping[str, str]:
        """`fresh`: what was shown before was not taken. ClinicUnreachable when there is nothing to show."""
        ...

    async def close(self) -> None: ...


class NoSignIn:
    """The server lets us in as we are."""

    async def headers(self, *, fresh: bool = False) -> Mapping[str, str]:
        if fresh:
            raise ClinicUnreachable("the server wants a sign-in, and none is configured")
        return {}

    async def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Credentials:
    """`key` is private; `algorithm` is what it signs with."""

    token_url: str
    client_id: str
    key: RSAKey | ECKey
    algorithm: str
    scope: str


@dataclass(frozen=True, slots=True)
class _Token:
    value: str
    until: datetime


class BackendSignIn:
    """One token at a time, fetched by whoever needs it first."""

    def __init__(self, credentials: Credentials, http: ClinicHttp, clock: Clock) -> None:
        self._credentials = credentials
        self._http = http
        self._clock = clock
        self._token: _Token | None = None
        self._turn = asyncio.Lock()

    async def headers(self, *, fresh: bool = False) -> Mapping[str, str]:
        shown = self._token
        async with self._turn:
            # somebody may have fetched another one meanwhile
            if self._token is None or self._token.until <= self._clock() or (fresh and self._token is shown):
                self._token = await self._fetch()
            return {"Authorization": f"Bearer {self._token.value}"}

    async def close(self) -> None:
        await self._http.close()

    async def _fetch(self) -> _Token:
        form = {
            "grant_type": "client_credentials",
            "scope": self._credentials.scope,
            "client_assertion_type": ASSERTION,
            "client_assertion": self._assertion(),
        }
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        began = self._clock()
        try:
            answer = await self._http.ask(
                "POST", self._credentials.token_url, content=urlencode(form).encode(), headers=headers
            )
            return _token(answer.json(), began)
        except (AnswerLost, ValueError) as error:
            # a token is no harm: nothing of what it was wanted for was sent
            raise ClinicUnreachable(f"no token: {type(error).__name__}") from None

    def _assertion(self) -> str:
        now, who = self._clock(), self._credentials.client_id
        key = self._credentials.key
        header = {"alg": self._credentials.algorithm, "typ": "JWT"} | ({"kid": key.kid} if key.kid else {})
        claims = {
            "iss": who,
            "sub": who,
            "aud": self._credentials.token_url,
            "jti": uuid4().hex,
            "iat": int(now.timestamp()),
            "exp": int((now + LIVES).timestamp()),
        }
        return jwt.encode(header, claims, key, algorithms=[self._credentials.algorithm])


def read_sign_in(settings: SystemSettings, clock: Clock, http: ClinicHttp | None = None) -> SignIn:
    """By the settings `token_url`, `client_id`, `private_key` (a PEM or JWK file), `scope`, `key_id`. BadSystems."""
    if not settings.options.get("token_url"):
        return NoSignIn()
    token_url, client_id = settings.option("token_url"), settings.option("client_id")
    key = _key(settings)
    algorithm = "ES384" if isinstance(key, ECKey) else "RS384"
    credentials = Credentials(token_url, client_id, key, algorithm, settings.options.get("scope") or SCOPE)
    return BackendSignIn(credentials, http or ClinicHttp(f"{settings.name} sign-in", token_url), clock)


def _key(settings: SystemSettings) -> RSAKey | ECKey:
    where, kid = settings.option("private_key"), settings.options.get("key_id")
    try:
        written = Path(where).read_bytes()
        key = _imported(written, {"kid": kid} if kid else None)
    except (OSError, ValueError, TypeError, JoseError):
        raise BadSystems(f"{settings.name}: the private key can not be read") from None
    return _fit(settings, key)


def _imported(written: bytes, parameters: KeyParameters | None) -> Key:
    """A JWK or a PEM. ValueError, JoseError."""
    if written.lstrip().startswith(b"{"):
        return JWKRegistry.import_key(orjson.loads(written), None, parameters)
    kind = "RSA" if isinstance(load_pem_private_key(written, None), RSAPrivateKey) else "EC"
    return JWKRegistry.import_key(written, kind, parameters)


def _fit(settings: SystemSettings, key: object) -> RSAKey | ECKey:
    if isinstance(key, RSAKey) and key.is_private:
        return key
    if isinstance(key, ECKey) and key.is_private and key.curve_name == "P-384":
        return key
    raise BadSystems(f"{settings.name}: the private key has to be an RSA key or one on the curve P-384")


def _token(told: object, began: datetime) -> _Token:
    """Raises ValueError."""
    answer = piece({"answer": told}, "answer")
    value, lives = answer.get("access_token"), answer.get("expires_in")
    if not isinstance(value, str) or not value.isascii() or not value.isprintable() or not value:
        raise ValueError("no token")
    seconds = float(lives) if isinstance(lives, int | float) and not isinstance(lives, bool) and lives > 0 else None
    length = timedelta(seconds=min(seconds, 86_400)) if seconds else USUAL
    return _Token(value, began + max(length - MARGIN, length / 2))
