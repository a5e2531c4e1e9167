"""What happens on asking a clinic to decide who acts for somebody."""

from datetime import date
from typing import Any

import reflex as rx

from web.client.enums import DocumentKind, Relation
from web.client.input_types import DisputeOpenInput
from web.components.refusal import Refusal
from web.deed import do, phase_of
from web.document import Check, check
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.preferences import preferences
from web.reader import ReaderState
from web.text import tidy, word


class DisputeState(rx.State):
    """`clinics` are pairs of value and label; `phase` is loading, shown, guest or failed."""

    phase: str = "loading"
    clinics: list[dict[str, str]] = []
    check: Check = Check()
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> None:
        try:
            async with gateway(self.router) as api:
                viewer = (await api.reader()).viewer
                found = (await api.clinics()).clinics.edges if viewer else []
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable) as error:
            self.phase = phase_of(error)
            return
        self.clinics = [{"value": one.node.id, "label": tidy(one.node.short_name)} for one in found]
        self.phase = "shown" if viewer else "guest"

    @rx.event
    async def judge(self, kind: str, number: str) -> None:
        self.check = await check(self.router, kind, number)

    @rx.event
    async def send(self, data: dict[str, str], key: str) -> Any:
        wish = DisputeOpenInput(
            idempotencyKey=key,
            documentKind=DocumentKind(data["documentKind"]),
            documentNumber=data["documentNumber"],
            birthDate=date.fromisoformat(data["birthDate"]),
            relation=Relation(data["relation"]),
            clinicId=data["clinic"],
        )
        done = await do(self.router, key, lambda api, tongue: api.dispute_open(input=wish, language=tongue))
        self.refusal, self.answered = done.refusal, done.answered
        if done.answer is None:
            return done.way
        (await self.get_state(ReaderState)).tell(word(preferences(self.router).language, "dispute.sent"), "", "")
        return rx.redirect("/family", replace=True)

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()
