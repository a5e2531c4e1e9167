"""A referral as a card: to whom, until when, and the button that books with it."""

from typing import Any

import reflex as rx

from web.components.link import link
from web.components.record import source
from web.reader import say


def referral_card(one: rx.Var[Any], *, heading: Any = rx.el.h2) -> rx.Component:
    return rx.el.article(
        rx.el.div(
            heading(one.title),
            rx.el.span(one.state_words, class_name="status", custom_attrs={"data-status": mark(one)}),
            class_name="card-head",
        ),
        rx.cond(one.urgent, rx.el.p(say("referral.urgent"), class_name="text-warn font-strong")),
        rx.cond(one.until != "", rx.el.p(one.until, class_name=rx.cond(one.usable, "", "muted"))),
        rx.cond(one.where != "", rx.el.p(one.where)),
        rx.cond(one.reason != "", rx.el.p(one.reason, class_name="told")),
        rx.el.p(one.issued, rx.cond(one.number != "", ", " + one.number, ""), class_name="muted small"),
        rx.cond(one.help != "", rx.el.p(one.help, class_name="small")),
        ways(one),
        source(one.source),
        class_name="card",
        custom_attrs={"data-state": one.state},
    )


def mark(one: rx.Var[Any]) -> rx.Var[str]:
    """In the shapes of appointments: in force, waiting, over."""
    shape: rx.Var[str] = rx.match(
        one.state, ("USABLE", "CONFIRMED"), ("USED", "CONFIRMED"), ("ON_HOLD", "PENDING"), "CANCELLED"
    )
    return shape


def ways(one: rx.Var[Any]) -> rx.Component:
    return rx.cond(
        one.href != "",
        rx.el.p(link(say("referral.book"), to=one.href, class_name="button button-main"), class_name="deeds"),
        rx.cond(
            one.ticket != "",
            rx.el.p(link(one.ticket_words, to=f"/ticket/{one.ticket}", class_name="button"), class_name="deeds"),
        ),
    )
