"""We as an OpenID Connect relying party: code flow with PKCE, state, nonce and every check on what comes back."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import quote_plus

import httpx2
from authlib.common.security import generate_token
from authlib.common.urls import add_params_to_uri
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client, OAuth2ClientAuth

from auth.discovery import Directory, Metadata, Published
from auth.failures import Reason, SignInFailed, mistrusted
from auth.id_token import Expected, verify
from auth.provider import Provider
from booking.ports import Clock

TIMEOUT = httpx2.Timeout(10)
# for the whole exchange, whatever pace the provider answers at
DEADLINE_SECONDS = 20.0
# what the person did, or what a silent sign-in would need of the person
DECLINED = ("access_denied", "login_required", "consent_required", "interaction_required", "account_selection_required")

OpenTransport = Callable[[], httpx2.AsyncBaseTransport]


@dataclass(frozen=True, slots=True)
class Departure:
    """Where the browser goes, and what must be kept until it comes back."""

    url: str
    state: str
    nonce: str
    code_verifier: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who the provider says it is. `claims`: those of the ID token and of userinfo together.

    `second_factor`: the person has just shown one there. `sid`: the provider's name for its session.
    """

    subject: str
    claims: dict[str, Any]
    id_token: str
    second_factor: bool = False
    sid: str | None = None


class Party(Protocol):
    """We as a client of one provider, whichever dialect it speaks. Methods raise SignInFailed."""

    provider: Provider

    @property
    def directory(self) -> Published: ...

    async def depart(self, language: str | None = None, *, fresh: bool = False) -> Departure: ...

    async def arrive(
        self, answer: Mapping[str, str], nonce: str, code_verifier: str, shown_since: datetime | None = None
    ) -> SignedIn: ...

    async def farewell(self, id_token: str | None, return_to: str) -> str | None: ...


