"""A file of a record as a row: it is fetched from its source when it is opened."""

from typing import Any

import reflex as rx

from web.components.link import plain_link
from web.components.record import source
from web.reader import say


def file_row(one: rx.Var[Any]) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            rx.el.b(one.title, class_name="block"),
            rx.el.span(one.about, class_name="block muted small nums"),
            source(one.source),
        ),
        plain_link(
            say("papers.open"),
            href=one.href,
            download=True,
            class_name="button row-end",
            custom_attrs={"aria-label": say("papers.open") + ": " + one.title},
        ),
        class_name="row row-wide",
    )
