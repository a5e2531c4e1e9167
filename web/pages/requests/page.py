"""My data: what one may ask of those who keep it, and what came of it."""

from typing import Any

import reflex as rx

from web.components.frame import frame
from web.components.link import plain_link
from web.components.nothing import failed, sign_in_first
from web.components.refusal import refusal
from web.live import follow, press
from web.live.forms import choice, field, form, option
from web.pages.requests.state import RequestsState
from web.reader import say

LOOK_SECONDS = 5
KINDS = [option(one, f"requests.{one}", f"requests.{one}.hint") for one in ("EXPORT", "CORRECT", "RESTRICT", "ERASE")]


def requests() -> rx.Component:
    return frame(
        rx.match(
            rx.cond(RequestsState.is_hydrated, RequestsState.phase, "loading"),
            ("shown", shown()),
            ("guest", sign_in_first()),
            ("failed", failed(RequestsState.load)),
            rx.el.div(rx.el.h1(say("requests.title")), rx.el.div(class_name="bone-line min-h-32"), class_name="stack"),
        )
    )


def shown() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.h1(say("requests.title")), rx.el.p(say("requests.lead"), class_name="muted"), class_name="grid gap-1"
        ),
        refusal(
            RequestsState.refusal, RequestsState.answered, lambda _slot, _key: RequestsState.hush, RequestsState.hush
        ),
        rx.el.div(rx.cond(RequestsState.said != "", rx.el.p(RequestsState.said, class_name="notice")), role="status"),
        listed(),
        rx.cond(RequestsState.people.length() > 0, asking()),
        class_name="stack narrow",
    )


def listed() -> rx.Component:
    return rx.cond(
        RequestsState.requests.length() > 0,
        rx.el.section(
            rx.el.h2(say("requests.yours")),
            rx.foreach(RequestsState.requests, row),
            # an export is ready within seconds
            follow(RequestsState.requests[0].open, RequestsState.load, LOOK_SECONDS),
            class_name="grid gap-2",
        ),
    )


def row(one: rx.Var[Any]) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.p(rx.el.b(one.title)),
            rx.el.p(rx.el.span(one.state, class_name="status", custom_attrs={"data-status": one.mark})),
            rx.cond(one.clock != "", rx.el.p(one.clock, class_name="muted small")),
            rx.cond(one.answer != "", rx.el.p(one.answer)),
        ),
        rx.el.div(
            rx.cond(
                one.file != "", plain_link(say("requests.file"), href=one.file, class_name="button", download=True)
            ),
            rx.cond(
                one.open,
                press(
                    say("requests.withdraw"),
                    intention=f"withdraw:{one.id}",
                    answered=RequestsState.answered,
                    on_press=lambda key: RequestsState.withdraw(one.id, key),
                    class_name="button",
                ),
            ),
            class_name="deeds row-end",
        ),
        class_name="row row-wide",
    )


def asking() -> rx.Component:
    return form(
        rx.cond(
            RequestsState.people.length() > 1,
            field("patient", "requests.whose", options=RequestsState.people),
            rx.el.input(type="hidden", name="patient", value=RequestsState.people[0]["value"], read_only=True),
        ),
        choice("kind", "requests.kind", KINDS),
        field("words", "requests.words", rows=3, optional=True),
        label=say("requests.send"),
        answered=RequestsState.answered,
        on_send=RequestsState.make,
        # a request that was made leaves the form empty
        key=RequestsState.requests.length().to_string(),
    )
