"""The checks of an ID token: OpenID Connect Core 1.0, section 3.1.3.7."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jws, jwt
from joserfc.errors import ClaimError, JoseError
from joserfc.jwk import Key
from joserfc.jws import JWSRegistry
from joserfc.util import to_bytes

from auth.discovery import Published
from auth.failures import mistrusted

LEEWAY = timedelta(seconds=60)
# the token comes straight from the token endpoint: one issued long ago is not the answer to this sign-in
ISSUED_WITHIN = timedelta(minutes=10)
# Core 1.0, section 2: ASCII; without control characters, which a database need not take
SUBJECT = re.compile(r"[ -~]{1,255}")
COMPACT = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)
# the kind of key by the first letter of the algorithm
KINDS = {"R": "RSA", "P": "RSA", "E": "EC"}


@dataclass(frozen=True, slots=True)
class Expected:
    """What this sign-in's token must say. `algorithms`: those that both we and the provider's metadata allow.

    `nonce` None: the provider takes none. `shown_since`: the person must have shown who they are since then.
    """

    issuer: str
    client_id: str
    nonce: str | None
    access_token: str | None
    algorithms: tuple[str, ...]
    shown_since: datetime | None


async def verify(id_token: str, expected: Expected, directory: Published, now: datetime) -> dict[str, Any]:
    """The claims of a token that passes every check; raises SignInFailed otherwise."""
    token = await signed_token(id_token, expected.algorithms, directory)
    check_claims(token, expected, now)
    return token.claims


async def signed_token(text: str, algorithms: tuple[str, ...], directory: Published) -> jwt.Token:
    """The token, when one of the provider's keys has signed it; its claims are not looked at. Raises SignInFailed."""
    header = _header(text)
    if header.get("alg") not in algorithms:
        raise mistrusted("token: alg")
    token = _signed_by(text, header, await directory.keys())
    if token is None:
        # the provider may have changed its keys since we read them
        token = _signed_by(text, header, await directory.newer_keys() or [])
    if token is None:
        raise mistrusted("token: signature")
    return token


def _header(id_token: str) -> dict[str, Any]:
    if not COMPACT.fullmatch(id_token):
        raise mistrusted("token: form")
    try:
        return dict(jws.extract_compact(to_bytes(id_token)).headers())
    except (JoseError, ValueError, TypeError) as error:
        raise mistrusted("token: form") from error


def _signed_by(id_token: str, header: dict[str, Any], keys: list[Key]) -> jwt.Token | None:
    tried = (_decoded(id_token, header["alg"], key) for key in keys if _fits(key, header))
    return next((token for token in tried if token is not None), None)


def _decoded(id_token: str, algorithm: str, key: Key) -> jwt.Token | None:
    try:
        return jwt.decode(id_token, key, registry=JWSRegistry(algorithms=[algorithm], strict_check_header=False))
    except (JoseError, ValueError, TypeError):
        return None


def _fits(key: Key, header: dict[str, Any]) -> bool:
    named = header.get("kid") is None or key.kid is None or header["kid"] == key.kid
    return named and key.key_type == KINDS[header["alg"][0]]


def check_claims(token: jwt.Token, expected: Expected, now: datetime) -> None:
    """Of a token whose signature is good. Raises SignInFailed."""
    required = {
        "iss": {"essential": True, "value": expected.issuer},
        "aud": {"essential": True, "value": expected.client_id},
    }
    given = {"nonce": expected.nonce, "client_id": expected.client_id, "access_token": expected.access_token}
    claims = CodeIDToken(token.claims, token.header, required, given)
    try:
        claims.validate(now=int(now.timestamp()), leeway=int(LEEWAY.total_seconds()))
    except ClaimError as error:
        raise mistrusted(f"id_token: {error.claim}") from error
    except (ValueError, TypeError) as error:
        raise mistrusted("id_token: claims") from error
    _check_ages(token.claims, expected.shown_since, now.timestamp())
    subject = token.claims["sub"]
    if not SUBJECT.fullmatch(subject):
        raise mistrusted("id_token: sub")


def _check_ages(claims: dict[str, Any], shown_since: datetime | None, now: float) -> None:
    if now - claims["iat"] > (ISSUED_WITHIN + LEEWAY).total_seconds():
        raise mistrusted("id_token: iat")
    if shown_since is None:
        return
    shown = claims.get("auth_time")
    if not isinstance(shown, int | float) or shown < (shown_since - LEEWAY).timestamp():
        raise mistrusted("id_token: auth_time")
