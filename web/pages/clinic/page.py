"""A clinic's card: telephone, hours, how one books there, and where else."""

import reflex as rx

from web.components.frame import frame
from web.components.freshness import freshness
from web.components.link import link, outside, plain_link
from web.components.nothing import failed, missing
from web.components.ticket import fact
from web.pages.clinic.state import ClinicState
from web.reader import say

CLINIC = ClinicState.clinic


def clinic() -> rx.Component:
    return frame(
        rx.match(
            ClinicState.phase,
            ("shown", rx.fragment(head(), card(), near())),
            ("missing", missing()),
            ("failed", failed(ClinicState.load)),
            bones(),
        ),
        here="find",
    )


def head() -> rx.Component:
    return rx.el.header(
        rx.el.p(link("‹ ", say("doctor.all"), to="/", class_name="link small")),
        rx.el.h1(CLINIC.name),
        rx.cond(CLINIC.doctors != "", rx.el.p(freshness(CLINIC.fresh))),
        class_name="grid gap-1",
    )


def card() -> rx.Component:
    return rx.el.section(
        rx.el.p(CLINIC.told, class_name="font-strong"),
        rx.el.div(
            rx.cond(
                CLINIC.phone != "",
                plain_link(
                    say("refusal.call").replace("{phone}", CLINIC.phone),
                    href=f"tel:{CLINIC.phone}",
                    class_name=rx.cond(CLINIC.here, "button nums", "button button-main nums"),
                ),
            ),
            rx.cond(CLINIC.doctors != "", link(say("clinic.doctors"), to=CLINIC.doctors, class_name="button")),
            class_name="deeds",
        ),
        rx.el.dl(
            fact("clinic.address", CLINIC.address, on_map()),
            rx.cond(
                CLINIC.hours.length() > 0,
                fact("clinic.hours", rx.foreach(CLINIC.hours, lambda line: rx.el.span(line, class_name="block nums"))),
            ),
            class_name="facts",
        ),
        class_name="slip narrow-wide",
    )


def on_map() -> rx.Component:
    return rx.cond(
        CLINIC.map_href != "",
        rx.el.span(outside(say("ticket.map"), href=CLINIC.map_href, class_name="link tall"), class_name="block"),
    )


def near() -> rx.Component:
    """Where one can book right away, nearest first."""
    return rx.cond(
        ~CLINIC.here & (CLINIC.near.length() > 0),
        rx.el.section(
            rx.el.h2(say("clinic.near")),
            rx.foreach(
                CLINIC.near,
                lambda one: link(
                    rx.el.span(
                        rx.el.b(one.name, class_name="block"), rx.el.span(one.address, class_name="block muted small")
                    ),
                    rx.el.span(say("clinic.doctors"), class_name="row-end link"),
                    to=one.href,
                    class_name="row row-wide",
                ),
            ),
            class_name="grid gap-2 narrow-wide",
        ),
    )


def bones() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("clinic.title")),
        rx.el.p(say("loading"), class_name="muted"),
        rx.el.div(class_name="bone-line min-h-32"),
        class_name="stack",
    )
