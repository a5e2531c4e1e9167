"""A strip of days with how many free times each has; each day is a link to itself."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import reflex as rx

from web.components.link import link
from web.text import Language, dates, plural, word


@dataclass(frozen=True)
class Day:
    iso: str
    weekday: str
    number: str
    free: int
    label: str
    current: bool = False


class Counted(Protocol):
    day: date
    free: int


def day_of(count: Counted, language: Language, current: str = "") -> Day:
    label = f"{dates.long_day(count.day, language)}: {free_words(count.free, language)}"
    iso = count.day.isoformat()
    return Day(iso, dates.weekday(count.day, language), str(count.day.day), count.free, label, iso == current)


def free_words(free: int, language: Language) -> str:
    return plural(language, "free", free) if free else word(language, "free.none")


def strip(days: rx.Var[list[Day]], doctor: rx.Var[str], query: rx.Var[str] | str = "") -> rx.Component:
    return rx.el.div(
        rx.foreach(
            days,
            lambda day: link(
                rx.el.span(day.weekday, " ", day.number),
                rx.el.b(rx.cond(day.free > 0, day.free.to_string(), "—")),
                to=f"/doctor/{doctor}?day={day.iso}{query}",
                class_name="strip-day",
                custom_attrs={
                    "aria-label": day.label,
                    "aria-current": rx.cond(day.current, "true", "false"),
                    "data-none": rx.cond(day.free > 0, "false", "true"),
                },
            ),
        ),
        class_name="strip nums",
    )
