"""Parts of the screen of one person."""

import reflex as rx

from web.components.acting import code_form, scope_ticks, state
from web.components.link import link
from web.components.refusal import refusal
from web.components.ticket import fact
from web.live import press
from web.live.forms import date_field, email_field, form, phone_field
from web.pages.member.state import MemberState
from web.reader import say

MEMBER = MemberState.member
ACTING = MemberState.member.acting


def head() -> rx.Component:
    return rx.el.div(
        rx.el.h1(MEMBER.title),
        rx.el.p(rx.cond(ACTING.yours, ACTING.about, ACTING.relation), class_name="muted"),
        rx.el.p(state(ACTING)),
        class_name="grid gap-1",
    )


def refused() -> rx.Component:
    return refusal(MemberState.refusal, MemberState.answered, lambda _slot, _key: MemberState.load, MemberState.hush)


def facts(rights: str) -> rx.Component:
    return rx.el.dl(
        fact(rights, ACTING.can, wide=True),
        rx.cond(MEMBER.born != "", fact("member.born", MEMBER.born)),
        rx.cond(ACTING.yours & (MEMBER.phone != ""), fact("member.phone", rx.el.span(MEMBER.phone, class_name="nums"))),
        rx.cond(ACTING.yours & (MEMBER.email != ""), fact("member.email", MEMBER.email)),
        class_name="facts slip",
    )


def deeds() -> rx.Component:
    return rx.el.div(
        rx.cond(ACTING.book, link(say("member.book"), to=f"/?who={ACTING.patient}", class_name="button button-main")),
        rx.cond(ACTING.visits, link(say("nav.record"), to=f"/visits?patient={ACTING.patient}", class_name="button")),
        rx.cond(
            ACTING.documents,
            link(say("member.journal"), to=f"/journal?patient={ACTING.patient}", class_name="button"),
        ),
        class_name="deeds",
    )


def others() -> rx.Component:
    return rx.el.section(
        rx.el.h2(say("member.others")),
        rx.cond(
            MEMBER.others.length() > 0,
            rx.el.div(
                rx.foreach(
                    MEMBER.others,
                    lambda one: rx.el.div(
                        rx.el.p(rx.el.b(one.guardian), rx.el.span(one.can, class_name="block muted small")),
                        state(one),
                        class_name="row row-wide",
                    ),
                ),
                class_name="grid gap-2",
            ),
            rx.el.p(say("member.others.none"), class_name="muted"),
        ),
        rx.cond(
            MEMBER.is_child,
            rx.el.p(link(say("member.invite"), to=f"/invite/{ACTING.id}", class_name="button")),
        ),
        class_name="grid gap-2",
    )


def changing() -> rx.Component:
    return rx.cond(
        MemberState.asking == "change",
        rx.el.section(
            rx.el.h2(say("member.change")),
            form(
                scope_ticks(ACTING.book, ACTING.visits, ACTING.documents),
                date_field(
                    "until",
                    "add.until",
                    hint=say("add.until.hint"),
                    optional=True,
                    coming=True,
                    value=ACTING.until_iso,
                ),
                phone_field("phone", "field.your_phone", optional=True, value=MEMBER.phone),
                email_field("email", "field.your_email", optional=True, value=MEMBER.email),
                label=say("member.change.send"),
                answered=MemberState.answered,
                on_send=MemberState.change,
            ),
            rx.el.p(rx.el.button(say("steps.back"), on_click=MemberState.ask(""), class_name="button button-quiet")),
            class_name="stack narrow",
        ),
        rx.el.p(rx.el.button(say("member.change"), on_click=MemberState.ask("change"), class_name="button")),
    )


def code() -> rx.Component:
    """The code that confirms; when it is not on its way, the button that sends it."""
    again = press(
        say("code.again"),
        intention=f"again:{ACTING.id}",
        answered=MemberState.answered,
        on_press=MemberState.again,
        class_name="button",
    )
    return rx.cond(
        MemberState.sent.handle != "",
        code_form(MemberState.sent, MemberState.answered, MemberState.confirm, again),
        rx.fragment(rx.el.p(ACTING.state_words), rx.el.p(again)),
    )


def answer() -> rx.Component:
    """The dependant's own yes or no."""
    return rx.el.div(
        press(
            say("member.agree"),
            intention=f"agree:{ACTING.id}",
            answered=MemberState.answered,
            on_press=lambda key: MemberState.answer("agree", key),
            class_name="button button-main",
        ),
        press(
            say("member.decline"),
            intention=f"decline:{ACTING.id}",
            answered=MemberState.answered,
            on_press=lambda key: MemberState.answer("decline", key),
            class_name="button button-danger",
        ),
        class_name="deeds",
    )


def ending(sure: str, text: str) -> rx.Component:
    """Asked once more; keeping it is the easy choice."""
    return rx.cond(
        MemberState.asking == "end",
        rx.el.div(
            rx.el.h2(say(sure)),
            rx.el.p(say(text)),
            rx.el.div(
                rx.el.button(say("member.end.no"), on_click=MemberState.ask(""), class_name="button button-main"),
                press(
                    say("member.end.yes"),
                    intention=f"end:{ACTING.id}",
                    answered=MemberState.answered,
                    on_press=MemberState.end,
                    class_name="button button-danger",
                ),
                class_name="deeds",
            ),
            role="alert",
            class_name="refusal max-w-[46rem]",
        ),
        rx.el.p(rx.el.button(say("member.end"), on_click=MemberState.ask("end"), class_name="button button-danger")),
    )


def bones() -> rx.Component:
    return rx.el.div(rx.el.h1(say("member.title")), rx.el.div(class_name="bone-line min-h-32"), class_name="stack")
