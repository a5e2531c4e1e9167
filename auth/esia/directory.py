"""ESIA publishes neither metadata nor keys: both come from the configuration."""

from joserfc.errors import JoseError
from joserfc.jwk import Key, RSAKey

from auth.discovery import Metadata
from auth.esia.dialect import AUTHORIZE, LOGOUT, PERSONS, TOKEN, Dialect
from auth.provider import ProviderUnfit

# ESIA signs with RS256 for systems registered so; GOST signatures need a program certified for it
ALGORITHMS = ("RS256",)


class FixedDirectory:
    """Raises ProviderUnfit when the key can not be read."""

    def __init__(self, issuer: str, dialect: Dialect) -> None:
        self.issuer = issuer
        self._keys = [_key(dialect.key)]
        self._metadata = Metadata(
            issuer=issuer,
            authorization_endpoint=dialect.at(AUTHORIZE),
            token_endpoint=dialect.at(TOKEN),
            jwks_uri="",
            userinfo_endpoint=dialect.at(PERSONS),
            end_session_endpoint=dialect.at(LOGOUT),
            sends_iss=False,
            algorithms=ALGORITHMS,
        )

    async def metadata(self) -> Metadata:
        return self._metadata

    async def keys(self) -> list[Key]:
        return self._keys

    async def newer_keys(self) -> list[Key] | None:
        return None


def _key(pem: str) -> Key:
    try:
        return RSAKey.import_key(pem)
    except (JoseError, ValueError, TypeError) as error:
        raise ProviderUnfit("ESIA's key must be a PEM file with its RSA public key or certificate.") from error
