"""The consent of somebody without an account, behind the link that was sent: agree, refuse, and later end it."""

import reflex as rx

from web.components.frame import frame
from web.components.nothing import failed
from web.components.refusal import refusal
from web.live import press
from web.live.forms import choice, code_field, form, option
from web.pages.agree.state import AgreeState
from web.pages.invitation.page import over
from web.reader import say

QUESTION = AgreeState.question


def agree() -> rx.Component:
    return frame(
        rx.match(
            rx.cond(AgreeState.is_hydrated, AgreeState.phase, "loading"),
            ("shown", shown()),
            ("over", rx.cond(AgreeState.said != "", closed(), over())),
            ("failed", failed(AgreeState.load)),
            rx.el.h1(say("agree.title")),
        )
    )


def closed() -> rx.Component:
    return rx.el.div(rx.el.h1(say("agree.title")), rx.el.p(AgreeState.said, role="status"), class_name="stack")


def shown() -> rx.Component:
    return rx.el.div(
        rx.el.div(rx.el.h1(QUESTION.title), rx.el.p(QUESTION.about, class_name="muted"), class_name="grid gap-1"),
        rx.cond(AgreeState.said != "", rx.el.p(AgreeState.said, role="status", class_name="notice")),
        rx.el.div(
            rx.el.p(QUESTION.can),
            rx.cond(QUESTION.until != "", rx.el.p(QUESTION.until)),
            class_name="slip",
        ),
        rx.el.p(say("agree.text"), class_name="muted"),
        refusal(AgreeState.refusal, AgreeState.answered, lambda _slot, _key: AgreeState.hush, AgreeState.hush),
        rx.cond(AgreeState.sent.handle != "", answering()),
        press(
            rx.cond(AgreeState.sent.handle != "", say("code.again"), QUESTION.get_code),
            intention="agree:code",
            answered=AgreeState.answered,
            on_press=AgreeState.send_code,
            class_name=rx.cond(
                AgreeState.sent.handle != "", "button button-quiet justify-self-start", "button button-main"
            ),
        ),
        class_name="stack narrow",
    )


def answering() -> rx.Component:
    """One code, one answer."""
    asked = [option("AGREE", "agree.yes"), option("DECLINE", "agree.no")]
    return rx.el.div(
        rx.el.p(AgreeState.sent.words),
        rx.cond(
            QUESTION.active,
            form(
                code_field(),
                rx.el.input(type="hidden", name="verdict", value="END", read_only=True),
                label=say("agree.end"),
                button="button button-danger",
                answered=AgreeState.answered,
                on_send=AgreeState.answer,
                key="active",
            ),
            form(
                code_field(),
                choice("verdict", "agree.now", asked),
                label=say("code.confirm"),
                answered=AgreeState.answered,
                on_send=AgreeState.answer,
                key="asked",
            ),
        ),
        class_name="stack",
    )
