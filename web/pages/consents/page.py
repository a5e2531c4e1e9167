"""Consents: what was agreed to, when, in which words; given and taken back."""

from typing import Any

import reflex as rx

from web.components.frame import frame
from web.components.link import link
from web.components.nothing import failed, sign_in_first
from web.components.refusal import refusal
from web.live import press
from web.pages.consents.state import ConsentsState
from web.reader import say


def consents() -> rx.Component:
    return frame(
        rx.match(
            rx.cond(ConsentsState.is_hydrated, ConsentsState.phase, "loading"),
            ("shown", shown()),
            ("guest", sign_in_first()),
            ("failed", failed(ConsentsState.load)),
            rx.el.div(rx.el.h1(say("consents.title")), rx.el.div(class_name="bone-line min-h-32"), class_name="stack"),
        )
    )


def shown() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.h1(say("consents.title")), rx.el.p(say("consents.lead"), class_name="muted"), class_name="grid gap-1"
        ),
        refusal(
            ConsentsState.refusal, ConsentsState.answered, lambda _slot, _key: ConsentsState.hush, ConsentsState.hush
        ),
        rx.cond(
            ConsentsState.back != "",
            rx.el.p(link(say("consents.back"), to=ConsentsState.back, class_name="button button-main")),
        ),
        rx.foreach(ConsentsState.consents, consent),
        class_name="stack narrow",
    )


def consent(one: rx.Var[Any]) -> rx.Component:
    return rx.el.section(
        rx.el.h2(one.title),
        rx.el.p(
            rx.el.span(
                one.state,
                class_name="status",
                custom_attrs={"data-status": rx.cond(one.given, "CONFIRMED", "CANCELLED")},
            ),
            rx.cond(one.required, rx.el.span(say("consents.required"), class_name="block muted small")),
        ),
        rx.el.details(
            rx.el.summary(say("consents.read"), class_name="link min-h-touch"),
            rx.el.p(one.text, class_name="whitespace-pre-line"),
            rx.el.p(one.version, class_name="muted small"),
        ),
        rx.cond(one.given, rx.cond(ConsentsState.asking == one.kind, sure(one), take_back(one)), give(one)),
        class_name="card",
    )


def give(one: rx.Var[Any]) -> rx.Component:
    return rx.el.p(
        press(
            say("consents.give"),
            intention=f"give:{one.kind}",
            answered=ConsentsState.answered,
            on_press=lambda key: ConsentsState.give(one.kind, key),
            class_name="button button-main",
        )
    )


def take_back(one: rx.Var[Any]) -> rx.Component:
    return rx.el.p(
        rx.el.button(say("consents.withdraw"), on_click=ConsentsState.ask(one.kind), class_name="button button-danger")
    )


def sure(one: rx.Var[Any]) -> rx.Component:
    return rx.el.div(
        rx.el.h3(say("consents.sure")),
        rx.el.p(one.sure),
        rx.el.div(
            rx.el.button(say("member.end.no"), on_click=ConsentsState.ask(""), class_name="button button-main"),
            press(
                say("consents.withdraw"),
                intention=f"withdraw:{one.kind}",
                answered=ConsentsState.answered,
                on_press=lambda key: ConsentsState.withdraw(one.kind, key),
                class_name="button button-danger",
            ),
            class_name="deeds",
        ),
        role="alert",
        class_name="refusal",
    )
