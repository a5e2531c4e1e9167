"""What happens on Results."""

from typing import Any

import reflex as rx

from web.address import asked
from web.preferences import preferences
from web.record.look import Whose, look
from web.record.origin import NoteView, notes_of
from web.record.result import ResultView, results_of

PAGE = 20


class ResultsState(rx.State):
    """`phase` is loading or one of a look; `more`: how many there are beside these."""

    phase: str = "loading"
    patient: str = ""
    people: list[Whose] = []
    notes: list[NoteView] = []
    entries: list[ResultView] = []
    more: int = 0
    _shown: int = PAGE
    _asked: str = ""

    @rx.event
    async def load(self) -> Any:
        """Of whom the address names; somebody else's are gone before these come."""
        if asked(self.router, "patient") != self._asked or self.phase != "shown":
            self.reset()  # type: ignore[no-untyped-call]  # of Reflex
            self._asked = asked(self.router, "patient")
            yield
        seen = await look(
            self.router, "results", lambda api, patient, language: api.results_page(id=patient, language=language)
        )
        self.phase, self.people, self.patient = seen.phase, seen.people, seen.patient
        if seen.phase == "shown":
            reader = preferences(self.router)
            self.notes = notes_of(seen.found.notes)
            results = seen.found.nodes
            self.entries = results_of(results[: self._shown], reader, results)
            self.more = max(0, len(results) - self._shown)
        yield seen.way

    @rx.event
    def further(self) -> Any:
        """More of them. They are read anew: the state keeps no more than what is on the screen."""
        self._shown += PAGE
        return ResultsState.load

    @rx.event
    def of(self, patient: str) -> Any:
        """Somebody else's."""
        return rx.redirect(f"/results?patient={patient}")
