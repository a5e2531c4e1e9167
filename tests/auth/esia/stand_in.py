"""A stand-in for ESIA: its addresses, its signed requests, its tokens and its register, with one person in it."""

import base64
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import httpx2
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.jwk import RSAKey
from joserfc.jws import JWSRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.auth.rogue import Change, honest
from tests.services.clock import SetClock
from tests.services.gost import Signing

ADDRESS, ISSUER, MNEMONIC, HASH = "https://esia.example", "http://esia.gosuslugi.ru/", "TALON", "A1B2C3"
OID = 1000299654
PERSON = {
    "firstName": "Вера",
    "lastName": "Тихая",
    "middleName": "Ивановна",
    "birthDate": "31.01.1980",
    "gender": "F",
    "snils": "112-233-445 95",
    "trusted": True,
}
CONTACTS: list[dict[str, Any]] = [
    {"type": "EML", "vrfStu": "VERIFIED", "value": "vera@example.org"},
    {"type": "MBT", "vrfStu": "VERIFIED", "value": "+7(900)0000003"},
]
DOCUMENTS: list[dict[str, Any]] = [
    {"type": "MDCL_PLCY", "vrfStu": "VERIFIED", "series": None, "number": "7700000000000008"},
    {"type": "RF_PASSPORT", "vrfStu": "NOT_VERIFIED", "series": "1234", "number": "567890"},
]


class Refused(Exception):
    """ESIA's own code, such as 007053."""


@dataclass
class StandIn:
    """Answers pass through changes of their own, as the misbehaving provider's do; `fail`: the code it refuses with."""

    clock: SetClock
    signing: Signing
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048))
    claims: Change = honest
    tokens: Change = honest
    person: Change = honest
    fail: str | None = None
    fail_at_token: str | None = None
    asked: dict[str, str] = field(default_factory=dict)

    def open_transport(self) -> httpx2.ASGITransport:
        return httpx2.ASGITransport(self.app)

    @property
    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/aas/oauth2/v2/ac", self._authorize),
                Route("/aas/oauth2/v3/te", self._token, methods=["POST"]),
                Route("/rs/prns/{oid}", self._person),
                Route("/rs/prns/{oid}/{part}", self._part),
            ]
        )

    @property
    def public_key(self) -> str:
        return self.key.as_pem(private=False).decode()

    async def _authorize(self, request: Request) -> Response:
        self.asked = dict(request.query_params)
        answer = {"state": self.asked.get("state", "")}
        try:
            self._check(self.asked)
            if self.fail is not None:
                raise Refused(self.fail)
        except Refused as refused:
            words = f"ESIA-{refused}: Ошибка при обработке запроса"
            answer |= {"error": "access_denied" if str(refused) == "007004" else "invalid_request"}
            answer |= {"error_description": words}
        else:
            answer |= {"code": "a-code"}
        return RedirectResponse(f"{self.asked['redirect_uri']}?{urlencode(answer)}", 302)

    async def _token(self, request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        try:
            self._check(form, code=form.get("code", ""))
            if form.get("code") != "a-code" or self.fail_at_token is not None:
                raise Refused(self.fail_at_token or "007011")
            if create_s256_code_challenge(form.get("code_verifier", "")) != self.asked["code_challenge"]:
                raise Refused("007040")
        except Refused as refused:
            told = {"error": "invalid_grant", "error_description": f"ESIA-{refused}: Вера Тихая"}
            return JSONResponse(told, 400)
        told = {"access_token": "an-access-token", "id_token": self._id_token(), "token_type": "Bearer"}
        return self._answer(self.tokens({**told, "expires_in": 3600, "state": form["state"]}))

    def _check(self, asked: dict[str, str], **more: str) -> None:
        try:
            at = datetime.strptime(asked["timestamp"], "%Y.%m.%d %H:%M:%S %z")
            UUID(asked["state"])
        except (KeyError, ValueError):
            raise Refused("007014") from None
        if abs(at - self.clock()) > timedelta(minutes=5):
            raise Refused("007015")
        if asked.get("client_id") != MNEMONIC or asked.get("client_certificate_hash") != HASH:
            raise Refused("007003")
        known = (MNEMONIC, asked["scope"], asked["timestamp"], asked["state"], asked["redirect_uri"], *more.values())
        try:
            signature = base64.urlsafe_b64decode(asked["client_secret"])
        except (KeyError, ValueError):
            raise Refused("007014") from None
        if not self.signing.is_signed("".join(known).encode(), signature):
            raise Refused("007053")

    def _id_token(self) -> str:
        now = int(self.clock().timestamp())
        subject = {"urn:esia:sbj:typ": "P", "urn:esia:sbj:oid": OID, "urn:esia:sbj:is_tru": True}
        claims = {"iss": ISSUER, "aud": MNEMONIC, "sub": OID, "iat": now, "nbf": now, "exp": now + 3600}
        more = {"auth_time": now, "urn:esia:sid": "a-session", "urn:esia:amd": "PWD", "urn:esia:sbj": subject}
        # ESIA puts two names of its own into the header
        header, registry = {"alg": "RS256", "sbt": "id", "ver": 1}, JWSRegistry(strict_check_header=False)
        return jwt.encode(header, self.claims({**claims, **more}), self.key, registry=registry)

    async def _person(self, request: Request) -> Response:
        if not self._knows(request):
            return JSONResponse({"code": "ESIA-007019"}, 401)
        return self._answer(self.person(dict(PERSON)))

    async def _part(self, request: Request) -> Response:
        listed = {"ctts": CONTACTS, "docs": DOCUMENTS}.get(request.path_params["part"])
        if not self._knows(request) or listed is None or request.query_params.get("embed") != "(elements)":
            return JSONResponse({"code": "ESIA-007019"}, 401)
        return JSONResponse({"stateFacts": ["hasSize"], "size": len(listed), "elements": listed})

    def _knows(self, request: Request) -> bool:
        bearer = request.headers.get("authorization") == "Bearer an-access-token"
        return bearer and request.path_params["oid"] == str(OID)

    def _answer(self, told: Any) -> Response:
        return told if isinstance(told, Response) else JSONResponse(told)
