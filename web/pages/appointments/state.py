"""What happens on My appointments."""

from typing import Any

import reflex as rx

from web.gateway import NotThere, SignInNeeded, Unreachable, gateway
from web.pages.ticket.view import TicketView, ticket_of
from web.preferences import preferences

PAGE = 20


class AppointmentsState(rx.State):
    """`phase` is loading, shown, guest or failed. The first of `upcoming` stands on top as a ticket."""

    phase: str = "loading"
    upcoming: list[TicketView] = []
    past: list[TicketView] = []
    cursor: str = ""

    @rx.event
    async def load(self) -> None:
        try:
            async with gateway(self.router) as api:
                answer = await api.appointments_page(first=PAGE)
        except (Unreachable, NotThere, SignInNeeded) as error:
            self.phase = "guest" if isinstance(error, SignInNeeded) else "failed"
            return
        if answer.viewer is None:
            self.phase = "guest"
            return
        reader, origin = preferences(self.router), self.router.url.origin
        coming = [edge.node for edge in answer.viewer.upcoming.edges]
        # Only the first one is drawn as a ticket, so only it needs the QR code.
        self.upcoming = [
            ticket_of(visit, reader, f"{origin}/ticket/{visit.code}" if visit is coming[0] else "") for visit in coming
        ]
        self._take_past(answer.viewer.past, [])
        self.phase = "shown"

    @rx.event
    async def more(self) -> None:
        try:
            async with gateway(self.router) as api:
                answer = await api.past_appointments(first=PAGE, after=self.cursor)
        except (Unreachable, NotThere, SignInNeeded):
            return
        if answer.viewer:
            self._take_past(answer.viewer.past, self.past)

    def _take_past(self, found: Any, before: list[TicketView]) -> None:
        reader = preferences(self.router)
        self.past = [*before, *(ticket_of(edge.node, reader) for edge in found.edges)]
        self.cursor = (found.page_info.end_cursor or "") if found.page_info.has_next_page else ""
