"""What happens on My data: requests to export, correct, restrict, erase."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from web.client.enums import DataRequestKind
from web.client.fragments import Requested
from web.client.input_types import DataRequestMakeInput, DataRequestWithdrawInput
from web.components.refusal import Refusal
from web.deed import do, phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.preferences import Preferences, preferences
from web.text import dates, word


@dataclass(frozen=True)
class RequestView:
    """`clock` says by when it is answered, or when it is carried out."""

    id: str
    title: str
    state: str
    mark: str
    clock: str
    answer: str
    file: str
    open: bool


class RequestsState(rx.State):
    """`phase` is loading, shown, guest or failed; `people` are pairs of value and label."""

    phase: str = "loading"
    people: list[dict[str, str]] = []
    requests: list[RequestView] = []
    said: str = ""
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> None:
        try:
            async with gateway(self.router) as api:
                viewer = (await api.requests_page()).viewer
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable) as error:
            self.phase = phase_of(error)
            return
        self.phase = "shown" if viewer else "guest"
        if viewer:
            self.people = [{"value": one.id, "label": one.name.full} for one in viewer.patients]
            self.requests = [request_of(one, preferences(self.router)) for one in viewer.data_requests]

    @rx.event
    async def make(self, data: dict[str, str], key: str) -> Any:
        wish = DataRequestMakeInput(
            idempotencyKey=key,
            patientId=data["patient"],
            kind=DataRequestKind(data["kind"]),
            words=data.get("words") or None,
        )
        done = await do(self.router, key, lambda api, tongue: api.data_request_make(input=wish, language=tongue))
        self.refusal, self.answered, self.said = done.refusal, done.answered, ""
        if done.answer is None:
            return done.way
        language, made = preferences(self.router).language, done.answer.request
        due = dates.full_day(made.due_at.date(), language)
        self.said = word(language, "requests.done" if made.state.value == "DONE" else "requests.sent", due=due)
        return RequestsState.load

    @rx.event
    async def withdraw(self, request: str, key: str) -> Any:
        wish = DataRequestWithdrawInput(idempotencyKey=key, requestId=request)
        done = await do(self.router, key, lambda api, tongue: api.data_request_withdraw(input=wish, language=tongue))
        self.refusal, self.answered, self.said = done.refusal, done.answered, ""
        return done.way or (RequestsState.load if done.answer else None)

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()


def request_of(found: Requested, reader: Preferences) -> RequestView:
    language, state = reader.language, found.state.value
    kind = word(language, f"requests.{found.kind.value}")
    return RequestView(
        id=found.id,
        title=f"{kind}: {found.patient_name}",
        state=word(language, f"requests.{state}"),
        mark={"OPEN": "PENDING", "DONE": "CONFIRMED"}.get(state, "CANCELLED"),
        clock=_clock(found, reader) if state == "OPEN" else "",
        answer=found.answer or "",
        file=found.file_url or "",
        open=state == "OPEN",
    )


def _clock(found: Requested, reader: Preferences) -> str:
    language = reader.language
    if found.act_at:
        return word(language, "requests.act", day=dates.full_day(found.act_at.date(), language))
    return word(language, "requests.due", due=dates.full_day(found.due_at.date(), language))
