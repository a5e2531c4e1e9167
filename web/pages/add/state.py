"""What happens on adding a person: the form is filled in by steps, sent once, and confirmed by a code."""

from datetime import date
from typing import Any

import reflex as rx

from web.acting import SentView, scopes_in, sent_of
from web.client.enums import DocumentKind, GuardianshipState, Relation, Sex
from web.client.fragments import Acting
from web.client.input_types import DependantAddInput, DependantCodeAgainInput, DependantConfirmInput
from web.components.refusal import Refusal, Ways
from web.deed import do, phase_of
from web.document import Check, check
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.preferences import preferences
from web.reader import ReaderState
from web.text import word

WAYS = Ways(back="/family/add#contact")


class AddState(rx.State):
    """`phase` is loading, asking, code, guest or failed; `added` is the guardianship that waits for its code."""

    phase: str = "loading"
    added: str = ""
    sent: SentView = SentView()
    check: Check = Check()
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> None:
        if self.phase == "code":
            return
        try:
            async with gateway(self.router) as api:
                viewer = (await api.reader()).viewer
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable) as error:
            self.phase = phase_of(error)
            return
        self.phase = "asking" if viewer else "guest"

    @rx.event
    def leave(self) -> None:
        """The screen is left: the next person begins at the first step."""
        self.reset()  # type: ignore[no-untyped-call]  # of Reflex

    @rx.event
    async def judge(self, kind: str, number: str) -> None:
        self.check = await check(self.router, kind, number)

    @rx.event
    async def send(self, data: dict[str, str], key: str) -> Any:
        done = await do(
            self.router, key, lambda api, tongue: api.dependant_add(input=wish_of(data, key), language=tongue), WAYS
        )
        self.refusal, self.answered = done.refusal, done.answered
        if done.answer is None:
            return done.way
        if done.answer.sent is None:
            return await self._over(done.answer.guardianship)
        self.sent = sent_of(done.answer.sent, preferences(self.router).language)
        self.added, self.phase = done.answer.guardianship.id, "code"
        return rx.redirect("/family/add#code", replace=True)

    @rx.event
    async def confirm(self, data: dict[str, str], key: str) -> Any:
        wish = DependantConfirmInput(idempotencyKey=key, handle=self.sent.handle, code=data["code"])
        done = await do(self.router, key, lambda api, tongue: api.dependant_confirm(input=wish, language=tongue))
        self.refusal, self.answered = done.refusal, done.answered
        return await self._over(done.answer.guardianship) if done.answer else done.way

    @rx.event
    async def again(self, key: str) -> Any:
        wish = DependantCodeAgainInput(idempotencyKey=key, guardianshipId=self.added)
        done = await do(self.router, key, lambda api, tongue: api.dependant_code_again(input=wish, language=tongue))
        self.refusal, self.answered = done.refusal, done.answered
        if done.answer:
            self.sent = sent_of(done.answer.sent, preferences(self.router).language)
        return done.way

    async def _over(self, given: Acting) -> Any:
        """To the person's own screen, with a word on what is next."""
        active = given.state is GuardianshipState.ACTIVE
        told = word(preferences(self.router).language, "add.done" if active else "add.waiting", name=given.patient_name)
        (await self.get_state(ReaderState)).tell(told, "", "")
        return rx.redirect(f"/family/{given.id}", replace=True)

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()


def wish_of(data: dict[str, str], key: str) -> DependantAddInput:
    return DependantAddInput(
        idempotencyKey=key,
        relation=Relation(data["relation"]),
        familyName=data["familyName"],
        givenName=data["givenName"],
        middleName=data.get("middleName") or None,
        birthDate=date.fromisoformat(data["birthDate"]),
        sex=Sex(data["sex"]),
        documentKind=DocumentKind(data["documentKind"]),
        documentNumber=data["documentNumber"],
        phone=data.get("phone") or None,
        email=data.get("email") or None,
        scopes=scopes_in(data),
        until=date.fromisoformat(data["until"]) if data.get("until") else None,
    )
