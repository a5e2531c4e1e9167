"""Parts of Doctor: who it is, what was chosen before, the days, the grid, and where else to go."""

import reflex as rx

from web.components.days import strip
from web.components.doctor_card import card_bones, doctor_card
from web.components.freshness import freshness
from web.components.link import link, outside, plain_link
from web.components.refusal import refusal
from web.live import follow, grid, press
from web.pages.doctor.state import DoctorState
from web.reader import say

CARD = DoctorState.doctor.card
FRESH_SECONDS = 45


def who() -> rx.Component:
    return rx.el.header(
        rx.el.p(link("‹ ", say("doctor.all"), to="/", class_name="link small")),
        rx.el.h1(CARD.name),
        rx.el.p(CARD.specialty, rx.cond(CARD.about != "", " · " + CARD.about, ""), class_name="muted"),
        rx.el.p(CARD.clinic, rx.el.span(CARD.address, class_name="block muted")),
        rx.el.p(
            freshness(CARD.fresh),
            rx.cond(CARD.phone != "", plain_link(CARD.phone, href=f"tel:{CARD.phone}", class_name="link nums small")),
            class_name="flex flex-wrap gap-x-4 gap-y-1 items-center",
        ),
        rx.cond(CARD.absent != "", rx.el.p(CARD.absent, class_name="text-warn")),
        rx.cond(CARD.note != "", rx.el.p(CARD.note, class_name="text-warn")),
        class_name="grid gap-1",
    )


def chosen_before() -> rx.Component:
    """After the sign-in: the time that was pressed, one press away. A link alone never takes a time."""
    return rx.cond(
        DoctorState.picked.slot != "",
        rx.el.div(
            rx.el.p(DoctorState.picked.question),
            press(
                DoctorState.picked.button,
                intention=f"hold:{DoctorState.picked.slot}",
                answered=DoctorState.answered,
                on_press=lambda key: DoctorState.take(DoctorState.picked.slot, key),
                class_name="button button-main nums",
            ),
            class_name="notice notice-row",
        ),
    )


def linked() -> rx.Component:
    """Its times are seen here and booked at the clinic's own site."""
    return rx.cond(
        DoctorState.doctor.linked,
        rx.el.div(
            rx.el.p(say("elsewhere.doctor")),
            rx.cond(CARD.site != "", outside(say("remedy.OPEN_LINK"), href=CARD.site, class_name="button")),
            class_name="notice notice-row",
        ),
    )


def moving() -> rx.Component:
    return rx.cond(
        DoctorState.moving.id != "",
        rx.el.div(
            rx.el.p(DoctorState.moving.words),
            link(say("doctor.moving.stop"), to=f"/ticket/{DoctorState.moving.code}", class_name="button"),
            class_name="notice notice-row",
        ),
    )


def refused() -> rx.Component:
    return refusal(DoctorState.refusal, DoctorState.answered, DoctorState.take, DoctorState.hush)


def schedule() -> rx.Component:
    return rx.el.div(
        strip(CARD.days, CARD.id, f"{DoctorState.moving.query}&{DoctorState.carried}"),
        rx.cond(
            CARD.zone_words != "",
            rx.el.p(say("doctor.zone"), " ", CARD.time, " ", CARD.zone_words, class_name="muted small"),
        ),
        grid(
            key=CARD.id,
            doctor=CARD.id,
            stale=CARD.fresh.state == "STALE",
            today=DoctorState.doctor.today,
            last=DoctorState.doctor.last,
            mine=DoctorState.mine,
            answered=DoctorState.answered,
            next=CARD.day,
            next_words=CARD.time,
            on_hold=DoctorState.take,
        ),
        follow(DoctorState.phase == "shown", DoctorState.look, FRESH_SECONDS),
        class_name="stack",
    )


def nothing_free() -> rx.Component:
    """Nothing within the horizon: say so, and offer the next times of others right there."""
    return rx.cond(
        CARD.slot == "",
        rx.el.section(
            rx.el.h2(say("doctor.none.title")),
            rx.cond(
                DoctorState.elsewhere.length() > 0,
                rx.el.p(say("doctor.none.text"), class_name="muted"),
                rx.el.p(say("doctor.none.nobody"), class_name="muted"),
            ),
            rx.el.div(
                rx.foreach(
                    DoctorState.elsewhere,
                    lambda card: doctor_card(card, DoctorState.answered, DoctorState.take, carried=DoctorState.carried),
                ),
                class_name="cards",
            ),
            class_name="stack",
        ),
    )


def bones() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("doctor.title"), class_name="sr-only"),
        rx.el.p(say("loading"), class_name="muted"),
        card_bones(),
        rx.el.div(class_name="bone-line h-touch"),
        rx.el.div(*(rx.el.div(class_name="bone-line h-touch") for _ in range(5)), class_name="grid-box"),
        class_name="stack",
    )
