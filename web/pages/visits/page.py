"""Visits: what took place, newest first, over all sources."""

from typing import Any

import reflex as rx

from web.components.frame import frame
from web.components.link import link, plain_link
from web.components.record import choose, listed, nothing, of_record, source
from web.live.forms import date_field, field, form
from web.pages.visits.state import VisitsState
from web.pages.visits.view import KINDS, PERIODS
from web.reader import say

WISH = VisitsState.wish


def visits() -> rx.Component:
    return frame(of_record("visits", VisitsState, shown), here="record")


def shown() -> rx.Component:
    return rx.fragment(
        rx.el.div(chips(), search(), class_name="grid gap-1"),
        rx.cond(VisitsState.rows.length() > 0, found(), none()),
    )


def chips() -> rx.Component:
    return rx.el.div(
        chip("period", "visits.period", WISH.period, "visits.ever", *(option(f"visits.{one}", one) for one in PERIODS)),
        chip("kind", "visits.kind", WISH.kind, "visits.any_kind", *(option(f"visit.{one}", one) for one in KINDS)),
        several("doctor", "visits.doctor", WISH.doctor, "visits.any_doctor", VisitsState.doctors),
        several("clinic", "visits.clinic", WISH.clinic, "visits.any_clinic", VisitsState.clinics),
        rx.cond(
            VisitsState.narrowed,
            link(say("find.clear"), to=f"/visits?patient={VisitsState.patient}", class_name="link tall px-2 small"),
        ),
        class_name="chips chips-line",
    )


def chip(part: str, label: str, value: rx.Var[str], anything: str, *options: Any) -> rx.Component:
    return choose(label, value, lambda one: VisitsState.narrow(part, one), option(anything, ""), *options)


def several(part: str, label: str, value: rx.Var[str], anything: str, choices: rx.Var[Any]) -> rx.Component:
    """Only where there is a choice."""
    return rx.cond((choices.length() > 1) | (value != ""), chip(part, label, value, anything, listed(choices)))


def option(key: str, value: str) -> rx.Component:
    return rx.el.option(say(key), value=value)


def search() -> rx.Component:
    typed = (WISH.text != "") | (WISH.since != "") | (WISH.until != "")
    return rx.el.details(
        rx.el.summary(say("visits.search"), class_name="link tall small"),
        form(
            field("text", "visits.text", optional=True, value=WISH.text, hint=say("visits.text.hint"), max_length=80),
            rx.el.div(
                date_field("since", "visits.since", optional=True, value=WISH.since),
                date_field("until", "visits.until", optional=True, value=WISH.until),
                class_name="flex flex-wrap gap-x-8 gap-y-4",
            ),
            label=say("visits.show"),
            button="button",
            answered=VisitsState.answered,
            on_send=VisitsState.search,
            key=WISH.text + WISH.since + WISH.until,
        ),
        open=typed,
        class_name="search-more",
        custom_attrs={"data-online": ""},
    )


def found() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.p(VisitsState.count, class_name="muted"),
            rx.cond(
                VisitsState.file != "",
                plain_link(say("visits.pdf"), href=VisitsState.file, class_name="button", download=True),
            ),
            class_name="flex flex-wrap gap-3 items-center justify-between",
        ),
        rx.foreach(
            VisitsState.rows,
            lambda one: rx.fragment(rx.cond(one.year != "", rx.el.h2(one.year, class_name="year nums")), row(one)),
        ),
        rx.cond(
            VisitsState.cursor != "",
            rx.el.button(say("visits.more"), on_click=VisitsState.more, class_name="button justify-self-start"),
        ),
        class_name="grid gap-2",
    )


def row(one: rx.Var[Any]) -> rx.Component:
    return link(
        rx.el.span(rx.el.b(one.day), rx.el.span(one.month, class_name="small muted"), class_name="row-when"),
        rx.el.span(
            rx.el.span(one.title, class_name="block font-strong"),
            rx.cond(one.by != "", rx.el.span(one.by, class_name="block muted small")),
            rx.cond(one.about != "", rx.el.span(one.about, class_name="block row-about")),
            source(one.source),
        ),
        rx.el.span(rx.el.span(one.kind, class_name="tag"), class_name="row-end"),
        to=f"/visits/{one.id}",
        class_name="row row-visit",
    )


def none() -> rx.Component:
    return rx.cond(
        VisitsState.narrowed,
        nothing(
            "visits.none.so",
            "visits.none.so.text",
            rx.el.p(link(say("visits.all"), to=f"/visits?patient={VisitsState.patient}", class_name="button")),
        ),
        nothing("visits.none", "visits.none.text"),
    )
