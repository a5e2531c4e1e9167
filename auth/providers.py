"""The providers people can sign in through, by our names for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from auth.failures import Reason, SignInFailed
from auth.provider import ProviderUnfit
from auth.relying_party import Party

SIGN_IN, CALLBACK = "/auth/sign-in", "/auth/callback"
STEP_UP, JOIN = "/auth/step-up", "/auth/join"


@dataclass(frozen=True, slots=True)
class Offer:
    """A provider as the page offers it; `href` begins a sign-in there."""

    name: str
    title: str
    href: str


class Providers:
    """In the order of the configuration. Raises ProviderUnfit when two share a name or an issuer.

    Two of one issuer would let one's answer pass for the other's, and their logins are told apart by the issuer.
    """

    def __init__(self, parties: Sequence[Party] = ()) -> None:
        self._parties = {party.provider.name: party for party in parties}
        issuers = {party.provider.issuer for party in parties}
        if len(self._parties) < len(parties) or len(issuers) < len(parties):
            raise ProviderUnfit("Each provider needs a name and an issuer of its own.")

    def __iter__(self) -> Iterator[Party]:
        return iter(self._parties.values())

    def find(self, name: str | None) -> Party | None:
        return self._parties.get(name or "")

    def party(self, name: str) -> Party:
        """Raises SignInFailed where there is none of this name."""
        found = self._parties.get(name)
        if found is None:
            raise SignInFailed(Reason.NOT_CONFIGURED, "no such provider")
        return found

    def offers(self, language: str, to: str = "/") -> list[Offer]:
        """What the page shows; `to`: one of our own paths, to come back to."""
        asked = urlencode({"to": to, "lang": language})
        return [
            Offer(party.provider.name, party.provider.title(language), f"{SIGN_IN}/{party.provider.name}?{asked}")
            for party in self
        ]

    def step_up(self, name: str | None, language: str, to: str) -> Offer | None:
        """Where a session that began at this provider gets its second factor; None where it never tells of one."""
        party = self.find(name)
        if party is None or party.provider.second_factor is None:
            return None
        asked = urlencode({"to": to, "lang": language})
        href = f"{STEP_UP}/{party.provider.name}?{asked}"
        return Offer(party.provider.name, party.provider.title(language), href)
