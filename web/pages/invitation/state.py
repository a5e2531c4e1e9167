"""What happens on an invitation to act for a child."""

from typing import Any

import reflex as rx

from web.acting import InvitationView, invitation_of
from web.address import last_part
from web.client.input_types import InvitationAnswerInput
from web.components.refusal import Refusal
from web.deed import do, phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.preferences import preferences
from web.reader import ReaderState
from web.text import word


class InvitationState(rx.State):
    """`phase` is loading, shown, over, guest or failed."""

    invitation: InvitationView = InvitationView()
    phase: str = "loading"
    refusal: Refusal = Refusal()
    answered: str = ""
    _from: str = ""

    @rx.event
    async def load(self) -> None:
        try:
            async with gateway(self.router) as api:
                found = (await api.invitation_page(token=last_part(self.router))).invitation
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable) as error:
            self.phase = "over" if isinstance(error, NotThere) else phase_of(error)
            return
        if found is not None:
            self.invitation, self._from = invitation_of(found, preferences(self.router)), found.from_
        self.phase = "shown" if found is not None and self.invitation.open else "over"

    @rx.event
    async def answer(self, verdict: str, key: str) -> Any:
        accept = verdict == "accept"
        wish = InvitationAnswerInput(idempotencyKey=key, token=last_part(self.router), accept=accept)
        done = await do(self.router, key, lambda api, tongue: api.invitation_answer(input=wish, language=tongue))
        self.refusal, self.answered = done.refusal, done.answered
        if done.answer is None:
            return done.way
        told = "invitation.accepted" if accept else "invitation.declined"
        reader = await self.get_state(ReaderState)
        reader.tell(word(preferences(self.router).language, told, name=self._from), "", "")
        given = done.answer.guardianship
        return rx.redirect(f"/family/{given.id}" if given else "/family", replace=True)

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()
