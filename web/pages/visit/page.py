"""One visit: on the screen, on paper and as PDF."""

import reflex as rx

from web.components.frame import frame
from web.components.link import link
from web.components.nothing import failed, missing, sign_in_first
from web.components.record import look, nothing
from web.pages.visit.parts import (
    bones,
    conclusion,
    deeds,
    diagnoses,
    facts,
    files,
    head,
    origin,
    prescriptions,
    referrals,
    results,
)
from web.pages.visit.state import VisitState
from web.reader import say


def visit() -> rx.Component:
    return frame(
        look(),
        rx.match(
            rx.cond(VisitState.is_hydrated, VisitState.phase, "loading"),
            ("shown", shown()),
            ("unwritten", unwritten()),
            ("missing", missing()),
            ("guest", sign_in_first()),
            ("failed", failed(VisitState.load)),
            bones(),
        ),
        rx.el.span(on_unmount=VisitState.forget, hidden=True),
        here="record",
    )


def shown() -> rx.Component:
    return rx.el.article(
        head(),
        facts(),
        diagnoses(),
        conclusion(),
        prescriptions(),
        referrals(),
        results(),
        files(),
        origin(),
        deeds(),
        class_name="stack sheet",
    )


def unwritten() -> rx.Component:
    return rx.fragment(
        rx.el.h1(say("visit.title")),
        nothing(
            "visit.unwritten",
            "visit.unwritten.text",
            rx.el.p(link(say("mine.open"), to=f"/ticket/{VisitState.ticket}", class_name="button")),
        ),
    )
