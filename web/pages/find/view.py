"""What Find shows: the wish in the address bar, and its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Protocol, TypeVar
from urllib.parse import urlencode

from web.client import (
    SuggestionsSuggestionsClinic,
    SuggestionsSuggestionsDoctor,
    SuggestionsSuggestionsSpecialty,
)
from web.client.doctors import DoctorsDoctorsMissing
from web.client.enums import Relation
from web.client.input_types import DoctorFilter, Point
from web.client.places import PlacesViewerPatients
from web.client.suggestions import Suggestions
from web.text import Language, tidy, word

DAYS = {"today": (0, 0), "tomorrow": (1, 1), "week": (0, 6), "two_weeks": (0, 13)}
HOURS = {"morning": (None, time(12)), "daytime": (time(12), time(17)), "evening": (time(17), None)}
POPULAR = ("терапевт", "педиатр", "стоматолог", "акушер", "офтальмолог", "невролог", "хирург", "вакцинация")
"""Where most people go; the order is ours, the API does not count."""


@dataclass(frozen=True)
class Wish:
    """What somebody looks for. Every field is a part of the address; "" does not narrow."""

    q: str = ""
    specialty: str = ""
    clinic: str = ""
    where: str = ""
    when: str = ""
    hours: str = ""
    who: str = ""
    near: str = ""
    referral: str = ""

    @property
    def carried(self) -> str:
        """What goes along to the doctor's screen, as a query."""
        return urlencode({"who": self.who, **({"referral": self.referral} if self.referral else {})})

    def point(self) -> Point | None:
        """Where the reader stands, from «56.633,43.094»; None when it is not said or cannot be read."""
        try:
            latitude, longitude = (float(part) for part in self.near.split(","))
        except ValueError:
            return None
        return Point(latitude=latitude, longitude=longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None

    def address(self) -> str:
        query = urlencode({name: value for name, value in vars(self).items() if value})
        return f"/?{query}" if query else "/"

    def filter(self, today: date) -> DoctorFilter:
        span, hours = DAYS.get(self.when), HOURS.get(self.hours, (None, None))
        region, _, district = self.where.partition("/")
        return DoctorFilter.model_validate(
            {
                # The words of a chosen specialty or clinic stay in the field; the choice itself is what narrows.
                "text": self.q if self.q and not (self.specialty or self.clinic) else None,
                "specialtyId": self.specialty or None,
                "clinicId": self.clinic or None,
                "regionId": region or None,
                "district": district or None,
                "from": today + timedelta(days=span[0]) if span else None,
                "to": today + timedelta(days=span[1]) if span else None,
                "timeFrom": hours[0],
                "timeTo": hours[1],
                "onlyFree": bool(span or self.hours),
            }
        )


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True)
class Suggestion:
    text: str
    hint: str
    href: str


class Named(Protocol):
    id: str
    name: str


S = TypeVar("S", bound=Named)


def people_of(patients: Sequence[PlacesViewerPatients]) -> list[Choice]:
    """Whom the reader may book for; a caller at the desk under the whole name."""
    return [
        Choice(one.id, one.name.full if one.relation is Relation.CALLER else one.name.given)
        for one in patients
        if one.scopes.book
    ]


def popular(known: Sequence[S]) -> list[S]:
    """The specialties that most people look for, of those there are."""
    found = (next((one for one in known if one.name.lower().startswith(start)), None) for start in POPULAR)
    return [one for one in found if one is not None]


@dataclass(frozen=True)
class Missing:
    """A clinic whose free times are not among what was found; `way`: its own screen."""

    name: str
    phone: str
    way: str


def missing_of(found: Sequence[DoctorsDoctorsMissing]) -> list[Missing]:
    return [Missing(tidy(one.clinic.short_name), one.clinic.phone or "", f"/clinic/{one.clinic.id}") for one in found]


def suggestions_of(answer: Suggestions, typed: str, wish: Wish, language: Language) -> list[Suggestion]:
    """Those that begin with what was typed come first."""
    found = [_suggestion(one, wish, language) for one in answer.suggestions]
    return sorted(found, key=lambda one: not one.text.lower().startswith(typed.lower()))


def _suggestion(one: object, wish: Wish, language: Language) -> Suggestion:
    match one:
        case SuggestionsSuggestionsDoctor():
            hint = f"{one.specialty.name}, {one.clinic.short_name}"
            return Suggestion(one.person.full, hint, f"/doctor/{one.id}")
        case SuggestionsSuggestionsSpecialty():
            chosen = Wish(one.name, specialty=one.id, where=wish.where, when=wish.when, hours=wish.hours, who=wish.who)
            return Suggestion(one.name, word(language, "find.specialty"), chosen.address())
        case SuggestionsSuggestionsClinic():
            chosen = Wish(one.name, clinic=one.id, when=wish.when, hours=wish.hours, who=wish.who)
            return Suggestion(one.name, one.address, chosen.address())
    raise TypeError(one)
