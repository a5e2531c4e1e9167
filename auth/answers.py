"""What the addresses of signing in answer: a redirect to one of our pages, or a page that says what went wrong."""

import logging
from html import escape
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from auth.failures import Reason, SignInFailed
from auth.pages import Language, page
from auth.providers import SIGN_IN
from auth.words import AGAIN, FAILURES, GO_ON, MERGE, NAMELESS, ON
from storage.models import Account, Role

STATUS = {
    Reason.DECLINED: 403,
    Reason.SIGN_IN_EXPIRED: 400,
    Reason.PROVIDER_REFUSED: 403,
    Reason.PROVIDER_SILENT: 503,
    Reason.PROVIDER_MISTRUSTED: 403,
    Reason.NOT_CONFIGURED: 404,
    Reason.FOREIGN_ORIGIN: 403,
    Reason.NOT_SIGNED_IN: 401,
    Reason.IDENTITY_NOT_CONFIRMED: 403,
    Reason.SECOND_FACTOR_NOT_SHOWN: 403,
    Reason.OTHER_PERSON: 403,
    Reason.ACCOUNT_CLOSED: 403,
    Reason.WORK_ACCOUNT: 409,
    Reason.BOOKING_UNDER_WAY: 409,
    Reason.VISITS_OVERLAP: 409,
}
# another sign-in would not mend it
UNMENDABLE = (
    Reason.NOT_CONFIGURED,
    Reason.FOREIGN_ORIGIN,
    Reason.OTHER_PERSON,
    Reason.WORK_ACCOUNT,
    Reason.BOOKING_UNDER_WAY,
    Reason.VISITS_OVERLAP,
)

log = logging.getLogger(__name__)


def redirect(to: str) -> RedirectResponse:
    return RedirectResponse(to, 303, {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"})


def arrived(account: Account, language: Language, to: str) -> Response:
    """Back to where the person was; who has no name yet reads first what that means."""
    if account.patient_id is not None or account.role is not Role.PATIENT:
        return redirect(to)
    words = NAMELESS[language]
    return page(language, words.title, f"<p>{escape(words.text)}</p>{_links((to, GO_ON[language]))}")


def ask_to_merge(language: Language, token: str, to: str) -> Response:
    """Both accounts were shown in this browser; nothing happens until the person says so."""
    words, yes, no = MERGE[language]
    form = (
        f'<form method="post" action="/auth/merge"><input type="hidden" name="token" value="{escape(token)}">'
        f'<button class="yes">{escape(yes)}</button></form>'
    )
    return page(language, words.title, f"<p>{escape(words.text)}</p>{form}{_links((to, no))}")


def failed(failure: SignInFailed, language: Language, to: str) -> Response:
    """The page of what did not come about; its code stands in the header `Talon-Reason` too."""
    log.warning("signing in or out failed: %s (%s)", failure.reason, failure.what)
    words = FAILURES[language][failure.reason]
    again = (f"{SIGN_IN}?{urlencode({'to': to, 'lang': language})}", AGAIN[language])
    links = _links((to, GO_ON[language])) if failure.reason in UNMENDABLE else _links(again, (to, ON[language]))
    body = f'<p>{escape(words.text)}</p><p class="muted"><code>{failure.reason}</code></p>{links}'
    response = page(language, words.title, body, status=STATUS[failure.reason])
    response.headers["Talon-Reason"] = failure.reason
    return response


def _links(*links: tuple[str, str]) -> str:
    written = "".join(f'<a href="{escape(href)}">{escape(text)}</a>' for href, text in links)
    return f'<p class="do">{written}</p>'
