"""What stands where there is nothing to show: no such page, no answer, nobody signed in."""

from typing import Any

import reflex as rx
from reflex.vars.function import ArgsFunctionOperation
from reflex_components_core.base.error_boundary import ErrorBoundary

from web.components.link import link, plain_link, second_factor_link, sign_in_link
from web.reader import say
from web.text import en, ru


def missing() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("missing.title")),
        rx.el.p(say("missing.text"), class_name="muted"),
        rx.el.p(link(say("missing.home"), to="/", class_name="button button-main")),
        class_name="stack",
    )


def failed(again: Any) -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("error.title")),
        rx.el.div(
            rx.el.p(say("trouble")),
            rx.el.p(rx.el.button(say("again"), on_click=again, class_name="button")),
            class_name="refusal",
            role="alert",
        ),
        class_name="stack",
    )


def sign_in_first() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("sign_in.needed")),
        rx.el.p(say("sign_in.why"), class_name="muted"),
        rx.el.p(sign_in_link("button button-main")),
        class_name="stack",
    )


def second_factor_first() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("factor.needed")),
        rx.el.p(say("factor.why"), class_name="muted"),
        rx.el.p(second_factor_link("button button-main")),
        class_name="stack",
    )


def stumble() -> rx.Component:
    """Around everything: when drawing fails. Both languages at once, as nothing may be relied on here."""
    fallback = rx.el.div(
        rx.el.h1(ru.WORDS["error.title"]),
        rx.el.p(ru.WORDS["error.text"], " ", rx.el.span(en.WORDS["error.text"], lang="en")),
        rx.el.p(plain_link(ru.WORDS["error.reload"], " / ", en.WORDS["error.reload"], href="", class_name="button")),
        class_name="frame content",
    )
    return ErrorBoundary.create(fallback_render=ArgsFunctionOperation.create(("problem",), rx.Var.create(fallback)))
