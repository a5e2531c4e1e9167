"""What happens on Papers."""

from typing import Any

import reflex as rx

from web.address import asked
from web.preferences import preferences
from web.record.look import Whose, look
from web.record.origin import NoteView, notes_of
from web.record.paper import FileView, PolicyView, file_of, policy_of


class PapersState(rx.State):
    """`phase` is loading or one of a look."""

    phase: str = "loading"
    patient: str = ""
    people: list[Whose] = []
    notes: list[NoteView] = []
    entries: list[PolicyView] = []
    files: list[FileView] = []
    _asked: str = ""

    @rx.event
    async def load(self) -> Any:
        """Of whom the address names; somebody else's are gone before these come."""
        if asked(self.router, "patient") != self._asked or self.phase != "shown":
            self.reset()  # type: ignore[no-untyped-call]  # of Reflex
            self._asked = asked(self.router, "patient")
            yield
        seen = await look(
            self.router, "coverage", lambda api, patient, language: api.papers_page(id=patient, language=language)
        )
        self.phase, self.people, self.patient = seen.phase, seen.people, seen.patient
        if seen.phase == "shown":
            reader = preferences(self.router)
            files = seen.node.record_documents
            self.notes = notes_of(seen.found.notes)
            self.entries = [policy_of(one, reader) for one in seen.found.nodes]
            self.files = [file_of(one, reader) for one in files.nodes] if files else []
        yield seen.way

    @rx.event
    def of(self, patient: str) -> Any:
        """Somebody else's."""
        return rx.redirect(f"/papers?patient={patient}")
