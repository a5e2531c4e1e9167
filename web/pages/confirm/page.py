"""Confirm: check what is held, say for whom, book."""

import reflex as rx

from web.components.frame import frame
from web.components.nothing import failed, missing
from web.pages.confirm.parts import (
    bones,
    clock,
    deed,
    ended,
    for_whom_it_moves,
    how_told,
    let_go,
    reason,
    referral,
    refused,
    slip,
    who,
)
from web.pages.confirm.state import ConfirmState
from web.reader import say


def confirm() -> rx.Component:
    return frame(
        rx.match(
            ConfirmState.phase,
            ("live", live()),
            ("booked", bones()),
            ("ended", ended()),
            ("missing", missing()),
            ("failed", failed(ConfirmState.load)),
            bones(),
        )
    )


def live() -> rx.Component:
    moves = ConfirmState.replaced.id != ""
    return rx.fragment(
        rx.el.h1(rx.cond(moves, say("confirm.title.move"), say("confirm.title"))),
        rx.el.div(
            rx.el.div(slip(), class_name="area-slip"),
            rx.el.div(
                rx.cond(moves, for_whom_it_moves(), rx.fragment(who(), referral(), reason())),
                class_name="area-form stack",
            ),
            rx.el.div(how_told(), class_name="area-told"),
            rx.el.div(refused(), deed(), let_go(), class_name="area-deed stack"),
            class_name="two",
        ),
        clock(),
    )
