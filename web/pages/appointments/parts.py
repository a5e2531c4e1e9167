"""Parts of My appointments."""

from typing import Any

import reflex as rx

from web.components.link import link
from web.components.ticket import ticket
from web.pages.appointments.state import AppointmentsState
from web.reader import say


def soonest() -> rx.Component:
    first = AppointmentsState.upcoming[0]
    return rx.el.section(
        rx.el.h2(say("mine.next")),
        ticket(first),
        rx.el.p(link(say("mine.open"), to=f"/ticket/{first.code}", class_name="button button-main")),
        class_name="stack",
    )


def rest() -> rx.Component:
    return rx.cond(
        AppointmentsState.upcoming.length() > 1,
        rx.el.section(
            rx.el.h2(say("mine.later")),
            rx.foreach(AppointmentsState.upcoming[1:], row),
            class_name="grid gap-2",
        ),
    )


def past() -> rx.Component:
    return rx.cond(
        AppointmentsState.past.length() > 0,
        rx.el.section(
            rx.el.div(
                rx.el.h2(say("mine.past")),
                link(say("mine.visits"), to="/visits", class_name="link tall small"),
                class_name="flex flex-wrap gap-x-6 items-center justify-between",
            ),
            rx.foreach(AppointmentsState.past, row),
            rx.cond(
                AppointmentsState.cursor != "",
                rx.el.button(say("mine.more"), on_click=AppointmentsState.more, class_name="button justify-self-start"),
            ),
            class_name="grid gap-2",
        ),
    )


def row(view: rx.Var[Any]) -> rx.Component:
    return link(
        rx.el.span(rx.el.b(view.time), rx.el.span(view.short_day, class_name="small muted"), class_name="row-when"),
        rx.el.span(
            rx.el.span(view.doctor, class_name="block font-strong"),
            rx.el.span(view.specialty, ", ", view.clinic, class_name="block muted small"),
        ),
        rx.el.span(
            rx.cond(view.whose != "", rx.el.span(view.whose, class_name="tag")),
            rx.el.span(view.status_words, class_name="status", custom_attrs={"data-status": view.status}),
            class_name="row-end flex flex-wrap gap-2 items-center",
        ),
        to=f"/ticket/{view.code}",
        class_name="row",
    )


def none() -> rx.Component:
    return rx.el.div(
        rx.el.h2(say("mine.none")),
        rx.el.p(say("mine.none.text"), class_name="muted"),
        rx.el.p(link(say("nav.find"), to="/", class_name="button button-main")),
        class_name="notice",
    )


def bones() -> rx.Component:
    return rx.el.div(
        rx.el.p(say("loading"), class_name="muted"),
        rx.el.div(class_name="ticket bone-line min-h-72"),
        *(rx.el.div(class_name="bone-line h-touch") for _ in range(3)),
        class_name="stack",
    )
