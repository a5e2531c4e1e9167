"""What happens on a ticket: it is shown, cancelled, or taken to another time."""

from typing import Any

import reflex as rx

from web.address import asked, last_part, whole
from web.client.appointment_cancel import AppointmentCancelAppointmentCancelAppointmentCancelSuccess as Cancelled
from web.client.enums import RefusalCode
from web.client.input_types import AppointmentCancelInput
from web.components.refusal import Refusal, Ways, refusal_of, trouble
from web.gateway import NotThere, SignInNeeded, Unreachable, gateway
from web.holding import API_LANGUAGE, sign_in
from web.pages.ticket.view import TicketView, ticket_of
from web.preferences import preferences
from web.text import word


class TicketState(rx.State):
    """`phase` is loading, shown, missing, guest or failed; `asking` is "", "sure" or "late"."""

    ticket: TicketView = TicketView()
    phase: str = "loading"
    said: str = ""
    asking: str = ""
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> Any:
        if self.ticket.code != last_part(self.router):
            self.phase, self.ticket = "loading", TicketView()
        self.refusal, self.asking = Refusal(), ""
        self.said = word(preferences(self.router).language, "ticket.booked") if asked(self.router, "new") else ""
        await self.look()  # type: ignore[operator]  # on an instance Reflex gives the plain method

    @rx.event
    async def look(self) -> None:
        """Reads the ticket; again and again while the clinic has not answered."""
        try:
            async with gateway(self.router) as api:
                viewer = (await api.ticket_page(code=last_part(self.router))).viewer
        except (NotThere, Unreachable, SignInNeeded) as error:
            self.phase = {NotThere: "missing", SignInNeeded: "guest"}.get(type(error), "failed")
            return
        found = viewer.appointment_by_code if viewer else None
        self.phase = "guest" if viewer is None else "shown" if found else "missing"
        if found:
            address = f"{self.router.url.origin}/ticket/{found.code}"
            self.ticket = ticket_of(found, preferences(self.router), address)

    @rx.event
    def ask(self) -> None:
        """First press of "cancel": nothing happens yet but a question, another one when it is late."""
        self.asking, self.refusal = ("late" if self.ticket.late else "sure"), Refusal()

    @rx.event
    def keep(self) -> None:
        self.asking = ""

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()

    @rx.event
    async def cancel(self, key: str) -> Any:
        language = preferences(self.router).language
        late = self.asking == "late"
        wish = AppointmentCancelInput(idempotencyKey=key, appointmentId=self.ticket.id, lateConfirmed=late)
        try:
            async with gateway(self.router) as api:
                outcome = (await api.appointment_cancel(input=wish, language=API_LANGUAGE[language])).appointment_cancel
        except SignInNeeded:
            return sign_in(whole(self.router))
        except (Unreachable, NotThere):
            self.refusal, self.answered = trouble(language), f"retry:{key}"
            return None
        self.answered = key
        self._told(outcome)
        return None

    def _told(self, outcome: Any) -> None:
        reader = preferences(self.router)
        self.asking = ""
        if isinstance(outcome, Cancelled):
            self.ticket = ticket_of(outcome.appointment, reader, f"{self.router.url.origin}/ticket/{self.ticket.code}")
            self.said = "" if self.ticket.waiting else word(reader.language, "ticket.cancelled")
        elif outcome.code is RefusalCode.LATE_CANCEL_NEEDS_CONFIRMATION:
            # The limit passed while the ticket was open: the second question, not an error.
            self.asking = "late"
        else:
            self.refusal = refusal_of(outcome, reader.language, Ways(phone=self.ticket.phone))
