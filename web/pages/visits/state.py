"""What happens on Visits: the address says which ones, one call answers it."""

from dataclasses import replace
from datetime import date
from typing import Any

import reflex as rx

from web.client import Client
from web.client.enums import Language as ApiLanguage
from web.client.visits_page import VisitsPage, VisitsPageNodePatientVisits
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.holding import API_LANGUAGE
from web.pages.visits.view import VisitRow, Wish, rows_of
from web.preferences import preferences, today_in
from web.record.look import Whose, look
from web.record.origin import NoteView, notes_of
from web.text import plural, tidy

PAGE = 20
ZONE = "Europe/Moscow"


class VisitsState(rx.State):
    """`phase` is loading or one of a look; `file` is the PDF of the period, "" when there is nothing to print."""

    phase: str = "loading"
    wish: Wish = Wish()
    patient: str = ""
    people: list[Whose] = []
    doctors: list[Whose] = []
    clinics: list[Whose] = []
    rows: list[VisitRow] = []
    notes: list[NoteView] = []
    count: str = ""
    cursor: str = ""
    file: str = ""
    answered: str = ""
    _last_year: str = ""

    @rx.var
    def narrowed(self) -> bool:
        return self.wish.narrowed

    @rx.event
    async def load(self) -> Any:
        """The visits the address asks for; somebody else's are gone before the new ones come."""
        known = self.router.url.query_parameters
        wish = Wish(**{name: known.get(name, "") for name in vars(Wish())})
        if wish.patient != self.wish.patient or self.phase != "shown":
            self.reset()  # type: ignore[no-untyped-call]  # of Reflex
        self.wish = wish
        yield
        seen = await look(self.router, "visits", self._ask(""))
        self.phase, self.people, self.patient = seen.phase, seen.people, seen.patient
        if seen.phase == "shown":
            self.rows, self._last_year = [], ""
            self._show(seen.found)
            self.file = (seen.node.visits_pdf_url or "") if self.rows else ""
        yield seen.way

    @rx.event
    async def more(self) -> None:
        ask = self._ask(self.cursor)
        try:
            async with gateway(self.router) as api:
                found: Any = (await ask(api, self.patient, API_LANGUAGE[preferences(self.router).language])).node
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable):
            return
        if found is not None and getattr(found, "visits", None):
            self._show(found.visits)

    def _ask(self, after: str) -> Any:
        since, until = self.wish.days(self._today())

        async def ask(api: Client, patient: str, language: ApiLanguage) -> VisitsPage:
            return await api.visits_page(
                id=patient,
                wish=self.wish.filter(self._today()),
                since=since,
                until=until,
                first=PAGE,
                after=after or None,
                language=language,
            )

        return ask

    def _show(self, found: VisitsPageNodePatientVisits) -> None:
        reader, visits = preferences(self.router), [edge.node for edge in found.edges]
        self.rows = self.rows + rows_of(visits, reader, self._last_year)
        self._last_year = str(visits[-1].day.year) if visits else self._last_year
        self.count = plural(reader.language, "visits.found", found.total_count)
        self.cursor = (found.page_info.end_cursor or "") if found.page_info.has_next_page else ""
        self.notes = notes_of(found.notes)
        self.doctors = [Whose(one.id, one.name.short) for one in found.doctors]
        self.clinics = [Whose(one.id, tidy(one.short_name)) for one in found.clinics]

    def _today(self) -> date:
        return today_in(preferences(self.router).zone or ZONE)

    @rx.event
    def narrow(self, part: str, value: str) -> Any:
        """Another choice: a new address, so that back works. A period takes the place of days that were typed."""
        wish = replace(self.wish, **{part: value})
        return rx.redirect((replace(wish, since="", until="") if part == "period" else wish).address())

    @rx.event
    def of(self, patient: str) -> Any:
        """Somebody else's, all of them."""
        return rx.redirect(Wish(patient=patient).address())

    @rx.event
    def search(self, data: dict[str, str], key: str) -> Any:
        """The words and days of the form."""
        self.answered = key
        given = {name: (data.get(name) or "").strip() for name in ("text", "since", "until")}
        period = "" if given["since"] or given["until"] else self.wish.period
        return rx.redirect(replace(self.wish, **given, period=period).address())
