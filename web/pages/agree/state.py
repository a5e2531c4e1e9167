"""What happens on the question to somebody without an account: a code to their telephone, then their answer."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from web.acting import SentView, can, sent_of
from web.address import last_part
from web.client.consent_question import ConsentQuestionGuardianshipQuestion as Question
from web.client.enums import GuardianshipVerdict
from web.client.input_types import GuardianshipAnswerByCodeInput, GuardianshipCodeSendInput
from web.components.refusal import Refusal
from web.deed import do, phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.preferences import Preferences, preferences
from web.text import dates, word


@dataclass(frozen=True)
class QuestionView:
    """`active`: it was agreed to and can be ended."""

    title: str = ""
    about: str = ""
    can: str = ""
    until: str = ""
    get_code: str = ""
    active: bool = False


class AgreeState(rx.State):
    """`phase` is loading, shown, over or failed; `said` is what came of the answer."""

    question: QuestionView = QuestionView()
    phase: str = "loading"
    said: str = ""
    sent: SentView = SentView()
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> None:
        try:
            async with gateway(self.router) as api:
                found = (await api.consent_question(token=last_part(self.router))).guardianship_question
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable) as error:
            self.phase = "over" if isinstance(error, NotThere) else phase_of(error)
            return
        self.phase = "shown" if found is not None and found.state.value != "ENDED" else "over"
        if found is not None:
            self.question = question_of(found, preferences(self.router))

    @rx.event
    async def send_code(self, key: str) -> Any:
        wish = GuardianshipCodeSendInput(token=last_part(self.router))
        done = await do(self.router, key, lambda api, tongue: api.guardianship_code_send(input=wish, language=tongue))
        self.refusal, self.answered = done.refusal, done.answered
        self.sent = sent_of(done.answer.sent, preferences(self.router).language) if done.answer else self.sent
        return done.way

    @rx.event
    async def answer(self, data: dict[str, str], key: str) -> Any:
        wish = GuardianshipAnswerByCodeInput(
            token=last_part(self.router),
            handle=self.sent.handle,
            code=data["code"],
            verdict=GuardianshipVerdict(data["verdict"]),
        )
        done = await do(
            self.router, key, lambda api, tongue: api.guardianship_answer_by_code(input=wish, language=tongue)
        )
        self.refusal, self.answered = done.refusal, done.answered
        if done.answer is None:
            return done.way
        told = "agree.given" if data["verdict"] == "AGREE" else "agree.ended"
        self.said, self.sent = word(preferences(self.router).language, told), SentView()
        return AgreeState.load

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()


def question_of(found: Question, reader: Preferences) -> QuestionView:
    language, active = reader.language, found.state.value == "ACTIVE"
    until = word(language, "acting.until", until=dates.full_day(found.until, language)) if found.until else ""
    return QuestionView(
        title=word(language, "agree.active" if active else "agree.asks", guardian=found.guardian_name),
        about=found.patient_name,
        can=can(found.scopes, language),
        until=until,
        get_code=word(language, "agree.get_code", to=found.to),
        active=active,
    )
