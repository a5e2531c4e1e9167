"""What the list of visits shows: the wish in the address bar, and a line for each visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from web.client.enums import VisitKind
from web.client.fragments import VisitLine
from web.client.input_types import VisitFilter
from web.preferences import Preferences
from web.record.origin import source_of
from web.text import dates, tidy, word

KINDS = tuple(kind.value for kind in VisitKind)
PERIODS = {"quarter": 92, "year": 366, "three_years": 3 * 366}
"""Days back from today."""
ABOUT_SIGNS = 140


@dataclass(frozen=True)
class Wish:
    """Which visits. Every field is a part of the address; "" does not narrow. `since` and `until` are days."""

    patient: str = ""
    kind: str = ""
    doctor: str = ""
    clinic: str = ""
    period: str = ""
    since: str = ""
    until: str = ""
    text: str = ""

    def address(self) -> str:
        return "/visits?" + urlencode({name: value for name, value in vars(self).items() if value})

    @property
    def narrowed(self) -> bool:
        return any(value for name, value in vars(self).items() if name != "patient")

    def days(self, today: date) -> tuple[date | None, date | None]:
        """From when and until when; the days that were typed are more than the period that was chosen."""
        since, until = _day(self.since), _day(self.until)
        if since or until or self.period not in PERIODS:
            return since, until
        return today - timedelta(days=PERIODS[self.period]), None

    def filter(self, today: date) -> VisitFilter:
        since, until = self.days(today)
        return VisitFilter(
            kind=VisitKind(self.kind) if self.kind in KINDS else None,
            doctorId=self.doctor or None,
            clinicId=self.clinic or None,
            since=since,
            until=until,
            text=self.text or None,
        )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class VisitRow:
    """`year` stands before the first visit of a year, "" before the others."""

    id: str
    year: str
    day: str
    month: str
    title: str
    by: str
    about: str
    kind: str
    source: str


def rows_of(visits: Sequence[VisitLine], reader: Preferences, last_year: str = "") -> list[VisitRow]:
    """`last_year`: of the visit before these, "" when there is none."""
    rows: list[VisitRow] = []
    for visit in visits:
        year = str(visit.day.year)
        rows.append(row_of(visit, reader, "" if year == last_year else year))
        last_year = year
    return rows


def row_of(visit: VisitLine, reader: Preferences, year: str) -> VisitRow:
    kind = word(reader.language, f"visit.{visit.kind.value}")
    return VisitRow(
        id=visit.id,
        year=year,
        day=str(visit.day.day),
        month=dates.month(visit.day, reader.language),
        title=visit.specialty or kind[:1].upper() + kind[1:],
        by=by(visit),
        about=about(visit),
        kind=kind,
        source=source_of(visit.source, reader),
    )


def by(visit: VisitLine) -> str:
    """«Ершова Д. Д., Поликлиника № 12»."""
    clinic = visit.clinic.short_name if visit.clinic else visit.clinic_name
    return ", ".join(part for part in (visit.doctor_name, tidy(clinic or "")) if part)


def about(visit: VisitLine) -> str:
    """The main diagnosis, else how the conclusion begins."""
    main = next((one for one in visit.diagnoses if one.main), visit.diagnoses[0] if visit.diagnoses else None)
    text = main.text if main else " ".join((visit.conclusion or "").split())
    return text if len(text) <= ABOUT_SIGNS else text[:ABOUT_SIGNS].rsplit(" ", 1)[0] + "…"
