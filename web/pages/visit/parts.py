"""Parts of one visit."""

from typing import Any

import reflex as rx

from web.components.link import link, plain_link
from web.components.paper import file_row
from web.components.prescription import prescription_row
from web.components.record import source
from web.components.referral import referral_card
from web.components.result import result
from web.components.ticket import fact
from web.live import print_button
from web.pages.visit.state import VisitState
from web.reader import say

VISIT = VisitState.visit


def head() -> rx.Component:
    return rx.el.header(
        rx.el.p(
            link("‹ ", say("visit.all"), to=f"/visits?patient={VISIT.patient_id}", class_name="link small"),
            custom_attrs={"data-online": ""},
        ),
        rx.el.h1(VISIT.title),
        rx.el.p(VISIT.when, class_name="muted nums"),
        class_name="grid gap-1",
    )


def facts() -> rx.Component:
    return rx.el.dl(
        rx.cond(VISIT.doctor != "", fact("ticket.doctor", rx.el.b(VISIT.doctor))),
        rx.cond(VISIT.clinic != "", fact("visit.clinic", VISIT.clinic)),
        fact("visits.kind", VISIT.kind),
        rx.el.div(
            rx.el.dt(say("ticket.patient")),
            rx.el.dd(VISIT.patient),
            class_name=rx.cond(VISIT.own, "wide on-paper", "wide"),
        ),
        rx.cond(VISIT.reason != "", fact("visit.reason", VISIT.reason, wide=True)),
        class_name="facts slip",
    )


def conclusion() -> rx.Component:
    return rx.el.section(
        rx.el.h2(say("visit.conclusion")),
        rx.cond(
            VISIT.conclusion != "",
            rx.el.p(VISIT.conclusion, class_name="told"),
            rx.el.p(say("visit.conclusion.none"), class_name="muted"),
        ),
        class_name="grid gap-2",
    )


def diagnoses() -> rx.Component:
    return part(
        "visit.diagnoses",
        VISIT.diagnoses,
        rx.el.ul(
            rx.foreach(
                VISIT.diagnoses,
                lambda one: rx.el.li(
                    rx.el.span(one.text, class_name=rx.cond(one.main, "font-strong", "")),
                    rx.cond(one.code != "", rx.el.span(one.code, class_name="tag nums")),
                ),
            ),
            class_name="diagnoses",
        ),
    )


def prescriptions() -> rx.Component:
    return part(
        "visit.prescriptions",
        VISIT.prescriptions,
        rx.el.ul(rx.foreach(VISIT.prescriptions, prescription_row), class_name="grid gap-2"),
    )


def referrals() -> rx.Component:
    cards = rx.foreach(VISIT.referrals, lambda one: referral_card(one, heading=rx.el.h3))
    return part("visit.referrals", VISIT.referrals, cards)


def results() -> rx.Component:
    return part("visit.results", VISIT.results, rx.foreach(VISIT.results, result))


def files() -> rx.Component:
    return part(
        "visit.files", VISIT.files, rx.el.ul(rx.foreach(VISIT.files, file_row), class_name="grid gap-2"), online=True
    )


def part(title: str, found: rx.Var[Any], *children: Any, online: bool = False) -> rx.Component:
    """Only where there is something; `online`: left out on paper."""
    return rx.cond(
        found.length() > 0,
        rx.el.section(
            rx.el.h2(say(title)),
            *children,
            class_name="grid gap-2",
            custom_attrs={"data-online": ""} if online else {},
        ),
    )


def origin() -> rx.Component:
    return source(VISIT.source)


def deeds() -> rx.Component:
    return rx.el.div(
        plain_link(say("visit.pdf"), href=VISIT.pdf, class_name="button", download=True),
        print_button(),
        rx.cond(VISIT.ticket != "", link(say("mine.open"), to=f"/ticket/{VISIT.ticket}", class_name="button")),
        rx.cond(
            VISIT.doctor_id != "",
            link(say("visit.again"), to=f"/doctor/{VISIT.doctor_id}?who={VISIT.patient_id}", class_name="button"),
        ),
        class_name="deeds",
    )


def bones() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("visit.title")),
        rx.el.p(say("record.loading"), class_name="muted", role="status"),
        rx.el.div(class_name="bone-line min-h-32"),
        rx.el.div(class_name="bone-line min-h-24"),
        class_name="stack",
    )
