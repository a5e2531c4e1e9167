"""The demo's OpenID provider: discovery, keys, authorization with PKCE, tokens, userinfo, end of session."""

import base64
import hmac
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_plus, urlencode

import httpx2
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route

from auth.demo_provider.grants import TOKEN_LASTS, Grant, Grants
from auth.demo_provider.page import BAD_REQUEST, SIGNED_OUT, factor_page, people_page, plain_page
from auth.demo_provider.people import PEOPLE
from auth.demo_provider.requests import Refusal, challenge_of, read_request
from auth.pages import language_of
from auth.provider import ClaimRule, Provider
from auth.providers import CALLBACK
from booking.ports import Clock

PATH = "/demo-provider"
NAME = "demo"
TITLES = {"ru": "Демонстрационный вход", "en": "Demo sign-in"}
CLIENT_ID = "talon"
NO_STORE = {"Cache-Control": "no-store"}


class DemoInProduction(Exception):
    """The demo provider lets anybody in as anybody; production settings must name a real provider."""


def demo_issuer(origin: str) -> str:
    return origin + PATH


class DemoProvider:
    """The provider at `origin`/demo-provider for the one relying party there."""

    def __init__(self, origin: str, clock: Clock, *, production: bool) -> None:
        if production:
            raise DemoInProduction(
                "The demo sign-in lets anybody in as anybody and can not run in production: "
                "set TALON_DEMO=0 and name your OpenID provider in TALON_OIDC_ISSUER."
            )
        self.issuer = demo_issuer(origin)
        self._home = origin + "/"
        self._redirect_uri = f"{origin}{CALLBACK}/{NAME}"
        self._clock = clock
        self._secret = secrets.token_urlsafe(32)
        self._key = RSAKey.generate_key(2048, auto_kid=True)
        self._grants = Grants(clock)
        self.mount = Mount(PATH, routes=self._routes())

    def as_configured(self) -> Provider:
        """How the relying party knows this provider."""
        return Provider(
            issuer=self.issuer,
            client_id=CLIENT_ID,
            client_secret=self._secret,
            confirmed=ClaimRule("trusted"),
            operator=ClaimRule("role", "operator"),
            name=NAME,
            titles=TITLES,
            second_factor=ClaimRule("amr", "otp"),
        )

    def open_transport(self) -> httpx2.ASGITransport:
        """The relying party's way here without the network: a process need not reach its own public address."""
        return httpx2.ASGITransport(Starlette(routes=[self.mount]))

    def _routes(self) -> list[Route]:
        return [
            Route("/.well-known/openid-configuration", self.discovery),
            Route("/jwks", self.jwks),
            Route("/authorize", self.ask, methods=["GET"]),
            Route("/authorize", self.answer, methods=["POST"]),
            Route("/token", self.token, methods=["POST"]),
            Route("/userinfo", self.userinfo, methods=["GET", "POST"]),
            Route("/end-session", self.end_session, methods=["GET", "POST"]),
        ]

    async def discovery(self, _request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "jwks_uri": f"{self.issuer}/jwks",
                "end_session_endpoint": f"{self.issuer}/end-session",
                "response_types_supported": ["code"],
                "grant_types_supported": ["authorization_code"],
                "subject_types_supported": ["public"],
                "scopes_supported": ["openid", "profile", "phone"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
                "code_challenge_methods_supported": ["S256"],
                "authorization_response_iss_parameter_supported": True,
            }
        )

    async def jwks(self, _request: Request) -> Response:
        return JSONResponse(KeySet([self._key]).as_dict(private=False, use="sig", alg="RS256"))

    async def ask(self, request: Request) -> Response:
        asked = dict(request.query_params)
        language = language_of(request, asked.get("ui_locales"))
        if not self._is_our_client(asked):
            return plain_page(language, BAD_REQUEST, 400)
        try:
            read_request(asked)
        except Refusal as refusal:
            return self._send_back(asked, {"error": refusal.error})
        return people_page(language, PEOPLE.values(), asked)

    async def answer(self, request: Request) -> Response:
        form = _texts(await request.form())
        person, factor = PEOPLE.get(form.pop("person", "")), form.pop("factor", None)
        if not self._is_our_client(form):
            return plain_page(language_of(request), BAD_REQUEST, 400)
        try:
            asked = read_request(form)
        except Refusal as refusal:
            return self._send_back(form, {"error": refusal.error})
        if person is None:
            return self._send_back(form, {"error": "access_denied"})
        if asked.fresh and factor is None:
            return factor_page(language_of(request, form.get("ui_locales")), person, form)
        # whoever works at a desk never gets in there without one
        shown = asked.fresh or person.operator
        return self._send_back(form, {"code": self._grants.code_for(person, asked, second_factor=shown)})

    async def token(self, request: Request) -> Response:
        try:
            self._check_client(request)
            grant = self._redeem(_texts(await request.form()))
        except Refusal as refusal:
            return JSONResponse({"error": refusal.error}, refusal.status, NO_STORE)
        tokens = {
            "access_token": self._grants.token_for(grant),
            "token_type": "Bearer",
            "expires_in": int(TOKEN_LASTS.total_seconds()),
            "id_token": self._id_token(grant),
            "scope": "openid profile phone",
        }
        return JSONResponse(tokens, headers=NO_STORE)

    async def userinfo(self, request: Request) -> Response:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        person = self._grants.person_of(token) if scheme.lower() == "bearer" else None
        if person is None:
            return JSONResponse({"error": "invalid_token"}, 401, {"WWW-Authenticate": "Bearer", **NO_STORE})
        return JSONResponse(person.claims(), headers=NO_STORE)

    async def end_session(self, request: Request) -> Response:
        asked = dict(request.query_params) | _texts(await request.form())
        if asked.get("client_id") == CLIENT_ID and asked.get("post_logout_redirect_uri") == self._home:
            return RedirectResponse(self._home, 303)
        return plain_page(language_of(request), SIGNED_OUT, 200)

    def _is_our_client(self, asked: Mapping[str, str]) -> bool:
        return asked.get("client_id") == CLIENT_ID and asked.get("redirect_uri") == self._redirect_uri

    def _send_back(self, asked: Mapping[str, str], answer: dict[str, str]) -> Response:
        told = {**answer, "iss": self.issuer}
        if "state" in asked:
            told["state"] = asked["state"]
        return RedirectResponse(f"{self._redirect_uri}?{urlencode(told)}", 303, NO_STORE)

    def _check_client(self, request: Request) -> None:
        scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
        try:
            name, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
        except ValueError as error:
            raise Refusal("invalid_client", 401) from error
        known = hmac.compare_digest(unquote_plus(secret).encode(), self._secret.encode())
        if scheme.lower() != "basic" or unquote_plus(name) != CLIENT_ID or not known:
            raise Refusal("invalid_client", 401)

    def _redeem(self, form: Mapping[str, str]) -> Grant:
        if form.get("grant_type") != "authorization_code":
            raise Refusal("unsupported_grant_type")
        grant = self._grants.redeem(form.get("code", ""))
        if grant is None or form.get("redirect_uri") != grant.asked.redirect_uri:
            raise Refusal("invalid_grant")
        if not hmac.compare_digest(challenge_of(form.get("code_verifier", "")), grant.asked.code_challenge):
            raise Refusal("invalid_grant")
        return grant

    def _id_token(self, grant: Grant) -> str:
        now = int(self._clock().timestamp())
        claims: dict[str, Any] = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "sub": grant.person.key,
            "iat": now,
            "auth_time": int(grant.at.timestamp()),
            "exp": now + int(TOKEN_LASTS.total_seconds()),
            "amr": ["pwd", "otp"] if grant.second_factor else ["pwd"],
        }
        if grant.asked.nonce is not None:
            claims["nonce"] = grant.asked.nonce
        return jwt.encode({"alg": "RS256", "kid": self._key.kid}, claims, self._key)


def _texts(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.items() if isinstance(value, str)}
