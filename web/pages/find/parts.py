"""Parts of Find: the field, the chips, the results and what stands in for them."""

from typing import Any

import reflex as rx

from web.components.doctor_card import card_bones, doctor_card
from web.components.link import link, plain_link
from web.components.refusal import refusal
from web.live import follow, near, search
from web.pages.find.state import FindState, PlacesState
from web.reader import say

WHEN = ("today", "tomorrow", "week", "two_weeks")
FRESH_SECONDS = 45
HOURS = ("morning", "daytime", "evening")


def field() -> rx.Component:
    return search(
        value=FindState.wish.q,
        asked=FindState.asked,
        suggestions=FindState.suggestions,
        on_ask=FindState.ask,
        on_search=FindState.search,
    )


def chips() -> rx.Component:
    return rx.el.div(
        rx.cond(
            (PlacesState.people.length() > 1) | (FindState.wish.who != ""),
            chip("who", "find.who", FindState.wish.who, listed(PlacesState.people)),
        ),
        chip("where", "find.where", FindState.wish.where, first("find.anywhere"), listed(PlacesState.places)),
        chip(
            "when",
            "find.when",
            FindState.wish.when,
            first("find.anytime"),
            *(option(f"find.{one}", one) for one in WHEN),
        ),
        chip(
            "hours",
            "find.hours",
            FindState.wish.hours,
            first("find.any_hours"),
            *(option(f"find.{one}", one) for one in HOURS),
        ),
        near(FindState.wish.near != "", lambda place: FindState.narrow("near", place)),
        rx.cond(
            FindState.narrowed,
            link(say("find.clear"), to="/", class_name="link inline-flex items-center min-h-touch px-2 small"),
        ),
        class_name="chips chips-line",
    )


def chip(part: str, label: str, value: rx.Var[str], *options: rx.Component) -> rx.Component:
    return rx.el.span(
        rx.el.select(
            *options,
            value=value,
            on_change=lambda chosen: FindState.narrow(part, chosen),
            custom_attrs={"aria-label": say(label)},
        ),
        class_name="chip",
        custom_attrs={"data-on": rx.cond(value != "", "true", "false")},
    )


def first(key: str) -> rx.Component:
    return rx.el.option(say(key), value="")


def option(key: str, value: str) -> rx.Component:
    return rx.el.option(say(key), value=value)


def listed(choices: rx.Var[Any]) -> rx.Component:
    return rx.foreach(choices, lambda one: rx.el.option(one.label, value=one.value))


def popular() -> rx.Component:
    """Shortcuts, only while nothing is searched for yet."""
    return rx.cond(
        (FindState.wish.q == "") & (PlacesState.popular.length() > 0),
        rx.el.nav(
            rx.foreach(PlacesState.popular, lambda one: link(one.label, to=one.value, class_name="chip-link")),
            class_name="chips chips-line",
            custom_attrs={"aria-label": say("find.popular")},
        ),
    )


def results() -> rx.Component:
    return rx.el.section(
        follow(FindState.count != "", FindState.look, FRESH_SECONDS),
        rx.cond(
            FindState.failed,
            failure(),
            rx.cond(FindState.count == "", bones(), rx.cond(FindState.cards.length() > 0, found(), nobody())),
        ),
        custom_attrs={"aria-busy": rx.cond(FindState.count == "", "true", "false"), "aria-live": "polite"},
    )


def found() -> rx.Component:
    return rx.el.div(
        rx.cond(FindState.wish.referral != "", rx.el.p(say("find.referral"), class_name="notice")),
        rx.el.p(FindState.count, class_name="muted"),
        absent(),
        rx.el.div(
            rx.foreach(
                FindState.cards,
                lambda card: doctor_card(
                    card,
                    FindState.answered,
                    lambda slot, key: FindState.take(card.id, slot, key),
                    rx.cond(
                        FindState.refused == card.id,
                        refusal(
                            FindState.refusal,
                            FindState.answered,
                            lambda slot, key: FindState.take(card.id, slot, key),
                            FindState.hush,
                        ),
                    ),
                    carried=FindState.carried,
                ),
            ),
            class_name="cards",
        ),
        rx.cond(FindState.cursor != "", rx.el.button(say("find.more"), on_click=FindState.more, class_name="button")),
        class_name="stack",
    )


def bones() -> rx.Component:
    return rx.el.div(
        rx.el.p(say("loading"), class_name="muted"),
        rx.el.div(*(card_bones() for _ in range(4)), class_name="cards"),
        class_name="stack",
    )


def nobody() -> rx.Component:
    return rx.el.div(
        rx.el.h2(say("find.none.title")),
        rx.el.p(say("find.none.text"), class_name="muted"),
        rx.el.p(link(say("find.all"), to="/", class_name="button")),
        absent(),
        class_name="notice",
    )


def absent() -> rx.Component:
    """One calm line: clinics whose free times cannot be told now, and their telephones; several are folded away."""
    return rx.cond(
        FindState.absent != "",
        rx.cond(
            FindState.missing.length() > 1,
            rx.el.details(
                rx.el.summary(FindState.absent, class_name="link"),
                rx.el.ul(rx.foreach(FindState.missing, lambda one: rx.el.li(telephone(one)))),
                class_name="small absent",
            ),
            rx.el.p(FindState.absent, ": ", telephone(FindState.missing[0]), class_name="muted small absent"),
        ),
    )


def telephone(one: rx.Var[Any]) -> rx.Component:
    return rx.fragment(
        link(one.name, to=one.way, class_name="link"),
        rx.cond(
            one.phone != "", rx.fragment(" ", plain_link(one.phone, href=f"tel:{one.phone}", class_name="link nums"))
        ),
    )


def failure() -> rx.Component:
    return rx.el.div(
        rx.el.p(say("trouble")),
        rx.el.p(rx.el.button(say("again"), on_click=FindState.load, class_name="button")),
        class_name="refusal",
        role="alert",
    )
