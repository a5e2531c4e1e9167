"""What happens on Doctor. The grid is live by itself in the browser; here are the doctor and the taking of a time."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import reflex as rx

from web.address import asked, last_part, whole
from web.client.doctor_page import DoctorPage, DoctorPageNodeDoctor
from web.client.slot_link import SlotLinkNodeSlot
from web.components.doctor_card import ASK_DAYS, DoctorCard, card_of
from web.components.refusal import Refusal, Ways, trouble
from web.gateway import NotThere, SignInNeeded, Unreachable, gateway
from web.holding import answered, confirm, sign_in, take
from web.pages.doctor.view import DoctorView, Moving, Picked, doctor_of, linked_of, moving_of, picked_of
from web.preferences import earliest_today, preferences

STRIP_DAYS = 31


class DoctorState(rx.State):
    """`phase` is loading, shown, missing or failed; `mine` are the slots that this person holds.

    `who` is for whom, `referral` with which; `carried` is both as a query.
    """

    doctor: DoctorView = DoctorView()
    phase: str = "loading"
    mine: list[str] = []
    elsewhere: list[DoctorCard] = []
    moving: Moving = Moving()
    picked: Picked = Picked()
    refusal: Refusal = Refusal()
    answered: str = ""
    who: str = ""
    referral: str = ""

    @rx.var
    def carried(self) -> str:
        return urlencode({"who": self.who, **({"referral": self.referral} if self.referral else {})})

    @rx.event
    async def load(self) -> Any:
        if self.doctor.card.id != last_part(self.router):
            self.phase, self.doctor, self.elsewhere = "loading", DoctorView(), []
            yield
        self.refusal = Refusal()
        try:
            await self._show(await self._page())
        except NotThere:
            self.phase = "missing"
        except (Unreachable, SignInNeeded):
            self.phase = "failed"

    @rx.event
    async def look(self) -> None:
        """Counts and freshness again while somebody has the page open; silent when there is no answer."""
        try:
            await self._show(await self._page())
        except (NotThere, Unreachable, SignInNeeded):
            return

    async def _page(self) -> DoctorPage:
        since, moving, picked = earliest_today(), asked(self.router, "move"), asked(self.router, "take")
        async with gateway(self.router) as api:
            return await api.doctor_page(
                id=last_part(self.router),
                since=since,
                until=since + timedelta(days=STRIP_DAYS),
                moving=moving,
                is_move=bool(moving),
                picked=picked or last_part(self.router),
                is_pick=bool(picked),
            )

    async def _show(self, page: DoctorPage) -> None:
        if not isinstance(page.node, DoctorPageNodeDoctor):
            raise NotThere
        reader = preferences(self.router)
        self.doctor = doctor_of(page.node, reader, asked(self.router, "day"))
        self.mine = [hold.slot.id for hold in page.viewer.holds] if page.viewer else []
        self.moving, self.picked = moving_of(page, reader), picked_of(page, reader)
        self.who, self.referral = asked(self.router, "who"), asked(self.router, "referral")
        self.phase = "shown"
        if not self.doctor.card.slot:
            self.elsewhere = await self._others()

    async def _others(self) -> list[DoctorCard]:
        reader, since = preferences(self.router), earliest_today()
        async with gateway(self.router) as api:
            found = await api.elsewhere(
                specialty_id=self.doctor.specialty_id, since=since, until=since + timedelta(days=ASK_DAYS)
            )
        return [card_of(edge.node, reader) for edge in found.doctors.edges if edge.node.id != self.doctor.card.id]

    @rx.event
    async def take(self, slot: str, key: str) -> Any:
        """Takes a time of the grid, of a refusal or of another doctor's card; what is booked elsewhere, it leads to."""
        if self.doctor.linked:
            self.refusal, self.answered = await self._link(slot), key
            return None
        try:
            outcome = await take(
                self.router,
                slot,
                key,
                Ways(phone=self.doctor.card.phone),
                patient=(not self.moving.id and self.who) or None,
                moving=self.moving.id or None,
            )
        except SignInNeeded:
            self.answered = key
            return sign_in(f"{whole(self.router).split('?')[0]}?take={slot}&{self.carried}")
        self.answered, self.picked = answered(key, outcome), Picked()
        if isinstance(outcome, Refusal):
            self.refusal = outcome
            return None
        return confirm(outcome, self.moving.code, self.referral)

    async def _link(self, slot: str) -> Refusal:
        reader = preferences(self.router)
        try:
            async with gateway(self.router) as api:
                found = (await api.slot_link(id=slot)).node
        except (NotThere, Unreachable, SignInNeeded):
            return trouble(reader.language)
        if not isinstance(found, SlotLinkNodeSlot):
            return trouble(reader.language)
        return linked_of(found, reader, self.doctor.card.phone)

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()

    @rx.event
    def forget(self) -> None:
        """The screen is left: the next doctor is not to appear under this one's name."""
        self.reset()  # type: ignore[no-untyped-call]  # of Reflex
