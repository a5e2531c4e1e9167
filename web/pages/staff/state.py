"""What happens among the staff of a clinic: colleagues are invited and dismissed by a manager."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from web.address import asked, whole
from web.client.enums import StaffRole
from web.client.fragments import Colleague, Hired
from web.client.input_types import StaffDismissInput, StaffInvitationWithdrawInput, StaffInviteInput
from web.client.staff_invited import StaffInvited
from web.client.staff_page import StaffPage
from web.components.refusal import Refusal
from web.deed import do, phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.holding import second_factor
from web.preferences import Preferences, preferences
from web.text import dates, tidy, word


@dataclass(frozen=True)
class ColleagueView:
    id: str
    name: str
    about: str
    you: bool


class StaffState(rx.State):
    """`phase` is loading, shown, none, guest or failed; `manages`: the reader may invite and dismiss."""

    phase: str = "loading"
    clinics: list[dict[str, str]] = []
    clinic: str = ""
    staff: list[ColleagueView] = []
    invitations: list[ColleagueView] = []
    manages: bool = False
    asking: str = ""
    said: str = ""
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> Any:
        try:
            async with gateway(self.router) as api:
                viewer = (await api.desk_clinics()).viewer
                desk = viewer.desk if viewer else None
                if desk is None or not desk.clinics:
                    self.phase = "none" if viewer else "guest"
                    return None
                self.clinics = [{"value": one.id, "label": tidy(one.short_name)} for one in desk.clinics]
                self.clinic = asked(self.router, "clinic") or desk.clinics[0].id
                self._show(await api.staff_page(clinic=self.clinic))
                if self.manages:
                    self._show_invited(await api.staff_invited(clinic=self.clinic))
        except StepUpNeeded:
            return second_factor(whole(self.router))
        except (NotThere, SignInNeeded, Unreachable) as error:
            self.phase = "none" if isinstance(error, NotThere) else phase_of(error)
            return None
        self.phase = "shown"
        return None

    def _show(self, page: StaffPage) -> None:
        reader, staff = preferences(self.router), page.viewer.desk.staff if page.viewer and page.viewer.desk else []
        self.staff = [colleague_of(one, reader) for one in staff]
        self.manages = any(one.you and one.role is StaffRole.MANAGER for one in staff)

    def _show_invited(self, page: StaffInvited) -> None:
        found = page.viewer.desk.staff_invitations if page.viewer and page.viewer.desk else []
        reader = preferences(self.router)
        self.invitations = [hired_of(one, reader) for one in found if one.state.value == "OPEN"]

    @rx.event
    def choose(self, clinic: str) -> Any:
        return rx.redirect(f"/desk/staff?clinic={clinic}")

    @rx.event
    def ask(self, member: str) -> None:
        self.asking = member

    @rx.event
    async def invite(self, data: dict[str, str], key: str) -> Any:
        wish = StaffInviteInput(
            idempotencyKey=key,
            clinicId=self.clinic,
            role=StaffRole(data["role"]),
            name=data["name"],
            email=data["email"],
        )
        return await self._do(key, lambda api, tongue: api.staff_invite(input=wish, language=tongue))

    @rx.event
    async def dismiss(self, member: str, key: str) -> Any:
        wish = StaffDismissInput(idempotencyKey=key, memberId=member)
        return await self._do(key, lambda api, tongue: api.staff_dismiss(input=wish, language=tongue))

    @rx.event
    async def withdraw(self, invitation: str, key: str) -> Any:
        wish = StaffInvitationWithdrawInput(idempotencyKey=key, invitationId=invitation)
        return await self._do(key, lambda api, tongue: api.staff_invitation_withdraw(input=wish, language=tongue))

    async def _do(self, key: str, ask: Any) -> Any:
        done = await do(self.router, key, ask)
        self.refusal, self.answered, self.asking = done.refusal, done.answered, ""
        if done.answer is None:
            return done.way
        sent = getattr(done.answer, "invitation", None)
        invited = sent is not None and sent.state.value == "OPEN"
        self.said = word(preferences(self.router).language, "staff.sent", to=sent.to) if sent and invited else ""
        return StaffState.load

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()


def colleague_of(found: Colleague, reader: Preferences) -> ColleagueView:
    language = reader.language
    since = word(language, "staff.since", day=dates.full_day(found.since.date(), language))
    return ColleagueView(found.id, found.name, f"{word(language, f'staff.{found.role.value}')}, {since}", found.you)


def hired_of(found: Hired, reader: Preferences) -> ColleagueView:
    return ColleagueView(
        found.id, found.name, f"{word(reader.language, f'staff.{found.role.value}')}, {found.to}", you=False
    )
