"""What happens on one right to act: it is changed, answered, confirmed by a code, or ended."""

from datetime import date
from typing import Any

import reflex as rx

from web.acting import SentView, scopes_in, sent_of
from web.address import last_part
from web.client.guardianship_page import GuardianshipPageNodeGuardianship as Found
from web.client.input_types import (
    DependantChangeInput,
    DependantCodeAgainInput,
    DependantConfirmInput,
    GuardianshipAnswerInput,
    GuardianshipEndInput,
)
from web.components.refusal import Refusal
from web.deed import do, phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.pages.member.view import MemberView, member_of
from web.preferences import preferences


class MemberState(rx.State):
    """`phase` is loading, shown, missing, guest or failed; `asking` is "", "end" or "change"."""

    member: MemberView = MemberView()
    phase: str = "loading"
    asking: str = ""
    sent: SentView = SentView()
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> None:
        if self.member.acting.id != last_part(self.router):
            self.reset()  # type: ignore[no-untyped-call]  # of Reflex
        try:
            async with gateway(self.router) as api:
                page = await api.guardianship_page(id=last_part(self.router))
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable) as error:
            self.phase, self.member = phase_of(error), MemberView()
            return
        found = page.node
        self.phase = "guest" if page.viewer is None else "shown" if isinstance(found, Found) else "missing"
        if isinstance(found, Found):
            self.member = member_of(found, preferences(self.router))

    @rx.event
    def ask(self, what: str) -> None:
        """Opens a question on this screen, "" closes it."""
        self.asking, self.refusal = what, Refusal()

    @rx.event
    async def end(self, key: str) -> Any:
        wish = GuardianshipEndInput(idempotencyKey=key, guardianshipId=self.member.acting.id)
        return await self._do(key, lambda api, tongue: api.guardianship_end(input=wish, language=tongue))

    @rx.event
    async def answer(self, verdict: str, key: str) -> Any:
        agree = verdict == "agree"
        wish = GuardianshipAnswerInput(idempotencyKey=key, guardianshipId=self.member.acting.id, agree=agree)
        return await self._do(key, lambda api, tongue: api.guardianship_answer(input=wish, language=tongue))

    @rx.event
    async def change(self, data: dict[str, str], key: str) -> Any:
        wish = DependantChangeInput(
            idempotencyKey=key,
            guardianshipId=self.member.acting.id,
            phone=data.get("phone") or None,
            email=data.get("email") or None,
            scopes=scopes_in(data),
            until=date.fromisoformat(data["until"]) if data.get("until") else None,
        )
        return await self._do(key, lambda api, tongue: api.dependant_change(input=wish, language=tongue))

    @rx.event
    async def again(self, key: str) -> Any:
        wish = DependantCodeAgainInput(idempotencyKey=key, guardianshipId=self.member.acting.id)
        return await self._do(key, lambda api, tongue: api.dependant_code_again(input=wish, language=tongue))

    @rx.event
    async def confirm(self, data: dict[str, str], key: str) -> Any:
        wish = DependantConfirmInput(idempotencyKey=key, handle=self.sent.handle, code=data["code"])
        return await self._do(key, lambda api, tongue: api.dependant_confirm(input=wish, language=tongue))

    async def _do(self, key: str, ask: Any) -> Any:
        """What was done is read anew; a code that was sent is asked for here."""
        done = await do(self.router, key, ask)
        self.refusal, self.answered = done.refusal, done.answered
        if done.answer is None:
            return done.way
        self.asking = ""
        self.sent = sent_of(getattr(done.answer, "sent", None), preferences(self.router).language)
        return MemberState.load

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()
