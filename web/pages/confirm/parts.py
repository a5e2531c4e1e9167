"""Parts of Confirm."""

import reflex as rx

from web.components.link import link, plain_link, second_factor_link
from web.components.refusal import refusal
from web.live import hold_bar, press
from web.pages.confirm.state import ConfirmState
from web.pages.confirm.view import HOLD_SECONDS
from web.reader import say

HOLD = ConfirmState.hold


def slip() -> rx.Component:
    """The time that is held, as it will stand on the ticket."""
    return rx.el.section(
        rx.el.p(HOLD.time, rx.el.span(HOLD.day, class_name="block text-body font-plain"), class_name="slip-when"),
        rx.cond(HOLD.zone_words != "", rx.el.p(HOLD.zone_words, class_name="muted small")),
        rx.el.p(rx.el.b(HOLD.doctor), rx.el.span(HOLD.specialty, class_name="block muted")),
        rx.el.p(HOLD.clinic, rx.el.span(HOLD.address, class_name="block muted")),
        plain_link(HOLD.phone, href=f"tel:{HOLD.phone}", class_name="link phone-always nums"),
        rx.cond(ConfirmState.replaced.id != "", rx.el.p(ConfirmState.replaced.words, class_name="text-warn")),
        class_name="slip",
    )


def who() -> rx.Component:
    return rx.el.div(
        rx.el.h2(say("confirm.who"), id="who"),
        rx.el.div(
            rx.foreach(
                ConfirmState.people,
                lambda one: rx.el.button(
                    rx.el.span(class_name="person-dot", custom_attrs={"aria-hidden": "true"}),
                    rx.el.span(rx.el.b(one.name), rx.el.span(one.about, class_name="muted small")),
                    type="button",
                    role="radio",
                    on_click=ConfirmState.choose(one.id),
                    class_name="person",
                    custom_attrs={"aria-checked": rx.cond(ConfirmState.chosen == one.id, "true", "false")},
                ),
            ),
            role="radiogroup",
            class_name="people",
            custom_attrs={"aria-labelledby": "who"},
        ),
        class_name="group-box",
    )


def referral() -> rx.Component:
    """Which referral to book with, where one is wanted or was brought along."""
    return rx.cond(
        ConfirmState.paper != "",
        rx.el.div(
            rx.el.h2(
                say("confirm.referral"),
                rx.cond(
                    HOLD.needs_referral,
                    "",
                    rx.el.span(", ", say("confirm.optional"), class_name="muted font-plain"),
                ),
                id="referral",
            ),
            rx.match(
                ConfirmState.paper,
                ("factor", locked()),
                ("failed", rx.el.p(say("confirm.referral.failed"), class_name="muted")),
                rx.cond(ConfirmState.referrals.length() > 0, referrals(), none()),
            ),
            class_name="group-box",
        ),
    )


def referrals() -> rx.Component:
    return rx.el.div(
        rx.foreach(
            ConfirmState.referrals,
            lambda one: rx.el.button(
                rx.el.span(class_name="person-dot", custom_attrs={"aria-hidden": "true"}),
                rx.el.span(rx.el.b(one.title), rx.el.span(one.about, class_name="muted small")),
                type="button",
                role="radio",
                on_click=ConfirmState.use(one.id),
                class_name="person",
                custom_attrs={"aria-checked": rx.cond(ConfirmState.referral == one.id, "true", "false")},
            ),
        ),
        role="radiogroup",
        class_name="people",
        custom_attrs={"aria-labelledby": "referral"},
    )


def locked() -> rx.Component:
    """A referral tells of an illness, so it is shown after a second step only; the time is kept meanwhile."""
    return rx.el.div(
        rx.el.p(say("confirm.referral.factor")), second_factor_link("button"), class_name="notice notice-row"
    )


def none() -> rx.Component:
    return rx.el.div(
        rx.el.p(say("confirm.referral.none")),
        link(say("confirm.referral.all"), to=f"/referrals?patient={ConfirmState.chosen}", class_name="button"),
        class_name="notice notice-row",
    )


def for_whom_it_moves() -> rx.Component:
    return rx.el.div(rx.el.h2(say("ticket.patient")), rx.el.p(HOLD.patient), class_name="group-box")


def reason() -> rx.Component:
    return rx.el.div(
        rx.el.label(
            say("confirm.reason"),
            rx.el.span(", ", say("confirm.optional"), class_name="muted font-plain"),
            html_for="reason",
        ),
        rx.el.textarea(
            id="reason",
            max_length=500,
            on_blur=ConfirmState.explain,
            class_name="field",
            custom_attrs={"aria-describedby": "reason-hint"},
        ),
        rx.el.p(say("confirm.reason.hint"), id="reason-hint", class_name="muted small"),
        class_name="group-box",
    )


def how_told() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.h2(say("confirm.told")), rx.el.p(say("confirm.told.text"), class_name="muted"), class_name="group-box"
        ),
        rx.el.div(rx.el.h2(say("confirm.rule")), rx.el.p(HOLD.rule, class_name="muted"), class_name="group-box"),
        class_name="stack",
    )


def deed() -> rx.Component:
    """The one button. It is asked again under the same key until an answer is there."""
    return rx.cond(
        ConfirmState.replaced.id != "",
        press(
            say("confirm.move"),
            intention=f"move:{HOLD.id}",
            answered=ConfirmState.answered,
            on_press=ConfirmState.move,
            class_name="button button-main button-big",
        ),
        press(
            say("confirm.book"),
            intention=f"book:{HOLD.id}:{ConfirmState.chosen}:{ConfirmState.referral}",
            answered=ConfirmState.answered,
            on_press=ConfirmState.book,
            class_name="button button-main button-big",
        ),
    )


def let_go() -> rx.Component:
    return link(
        say("confirm.leave"),
        to=f"/doctor/{HOLD.doctor_id}?who={ConfirmState.chosen}",
        class_name="link inline-flex items-center min-h-touch justify-self-start",
    )


def refused() -> rx.Component:
    return refusal(ConfirmState.refusal, ConfirmState.answered, ConfirmState.take, ConfirmState.hush)


def clock() -> rx.Component:
    return hold_bar(
        hold=HOLD.id,
        seconds_left=HOLD.seconds_left,
        total=HOLD_SECONDS,
        on_gone=ConfirmState.gone,
        on_leave=ConfirmState.leave,
    )


def ended() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("confirm.ended")),
        rx.cond(
            ConfirmState.refusal.code != "",
            refused(),
            rx.el.div(
                rx.el.p(HOLD.moment, " · ", HOLD.doctor),
                rx.el.p(say("confirm.ended.text"), class_name="muted"),
                rx.el.p(
                    link(
                        say("confirm.ended.again"),
                        to=f"/doctor/{HOLD.doctor_id}?who={ConfirmState.chosen}&take={HOLD.slot}",
                        class_name="button button-main",
                    )
                ),
                class_name="notice",
            ),
        ),
        class_name="stack",
    )


def bones() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("confirm.title")),
        rx.el.div(class_name="bone-line min-h-32"),
        rx.el.div(class_name="bone-line min-h-24"),
        class_name="stack",
    )