class RelyingParty:
    """Signs people in at one provider. Methods raise SignInFailed.

    `open_transport` makes the way to the provider anew for each exchange; the network unless told otherwise.
    """

    def __init__(
        self, provider: Provider, redirect_uri: str, clock: Clock, open_transport: OpenTransport | None = None
    ) -> None:
        self.provider = provider
        self.redirect_uri = redirect_uri
        self._clock = clock
        self._open_transport = open_transport
        self.directory = Directory(provider.issuer, self._open_plain_client, clock)

    async def depart(self, language: str | None = None, *, fresh: bool = False) -> Departure:
        """A sign-in's beginning; `language`: the page's, as a wish for the provider's.

        `fresh`: the person is asked anew who they are, with a second factor where the provider can ask for one.
        """
        metadata = await self.directory.metadata()
        state, nonce, code_verifier = generate_token(43), generate_token(43), generate_token(64)
        wishes = {"ui_locales": language, **(self._anew() if fresh else self._as_usual())}
        async with self._open_client() as client:
            url, _ = client.create_authorization_url(
                metadata.authorization_endpoint, state=state, nonce=nonce, code_verifier=code_verifier, **wishes
            )
        return Departure(url, state, nonce, code_verifier)

    def _anew(self) -> dict[str, str]:
        wishes = {"prompt": "login", "max_age": "0"}
        return wishes | ({"acr_values": " ".join(self.provider.step_up_acr)} if self.provider.step_up_acr else {})

    def _as_usual(self) -> dict[str, str]:
        max_age = self.provider.max_age
        return {} if max_age is None else {"max_age": str(int(max_age.total_seconds()))}

    async def arrive(
        self, answer: Mapping[str, str], nonce: str, code_verifier: str, shown_since: datetime | None = None
    ) -> SignedIn:
        """Turns the parameters the browser brought back into a person; the caller has matched the state.

        `shown_since`: what the person showed before then does not count.
        """
        if shown_since is None and self.provider.max_age is not None:
            shown_since = self._clock() - self.provider.max_age
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                metadata = await self.directory.metadata()
                code = _code(answer, metadata)
                async with self._open_client() as client:
                    tokens = await self._fetch_tokens(client, metadata, code, code_verifier)
                    return await self._read(client, metadata, tokens, nonce, shown_since)
        except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError) as error:
            raise SignInFailed(Reason.PROVIDER_SILENT, "exchange") from error

    async def farewell(self, id_token: str | None, return_to: str) -> str | None:
        """Where the provider ends its own session (RP-Initiated Logout 1.0); None when it does not offer that."""
        try:
            endpoint = (await self.directory.metadata()).end_session_endpoint
        except SignInFailed:
            return None
        if endpoint is None:
            return None
        asked = {"client_id": self.provider.client_id, "post_logout_redirect_uri": return_to}
        if id_token is not None:
            asked["id_token_hint"] = id_token
        return str(add_params_to_uri(endpoint, list(asked.items())))

    async def _read(
        self,
        client: AsyncOAuth2Client,
        metadata: Metadata,
        tokens: dict[str, Any],
        nonce: str,
        shown_since: datetime | None,
    ) -> SignedIn:
        id_token, access_token = tokens.get("id_token"), tokens.get("access_token")
        if not isinstance(id_token, str):
            raise mistrusted("id_token: missing")
        if not isinstance(access_token, str) or str(tokens.get("token_type")).lower() != "bearer":
            raise mistrusted("access_token")
        algorithms = tuple(name for name in self.provider.algorithms if name in metadata.algorithms)
        expected = Expected(metadata.issuer, self.provider.client_id, nonce, access_token, algorithms, shown_since)
        claims = await verify(id_token, expected, self.directory, self._clock())
        told = await _userinfo(client, metadata, claims["sub"])
        shown, sid = self.provider.saw_second_factor(claims), claims.get("sid")
        return SignedIn(claims["sub"], claims | told, id_token, shown, sid if isinstance(sid, str) else None)

    async def _fetch_tokens(
        self, client: AsyncOAuth2Client, metadata: Metadata, code: str, code_verifier: str
    ) -> dict[str, Any]:
        try:
            return dict(
                await client.fetch_token(
                    metadata.token_endpoint,
                    grant_type="authorization_code",
                    code=code,
                    redirect_uri=self.redirect_uri,
                    code_verifier=code_verifier,
                    auth=self._client_auth(),
                )
            )
        except OAuthError as error:
            raise SignInFailed(Reason.PROVIDER_REFUSED, "token endpoint") from error
        except (ValueError, TypeError) as error:
            raise mistrusted("token endpoint") from error

    def _client_auth(self) -> OAuth2ClientAuth:
        # RFC 6749 section 2.3.1 encodes both before they are joined; Authlib joins them as they are
        encoded = quote_plus(self.provider.client_id), quote_plus(self.provider.client_secret)
        return OAuth2ClientAuth(*encoded, "client_secret_basic")

    def _open_client(self) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            client_id=self.provider.client_id,
            client_secret=self.provider.client_secret,
            scope=" ".join(self.provider.scopes),
            redirect_uri=self.redirect_uri,
            code_challenge_method="S256",
            timeout=TIMEOUT,
            **self._way(),
        )

    def _open_plain_client(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(timeout=TIMEOUT, **self._way())

    def _way(self) -> dict[str, Any]:
        return {"transport": self._open_transport()} if self._open_transport else {}


def _code(answer: Mapping[str, str], metadata: Metadata) -> str:
    # RFC 9207: an answer that another provider gave must not be taken to this one
    issuer = answer.get("iss")
    if issuer is None and metadata.sends_iss:
        raise mistrusted("iss: missing")
    if issuer is not None and issuer != metadata.issuer:
        raise mistrusted("iss")
    if "error" in answer:
        declined = answer["error"] in DECLINED
        raise SignInFailed(Reason.DECLINED if declined else Reason.PROVIDER_REFUSED, "authorization endpoint")
    if not answer.get("code"):
        raise mistrusted("code: missing")
    return answer["code"]


async def _userinfo(client: AsyncOAuth2Client, metadata: Metadata, subject: str) -> dict[str, Any]:
    if metadata.userinfo_endpoint is None:
        return {}
    response = await client.get(metadata.userinfo_endpoint)
    response.raise_for_status()
    try:
        told = response.json()
    except ValueError as error:
        raise mistrusted("userinfo is not JSON") from error
    if not isinstance(told, dict) or told.get("sub") != subject:
        raise mistrusted("userinfo: sub")
    return told
