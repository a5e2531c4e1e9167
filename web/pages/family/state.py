"""What happens on My family."""

from typing import Any

import reflex as rx

from web.acting import ActingView, DisputeView, InvitationView, acting_of, dispute_of, invitation_of
from web.client.family_page import FamilyPageViewer
from web.client.input_types import DisputeWithdrawInput, InvitationWithdrawInput
from web.components.refusal import Refusal
from web.deed import do, phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.preferences import preferences
from web.text import word


class FamilyState(rx.State):
    """`phase` is loading, shown, guest or failed; `room` is «2 из 5», "" when nobody may be added."""

    phase: str = "loading"
    room: str = ""
    people: list[ActingView] = []
    ended: list[ActingView] = []
    guardians: list[ActingView] = []
    invitations: list[InvitationView] = []
    disputes: list[DisputeView] = []
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> None:
        try:
            async with gateway(self.router) as api:
                viewer = (await api.family_page()).viewer
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable) as error:
            self.phase = phase_of(error)
            return
        self.phase = "shown" if viewer else "guest"
        if viewer:
            self._show(viewer)

    def _show(self, viewer: FamilyPageViewer) -> None:
        reader = preferences(self.router)
        family = [acting_of(one, reader) for one in viewer.family]
        self.people = [one for one in family if one.state != "ENDED"]
        self.ended = [one for one in family if one.state == "ENDED"]
        self.guardians = [acting_of(one, reader) for one in viewer.guardians if one.state.value != "ENDED"]
        self.invitations = [one for one in (invitation_of(one, reader) for one in viewer.invitations) if one.open]
        self.disputes = [dispute_of(one, reader) for one in viewer.disputes]
        room = word(reader.language, "family.count", n=len(self.people), limit=viewer.family_limit)
        self.room = room if viewer.confirmed else ""

    @rx.event
    async def withdraw_invitation(self, invitation: str, key: str) -> Any:
        wish = InvitationWithdrawInput(idempotencyKey=key, invitationId=invitation)
        return await self._do(key, lambda api, tongue: api.invitation_withdraw(input=wish, language=tongue))

    @rx.event
    async def withdraw_dispute(self, dispute: str, key: str) -> Any:
        wish = DisputeWithdrawInput(idempotencyKey=key, disputeId=dispute)
        return await self._do(key, lambda api, tongue: api.dispute_withdraw(input=wish, language=tongue))

    async def _do(self, key: str, ask: Any) -> Any:
        done = await do(self.router, key, ask)
        self.refusal, self.answered = done.refusal, done.answered
        return done.way or (FamilyState.load if done.answer else None)

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()
