"""What happens on Referrals."""

from typing import Any

import reflex as rx

from web.address import asked
from web.preferences import preferences
from web.record.look import Whose, look
from web.record.origin import NoteView, notes_of
from web.record.referral import ReferralView, referral_of


class ReferralsState(rx.State):
    """`phase` is loading or one of a look."""

    phase: str = "loading"
    patient: str = ""
    people: list[Whose] = []
    notes: list[NoteView] = []
    entries: list[ReferralView] = []
    _asked: str = ""

    @rx.event
    async def load(self) -> Any:
        """Of whom the address names; somebody else's are gone before these come."""
        if asked(self.router, "patient") != self._asked or self.phase != "shown":
            self.reset()  # type: ignore[no-untyped-call]  # of Reflex
            self._asked = asked(self.router, "patient")
            yield
        seen = await look(
            self.router, "referrals", lambda api, patient, language: api.referrals_page(id=patient, language=language)
        )
        self.phase, self.people, self.patient = seen.phase, seen.people, seen.patient
        if seen.phase == "shown":
            reader = preferences(self.router)
            self.notes = notes_of(seen.found.notes)
            self.entries = [referral_of(one, seen.patient, reader) for one in seen.found.nodes]
        yield seen.way

    @rx.event
    def of(self, patient: str) -> Any:
        """Somebody else's."""
        return rx.redirect(f"/referrals?patient={patient}")
