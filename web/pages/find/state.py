"""What happens on Find: the address says what is wanted, one call answers it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import reflex as rx

from web.client.enums import DoctorOrder
from web.client.input_types import Point
from web.components.doctor_card import ASK_DAYS, DoctorCard, card_of
from web.components.refusal import Refusal, Ways
from web.gateway import NotThere, SignInNeeded, Unreachable, gateway
from web.holding import answered, confirm, sign_in, take
from web.pages.find.view import Choice, Missing, Suggestion, Wish, missing_of, people_of, popular, suggestions_of
from web.preferences import earliest_today, preferences, today_in
from web.text import plural

PAGE = 20
ZONE_OF_TODAY = "Europe/Moscow"


class FindState(rx.State):
    """`count` is "" while loading; `refused` is the doctor whose card shows the refusal."""

    wish: Wish = Wish()
    cards: list[DoctorCard] = []
    missing: list[Missing] = []
    absent: str = ""
    count: str = ""
    cursor: str = ""
    failed: bool = False
    asked: str = ""
    suggestions: list[Suggestion] = []
    refusal: Refusal = Refusal()
    refused: str = ""
    answered: str = ""

    @rx.var
    def narrowed(self) -> bool:
        return self.wish != Wish()

    @rx.var
    def carried(self) -> str:
        return self.wish.carried

    @rx.event
    async def load(self) -> Any:
        """Results for what the address says."""
        known = self.router.url.query_parameters
        self.wish = Wish(**{name: known.get(name, "") for name in vars(Wish())})
        self.count, self.cursor, self.refusal = "", "", Refusal()
        yield
        self.cards = await self._page()

    @rx.event
    async def more(self) -> None:
        self.cards = self.cards + await self._page()

    @rx.event
    async def look(self) -> None:
        """The first results again while somebody has the page open, so that no time shown grows old."""
        if len(self.cards) > PAGE:
            return
        cursor, self.cursor = self.cursor, ""
        cards = await self._page()
        if self.failed:
            self.failed, self.cursor = False, cursor
        else:
            self.cards = cards

    async def _page(self) -> list[DoctorCard]:
        reader, since, point = preferences(self.router), earliest_today(), self.wish.point()
        try:
            async with gateway(self.router) as api:
                answer = await api.doctors(
                    wish=self.wish.filter(self._today()),
                    near=point,
                    here=point or Point(latitude=0, longitude=0),
                    is_near=point is not None,
                    order=DoctorOrder.DISTANCE if point else DoctorOrder.NEXT_FREE,
                    first=PAGE,
                    after=self.cursor or None,
                    since=since,
                    until=since + timedelta(days=ASK_DAYS),
                )
        except (Unreachable, NotThere):
            self.failed = True
            return []
        found = answer.doctors
        self.failed = False
        self.count = plural(reader.language, "found", found.total_count)
        self.missing = missing_of(found.missing)
        self.absent = plural(reader.language, "absent", len(self.missing)) if self.missing else ""
        self.cursor = (found.page_info.end_cursor or "") if found.page_info.has_next_page else ""
        return [card_of(edge.node, reader) for edge in found.edges]

    def _today(self) -> date:
        return today_in(preferences(self.router).zone or ZONE_OF_TODAY)

    @rx.event
    async def ask(self, text: str) -> None:
        """Suggestions while somebody types."""
        try:
            async with gateway(self.router) as api:
                answer = await api.suggestions(text=text)
        except (Unreachable, NotThere):
            return
        self.suggestions = suggestions_of(answer, text, self.wish, preferences(self.router).language)
        self.asked = text

    @rx.event
    def search(self, text: str) -> Any:
        return rx.redirect(replace(self.wish, q=text, specialty="", clinic="").address())

    @rx.event
    def narrow(self, part: str, value: str) -> Any:
        """Another chip: a new address, so that back works and the link can be sent."""
        return rx.redirect(replace(self.wish, **{part: value}).address())

    @rx.event
    async def take(self, doctor: str, slot: str, key: str) -> Any:
        """Takes the time on a card, or says on that card why not."""
        phone = next((card.phone for card in self.cards if card.id == doctor), "")
        try:
            outcome = await take(
                self.router,
                slot,
                key,
                Ways(f"/doctor/{doctor}?{self.wish.carried}", phone),
                patient=self.wish.who or None,
            )
        except SignInNeeded:
            self.answered = key
            return sign_in(f"/doctor/{doctor}?take={slot}&{self.wish.carried}")
        self.answered = answered(key, outcome)
        if isinstance(outcome, Refusal):
            self.refusal, self.refused = outcome, doctor
            return None
        return confirm(outcome, referral=self.wish.referral)

    @rx.event
    def hush(self) -> None:
        self.refusal, self.refused = Refusal(), ""


class PlacesState(rx.State):
    """The choices of the chips that do not change with the results: places, people, frequent specialties."""

    places: list[Choice] = []
    people: list[Choice] = []
    popular: list[Choice] = []

    @rx.event
    async def load(self) -> None:
        try:
            async with gateway(self.router) as api:
                answer = await api.places()
        except (Unreachable, NotThere, SignInNeeded):
            return
        self.places = [
            Choice(value, label)
            for region in answer.regions
            for value, label in [
                (region.id, region.name),
                *((f"{region.id}/{d}", f"{region.name}, {d}") for d in region.districts),
            ]
        ]
        self.people = people_of(answer.viewer.patients) if answer.viewer else []
        self.popular = [
            Choice(Wish(one.name, specialty=one.id).address(), one.name) for one in popular(answer.specialties)
        ]
