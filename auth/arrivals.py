"""Coming back from a provider: whoever arrives brings what this browser left with, to the address of that provider."""

from dataclasses import replace
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from auth.accounts import identity_of
from auth.answers import arrived, ask_to_merge, failed, redirect
from auth.beginning import from_provider
from auth.cookies import new_token
from auth.entrance import SIGN_IN_LASTS, Entrance, once
from auth.failures import Reason, SignInFailed
from auth.our_page import from_our_page
from auth.pages import Language, language_of
from auth.relying_party import Party, SignedIn
from auth.return_to import HOME
from auth.sessions import LiveSession
from auth.told import Change, tell_owner
from booking.actions.join import NotJoined, Tell, join_login, merge_accounts
from storage.accounts import Identity, record_sign_in
from storage.joining import account_of_login, has_factor
from storage.models import SignInPurpose
from storage.sign_ins import Pending
from storage.work import Work


class Arrivals:
    def __init__(self, entrance: Entrance) -> None:
        self._entrance = entrance

    async def callback(self, request: Request) -> Response:
        language, to = language_of(request), HOME
        try:
            answer = once(request.query_params)
            pending = await self._entrance.take(request, answer.get("state"))
            to = pending.return_to
            party = self._party(request, pending)
            signed_in = await party.arrive(answer, pending.nonce, pending.code_verifier, _since(pending))
            return await self._welcome(request, pending, party, signed_in, language)
        except SignInFailed as failure:
            return failed(failure, language, to)

    async def merge(self, request: Request) -> Response:
        """The person has said that both accounts are to become one."""
        language, to, entrance = language_of(request), HOME, self._entrance
        try:
            if not from_our_page(request, entrance.origin):
                raise SignInFailed(Reason.FOREIGN_ORIGIN, "merge")
            token = (await request.form()).get("token")
            pending = await entrance.take(request, token if isinstance(token, str) else None)
            to = pending.return_to
            if pending.purpose is not SignInPurpose.MERGE or pending.other_account_id is None:
                raise SignInFailed(Reason.SIGN_IN_EXPIRED, "purpose")
            session = await entrance.session_of(request, pending.account_id)
            kept, tell = session.actor.account_id, self._telling(session, Change.MERGED, language)
            await merge_accounts(entrance.engine, kept, pending.other_account_id, tell)
        except NotJoined as refusal:
            return failed(_told(refusal), language, to)
        except SignInFailed as failure:
            return failed(failure, language, to)
        return redirect(to)

    def _telling(self, session: LiveSession, change: Change, language: Language) -> Tell:
        async def tell(work: Work) -> None:
            await tell_owner(self._entrance.engine, work, session.actor.account_id, change, language)

        return tell

    def _party(self, request: Request, pending: Pending) -> Party:
        name = request.path_params["provider"]
        # each provider has an address of its own: an answer brought to another's is mixed up
        if pending.provider != name or pending.purpose is SignInPurpose.MERGE:
            raise SignInFailed(Reason.PROVIDER_MISTRUSTED, "mix-up")
        return self._entrance.providers.party(name)

    async def _welcome(
        self, request: Request, pending: Pending, party: Party, signed_in: SignedIn, language: Language
    ) -> Response:
        identity = identity_of(signed_in, party.provider, self._entrance.engine.clock().date())
        match pending.purpose:
            case SignInPurpose.STEP_UP:
                return await self._step_up(request, pending, identity, signed_in)
            case SignInPurpose.JOIN:
                return await self._join(request, pending, identity, signed_in, language)
            case _:
                return await self._sign_in(request, pending, party, identity, signed_in, language)

    async def _sign_in(
        self,
        request: Request,
        pending: Pending,
        party: Party,
        identity: Identity,
        signed_in: SignedIn,
        language: Language,
    ) -> Response:
        account = await record_sign_in(identity, self._entrance.engine.clock())
        if account.closed_at is not None:
            raise SignInFailed(Reason.ACCOUNT_CLOSED, "account")
        beginning = from_provider(signed_in, pending.provider, party.provider.issuer)
        token = await self._entrance.sessions.begin(request, account.id, beginning)
        response = arrived(account, language, pending.return_to)
        self._entrance.sessions.cookie.write(response, token)
        return response

    async def _step_up(self, request: Request, pending: Pending, identity: Identity, signed_in: SignedIn) -> Response:
        session = await self._entrance.session_of(request, pending.account_id)
        if await account_of_login(identity.issuer, identity.subject) != pending.account_id:
            raise SignInFailed(Reason.OTHER_PERSON, "step-up")
        if not signed_in.second_factor:
            raise SignInFailed(Reason.SECOND_FACTOR_NOT_SHOWN, "step-up")
        token = await self._entrance.sessions.show_second_factor(session.session_id)
        response = redirect(pending.return_to)
        self._entrance.sessions.cookie.write(response, token)
        return response

    async def _join(
        self, request: Request, pending: Pending, identity: Identity, signed_in: SignedIn, language: Language
    ) -> Response:
        session = await self._entrance.session_of(request, pending.account_id)
        try:
            tell = self._telling(session, Change.LOGIN_ADDED, language)
            other = await join_login(self._entrance.engine, session.actor.account_id, identity, tell)
        except NotJoined as refusal:
            raise _told(refusal) from refusal
        if other is None:
            return redirect(pending.return_to)
        if await has_factor(other) and not signed_in.second_factor:
            # that account asks for two of whoever opens it, and so do we of whoever gives it away
            raise SignInFailed(Reason.SECOND_FACTOR_NOT_SHOWN, "merge")
        token, now = new_token(), self._entrance.engine.clock()
        merging = replace(pending, purpose=SignInPurpose.MERGE, other_account_id=other, expires_at=now + SIGN_IN_LASTS)
        browser = await self._entrance.keep(request, token, merging)
        return self._entrance.remember(ask_to_merge(language, token, pending.return_to), browser)


def _since(pending: Pending) -> datetime | None:
    """A second factor, or the proof that a login is one's own, has to be shown after we asked for it."""
    return None if pending.purpose is SignInPurpose.SIGN_IN else pending.expires_at - SIGN_IN_LASTS


def _told(refusal: NotJoined) -> SignInFailed:
    return SignInFailed(Reason(refusal.problem.value), "join")
