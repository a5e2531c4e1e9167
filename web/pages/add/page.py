"""Adding a person to the family: one group of questions a screen, then a code."""

import reflex as rx

from web.components.acting import code_form, scope_ticks
from web.components.frame import frame
from web.components.link import link
from web.components.nothing import failed, sign_in_first
from web.components.refusal import refusal
from web.document import kinds
from web.live import press
from web.live.forms import (
    choice,
    date_field,
    document_field,
    email_field,
    field,
    option,
    phone_field,
    step,
    steps,
    summary,
)
from web.pages.add.state import AddState
from web.reader import say

STEPS = ["who", "name", "birth", "document", "contact", "scopes", "check"]
SEXES = [option("FEMALE", "FEMALE"), option("MALE", "MALE")]


def add() -> rx.Component:
    return frame(
        rx.el.p(link("‹ ", say("member.back"), to="/family", class_name="link small")),
        rx.match(
            AddState.phase,
            ("asking", asking()),
            ("code", code()),
            ("guest", sign_in_first()),
            ("failed", failed(AddState.load)),
            rx.el.div(rx.el.h1(say("add.title")), rx.el.div(class_name="bone-line min-h-32"), class_name="stack"),
        ),
        rx.el.span(on_unmount=AddState.leave, hidden=True),
    )


def asking() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("add.title")),
        steps(
            who(),
            name(),
            birth(),
            document(),
            contact(),
            scopes(),
            step("check", say("add.check"), summary("check"), lead=say("add.check.lead")),
            names=STEPS,
            label=say("add.send"),
            answered=AddState.answered,
            on_send=AddState.send,
        ),
        refused(),
        class_name="stack narrow",
    )


def refused() -> rx.Component:
    return refusal(AddState.refusal, AddState.answered, lambda _slot, _key: AddState.hush, AddState.hush)


def who() -> rx.Component:
    adults = [option(one, f"add.{one}", "add.adult.hint") for one in ("PARENT", "SPOUSE", "WARD")]
    return step(
        "who",
        say("add.who"),
        choice("relation", "member.relation", [option("CHILD", "add.CHILD", "add.CHILD.hint"), *adults]),
    )


def name() -> rx.Component:
    return step(
        "name",
        say("add.name"),
        field("familyName", "field.family_name"),
        field("givenName", "field.given_name"),
        field("middleName", "field.middle_name", optional=True),
        lead=say("add.name.lead"),
    )


def birth() -> rx.Component:
    return step(
        "birth",
        say("add.birth"),
        date_field("birthDate", "field.birth_date"),
        choice("sex", "field.sex", SEXES),
    )


def document() -> rx.Component:
    return step(
        "document",
        say("add.document"),
        document_field(kinds(), AddState.check, AddState.judge),
        lead=say("add.document.lead"),
    )


def contact() -> rx.Component:
    return step(
        "contact",
        say("add.contact"),
        phone_field("phone", "field.your_phone", optional=True),
        email_field("email", "field.your_email", optional=True),
        lead=say("add.contact.lead"),
    )


def scopes() -> rx.Component:
    return step(
        "scopes",
        say("add.scopes"),
        scope_ticks(),
        date_field("until", "add.until", hint=say("add.until.hint"), optional=True, coming=True),
        lead=say("add.scopes.lead"),
    )


def code() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("add.code")),
        code_form(
            AddState.sent,
            AddState.answered,
            AddState.confirm,
            refused(),
            press(
                say("code.again"),
                intention=f"again:{AddState.added}",
                answered=AddState.answered,
                on_press=AddState.again,
                class_name="button button-quiet justify-self-start",
            ),
        ),
        class_name="stack narrow",
    )
