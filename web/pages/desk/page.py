"""The desk: find the patient who called, open a call, go on from there."""

from typing import Any

import reflex as rx

from web.components.frame import frame
from web.components.link import link
from web.components.nothing import failed, sign_in_first
from web.components.refusal import refusal
from web.document import kinds
from web.live.forms import choice, date_field, document_field, field, form, option, phone_field
from web.pages.cases.parts import cases
from web.pages.desk.state import DeskState
from web.reader import say

WAYS = ("PHONE", "DOCUMENT", "NAME")
SEXES = [option("FEMALE", "FEMALE"), option("MALE", "MALE")]


def desk() -> rx.Component:
    return frame(
        rx.match(
            rx.cond(DeskState.is_hydrated, DeskState.phase, "loading"),
            ("shown", shown()),
            ("none", nothing()),
            ("guest", sign_in_first()),
            ("failed", failed(DeskState.load)),
            rx.el.div(rx.el.h1(say("desk.title")), rx.el.div(class_name="bone-line min-h-32"), class_name="stack"),
        )
    )


def nothing() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("desk.nothing")), rx.el.p(say("desk.nothing.text"), class_name="muted"), class_name="stack"
    )


def shown() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.div(
                rx.el.h1(say("desk.title")), rx.el.p(say("desk.lead"), class_name="muted"), class_name="grid gap-1"
            ),
            searching(),
            refusal(DeskState.refusal, DeskState.answered, lambda _slot, _key: DeskState.hush, DeskState.hush),
            found(),
            class_name="stack",
        ),
        rx.el.div(calls(), cases(), class_name="stack"),
        class_name="desk",
    )


def searching() -> rx.Component:
    return rx.el.section(
        ways(),
        form(
            clinic(),
            rx.match(
                DeskState.by,
                ("DOCUMENT", document_field(kinds(), DeskState.check, DeskState.judge)),
                ("NAME", rx.fragment(*names(), date_field("birthDate", "field.birth_date"))),
                phone_field("phone", "field.your_phone"),
            ),
            label=say("desk.find"),
            answered=DeskState.answered,
            on_send=DeskState.find,
            key=DeskState.by,
        ),
        class_name="slip stack",
    )


def ways() -> rx.Component:
    """Which of the three exact ways to search."""
    return rx.el.div(
        *(
            rx.el.button(
                say(f"desk.by.{one}"),
                type="button",
                on_click=DeskState.choose(one),
                class_name="chip chip-near",
                custom_attrs={
                    "aria-pressed": rx.cond(DeskState.by == one, "true", "false"),
                    "data-on": rx.cond(DeskState.by == one, "true", "false"),
                },
            )
            for one in WAYS
        ),
        role="group",
        class_name="chips",
        custom_attrs={"aria-label": say("desk.by")},
    )


def clinic() -> rx.Component:
    return rx.cond(
        DeskState.clinics.length() > 1,
        field("clinic", "desk.clinic", options=DeskState.clinics),
        rx.el.input(type="hidden", name="clinic", value=DeskState.clinics[0]["value"], read_only=True),
    )


def names() -> list[rx.Component]:
    return [
        field("familyName", "field.family_name"),
        field("givenName", "field.given_name"),
        field("middleName", "field.middle_name", optional=True),
    ]


def found() -> rx.Component:
    return rx.cond(
        DeskState.searched,
        rx.el.section(
            rx.cond(
                DeskState.matches.length() > 0,
                rx.fragment(rx.el.h2(say("desk.found")), rx.foreach(DeskState.matches, match)),
                rx.el.div(
                    rx.el.h2(say("desk.nobody")),
                    rx.el.p(say("desk.nobody.text"), class_name="muted"),
                    class_name="notice",
                ),
            ),
            new_card(),
            class_name="stack",
            custom_attrs={"aria-live": "polite"},
        ),
    )


def match(one: rx.Var[Any]) -> rx.Component:
    return rx.el.article(
        rx.el.p(rx.el.b(one.name), rx.el.span(one.about, class_name="block muted small")),
        form(
            reason(),
            label=say("desk.open"),
            answered=DeskState.answered,
            on_send=lambda data, key: DeskState.open(one.patient, data, key),
        ),
        class_name="card",
    )


def reason() -> rx.Component:
    return field("reason", "desk.reason", hint=say("desk.reason.hint"), max_length=300)


def new_card() -> rx.Component:
    return rx.el.details(
        rx.el.summary(say("desk.new"), class_name="link min-h-touch"),
        form(
            clinic(),
            *names(),
            date_field("birthDate", "field.birth_date"),
            choice("sex", "field.sex", SEXES),
            phone_field("phone", "field.your_phone", optional=True),
            document_field(kinds(), DeskState.check, DeskState.judge, optional=True),
            reason(),
            label=say("desk.open"),
            answered=DeskState.answered,
            on_send=DeskState.add,
        ),
    )


def calls() -> rx.Component:
    return rx.el.section(
        rx.el.h2(say("desk.calls")),
        rx.cond(
            DeskState.calls.length() > 0,
            rx.foreach(
                DeskState.calls,
                lambda one: link(
                    rx.el.span(rx.el.b(one.name), rx.el.span(one.reason, class_name="block muted small")),
                    rx.el.span(one.until, class_name="small nums row-end"),
                    to=f"/desk/call/{one.id}",
                    class_name="row row-wide",
                ),
            ),
            rx.el.p(say("desk.calls.none"), class_name="muted"),
        ),
        class_name="grid gap-2",
    )
