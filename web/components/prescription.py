"""A prescription as a row."""

from typing import Any

import reflex as rx

from web.components.link import link
from web.components.record import source
from web.reader import say


def prescription_row(one: rx.Var[Any], *, visit: bool = False) -> rx.Component:
    """`visit`: with a link to the visit it belongs to."""
    return rx.el.li(
        rx.el.span(
            rx.el.b(one.medicine, class_name="block"),
            rx.cond(one.dosage != "", rx.el.span(one.dosage, class_name="block")),
            rx.el.span(one.by, class_name="block muted small"),
            rx.cond(
                (one.visit != "") & visit,
                link(say("results.visit"), to=f"/visits/{one.visit}", class_name="link tall small"),
            ),
            source(one.source),
        ),
        rx.el.span(
            rx.el.span(
                one.status,
                class_name="status",
                custom_attrs={"data-status": rx.cond(one.active, "CONFIRMED", "CANCELLED")},
            ),
            rx.cond(one.active & (one.until != ""), rx.el.span(one.until, class_name="block muted small")),
            class_name="row-end",
        ),
        class_name="row row-wide",
    )
