"""Clinic systems: how each is doing, and one of them with its clinics, to pause, resume and read anew."""

from typing import Any

import reflex as rx

from web.components.frame import frame
from web.components.freshness import freshness
from web.components.link import link
from web.components.nothing import failed, missing, second_factor_first, sign_in_first
from web.components.refusal import refusal
from web.live import follow, press
from web.pages.systems.state import SystemsState, SystemState
from web.reader import say

LOOK_SECONDS = 10


def systems() -> rx.Component:
    return frame(_screen(SystemsState, "systems.title", listed), look=SystemsState.load)


def system() -> rx.Component:
    return frame(
        rx.el.p(link("‹ ", say("systems.title"), to="/desk/systems", class_name="link small")),
        _screen(SystemState, "systems.title", one_system),
        look=SystemState.look,
    )


def _screen(state: Any, title: str, shown: Any) -> rx.Component:
    return rx.match(
        rx.cond(state.is_hydrated, state.phase, "loading"),
        ("shown", shown()),
        ("missing", missing()),
        ("guest", sign_in_first()),
        ("factor", second_factor_first()),
        ("failed", failed(state.load)),
        rx.el.div(rx.el.h1(say(title)), rx.el.div(class_name="bone-line min-h-32"), class_name="stack"),
    )


def listed() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.h1(say("systems.title")), rx.el.p(say("systems.lead"), class_name="muted"), class_name="grid gap-1"
        ),
        rx.cond(
            SystemsState.systems.length() > 0,
            rx.el.ul(rx.foreach(SystemsState.systems, card), class_name="cards"),
            rx.el.div(
                rx.el.h2(say("systems.none")),
                rx.el.p(say("systems.none.text"), class_name="muted"),
                class_name="notice",
            ),
        ),
        follow(SystemsState.phase == "shown", SystemsState.load, LOOK_SECONDS),
        class_name="stack",
    )


def card(one: rx.Var[Any]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            link(one.title, to=f"/desk/systems/{one.name}", class_name="card-name"), state(one), class_name="card-head"
        ),
        facts(one),
        class_name="card",
    )


def state(one: rx.Var[Any]) -> rx.Component:
    return rx.el.p(
        rx.el.span(class_name="age-dot", aria_hidden="true"),
        one.words,
        class_name="age",
        custom_attrs={"data-state": one.like},
    )


def facts(one: rx.Var[Any]) -> rx.Component:
    return rx.el.dl(
        fact("systems.fact.clinics", rx.el.span(one.clinics), rx.cond(one.troubled != "", line(one.troubled))),
        fact("systems.fact.last", one.last),
        fact("systems.fact.oldest", one.oldest),
        fact("systems.fact.lag", one.lag),
        fact("systems.fact.unsettled", one.unsettled),
        rx.cond(one.fault != "", fact("systems.fact.fault", one.fault)),
        class_name="facts",
    )


def line(words: rx.Var[str]) -> rx.Component:
    return rx.el.span(words, class_name="block small muted")


def fact(key: str, *value: Any) -> rx.Component:
    return rx.el.div(rx.el.dt(say(key)), rx.el.dd(*value, class_name="nums"))


def one_system() -> rx.Component:
    one = SystemState.system
    return rx.el.div(
        rx.el.div(rx.el.h1(one.title), state(one), class_name="grid gap-1"),
        facts(one),
        rx.el.p(say("systems.abilities"), ": ", one.can, class_name="muted small"),
        refusal(SystemState.refusal, SystemState.answered, lambda _slot, _key: SystemState.hush, SystemState.hush),
        rx.el.div(rx.cond(SystemState.said != "", rx.el.p(SystemState.said, class_name="notice")), role="status"),
        rx.cond(one.yours, deeds(one, "", one.name)),
        clinics(),
        follow(SystemState.phase == "shown", SystemState.look, LOOK_SECONDS),
        class_name="stack",
    )


def deeds(one: rx.Var[Any], clinic: Any, name: Any) -> rx.Component:
    """`clinic` "" is the whole system; `name` tells one button from another."""
    return rx.el.div(
        rx.cond(
            one.paused,
            _deed("systems.resume", f"resume:{name}", lambda key: SystemState.resume(clinic, key), "button-main"),
            rx.fragment(
                _deed("systems.resync", f"resync:{name}", lambda key: SystemState.resync(clinic, key), ""),
                _deed("systems.pause", f"pause:{name}", lambda key: SystemState.pause(clinic, key), ""),
            ),
        ),
        class_name="deeds",
    )


def _deed(key: str, intention: Any, on_press: Any, look: str) -> rx.Component:
    return press(
        say(key),
        intention=intention,
        answered=SystemState.answered,
        on_press=on_press,
        class_name=f"button {look}".strip(),
    )


def clinics() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(say("systems.readings"), " ", rx.el.span(SystemState.total, class_name="muted nums")),
            rx.el.span(
                rx.el.select(
                    rx.el.option(say("systems.all"), value=""),
                    rx.el.option(say("systems.only_failing"), value="1"),
                    value=SystemState.failing,
                    on_change=SystemState.narrow,
                    custom_attrs={"aria-label": say("systems.which")},
                ),
                class_name="chip",
                custom_attrs={"data-on": rx.cond(SystemState.failing != "", "true", "false")},
            ),
            class_name="notice-row",
        ),
        rx.cond(
            SystemState.readings.length() > 0,
            rx.el.ul(rx.foreach(SystemState.readings, reading), class_name="grid gap-2"),
            rx.el.p(say("systems.no_readings"), class_name="notice"),
        ),
        rx.cond(
            SystemState.cursor != "",
            rx.el.button(say("journal.more"), on_click=SystemState.more, class_name="button"),
        ),
        class_name="stack",
    )


def reading(one: rx.Var[Any]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.b(one.name),
            rx.el.span(one.address, class_name="block muted small"),
            freshness(one.freshness),
            rx.cond(one.about != "", line(one.about)),
            rx.cond(one.fault != "", rx.el.span(one.fault, class_name="fault block")),
        ),
        rx.cond(one.yours, rx.el.div(deeds(one, one.id, one.id), class_name="row-end")),
        class_name="row row-wide",
    )
