"""Leaving for a provider: to sign in, to show a second factor, or to join one more login to the account."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from auth.answers import failed, redirect
from auth.entrance import SIGN_IN_LASTS, Entrance, Wish
from auth.failures import Reason, SignInFailed
from auth.our_page import link_of_ours
from auth.pages import Language, language_of
from auth.return_to import other_name, own_path
from storage.models import SignInPurpose
from storage.sign_ins import Pending

SIGN_IN_PAGE, SECOND_FACTOR_PAGE = "/sign-in", "/second-factor"


class Departures:
    def __init__(self, entrance: Entrance) -> None:
        self._entrance = entrance

    async def choose(self, request: Request) -> Response:
        """To the page that lists the providers and has the form of our own accounts."""
        asked = {"to": own_path(request.query_params.get("to"))}
        if "lang" in request.query_params:
            asked["lang"] = language_of(request, request.query_params["lang"])
        return redirect(f"{SIGN_IN_PAGE}?{urlencode(asked)}")

    async def sign_in(self, request: Request) -> Response:
        to, language = _asked(request)
        if other_name(request.url.hostname, self._entrance.origin):
            # the callback comes to our own name, and cookies do not go from one name to another
            return redirect(f"{self._entrance.origin}{request.url.path}?{request.url.query}")
        return await self._leave(request, Wish(SignInPurpose.SIGN_IN, to), language)

    async def step_up(self, request: Request) -> Response:
        to, language = _asked(request)
        try:
            session = await self._entrance.signed_in(request)
        except SignInFailed as failure:
            return failed(failure, language, to)
        return await self._leave(request, Wish(SignInPurpose.STEP_UP, to, session.actor.account_id), language)

    async def join(self, request: Request) -> Response:
        to, language = _asked(request)
        try:
            # else another site could join a login of its own to the account of whoever is signed in here
            if not link_of_ours(request, self._entrance.origin):
                raise SignInFailed(Reason.FOREIGN_ORIGIN, "join")
            session = await self._entrance.person(request)
        except SignInFailed as failure:
            return failed(failure, language, to)
        if not session.second_factor:
            return redirect(f"{SECOND_FACTOR_PAGE}?{urlencode({'to': to})}")
        return await self._leave(request, Wish(SignInPurpose.JOIN, to, session.actor.account_id), language)

    async def _leave(self, request: Request, wish: Wish, language: Language) -> Response:
        name, entrance = request.path_params["provider"], self._entrance
        fresh = wish.purpose is not SignInPurpose.SIGN_IN
        try:
            departure = await entrance.providers.party(name).depart(language, fresh=fresh)
        except SignInFailed as failure:
            return failed(failure, language, wish.to)
        pending = Pending(
            provider=name,
            purpose=wish.purpose,
            account_id=wish.account_id,
            other_account_id=wish.other_account_id,
            nonce=departure.nonce,
            code_verifier=departure.code_verifier,
            return_to=wish.to,
            expires_at=entrance.engine.clock() + SIGN_IN_LASTS,
        )
        browser = await entrance.keep(request, departure.state, pending)
        return entrance.remember(redirect(departure.url), browser)


def _asked(request: Request) -> tuple[str, Language]:
    return own_path(request.query_params.get("to")), language_of(request, request.query_params.get("lang"))
