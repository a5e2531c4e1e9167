"""A person one acts for, or who acts for one, as a row; and the choice of what is allowed."""

from typing import Any

import reflex as rx

from web.components.link import link
from web.live.forms import code_field, form, tick
from web.reader import say


def acting_row(view: rx.Var[Any], name: rx.Var[str]) -> rx.Component:
    return link(
        rx.el.span(
            rx.el.span(name, class_name="block font-strong"),
            rx.el.span(view.about, class_name="block muted small"),
        ),
        rx.el.span(
            rx.cond(view.state == "ACTIVE", rx.el.span(view.can, class_name="block small")),
            rx.el.span(state(view)),
            class_name="row-end",
        ),
        to=f"/family/{view.id}",
        class_name="row row-wide",
    )


def state(view: rx.Var[Any]) -> rx.Component:
    """In shape and words: in force, awaited, over."""
    marks = {"ACTIVE": "CONFIRMED", "PROPOSED": "PENDING"}
    return rx.el.span(
        view.state_words,
        rx.cond((view.state == "ACTIVE") & (view.until != ""), ", " + view.until, ""),
        class_name="status",
        custom_attrs={
            "data-status": rx.match(view.state, *((code, mark) for code, mark in marks.items()), "CANCELLED")
        },
    )


def scope_ticks(book: Any = True, visits: Any = True, documents: Any = True) -> rx.Component:
    given = {"book": book, "visits": visits, "documents": documents}
    return rx.el.div(
        *(tick(name, f"acting.{name}.tick", "add.scopes", checked=checked) for name, checked in given.items()),
        class_name="people",
    )


def code_form(sent: rx.Var[Any], answered: rx.Var[str], on_send: Any, *extra: Any) -> rx.Component:
    """Asks for the code that is on its way."""
    return rx.el.div(
        rx.el.p(sent.words),
        form(code_field(), label=say("code.confirm"), answered=answered, on_send=on_send, key=sent.handle),
        *extra,
        class_name="stack",
    )
