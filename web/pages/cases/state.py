"""What waits for the desk's decision: disputes about the right to act, and corrections people ask for."""

from typing import Any

import reflex as rx

from web.client.input_types import DataRequestAnswerInput, DisputeDecideInput
from web.components.refusal import Refusal
from web.deed import do
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.pages.desk.view import CaseView, correction_of, dispute_of
from web.preferences import preferences


class CasesState(rx.State):
    """Both lists are those of the operator's own clinics."""

    disputes: list[CaseView] = []
    corrections: list[CaseView] = []
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> None:
        try:
            async with gateway(self.router) as api:
                viewer = (await api.desk_page()).viewer
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable):
            viewer = None
        desk, reader = viewer.desk if viewer else None, preferences(self.router)
        self.disputes = [dispute_of(one, reader) for one in desk.disputes] if desk else []
        self.corrections = [correction_of(one, reader) for one in desk.data_requests] if desk else []

    @rx.event
    async def decide(self, dispute: str, data: dict[str, str], key: str) -> Any:
        wish = DisputeDecideInput(
            idempotencyKey=key,
            disputeId=dispute,
            grant=data["verdict"] == "GRANT",
            words=data["words"],
            endOthers=data.get("endOthers") == "on",
        )
        return await self._do(key, lambda api, tongue: api.dispute_decide(input=wish, language=tongue))

    @rx.event
    async def answer(self, request: str, data: dict[str, str], key: str) -> Any:
        wish = DataRequestAnswerInput(
            idempotencyKey=key,
            requestId=request,
            done=data["verdict"] == "DONE",
            answer=data["answer"],
            familyName=data.get("familyName") or None,
            givenName=data.get("givenName") or None,
            middleName=data.get("middleName") or None,
        )
        return await self._do(key, lambda api, tongue: api.data_request_answer(input=wish, language=tongue))

    async def _do(self, key: str, ask: Any) -> Any:
        done = await do(self.router, key, ask)
        self.refusal, self.answered = done.refusal, done.answered
        return done.way or (CasesState.load if done.answer else None)

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()
