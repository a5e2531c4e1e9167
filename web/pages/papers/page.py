"""Policies and files of a record."""

from typing import Any

import reflex as rx

from web.components.frame import frame
from web.components.link import plain_link
from web.components.paper import file_row
from web.components.record import of_record, source
from web.components.ticket import fact
from web.pages.papers.state import PapersState
from web.reader import say


def papers() -> rx.Component:
    return frame(of_record("papers", PapersState, shown), here="record")


def shown() -> rx.Component:
    return rx.fragment(
        rx.el.section(
            rx.el.h2(say("papers.policies")),
            rx.cond(
                PapersState.entries.length() > 0,
                rx.el.div(rx.foreach(PapersState.entries, policy), class_name="cards"),
                rx.el.p(say("papers.policies.none"), class_name="muted"),
            ),
            class_name="grid gap-3",
        ),
        rx.el.section(
            rx.el.h2(say("papers.files")),
            rx.cond(
                PapersState.files.length() > 0,
                rx.el.ul(rx.foreach(PapersState.files, file_row), class_name="grid gap-2"),
                rx.el.p(say("papers.files.none"), class_name="muted"),
            ),
            class_name="grid gap-3",
        ),
    )


def policy(one: rx.Var[Any]) -> rx.Component:
    return rx.el.article(
        rx.el.div(
            rx.el.h3(one.insurer),
            rx.el.span(
                one.state,
                class_name="status",
                custom_attrs={"data-status": rx.cond(one.active, "CONFIRMED", "CANCELLED")},
            ),
            class_name="card-head",
        ),
        rx.el.dl(
            rx.cond(one.number != "", fact("papers.number", rx.el.span(one.number, class_name="nums"))),
            rx.cond(one.span != "", fact("papers.span", one.span)),
            rx.cond(one.clinic != "", fact("papers.clinic", one.clinic, phone(one), wide=True)),
            class_name="facts",
        ),
        source(one.source),
        class_name="card",
    )


def phone(one: rx.Var[Any]) -> rx.Component:
    return rx.cond(
        one.phone != "",
        rx.el.span(plain_link(one.phone, href=f"tel:{one.phone}", class_name="link tall nums"), class_name="block"),
    )
