"""A call: the patient, their visits at this clinic, the way to a new time."""

import reflex as rx

from web.components.frame import frame
from web.components.link import link
from web.components.nothing import failed, missing, sign_in_first
from web.components.refusal import refusal
from web.components.ticket import fact
from web.document import kinds
from web.live import press
from web.live.forms import document_field, form
from web.pages.appointments.parts import row
from web.pages.call.state import CallState
from web.reader import say

CALL = CallState.call


def call() -> rx.Component:
    return frame(
        rx.el.p(link("‹ ", say("call.back"), to="/desk", class_name="link small")),
        rx.match(
            rx.cond(CallState.is_hydrated, CallState.phase, "loading"),
            ("shown", shown()),
            ("over", over()),
            ("missing", missing()),
            ("guest", sign_in_first()),
            ("failed", failed(CallState.load)),
            rx.el.div(rx.el.h1(say("call.title")), rx.el.div(class_name="bone-line min-h-32"), class_name="stack"),
        ),
        visits=True,
    )


def over() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("call.closed")), rx.el.p(say("call.closed.text"), class_name="muted"), class_name="stack"
    )


def shown() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.h1(CALL.name), rx.el.p(CALL.born, class_name="muted"), rx.el.p(CALL.until, class_name="small nums")
        ),
        rx.el.dl(
            fact("call.reason", CALL.reason, wide=True),
            fact("call.clinic", CALL.clinic),
            rx.cond(CALL.phone != "", fact("member.phone", rx.el.span(CALL.phone, class_name="nums"))),
            class_name="facts slip",
        ),
        refusal(CallState.refusal, CallState.answered, lambda _slot, _key: CallState.hush, CallState.hush),
        rx.el.div(
            link(
                say("call.find"),
                to=f"/?clinic={CALL.clinic_id}&who={CALL.patient}",
                class_name="button button-main",
            ),
            press(
                say("call.close"),
                intention=f"close:{CALL.id}",
                answered=CallState.answered,
                on_press=CallState.close,
                class_name="button",
            ),
            class_name="deeds",
        ),
        visits(),
        identity(),
        class_name="stack",
    )


def visits() -> rx.Component:
    return rx.el.section(
        rx.el.h2(say("call.visits")),
        rx.cond(
            CallState.visits.length() > 0,
            rx.foreach(CallState.visits, row),
            rx.el.p(say("call.visits.none"), class_name="muted"),
        ),
        class_name="grid gap-2",
    )


def identity() -> rx.Component:
    return rx.el.details(
        rx.el.summary(say("call.identity"), class_name="link min-h-touch"),
        rx.el.div(
            rx.el.p(say("call.identity.lead"), class_name="muted"),
            rx.el.div(rx.cond(CallState.said != "", rx.el.p(CallState.said, class_name="notice")), role="status"),
            form(
                document_field(kinds("PASSPORT", "SNILS"), CallState.check, CallState.judge),
                label=say("call.identity"),
                answered=CallState.answered,
                on_send=CallState.confirm_identity,
            ),
            class_name="stack narrow",
        ),
    )
