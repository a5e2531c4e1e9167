"""A provider tells us that somebody has signed out there: OpenID Connect Back-Channel Logout 1.0."""

import logging
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from auth.cookies import hash_of
from auth.failures import SignInFailed, mistrusted
from auth.id_token import LEEWAY, signed_token
from auth.providers import Providers
from auth.relying_party import Party
from booking.ports import Clock
from storage.sessions import end_sessions_at_provider, note_token

EVENT = "http://schemas.openid.net/event/backchannel-logout"
# section 2.4 asks for a short life; a token older than this is not news
NEWS = timedelta(minutes=10)
MOST_BYTES = 16_384
# what no clock of ours can tell any more
LATEST = 1e11
# section 2.8
NO_STORE = {"Cache-Control": "no-store"}

log = logging.getLogger(__name__)


class BackChannel:
    def __init__(self, providers: Providers, clock: Clock) -> None:
        self._providers = providers
        self._clock = clock

    async def logout(self, request: Request) -> Response:
        """Ends the sessions the token names; 400 for a token that is not good, and nothing ends."""
        try:
            party = self._providers.party(request.path_params["provider"])
            claims = await self._claims(party, await _token(request))
            await self._spend(claims)
        except SignInFailed as failure:
            log.warning("a back-channel logout was refused: %s (%s)", failure.reason, failure.what)
            return JSONResponse({"error": "invalid_request"}, 400, NO_STORE)
        ended = await end_sessions_at_provider(party.provider.issuer, claims.get("sid"), claims.get("sub"))
        log.info("a back-channel logout ended %d sessions", ended)
        return Response(status_code=200, headers=NO_STORE)

    async def _claims(self, party: Party, token: str) -> dict[str, Any]:
        """Section 2.6, in its order."""
        metadata = await party.directory.metadata()
        algorithms = tuple(name for name in party.provider.algorithms if name in metadata.algorithms)
        signed = await signed_token(token, algorithms, party.directory)
        # section 2.4: where a type is told it is this one, so that no other token passes for a logout
        if signed.header.get("typ", "logout+jwt").lower() not in ("logout+jwt", "jwt"):
            raise mistrusted("logout_token: typ")
        claims = dict(signed.claims)
        if claims.get("iss") != metadata.issuer:
            raise mistrusted("logout_token: iss")
        audience = claims.get("aud")
        if party.provider.client_id not in (audience if isinstance(audience, list) else [audience]):
            raise mistrusted("logout_token: aud")
        self._check_times(claims)
        _check_content(claims)
        return claims

    def _check_times(self, claims: dict[str, Any]) -> None:
        now, leeway = self._clock().timestamp(), LEEWAY.total_seconds()
        issued, expires = _moment(claims, "iat"), _moment(claims, "exp")
        if not now - NEWS.total_seconds() - leeway <= issued <= now + leeway:
            raise mistrusted("logout_token: iat")
        if expires <= now - leeway:
            raise mistrusted("logout_token: exp")

    async def _spend(self, claims: dict[str, Any]) -> None:
        # until a token would be refused for its age, it is refused for having been here
        until = datetime.fromtimestamp(claims["iat"], UTC) + NEWS + 2 * LEEWAY
        if not await note_token(claims["iss"], hash_of(claims["jti"]), until, self._clock()):
            raise mistrusted("logout_token: jti")


def _check_content(claims: dict[str, Any]) -> None:
    events = claims.get("events")
    if not isinstance(events, dict) or not isinstance(events.get(EVENT), dict):
        raise mistrusted("logout_token: events")
    if "nonce" in claims:
        raise mistrusted("logout_token: nonce")
    named = [claims[name] for name in ("sid", "sub") if claims.get(name) is not None]
    if not named or not all(_is_text(name) for name in named):
        raise mistrusted("logout_token: neither sid nor sub")
    if not _is_text(claims.get("jti")):
        raise mistrusted("logout_token: jti")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 255 and value.isprintable()


def _moment(claims: dict[str, Any], name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < LATEST:
        raise mistrusted(f"logout_token: {name}")
    return value


async def _token(request: Request) -> str:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise mistrusted("logout: content type")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise mistrusted("logout: size")
    try:
        given = parse_qs(body.decode("ascii"), max_num_fields=20).get("logout_token", [])
    except ValueError as error:
        raise mistrusted("logout: form") from error
    if len(given) != 1:
        raise mistrusted("logout: no token")
    return given[0]
