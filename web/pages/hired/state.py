"""What happens on an invitation to a clinic's desk."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from web.address import last_part
from web.client.fragments import Hired
from web.client.input_types import StaffInvitationAcceptInput
from web.components.refusal import Refusal
from web.deed import do, phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.preferences import Preferences, preferences
from web.text import tidy, word


@dataclass(frozen=True)
class HiredView:
    id: str = ""
    asks: str = ""
    seen_as: str = ""


class HiredState(rx.State):
    """`phase` is loading, shown, over, guest or failed; `has_factor`: the account has a second step of sign-in."""

    hired: HiredView = HiredView()
    phase: str = "loading"
    has_factor: bool = True
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> None:
        try:
            async with gateway(self.router) as api:
                page = await api.staff_invitation_page(token=last_part(self.router))
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable) as error:
            self.phase = "over" if isinstance(error, NotThere) else phase_of(error)
            return
        found = page.staff_invitation
        if found is None or found.state.value != "OPEN":
            self.phase = "over"
        elif page.viewer is None:
            self.phase = "guest"
        else:
            self.phase, self.hired = "shown", hired_of(found, preferences(self.router))
            self.has_factor = page.viewer.second_factor or page.viewer.has_second_factor

    @rx.event
    async def accept(self, key: str) -> Any:
        wish = StaffInvitationAcceptInput(idempotencyKey=key, token=last_part(self.router))
        done = await do(self.router, key, lambda api, tongue: api.staff_invitation_accept(input=wish, language=tongue))
        self.refusal, self.answered = done.refusal, done.answered
        # what the account may do has changed: the whole page is loaded anew
        return done.way or (rx.call_script("location.assign('/desk')") if done.answer else None)

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()


def hired_of(found: Hired, reader: Preferences) -> HiredView:
    language = reader.language
    role = word(language, f"staff.{found.role.value}")
    asks = word(language, "hired.asks", clinic=tidy(found.clinic.name), role=role)
    return HiredView(found.id, asks, word(language, "hired.as", name=found.name))
