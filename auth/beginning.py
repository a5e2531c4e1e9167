"""How a session begins."""

from dataclasses import dataclass

from auth.relying_party import SignedIn
from storage.models import Way


@dataclass(frozen=True, slots=True)
class ProviderSession:
    """The provider's side of a session: what its back-channel logout and our sign-out name it by."""

    provider: str
    issuer: str
    subject: str
    sid: str | None
    id_token: str | None


@dataclass(frozen=True, slots=True)
class Beginning:
    """`second_factor`: one was shown. `at_provider`: None for our own accounts."""

    way: Way
    second_factor: bool
    at_provider: ProviderSession | None = None


def from_provider(signed_in: SignedIn, provider: str, issuer: str) -> Beginning:
    told = ProviderSession(provider, issuer, signed_in.subject, signed_in.sid, signed_in.id_token)
    return Beginning(Way.PROVIDER, signed_in.second_factor, told)
