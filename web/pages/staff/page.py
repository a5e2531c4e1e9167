"""Staff: who works at the clinic's desk; a manager invites and dismisses."""

from typing import Any

import reflex as rx

from web.components.frame import frame
from web.components.link import link
from web.components.nothing import failed, sign_in_first
from web.components.refusal import refusal
from web.live import press
from web.live.forms import choice, email_field, field, form, option
from web.pages.desk.page import nothing
from web.pages.staff.state import StaffState
from web.reader import say

ROLES = [option("OPERATOR", "staff.OPERATOR"), option("MANAGER", "staff.MANAGER")]


def staff() -> rx.Component:
    return frame(
        rx.el.p(link("‹ ", say("call.back"), to="/desk", class_name="link small")),
        rx.match(
            rx.cond(StaffState.is_hydrated, StaffState.phase, "loading"),
            ("shown", shown()),
            ("none", nothing()),
            ("guest", sign_in_first()),
            ("failed", failed(StaffState.load)),
            rx.el.div(rx.el.h1(say("staff.title")), rx.el.div(class_name="bone-line min-h-32"), class_name="stack"),
        ),
    )


def shown() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.h1(say("staff.title")), rx.el.p(say("staff.lead"), class_name="muted"), class_name="grid gap-1"
        ),
        clinics(),
        refusal(StaffState.refusal, StaffState.answered, lambda _slot, _key: StaffState.hush, StaffState.hush),
        rx.el.div(rx.cond(StaffState.said != "", rx.el.p(StaffState.said, class_name="notice")), role="status"),
        rx.el.div(rx.foreach(StaffState.staff, colleague), class_name="grid gap-2"),
        invitations(),
        rx.cond(StaffState.manages, inviting()),
        class_name="stack narrow",
    )


def clinics() -> rx.Component:
    return rx.cond(
        StaffState.clinics.length() > 1,
        rx.el.span(
            rx.el.select(
                rx.foreach(StaffState.clinics, lambda one: rx.el.option(one["label"], value=one["value"])),
                value=StaffState.clinic,
                on_change=StaffState.choose,
                custom_attrs={"aria-label": say("desk.clinic")},
            ),
            class_name="chip justify-self-start",
        ),
        rx.el.p(rx.el.b(StaffState.clinics[0]["label"])),
    )


def colleague(one: rx.Var[Any]) -> rx.Component:
    return rx.el.div(
        rx.el.p(rx.el.b(one.name), rx.el.span(one.about, class_name="block muted small")),
        rx.cond(
            one.you,
            rx.el.span(say("staff.you"), class_name="tag row-end"),
            rx.cond(
                StaffState.manages,
                rx.cond(
                    StaffState.asking == one.id,
                    sure(one),
                    rx.el.button(say("staff.dismiss"), on_click=StaffState.ask(one.id), class_name="button row-end"),
                ),
            ),
        ),
        class_name="row row-wide",
    )


def sure(one: rx.Var[Any]) -> rx.Component:
    return rx.el.div(
        rx.el.p(say("staff.dismiss.sure")),
        rx.el.div(
            rx.el.button(say("member.end.no"), on_click=StaffState.ask(""), class_name="button button-main"),
            press(
                say("staff.dismiss"),
                intention=f"dismiss:{one.id}",
                answered=StaffState.answered,
                on_press=lambda key: StaffState.dismiss(one.id, key),
                class_name="button button-danger",
            ),
            class_name="deeds",
        ),
        role="alert",
        class_name="refusal",
    )


def invitations() -> rx.Component:
    return rx.cond(
        StaffState.invitations.length() > 0,
        rx.el.section(
            rx.el.h2(say("staff.invitations")),
            rx.foreach(
                StaffState.invitations,
                lambda one: rx.el.div(
                    rx.el.p(rx.el.b(one.name), rx.el.span(one.about, class_name="block muted small")),
                    press(
                        say("family.withdraw"),
                        intention=f"withdraw:{one.id}",
                        answered=StaffState.answered,
                        on_press=lambda key: StaffState.withdraw(one.id, key),
                        class_name="button row-end",
                    ),
                    class_name="row row-wide",
                ),
            ),
            class_name="grid gap-2",
        ),
    )


def inviting() -> rx.Component:
    return rx.el.section(
        rx.el.h2(say("staff.invite")),
        form(
            field("name", "staff.name", hint=say("staff.name.hint")),
            email_field("email", "staff.email"),
            choice("role", "staff.role", ROLES, value="OPERATOR"),
            label=say("staff.send"),
            answered=StaffState.answered,
            on_send=StaffState.invite,
            key=StaffState.invitations.length().to_string(),
        ),
        class_name="stack",
    )
