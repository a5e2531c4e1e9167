"""What happens on Journal."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import reflex as rx

from web.address import asked, whole
from web.client.enums import JournalDeed
from web.client.input_types import JournalFilter
from web.client.journal_page import JournalPageNodePatient, JournalPageNodePatientJournalEdgesNode
from web.deed import phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.holding import second_factor
from web.preferences import Preferences, preferences
from web.text import dates, word

PAGE = 30
ZONE = "Europe/Moscow"
DEEDS = tuple(deed.value for deed in JournalDeed)


@dataclass(frozen=True)
class EntryView:
    id: str
    when: str
    who: str
    text: str
    how: str
    reason: str


@dataclass(frozen=True)
class Whose:
    value: str
    label: str


class JournalState(rx.State):
    """`phase` is loading, shown, missing, guest, failed or factor; `whole` says that the chain is."""

    phase: str = "loading"
    people: list[Whose] = []
    patient: str = ""
    deed: str = ""
    entries: list[EntryView] = []
    cursor: str = ""
    whole: bool = True
    file: str = ""

    @rx.event
    async def load(self) -> Any:
        try:
            async with gateway(self.router) as api:
                viewer = (await api.journal_people()).viewer
            if viewer is None:
                self.phase = "guest"
                return None
            self.people = [Whose(one.id, one.name.full) for one in viewer.patients]
            own = viewer.patient.id if viewer.patient else ""
            self.patient, self.deed = asked(self.router, "patient") or own, asked(self.router, "deed")
            self.entries = await self._page("")
        except StepUpNeeded:
            return second_factor(whole(self.router))
        except (NotThere, SignInNeeded, Unreachable) as error:
            self.phase, self.entries = phase_of(error), []
            return None
        self.phase = "shown"
        return None

    @rx.event
    async def more(self) -> Any:
        try:
            self.entries = self.entries + await self._page(self.cursor)
        except StepUpNeeded:
            return second_factor(whole(self.router))
        except (NotThere, SignInNeeded, Unreachable):
            return None

    async def _page(self, after: str) -> list[EntryView]:
        async with gateway(self.router) as api:
            found = (
                await api.journal_page(id=self.patient, wish=wanted(self.deed), first=PAGE, after=after or None)
            ).node
        if not isinstance(found, JournalPageNodePatient) or found.journal is None:
            raise NotThere
        self.whole, self.file = found.journal_intact is not False, found.journal_url
        info = found.journal.page_info
        self.cursor = (info.end_cursor or "") if info.has_next_page else ""
        return [entry_of(edge.node, preferences(self.router)) for edge in found.journal.edges]

    @rx.event
    def narrow(self, part: str, value: str) -> Any:
        """Another choice: a new address."""
        wish = {"patient": self.patient, "deed": self.deed, part: value}
        return rx.redirect("/journal?" + urlencode({name: said for name, said in wish.items() if said}))


def wanted(deed: str) -> JournalFilter:
    if deed == "others":
        return JournalFilter(notSelf=True)
    return JournalFilter(deeds=[JournalDeed(deed)]) if deed in DEEDS else JournalFilter()


def entry_of(entry: JournalPageNodePatientJournalEdgesNode, reader: Preferences) -> EntryView:
    language = reader.language
    why = word(language, f"journal.why.{entry.why.value}")
    through = word(language, f"journal.through.{entry.through.value}")
    return EntryView(
        id=entry.id,
        when=dates.full_moment(local(entry.at, reader), language),
        who=word(language, "journal.you") if entry.by_you else entry.who,
        text=entry.text,
        how=f"{why}, {through}",
        reason=word(language, "journal.reason", reason=entry.reason) if entry.reason else "",
    )


def local(moment: datetime, reader: Preferences) -> datetime:
    """On the reader's own clock."""
    return moment.astimezone(ZoneInfo(reader.zone or ZONE))
