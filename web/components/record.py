"""What the screens of a record share: its parts as tabs, whose it is, what it lacks, where a thing comes from."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from web.components.icon import attention
from web.components.link import link
from web.components.nothing import failed, missing, sign_in_first
from web.reader import say

# on a phone the row of tabs is longer than the screen
SEE_TAB = "document.querySelector('.tab[aria-current]')?.scrollIntoView({inline: 'center', block: 'nearest'})"
TABS = ("visits", "results", "prescriptions", "referrals", "vaccinations", "papers")


def of_record(here: str, state: Any, shown: Callable[[], rx.Component]) -> rx.Component:
    """A screen of the record in each of its phases; `state` has `phase`, `people`, `patient`, `notes`, `load`."""
    return rx.fragment(
        look(),
        rx.match(
            rx.cond(state.is_hydrated, state.phase, "loading"),
            ("shown", rx.fragment(head(here, state), notes(state.notes, state.load), shown())),
            ("closed", rx.fragment(head(here, state), nothing("record.closed", "record.closed.text"))),
            ("nobody", nobody(here)),
            ("missing", missing()),
            ("guest", sign_in_first()),
            ("failed", failed(state.load)),
            bones(here),
        ),
    )


def look() -> rx.Component:
    """The stylesheet of these screens; by its precedence it is there before they are drawn."""
    return rx.el.link(rel="stylesheet", href="/record.css", custom_attrs={"precedence": "record"})


def head(here: str, state: Any) -> rx.Component:
    return rx.el.div(
        rx.el.h1(say(f"{here}.title")),
        rx.cond(
            state.people.length() > 1,
            rx.el.div(choose("record.whose", state.patient, state.of, listed(state.people)), class_name="chips"),
        ),
        tabs(here, state.patient),
        class_name="grid gap-3",
    )


def tabs(here: str, patient: Any = "") -> rx.Component:
    return rx.el.nav(
        *(
            link(
                say(f"record.{one}"),
                to=f"/{one}?patient={patient}",
                class_name="tab",
                custom_attrs={"aria-current": "page"} if one == here else {},
            )
            for one in TABS
        ),
        class_name="tabs",
        on_mount=rx.call_script(SEE_TAB),
        custom_attrs={"aria-label": say("nav.record")},
    )


def choose(label: str, value: rx.Var[str], on_choose: Any, *options: Any) -> rx.Component:
    return rx.el.span(
        rx.el.select(*options, value=value, on_change=on_choose, custom_attrs={"aria-label": say(label)}),
        class_name="chip",
        custom_attrs={"data-on": rx.cond(value != "", "true", "false")},
    )


def listed(choices: rx.Var[Any]) -> rx.Component:
    return rx.foreach(choices, lambda one: rx.el.option(one.label, value=one.value))


def notes(found: rx.Var[Any], again: Any) -> rx.Component:
    """What is missing, said plainly and before anything else."""
    return rx.cond(
        found.length() > 0,
        rx.el.div(rx.el.ul(rx.foreach(found, lambda one: note(one, again)), class_name="lacks"), role="status"),
    )


def note(one: rx.Var[Any], again: Any) -> rx.Component:
    return rx.el.li(
        attention(),
        rx.el.span(one.words),
        rx.cond(
            one.href != "",
            link(say("record.documents"), to=one.href, class_name="button"),
            rx.cond(one.again, rx.el.button(say("record.again"), on_click=again, class_name="button")),
        ),
    )


def source(words: rx.Var[str]) -> rx.Component:
    """Where it comes from and how old it is; left out where it has been said for all of it."""
    return rx.cond(words != "", rx.el.span(say("record.source"), " ", words, class_name="block muted small source"))


def nothing(title: str, text: str, *more: Any) -> rx.Component:
    return rx.el.div(rx.el.h2(say(title)), rx.el.p(say(text), class_name="muted"), *more, class_name="notice")


def nobody(here: str) -> rx.Component:
    return rx.fragment(rx.el.h1(say(f"{here}.title")), nothing("record.nobody", "record.nobody.text"))


def bones(here: str) -> rx.Component:
    return rx.fragment(
        rx.el.h1(say(f"{here}.title")),
        rx.el.p(say("record.loading"), class_name="muted", role="status"),
        rx.el.div(*(rx.el.div(class_name="bone-line min-h-24") for _ in range(3)), class_name="grid gap-2"),
    )
