"""What happens on one visit."""

from typing import Any

import reflex as rx
from pydantic import ValidationError

from web.address import asked, last_part, whole
from web.client import Client
from web.client.fragments import Examined
from web.client.results_page import ResultsPageNodePatient
from web.client.visit_page import VisitPageNodeVisit
from web.deed import phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.holding import API_LANGUAGE, second_factor
from web.pages.visit.view import VisitView, visit_of
from web.preferences import preferences

OF_TICKET = "of"
"""`/visits/of?code=К7-4ТМ`: the visit that came of an appointment."""


class VisitState(rx.State):
    """`phase` is loading, shown, missing, guest, failed or unwritten (it took place, nobody has told of it yet)."""

    phase: str = "loading"
    visit: VisitView = VisitView()
    ticket: str = ""

    @rx.event
    async def load(self) -> Any:
        if self.visit.id != last_part(self.router):
            self.reset()  # type: ignore[no-untyped-call]  # of Reflex
            yield
        way = None
        try:
            async with gateway(self.router) as api:
                way = await (self._of_ticket(api) if last_part(self.router) == OF_TICKET else self._read(api))
        except StepUpNeeded:
            way = second_factor(whole(self.router))
        except (NotThere, SignInNeeded, Unreachable, ValidationError) as error:
            self.phase, self.visit = phase_of(error), VisitView()
        yield way

    async def _of_ticket(self, api: Client) -> Any:
        self.ticket = asked(self.router, "code")
        viewer = (await api.visit_of_appointment(code=self.ticket)).viewer
        found = viewer.appointment_by_code if viewer else None
        if found and found.visit:
            return rx.redirect(f"/visits/{found.visit.id}", replace=True)
        self.phase = "guest" if viewer is None else "unwritten" if found else "missing"
        return None

    async def _read(self, api: Client) -> None:
        reader = preferences(self.router)
        page = await api.visit_page(id=last_part(self.router), language=API_LANGUAGE[reader.language])
        visit = page.node
        if page.viewer is None:
            raise SignInNeeded
        if not isinstance(visit, VisitPageNodeVisit):
            raise NotThere
        self.visit, self.phase = visit_of(visit, await self._results(api, visit), reader), "shown"

    async def _results(self, api: Client, visit: VisitPageNodeVisit) -> list[Examined]:
        """All of the patient's, where this visit has a number that may have been another one before."""
        if not any(value.number is not None for one in visit.results for value in one.values):
            return list(visit.results)
        tongue = API_LANGUAGE[preferences(self.router).language]
        found = (await api.results_page(id=visit.patient.id, language=tongue)).node
        told = found.results if isinstance(found, ResultsPageNodePatient) else None
        return list(told.nodes) if told else list(visit.results)

    @rx.event
    def forget(self) -> None:
        """The screen is left: nothing of this visit is to appear under another one's name."""
        self.reset()  # type: ignore[no-untyped-call]  # of Reflex
