"""What a clinic's card shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from babel.dates import get_day_names

from web.address import on_map
from web.client.clinic_page import ClinicPageNodeClinic, ClinicPageNodeClinicHours
from web.client.enums import BookingWay
from web.components.freshness import Freshness, freshness_of
from web.preferences import Preferences
from web.text import tidy, word


@dataclass(frozen=True)
class Near:
    name: str
    address: str
    href: str


@dataclass(frozen=True)
class ClinicView:
    """`here`: one books in this service; `told`: how one books otherwise."""

    id: str = ""
    name: str = ""
    address: str = ""
    phone: str = ""
    map_href: str = ""
    here: bool = False
    told: str = ""
    doctors: str = ""
    fresh: Freshness = field(default_factory=Freshness)
    hours: list[str] = field(default_factory=list)
    near: list[Near] = field(default_factory=list)


def clinic_of(clinic: ClinicPageNodeClinic, reader: Preferences) -> ClinicView:
    at, way = clinic.coordinates, clinic.booking
    return ClinicView(
        id=clinic.id,
        name=tidy(clinic.name),
        address=clinic.address,
        phone=clinic.phone or "",
        map_href=on_map(at.latitude, at.longitude) if at else "",
        here=way is BookingWay.HERE,
        told=word(reader.language, f"clinic.{way.value}"),
        doctors="" if way is BookingWay.BY_PHONE else doctors(clinic.id, clinic.short_name),
        fresh=freshness_of(clinic.freshness),
        hours=hours_of(clinic.hours, reader),
        near=[Near(tidy(one.name), one.address, doctors(one.id, one.short_name)) for one in clinic.nearest_connected],
    )


def doctors(clinic: str, name: str) -> str:
    return "/?" + urlencode({"q": name, "clinic": clinic})


def hours_of(hours: Sequence[ClinicPageNodeClinicHours], reader: Preferences) -> list[str]:
    """«пн–пт 8:00–20:00»: days in a row that are alike in one line."""
    lines: list[tuple[int, int, str]] = []
    for one in sorted(hours, key=lambda one: (one.weekday, one.opens)):
        open_from = f"{one.opens:%H:%M}".lstrip("0") + "–" + f"{one.closes:%H:%M}"
        if lines and lines[-1][2] == open_from and lines[-1][1] == one.weekday - 1:
            lines[-1] = (lines[-1][0], one.weekday, open_from)
        else:
            lines.append((one.weekday, one.weekday, open_from))
    names = get_day_names("short" if reader.language == "ru" else "abbreviated", locale=reader.language)
    return [f"{_span(names[first - 1], names[last - 1])} {told}" for first, last, told in lines]


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"
