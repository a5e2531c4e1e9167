"""What happens on Consents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx

from web.address import way_back
from web.client.enums import ConsentKind
from web.client.fragments import Agreed
from web.client.input_types import ConsentGiveInput, ConsentWithdrawInput
from web.components.refusal import Refusal
from web.deed import do, phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.preferences import Preferences, preferences
from web.text import dates, word


@dataclass(frozen=True)
class ConsentView:
    kind: str
    title: str
    text: str
    state: str
    version: str
    given: bool
    required: bool
    sure: str


class ConsentsState(rx.State):
    """`phase` is loading, shown, guest or failed; `asking` is the kind whose withdrawal is asked about once more.

    `back`: the screen that sent the person here for a consent, once nothing that it needs is missing.
    """

    consents: list[ConsentView] = []
    phase: str = "loading"
    asking: str = ""
    refusal: Refusal = Refusal()
    answered: str = ""
    back: str = ""

    @rx.event
    async def load(self) -> None:
        try:
            async with gateway(self.router) as api:
                viewer = (await api.consents_page()).viewer
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable) as error:
            self.phase = phase_of(error)
            return
        self.phase = "shown" if viewer else "guest"
        self._show(viewer.consents if viewer else [])

    def _show(self, found: Sequence[Agreed]) -> None:
        self.consents = [consent_of(one, preferences(self.router)) for one in found]
        complete = all(one.given for one in self.consents if one.required)
        self.back = way_back(self.router) if complete else ""

    @rx.event
    def ask(self, kind: str) -> None:
        self.asking = kind

    @rx.event
    async def give(self, kind: str, key: str) -> Any:
        wish = ConsentGiveInput(idempotencyKey=key, kind=ConsentKind(kind))
        return await self._do(key, lambda api, tongue: api.consent_give(input=wish, language=tongue))

    @rx.event
    async def withdraw(self, kind: str, key: str) -> Any:
        wish = ConsentWithdrawInput(idempotencyKey=key, kind=ConsentKind(kind))
        return await self._do(key, lambda api, tongue: api.consent_withdraw(input=wish, language=tongue))

    async def _do(self, key: str, ask: Any) -> Any:
        done = await do(self.router, key, ask)
        self.refusal, self.answered, self.asking = done.refusal, done.answered, ""
        if done.answer is not None:
            self._show(done.answer.consents)
        return done.way

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()


def consent_of(found: Agreed, reader: Preferences) -> ConsentView:
    language, kind = reader.language, found.kind.value
    sure = "consents.sure.PROCESSING" if kind == "PROCESSING" else "consents.sure.other"
    return ConsentView(
        kind=kind,
        title=found.title,
        text=found.text,
        state=_state(found, reader),
        version=word(language, "consents.version", version=found.version),
        given=found.given,
        required=found.required,
        sure=word(language, sure),
    )


def _state(found: Agreed, reader: Preferences) -> str:
    language = reader.language
    if found.given and found.given_at:
        return word(language, "consents.given", day=dates.full_day(found.given_at.date(), language))
    if found.withdrawn_at:
        return word(language, "consents.withdrawn", day=dates.full_day(found.withdrawn_at.date(), language))
    return word(language, "consents.not_given")
