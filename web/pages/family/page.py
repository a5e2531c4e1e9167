"""My family: whom one acts for, who acts for oneself, what is still open."""

from typing import Any

import reflex as rx

from web.components.acting import acting_row
from web.components.frame import frame
from web.components.link import link
from web.components.nothing import failed, sign_in_first
from web.components.refusal import refusal
from web.live import press
from web.pages.family.state import FamilyState
from web.reader import say


def family() -> rx.Component:
    return frame(
        rx.match(
            rx.cond(FamilyState.is_hydrated, FamilyState.phase, "loading"),
            ("shown", rx.fragment(head(), refused(), people(), guardians(), invitations(), disputes(), ended())),
            ("guest", sign_in_first()),
            ("failed", failed(FamilyState.load)),
            bones(),
        )
    )


def head() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("family.title")), rx.el.p(say("family.lead"), class_name="muted"), class_name="grid gap-1"
    )


def refused() -> rx.Component:
    return refusal(FamilyState.refusal, FamilyState.answered, lambda _slot, _key: FamilyState.load, FamilyState.hush)


def people() -> rx.Component:
    return rx.el.section(
        rx.cond(FamilyState.people.length() > 0, rows(FamilyState.people, lambda one: one.name), none()),
        rx.cond(
            FamilyState.room != "",
            rx.el.p(
                link(say("family.add"), to="/family/add", class_name="button button-main"),
                rx.el.span(FamilyState.room, class_name="muted small nums"),
                class_name="flex flex-wrap gap-3 items-center",
            ),
            rx.el.p(say("family.unconfirmed"), class_name="notice"),
        ),
        class_name="stack",
    )


def none() -> rx.Component:
    return rx.el.div(
        rx.el.h2(say("family.none")), rx.el.p(say("family.none.text"), class_name="muted"), class_name="notice"
    )


def rows(found: rx.Var[Any], name: Any) -> rx.Component:
    return rx.el.div(rx.foreach(found, lambda one: acting_row(one, name(one))), class_name="grid gap-2")


def guardians() -> rx.Component:
    return section("family.guardians", FamilyState.guardians, rows(FamilyState.guardians, lambda one: one.guardian))


def ended() -> rx.Component:
    return rx.cond(
        FamilyState.ended.length() > 0,
        rx.el.details(
            rx.el.summary(say("family.ended"), class_name="link min-h-touch"),
            rows(FamilyState.ended, lambda one: one.name),
        ),
    )


def invitations() -> rx.Component:
    return section(
        "family.invitations",
        FamilyState.invitations,
        rx.foreach(
            FamilyState.invitations,
            lambda one: open_row(
                one.patient, one.sent, f"withdraw:{one.id}", lambda key: FamilyState.withdraw_invitation(one.id, key)
            ),
        ),
    )


def disputes() -> rx.Component:
    return section(
        "family.disputes",
        FamilyState.disputes,
        rx.foreach(
            FamilyState.disputes,
            lambda one: rx.cond(
                one.open & one.yours,
                open_row(
                    one.words, one.state, f"withdraw:{one.id}", lambda key: FamilyState.withdraw_dispute(one.id, key)
                ),
                rx.el.div(rx.el.p(one.words), rx.el.p(one.state, class_name="muted small"), class_name="row row-wide"),
            ),
        ),
    )


def open_row(title: rx.Var[str], about: rx.Var[str], intention: Any, on_press: Any) -> rx.Component:
    """Something that waits for others and can be taken back."""
    return rx.el.div(
        rx.el.p(title, rx.el.span(about, class_name="block muted small")),
        press(
            say("family.withdraw"),
            intention=intention,
            answered=FamilyState.answered,
            on_press=on_press,
            class_name="button",
        ),
        class_name="row row-wide",
    )


def section(key: str, found: rx.Var[Any], *children: Any) -> rx.Component:
    """Only where there is something to show."""
    return rx.cond(found.length() > 0, rx.el.section(rx.el.h2(say(key)), *children, class_name="grid gap-2"))


def bones() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("family.title")),
        rx.el.p(say("loading"), class_name="muted"),
        *(rx.el.div(class_name="bone-line min-h-16") for _ in range(3)),
        class_name="stack",
    )
