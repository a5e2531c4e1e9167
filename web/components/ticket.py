"""The ticket itself: a sheet and a stub held by a perforation."""

from typing import Any

import reflex as rx

from web.components.link import outside, plain_link
from web.reader import say


def ticket(view: rx.Var[Any]) -> rx.Component:
    """`view` is a TicketView. It must read well in grey, on paper, and with no network."""
    return rx.el.article(
        rx.el.div(strip(view), when(view), facts(view), class_name="ticket-main"),
        stub(view),
        class_name="ticket",
        custom_attrs={"data-closed": rx.cond(view.closed, "true", "false")},
    )


def strip(view: rx.Var[Any]) -> rx.Component:
    return rx.el.div(
        rx.el.span(say("ticket.title"), class_name="ticket-word"),
        rx.el.span(view.status_words, class_name="status", custom_attrs={"data-status": view.status}),
        class_name="ticket-strip",
    )


def when(view: rx.Var[Any]) -> rx.Component:
    return rx.el.div(
        rx.el.p(
            rx.el.span(view.time, class_name="ticket-time"),
            rx.el.span(view.day, class_name="ticket-day"),
            class_name="ticket-when",
        ),
        rx.cond(view.zone_words != "", rx.el.p(view.zone_words, class_name="muted small")),
        class_name="grid gap-1",
    )


def facts(view: rx.Var[Any]) -> rx.Component:
    return rx.el.dl(
        fact("ticket.doctor", rx.el.b(view.doctor), rx.el.span(view.specialty, class_name="block muted")),
        rx.cond(view.room != "", fact("ticket.room", rx.el.b(view.room))),
        fact("ticket.patient", view.patient),
        fact("ticket.clinic", view.clinic, rx.el.span(view.address, class_name="block muted"), way(view), wide=True),
        rx.cond(view.reason != "", fact("ticket.reason", view.reason, wide=True)),
        class_name="facts",
    )


def fact(key: str, *value: Any, wide: bool = False) -> rx.Component:
    return rx.el.div(rx.el.dt(say(key)), rx.el.dd(*value), class_name="wide" if wide else "")


def way(view: rx.Var[Any]) -> rx.Component:
    return rx.el.span(
        rx.cond(
            view.map_href != "",
            outside(say("ticket.map"), href=view.map_href, class_name="link"),
        ),
        rx.cond(view.phone != "", plain_link(view.phone, href=f"tel:{view.phone}", class_name="link nums")),
        class_name="flex flex-wrap gap-x-4",
    )


def stub(view: rx.Var[Any]) -> rx.Component:
    return rx.el.div(
        rx.el.p(
            rx.el.span(say("ticket.code"), class_name="block muted small"),
            rx.el.span(view.code, class_name="ticket-code"),
        ),
        rx.cond(
            view.qr != "",
            rx.el.div(
                role="img",
                class_name="qr",
                custom_attrs={
                    "aria-label": say("ticket.qr").replace("{code}", view.code),
                    "dangerouslySetInnerHTML": {"__html": view.qr},
                },
            ),
        ),
        class_name="ticket-stub",
    )
