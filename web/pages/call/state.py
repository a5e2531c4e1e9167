"""What happens in a call: the patient's visits at this clinic, a time is found, the call is ended."""

from typing import Any

import reflex as rx

from web.address import last_part, whole
from web.client.call_page import CallPageNodeCall
from web.client.enums import DocumentKind
from web.client.input_types import CallCloseInput, IdentityConfirmInput
from web.components.refusal import Refusal
from web.deed import do, phase_of
from web.document import Check, check
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.holding import second_factor
from web.pages.desk.view import CallView, call_of
from web.pages.ticket.view import TicketView, ticket_of
from web.preferences import preferences
from web.text import word


class CallState(rx.State):
    """`phase` is loading, shown, over, missing, guest or failed."""

    call: CallView = CallView()
    phase: str = "loading"
    visits: list[TicketView] = []
    said: str = ""
    check: Check = Check()
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> Any:
        if self.call.id != last_part(self.router):
            self.reset()  # type: ignore[no-untyped-call]  # of Reflex
        try:
            async with gateway(self.router) as api:
                page = await api.call_page(id=last_part(self.router))
        except StepUpNeeded:
            return second_factor(whole(self.router))
        except (NotThere, SignInNeeded, Unreachable) as error:
            self.phase, self.visits = phase_of(error), []
            return None
        self._show(page.node) if page.viewer else self._leave("guest")
        return None

    def _show(self, found: Any) -> None:
        if not isinstance(found, CallPageNodeCall):
            self._leave("missing")
            return
        reader = preferences(self.router)
        self.call = call_of(found, reader)
        self.phase = "shown" if self.call.open and found.patient else "over"
        self.visits = [ticket_of(visit, reader) for visit in found.appointments] if self.phase == "shown" else []

    def _leave(self, phase: str) -> None:
        self.phase, self.visits = phase, []

    @rx.event
    async def judge(self, kind: str, number: str) -> None:
        self.check = await check(self.router, kind, number)

    @rx.event
    async def confirm_identity(self, data: dict[str, str], key: str) -> Any:
        wish = IdentityConfirmInput(
            idempotencyKey=key,
            callId=self.call.id,
            documentKind=DocumentKind(data["documentKind"]),
            documentNumber=data["documentNumber"],
        )
        done = await do(self.router, key, lambda api, tongue: api.identity_confirm(input=wish, language=tongue))
        self.refusal, self.answered = done.refusal, done.answered
        self.said = word(preferences(self.router).language, "call.identity.done") if done.answer else ""
        return done.way

    @rx.event
    async def close(self, key: str) -> Any:
        wish = CallCloseInput(idempotencyKey=key, callId=self.call.id)
        done = await do(self.router, key, lambda api, tongue: api.call_close(input=wish, language=tongue))
        self.refusal, self.answered = done.refusal, done.answered
        if done.answer is None:
            return done.way
        self._leave("over")
        return rx.redirect("/desk")

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()
