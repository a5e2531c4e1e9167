"""A FHIR server behind SMART Backend Services that believes nothing: every claim of the assertion is checked."""

from dataclasses import dataclass, field
from secrets import token_urlsafe
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.services.clock import SetClock

ORIGIN = "http://hospital.test"
TOKEN_URL = f"{ORIGIN}/auth/token"
CLIENT = "talon"


@dataclass
class Guarded:
    """`tokens`: those that are good, each with its end. `refused`: why assertions were not taken."""

    clock: SetClock
    key: RSAKey | ECKey
    algorithm: str
    lives: object = 300
    tokens: dict[str, float] = field(default_factory=dict)
    issued: int = 0
    asked: int = 0
    used: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)

    @property
    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/auth/token", self.token, methods=["POST"]),
                Route("/fhir/{rest:path}", self.fhir, methods=["GET", "POST"]),
            ]
        )

    async def token(self, request: Request) -> Response:
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        fault = self._fault(request, form)
        if fault is not None:
            self.refused.append(fault)
            return JSONResponse({"error": "invalid_client"}, 401)
        value = token_urlsafe()
        self.issued += 1
        self.tokens[value] = self._now + 300
        return JSONResponse({"access_token": value, "token_type": "bearer", "expires_in": self.lives})

    async def fhir(self, request: Request) -> Response:
        self.asked += 1
        kind, _, value = request.headers.get("authorization", "").partition(" ")
        if kind != "Bearer" or self.tokens.get(value, 0) <= self._now:
            return JSONResponse({"resourceType": "OperationOutcome"}, 401)
        return JSONResponse({"resourceType": "Bundle", "type": "searchset", "total": 0})

    def forget_tokens(self) -> None:
        self.tokens.clear()

    @property
    def _now(self) -> float:
        return self.clock().timestamp()

    def _fault(self, request: Request, form: dict[str, str]) -> str | None:
        if request.headers.get("content-type") != "application/x-www-form-urlencoded":
            return "not a form"
        if form.get("grant_type") != "client_credentials" or not form.get("scope"):
            return "not client_credentials"
        if form.get("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer":
            return "another kind of assertion"
        try:
            assertion = jwt.decode(form["client_assertion"], self.key, algorithms=[self.algorithm])
        except (JoseError, ValueError, KeyError) as error:
            return f"not signed: {type(error).__name__}"
        header, claims = assertion.header, assertion.claims
        if header.get("typ") != "JWT" or header.get("kid") != self.key.kid:
            return "not the key's"
        if not claims.get("iss") == claims.get("sub") == CLIENT or claims.get("aud") != TOKEN_URL:
            return "not from the client, or not for us"
        if not self._now < claims.get("exp", 0) <= self._now + 300:
            return "lives too long, or no more"
        if not claims.get("jti") or claims["jti"] in self.used:
            return "used before"
        self.used.add(claims["jti"])
        return None
