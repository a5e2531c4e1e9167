"""Journal: who looked at the data or changed it, when, why and through what."""

from typing import Any

import reflex as rx

from web.components.frame import frame
from web.components.link import plain_link
from web.components.nothing import failed, missing, second_factor_first, sign_in_first
from web.pages.journal.state import DEEDS, JournalState
from web.reader import say


def journal() -> rx.Component:
    return frame(
        rx.match(
            rx.cond(JournalState.is_hydrated, JournalState.phase, "loading"),
            ("shown", rx.fragment(head(), chips(), chain(), entries())),
            ("missing", missing()),
            ("guest", sign_in_first()),
            ("factor", second_factor_first()),
            ("failed", failed(JournalState.load)),
            rx.el.div(rx.el.h1(say("journal.title")), rx.el.div(class_name="bone-line min-h-32"), class_name="stack"),
        )
    )


def head() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("journal.title")), rx.el.p(say("journal.lead"), class_name="muted"), class_name="grid gap-1"
    )


def chips() -> rx.Component:
    deeds = [rx.el.option(say(f"journal.{one}"), value=one) for one in DEEDS]
    return rx.el.div(
        rx.cond(
            JournalState.people.length() > 1,
            chip(
                "patient",
                "journal.whose",
                JournalState.patient,
                rx.foreach(JournalState.people, lambda one: rx.el.option(one.label, value=one.value)),
            ),
        ),
        chip(
            "deed",
            "journal.deeds",
            JournalState.deed,
            rx.el.option(say("journal.all"), value=""),
            rx.el.option(say("journal.others"), value="others"),
            *deeds,
        ),
        class_name="chips",
    )


def chip(part: str, label: str, value: rx.Var[str], *options: Any) -> rx.Component:
    return rx.el.span(
        rx.el.select(
            *options,
            value=value,
            on_change=lambda chosen: JournalState.narrow(part, chosen),
            custom_attrs={"aria-label": say(label)},
        ),
        class_name="chip",
        custom_attrs={"data-on": rx.cond(value != "", "true", "false")},
    )


def chain() -> rx.Component:
    """Whether anybody has been at the entries."""
    return rx.el.div(
        rx.cond(
            JournalState.whole,
            rx.el.p(say("journal.intact"), class_name="well"),
            rx.el.p(say("journal.broken"), class_name="fault", role="alert"),
        ),
        plain_link(say("journal.export"), href=JournalState.file, class_name="button", download=True),
        class_name="notice notice-row",
    )


def entries() -> rx.Component:
    return rx.cond(
        JournalState.entries.length() > 0,
        rx.el.div(
            rx.el.ol(rx.foreach(JournalState.entries, entry), class_name="timeline"),
            rx.cond(
                JournalState.cursor != "",
                rx.el.button(say("journal.more"), on_click=JournalState.more, class_name="button"),
            ),
            class_name="stack",
        ),
        rx.el.div(
            rx.el.h2(say("journal.none")), rx.el.p(say("journal.none.text"), class_name="muted"), class_name="notice"
        ),
    )


def entry(one: rx.Var[Any]) -> rx.Component:
    return rx.el.li(
        rx.el.b(one.who),
        rx.el.span(one.text, class_name="block"),
        rx.cond(one.reason != "", rx.el.span(one.reason, class_name="block")),
        rx.el.span(one.when, " · ", one.how, class_name="block muted small nums"),
    )
