"""Vaccinations that were given, newest first."""

from typing import Any

import reflex as rx

from web.components.frame import frame
from web.components.link import link
from web.components.record import nothing, of_record, source
from web.live import print_button
from web.pages.vaccinations.state import VaccinationsState
from web.reader import say


def vaccinations() -> rx.Component:
    return frame(of_record("vaccinations", VaccinationsState, shown), here="record")


def shown() -> rx.Component:
    return rx.cond(
        VaccinationsState.entries.length() > 0,
        rx.fragment(
            rx.el.ul(rx.foreach(VaccinationsState.entries, row), class_name="grid gap-2"),
            rx.el.div(book("button button-main"), print_button(), class_name="deeds"),
        ),
        nothing("vaccinations.none", "vaccinations.none.text", rx.el.p(book("button"))),
    )


def row(one: rx.Var[Any]) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            rx.el.b(one.disease, class_name="block"),
            rx.cond(one.vaccine != "", rx.el.span(one.vaccine, class_name="block")),
            rx.cond(one.about != "", rx.el.span(one.about, class_name="block muted small")),
            source(one.source),
        ),
        rx.el.span(one.day, class_name="row-end nums"),
        class_name="row row-wide row-visit",
    )


def book(look: str) -> rx.Component:
    return link(
        say("vaccinations.book"),
        to=f"/?q={say('vaccinations.word')}&who={VaccinationsState.patient}",
        class_name=look,
    )
