"""What changes cookies or credentials of our own accounts: JSON by POST, from our own pages only."""

from collections.abc import Awaitable, Callable

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from auth import contacts, factors, password_sign_in, recovery, registration, second_factor, security
from auth.door.body import JSON, Body, read_body
from auth.door.words import words_of
from auth.our_page import from_our_page
from auth.own import Answer, Asked, Own
from auth.pages import Language, language_of
from auth.refusals import STATUS, No, Refusal
from auth.return_to import own_path
from booking.errors import BadInput, CodeExpired, CodeWrong, TooManyTries

Deed = Callable[[Own, Asked], Awaitable[Answer]]
DEEDS: dict[str, Deed] = {
    "register": registration.register,
    "register/again": registration.again,
    "register/confirm": registration.confirm,
    "sign-in/password": password_sign_in.sign_in,
    "factor/send": second_factor.send,
    "factor/verify": second_factor.verify,
    "passkey/options": second_factor.passkey_options,
    "passkey/verify": second_factor.passkey_verify,
    "step-up": second_factor.step_up,
    "recover": recovery.recover,
    "recover/confirm": recovery.confirm,
    "factors/totp": factors.begin_app,
    "factors/totp/confirm": factors.confirm_app,
    "factors/passkey/options": factors.passkey_options,
    "factors/passkey": factors.add_passkey,
    "factors/code": factors.add_sent,
    "factors/remove": factors.remove,
    "recovery-codes": factors.recovery_codes,
    "password": security.change_password,
    "contacts": contacts.change,
    "contacts/confirm": contacts.confirm,
    "contacts/remove": contacts.remove,
    "sessions/end": security.end_session,
    "sessions/end-others": security.end_others,
    "logins/remove": security.drop_login,
}
# what works without an account of ours too
FOR_ALL = frozenset({"step-up", "sessions/end", "sessions/end-others", "logins/remove"})


def door_routes(own: Own, *, own_accounts: bool = True) -> list[Route]:
    """Without `own_accounts` nobody registers, signs in with a password or recovers one here."""

    async def options(request: Request) -> Response:
        language = language_of(request, request.query_params.get("lang"))
        offers = own.providers.offers(language, own_path(request.query_params.get("to")))
        listed = [{"name": one.name, "title": one.title, "href": one.href} for one in offers]
        passkeys = own_accounts and own.site is not None
        return _response(200, {"providers": listed, "ownAccounts": own_accounts, "passkeys": passkeys})

    def endpoint(deed: Deed, *, served: bool) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            return await _answered(own, deed, request, served=served)

        return answer

    doors = [
        Route(f"/auth/{path}", endpoint(deed, served=own_accounts or path in FOR_ALL), methods=["POST"])
        for path, deed in DEEDS.items()
    ]
    return [Route("/auth/options", options, methods=["GET"]), *doors]


async def _answered(own: Own, deed: Deed, request: Request, *, served: bool) -> Response:
    language = language_of(request)
    try:
        if not from_our_page(request, own.origin):
            raise Refusal(No.FOREIGN_ORIGIN)
        if not served:
            raise Refusal(No.OWN_ACCOUNTS_OFF)
        body = await read_body(request)
        language = _language(request, body)
        answer = await deed(own, Asked(request, body, language))
    except Refusal as refusal:
        return _refused(refusal, language)
    except (BadInput, CodeWrong, CodeExpired, TooManyTries) as refusal:
        return _refused(_told(refusal), language)
    response = _response(200, answer.body)
    for cookie, value in answer.cookies:
        if value is None:
            cookie.clear(response)
        else:
            cookie.write(response, value)
    return response


def _language(request: Request, body: Body) -> Language:
    asked = body.parts.get("lang")
    return language_of(request, asked if isinstance(asked, str) else None)


def _told(refusal: BadInput | CodeWrong | CodeExpired | TooManyTries) -> Refusal:
    match refusal:
        case BadInput():
            return Refusal(No.BAD_INPUT, refusal.field)
        case CodeWrong():
            return Refusal(No.CODE_WRONG, "code", guesses_left=refusal.guesses_left)
        case CodeExpired():
            return Refusal(No.CODE_EXPIRED, "code")
        case TooManyTries():
            return Refusal(No.TOO_MANY_TRIES, until=refusal.until)


def _refused(refusal: Refusal, language: Language) -> Response:
    message = words_of(refusal.no, language, refusal.field, refusal.until, refusal.guesses_left)
    more = {"field": refusal.field, "until": refusal.until, "guessesLeft": refusal.guesses_left}
    error = {"code": refusal.no.value, "message": message} | {k: v for k, v in more.items() if v is not None}
    return _response(STATUS[refusal.no], {"error": error})


def _response(status: int, body: object) -> Response:
    return Response(
        orjson.dumps(body), status, {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}, JSON
    )
