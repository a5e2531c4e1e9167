"""An OpenID provider that misbehaves in one way at a time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import httpx2
from joserfc import jwt
from joserfc.jwk import Key, KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from auth.provider import ClaimRule, Provider
from tests.services.clock import SetClock

ISSUER = "http://rogue.example"
CLIENT_ID = "talon"
Change = Callable[[dict[str, Any]], Any]


def honest(told: dict[str, Any]) -> dict[str, Any]:
    return told


def saying(**lies: Any) -> Change:
    """The truth with these parts replaced; None leaves a part out."""
    return lambda told: {name: value for name, value in {**told, **lies}.items() if value is not None}


@dataclass
class Rogue:
    """Every answer passes through a change of its own before it is given."""

    clock: SetClock
    issuer: str = ISSUER
    name: str = "main"
    key: Key = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "first"}))
    discovery: Change = honest
    claims: Change = honest
    tokens: Change = honest
    userinfo: Change = honest
    callback: Change = honest
    sign: Callable[[dict[str, Any]], str] | None = None
    published: list[Key] | None = None
    asked: dict[str, str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    subject: Any = "a-subject"

    def provider(self, **wishes: Any) -> Provider:
        values = {"client_secret": "s%cret: with/signs+", "confirmed": ClaimRule("trusted"), **wishes}
        return Provider(self.issuer, CLIENT_ID, name=self.name, **values)

    def open_transport(self) -> httpx2.ASGITransport:
        return httpx2.ASGITransport(Starlette(routes=self._routes()))

    async def sign_in(self, browser: httpx.AsyncClient, to: str = "/mine") -> httpx.Response:
        """A whole sign-in; the answer is that of our callback."""
        await self.depart(browser, to)
        return await self.come_back(browser)

    async def depart(
        self, browser: httpx.AsyncClient, to: str = "/mine", address: str = "sign-in", **headers: str
    ) -> httpx.Response:
        """Leaves for the provider; `address`: sign-in, step-up or join."""
        departed = await browser.get(f"/auth/{address}/{self.name}", params={"to": to}, headers=headers)
        if departed.status_code == 303:
            query = parse_qs(urlsplit(departed.headers["location"]).query)
            self.asked = {name: values[0] for name, values in query.items()}
        return departed

    async def come_back(self, browser: httpx.AsyncClient) -> httpx.Response:
        answer = self.callback({"code": "a-code", "state": self.asked["state"], "iss": self.issuer})
        return await browser.get(f"/auth/callback/{self.name}", params=answer)

    def _routes(self) -> list[Route]:
        return [
            Route("/.well-known/openid-configuration", self._discovery),
            Route("/jwks", self._jwks),
            Route("/token", self._token, methods=["POST"]),
            Route("/userinfo", self._userinfo),
        ]

    async def _discovery(self, request: Request) -> Response:
        return self._answer(
            request,
            self.discovery(
                {
                    "issuer": self.issuer,
                    "authorization_endpoint": f"{self.issuer}/authorize",
                    "token_endpoint": f"{self.issuer}/token",
                    "userinfo_endpoint": f"{self.issuer}/userinfo",
                    "jwks_uri": f"{self.issuer}/jwks",
                    "authorization_response_iss_parameter_supported": True,
                }
            ),
        )

    async def _jwks(self, request: Request) -> Response:
        keys = [self.key] if self.published is None else self.published
        return self._answer(request, KeySet(keys).as_dict(private=False))

    async def _token(self, request: Request) -> Response:
        self.seen.append(request.headers.get("authorization", ""))
        now = int(self.clock().timestamp())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "sub": "a-subject", "iat": now, "exp": now + 300}
        told = self.claims({**claims, "nonce": self.asked["nonce"]})
        self.subject = told.get("sub")
        id_token = (self.sign or self.signed)(told)
        return self._answer(
            request, self.tokens({"id_token": id_token, "access_token": "an-access-token", "token_type": "Bearer"})
        )

    async def _userinfo(self, request: Request) -> Response:
        person = {"family_name": "Тихая", "given_name": "Вера", "birthdate": "1980-01-31", "trusted": True}
        return self._answer(request, self.userinfo({"sub": self.subject, **person}))

    def signed(self, claims: dict[str, Any], algorithm: str = "RS256", **header: Any) -> str:
        return jwt.encode({"alg": algorithm, "kid": self.key.kid, **header}, claims, self.key, algorithms=[algorithm])

    def _answer(self, request: Request, told: Any) -> Response:
        self.seen.append(request.url.path)
        return told if isinstance(told, Response) else JSONResponse(told)
