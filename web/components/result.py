"""A result: each value with its reference range drawn, in words, and what it was before."""

from typing import Any

import reflex as rx

from web.components.link import link
from web.components.record import source
from web.reader import say

TOP, THICK, MIDDLE = "7", "10", "12"


def result(one: rx.Var[Any], *, visit: bool = False) -> rx.Component:
    """`visit`: with a link to the visit it belongs to, where the result does not stand within that visit."""
    return rx.el.article(
        rx.el.div(
            (rx.el.h2 if visit else rx.el.h3)(one.title),
            rx.cond(one.status != "", rx.el.span(one.status, class_name="tag")),
            class_name="card-head",
        ),
        rx.el.p(one.day, rx.cond(one.by != "", ", " + one.by, ""), class_name="muted small -mt-2"),
        rx.cond(
            one.measured.length() > 0,
            rx.el.ul(rx.foreach(one.measured, value), class_name="values"),
        ),
        rx.cond(one.conclusion != "", rx.el.p(one.conclusion, class_name="told")),
        rx.cond(
            (one.visit != "") & visit,
            link(say("results.visit"), to=f"/visits/{one.visit}", class_name="link tall small"),
        ),
        source(one.source),
        class_name="card",
        id=f"r-{one.id}",
    )


def value(one: rx.Var[Any]) -> rx.Component:
    """The bar is for the eye: all it shows is said in words beside it."""
    return rx.el.li(
        rx.el.span(one.name, class_name="value-name"),
        rx.el.span(
            rx.el.b(one.text, class_name="nums"),
            rx.cond(one.words != "", rx.el.span(one.words, class_name="finding", custom_attrs={"data-tone": one.tone})),
            class_name="value-told",
        ),
        rx.cond(
            one.mark != "",
            bar(one),
            rx.cond(
                one.usual != "", rx.el.span(say("results.range"), " ", one.usual, class_name="muted small value-bar")
            ),
        ),
        rx.cond(one.note != "", rx.el.span(one.note, class_name="muted small value-wide")),
        rx.cond(one.before.length() > 0, earlier(one)),
        class_name="value",
    )


def bar(one: rx.Var[Any]) -> rx.Component:
    """The usual range as a band with its ends, the value as a mark: round inside it, pointed outside."""
    return rx.el.span(
        rx.el.span(say("results.range"), " ", one.usual, class_name="sr-only"),
        rx.el.svg(
            rx.el.svg.rect(x="0", y=TOP, width="100%", height=THICK, rx="5", class_name="bar-all"),
            rx.el.svg.rect(x=one.start, y=TOP, width=one.width, height=THICK, class_name="bar-usual"),
            end(one.start, one.low),
            end(one.high_at, one.high),
            rx.el.svg(mark(one.tone), overflow="visible", custom_attrs={"x": one.mark, "y": MIDDLE}),
            class_name="bar",
            custom_attrs={"aria-hidden": "true", "data-tone": one.tone},
        ),
        class_name="value-bar",
    )


def end(place: rx.Var[str], words: rx.Var[str]) -> rx.Component:
    return rx.cond(words != "", rx.el.svg.text(words, x=place, y="33", text_anchor="middle", class_name="bar-end"))


def mark(tone: rx.Var[str]) -> rx.Component:
    return rx.cond(
        (tone == "low") | (tone == "high") | (tone == "other"),
        rx.el.svg.path(d="M0-9 7 0 0 9-7 0z", class_name="bar-mark"),
        rx.el.svg.circle(r="6", class_name="bar-mark"),
    )


def earlier(one: rx.Var[Any]) -> rx.Component:
    return rx.el.details(
        rx.el.summary(say("results.before"), class_name="link small"),
        rx.el.ul(
            rx.foreach(
                one.before,
                lambda point: rx.el.li(
                    rx.el.span(point.day, class_name="muted"),
                    rx.el.b(point.text),
                    rx.cond(point.words != "", rx.el.span(point.words, class_name="muted")),
                ),
            ),
            class_name="earlier nums small",
        ),
        class_name="value-wide",
    )
