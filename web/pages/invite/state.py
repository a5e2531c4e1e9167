"""What happens on inviting a second adult."""

from datetime import date
from typing import Any

import reflex as rx

from web.acting import ActingView, acting_of, scopes_in
from web.address import last_part
from web.client.enums import ContactKind, Relation
from web.client.guardianship_page import GuardianshipPageNodeGuardianship as Found
from web.client.input_types import InvitationSendInput
from web.components.refusal import Refusal
from web.deed import do, phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.preferences import preferences
from web.reader import ReaderState
from web.text import dates, word


class InviteState(rx.State):
    """`phase` is loading, shown, missing, guest or failed."""

    acting: ActingView = ActingView()
    phase: str = "loading"
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> None:
        try:
            async with gateway(self.router) as api:
                page = await api.guardianship_page(id=last_part(self.router))
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable) as error:
            self.phase = phase_of(error)
            return
        found = page.node
        good = isinstance(found, Found) and found.yours and found.patient is not None
        self.phase = "guest" if page.viewer is None else "shown" if good else "missing"
        if isinstance(found, Found):
            self.acting = acting_of(found, preferences(self.router))

    @rx.event
    async def send(self, data: dict[str, str], key: str) -> Any:
        wish = InvitationSendInput(
            idempotencyKey=key,
            patientId=self.acting.patient,
            relation=Relation(data["relation"]),
            contactKind=ContactKind.EMAIL if "@" in data["contact"] else ContactKind.PHONE,
            contact=data["contact"],
            scopes=scopes_in(data),
            until=date.fromisoformat(data["until"]) if data.get("until") else None,
        )
        done = await do(self.router, key, lambda api, tongue: api.invitation_send(input=wish, language=tongue))
        self.refusal, self.answered = done.refusal, done.answered
        if done.answer is None:
            return done.way
        language, sent = preferences(self.router).language, done.answer.invitation
        until = dates.plain_day(sent.expires_at.date(), language)
        (await self.get_state(ReaderState)).tell(word(language, "invite.sent", to=sent.to or "", until=until), "", "")
        return rx.redirect(f"/family/{self.acting.id}", replace=True)

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()
