"""We as a client of ESIA: code flow with PKCE, each request signed, the person read from ESIA's register."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode
from uuid import uuid4

import httpx2
from authlib.common.security import generate_token
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from auth.esia.dialect import Dialect, client_secret, refusal, written
from auth.esia.directory import FixedDirectory
from auth.esia.person import claims_of
from auth.esia.signer import NotSigned, Signer
from auth.failures import Reason, SignInFailed, mistrusted
from auth.id_token import Expected, check_claims, signed_token
from auth.provider import Provider
from auth.relying_party import DEADLINE_SECONDS, TIMEOUT, Departure, OpenTransport, SignedIn
from booking.ports import Clock

# it tells each request's address, and those of the register name a person
logging.getLogger("httpx2").setLevel(logging.WARNING)

SUBJECT, OID, SESSION = "urn:esia:sbj", "urn:esia:sbj:oid", "urn:esia:sid"


class EsiaParty:
    """Signs people in at ESIA. Methods raise SignInFailed."""

    def __init__(
        self,
        provider: Provider,
        dialect: Dialect,
        signer: Signer,
        redirect_uri: str,
        clock: Clock,
        open_transport: OpenTransport | None = None,
    ) -> None:
        self.provider = provider
        self.directory = FixedDirectory(provider.issuer, dialect)
        self._dialect = dialect
        self._signer = signer
        self._redirect_uri = redirect_uri
        self._clock = clock
        self._open_transport = open_transport

    async def depart(self, language: str | None = None, *, fresh: bool = False) -> Departure:  # noqa: ARG002
        """A sign-in's beginning. ESIA can be asked neither for a language nor for a fresh sign-in: see `arrive`."""
        verifier = generate_token(64)
        asked = await self._signed({"redirect_uri": self._redirect_uri})
        asked |= {
            "response_type": "code",
            "access_type": "online",
            "code_challenge": create_s256_code_challenge(verifier),
            "code_challenge_method": "S256",
        }
        endpoint = (await self.directory.metadata()).authorization_endpoint
        # the nonce stays here: ESIA takes none, and its answer is bound by state and PKCE
        return Departure(f"{endpoint}?{urlencode(asked)}", asked["state"], generate_token(43), verifier)

    async def arrive(
        self,
        answer: Mapping[str, str],
        nonce: str,  # noqa: ARG002
        code_verifier: str,
        shown_since: datetime | None = None,
    ) -> SignedIn:
        """Turns the parameters the browser brought back into a person; the caller has matched the state.

        A second factor counts only when it was shown after `shown_since`.
        """
        if "error" in answer or not answer.get("code"):
            raise refusal(answer.get("error"), answer.get("error_description"))
        try:
            async with asyncio.timeout(DEADLINE_SECONDS), self._open_client() as client:
                tokens = await self._tokens(client, answer["code"], code_verifier)
                claims = await self._claims(tokens)
                told = await self._person(client, tokens["access_token"], claims["sub"])
        except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError) as error:
            raise SignInFailed(Reason.PROVIDER_SILENT, "esia: exchange") from error
        return self._signed_in(claims, told, tokens["id_token"], shown_since)

    async def farewell(self, id_token: str | None, return_to: str) -> str | None:  # noqa: ARG002
        endpoint = (await self.directory.metadata()).end_session_endpoint
        return f"{endpoint}?{urlencode({'client_id': self.provider.client_id, 'redirect_url': return_to})}"

    async def _signed(self, asked: dict[str, str]) -> dict[str, str]:
        known = {
            "client_id": self.provider.client_id,
            "scope": " ".join(self.provider.scopes),
            "timestamp": written(self._clock()),
            "state": str(uuid4()),
            **asked,
        }
        try:
            secret = await client_secret(self._signer, known)
        except NotSigned as error:
            raise SignInFailed(Reason.PROVIDER_SILENT, f"esia: {error}") from error
        return known | {"client_secret": secret, "client_certificate_hash": self._dialect.certificate_hash}

    async def _tokens(self, client: httpx2.AsyncClient, code: str, code_verifier: str) -> dict[str, Any]:
        asked = await self._signed({"redirect_uri": self._redirect_uri, "code": code})
        asked |= {"grant_type": "authorization_code", "token_type": "Bearer", "code_verifier": code_verifier}
        endpoint = (await self.directory.metadata()).token_endpoint
        response = await client.post(endpoint, data=asked)
        if response.status_code >= 500:
            raise SignInFailed(Reason.PROVIDER_SILENT, "esia: token endpoint")
        tokens = _object(response, "token endpoint")
        if "error" in tokens:
            raise refusal(str(tokens["error"]), str(tokens.get("error_description")))
        if tokens.get("state") != asked["state"]:
            raise mistrusted("esia: state of the token answer")
        if not all(isinstance(tokens.get(name), str) for name in ("access_token", "id_token")):
            raise mistrusted("esia: tokens")
        return tokens

    async def _claims(self, tokens: dict[str, Any]) -> dict[str, Any]:
        metadata = await self.directory.metadata()
        token = await signed_token(tokens["id_token"], metadata.algorithms, self.directory)
        if isinstance(token.claims.get("sub"), int):
            # ESIA writes its numbers as numbers
            token.claims["sub"] = str(token.claims["sub"])
        expected = Expected(metadata.issuer, self.provider.client_id, None, None, metadata.algorithms, None)
        check_claims(token, expected, self._clock())
        subject = token.claims.get(SUBJECT)
        if not isinstance(subject, dict) or str(subject.get(OID)) != token.claims["sub"]:
            raise mistrusted("esia: subject")
        return {**token.claims, **subject}

    async def _person(self, client: httpx2.AsyncClient, access_token: str, oid: str) -> dict[str, Any]:
        client.headers["Authorization"] = f"Bearer {access_token}"
        about = f"{(await self.directory.metadata()).userinfo_endpoint}/{quote(oid, safe='')}"
        person = await self._read(client, about)
        elements: list[dict[str, Any]] = []
        for part in ("ctts", "docs"):
            listed = (await self._read(client, f"{about}/{part}?embed=(elements)")).get("elements")
            elements += [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
        return claims_of(person, elements)

    async def _read(self, client: httpx2.AsyncClient, address: str) -> dict[str, Any]:
        response = await client.get(address)
        response.raise_for_status()
        return _object(response, "person")

    def _signed_in(
        self, claims: dict[str, Any], told: dict[str, Any], id_token: str, shown_since: datetime | None
    ) -> SignedIn:
        shown_at, sid = claims.get("auth_time"), claims.get(SESSION)
        fresh = shown_since is None or (isinstance(shown_at, int) and shown_at >= shown_since.timestamp())
        return SignedIn(
            subject=claims["sub"],
            claims=told | claims,
            id_token=id_token,
            second_factor=fresh and self.provider.saw_second_factor(claims),
            sid=sid if isinstance(sid, str) else None,
        )

    def _open_client(self) -> httpx2.AsyncClient:
        way: dict[str, Any] = {"transport": self._open_transport()} if self._open_transport else {}
        return httpx2.AsyncClient(timeout=TIMEOUT, **way)


def _object(response: httpx2.Response, what: str) -> dict[str, Any]:
    try:
        told = response.json()
    except ValueError as error:
        raise mistrusted(f"esia: {what} is not JSON") from error
    if not isinstance(told, dict):
        raise mistrusted(f"esia: {what} is not an object")
    return told
