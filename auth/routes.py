"""The three addresses of signing in and out."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from html import escape
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from auth.accounts import welcome
from auth.cookies import Cookie, cookie, hash_of, new_token
from auth.failures import Reason, SignInFailed
from auth.pages import Language, language_of, page
from auth.relying_party import RelyingParty
from auth.return_to import HOME, other_name, own_path
from auth.sessions import Sessions
from auth.words import AGAIN, FAILURES, GO_ON, NAMELESS, ON
from booking.ports import Clock
from storage.models import Account
from storage.models import Role
from storage.sessions import Pending, begin_sign_in, take_sign_in

SIGN_IN, CALLBACK, SIGN_OUT = "/auth/sign-in", "/auth/callback", "/auth/sign-out"
# long enough to find the phone with the code on it
SIGN_IN_LASTS = timedelta(minutes=15)
STATUS = {
    Reason.DECLINED: 403,
    Reason.SIGN_IN_EXPIRED: 400,
    Reason.PROVIDER_REFUSED: 403,
    Reason.PROVIDER_SILENT: 503,
    Reason.PROVIDER_MISTRUSTED: 403,
    Reason.NOT_CONFIGURED: 404,
    Reason.FOREIGN_ORIGIN: 403,
}

log = logging.getLogger(__name__)


def auth_routes(relying_party: RelyingParty | None, sessions: Sessions, origin: str, clock: Clock) -> list[Route]:
    """Routes for pages at `origin`, such as https://talon.example; without a relying party nobody can sign in."""
    door = _Door(relying_party, sessions, origin, clock, cookie("talon_sign_in", origin, SIGN_IN_LASTS))
    return [
        Route(SIGN_IN, door.sign_in, methods=["GET"]),
        Route(CALLBACK, door.callback, methods=["GET"]),
        Route(SIGN_OUT, door.sign_out, methods=["POST"]),
    ]


@dataclass(frozen=True, slots=True)
class _Door:
    relying_party: RelyingParty | None
    sessions: Sessions
    origin: str
    clock: Clock
    browser_cookie: Cookie

    async def sign_in(self, request: Request) -> Response:
        if other_name(request.url.hostname, self.origin):
            # the callback comes to our own name, and cookies do not go from one name to another
            return _redirect(f"{self.origin}{SIGN_IN}?{request.url.query}")
        to, language = own_path(request.query_params.get("to")), language_of(request, request.query_params.get("lang"))
        try:
            departure = await self._party().depart(language)
        except SignInFailed as failure:
            return failed(failure, language, to)
        # one browser may have several sign-ins under way, in as many tabs
        browser = self.browser_cookie.read(request) or new_token()
        pending = Pending(departure.nonce, departure.code_verifier, to)
        now = self.clock()
        await begin_sign_in(hash_of(departure.state), hash_of(browser), pending, now, now + SIGN_IN_LASTS)
        response = _redirect(departure.url)
        self.browser_cookie.write(response, browser)
        return response

    async def callback(self, request: Request) -> Response:
        language, pending = language_of(request), None
        try:
            pending = await self._taken(request)
            signed_in = await self._party().arrive(_once(request.query_params), pending.nonce, pending.code_verifier)
        except SignInFailed as failure:
            return failed(failure, language, HOME if pending is None else pending.return_to)
        account = await welcome(signed_in, self._party().provider, self.clock())
        token = await self.sessions.begin(request, account.id, signed_in.id_token)
        response = _arrived(account, language, pending.return_to)
        self.sessions.cookie.write(response, token)
        return response

    async def sign_out(self, request: Request) -> Response:
        if not self._from_our_page(request):
            return failed(SignInFailed(Reason.FOREIGN_ORIGIN, "sign-out"), language_of(request), HOME)
        id_token = await self.sessions.end(request)
        onward = None
        if id_token is not None and self.relying_party is not None:
            onward = await self.relying_party.farewell(id_token, self.origin + HOME)
        response = _redirect(onward or HOME)
        self.sessions.cookie.clear(response)
        return response

    def _party(self) -> RelyingParty:
        if self.relying_party is None:
            raise SignInFailed(Reason.NOT_CONFIGURED, "no provider")
        return self.relying_party

    async def _taken(self, request: Request) -> Pending:
        state, browser = _once(request.query_params).get("state"), self.browser_cookie.read(request)
        pending = None
        if state and browser:
            pending = await take_sign_in(hash_of(state), hash_of(browser), self.clock())
        if pending is None:
            raise SignInFailed(Reason.SIGN_IN_EXPIRED, "state")
        return pending

    def _from_our_page(self, request: Request) -> bool:
        origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
        # a page with a strict referrer policy sends the origin "null"; no script can forge sec-fetch-site
        known = site == "same-origin" if origin in (None, "null") else origin == self.origin
        return known and site in (None, "same-origin")


def _once(answer: QueryParams) -> dict[str, str]:
    """The parameters; RFC 6749 section 3.1 forbids any to come twice."""
    if len(answer.multi_items()) != len(answer):
        raise SignInFailed(Reason.PROVIDER_MISTRUSTED, "parameters")
    return dict(answer)


def _arrived(account: Account, language: Language, to: str) -> Response:
    if account.patient_id is not None or account.role is Role.OPERATOR:
        return _redirect(to)
    words = NAMELESS[language]
    return page(language, words.title, f"<p>{escape(words.text)}</p>{_links((to, GO_ON[language]))}")


def failed(failure: SignInFailed, language: Language, to: str) -> Response:
    """The page of a failed sign-in or sign-out; its code stands in the header `Talon-Reason` too."""
    log.warning("signing in or out failed: %s (%s)", failure.reason, failure.what)
    words = FAILURES[language][failure.reason]
    again = (f"{SIGN_IN}?{urlencode({'to': to, 'lang': language})}", AGAIN[language])
    links = _links((to, GO_ON[language])) if failure.reason in UNMENDABLE else _links(again, (to, ON[language]))
    body = f'<p>{escape(words.text)}</p><p class="muted"><code>{failure.reason}</code></p>{links}'
    response = page(language, words.title, body, status=STATUS[failure.reason])
    response.headers["Talon-Reason"] = failure.reason
    return response


UNMENDABLE = (Reason.NOT_CONFIGURED, Reason.FOREIGN_ORIGIN)


def _links(*links: tuple[str, str]) -> str:
    written = "".join(f'<a href="{escape(href)}">{escape(text)}</a>' for href, text in links)
    return f'<p class="do">{written}</p>'


def _redirect(to: str) -> RedirectResponse:
    return RedirectResponse(to, 303, {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"})
