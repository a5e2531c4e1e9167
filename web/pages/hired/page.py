"""An invitation to work at a clinic's desk, behind the link that was sent."""

import reflex as rx

from web.components.frame import frame
from web.components.link import link
from web.components.nothing import failed, sign_in_first
from web.components.refusal import refusal
from web.live import press
from web.pages.hired.state import HiredState
from web.pages.invitation.page import over
from web.reader import say

HIRED = HiredState.hired


def hired() -> rx.Component:
    return frame(
        rx.match(
            rx.cond(HiredState.is_hydrated, HiredState.phase, "loading"),
            ("shown", shown()),
            ("over", over()),
            ("guest", sign_in_first()),
            ("failed", failed(HiredState.load)),
            rx.el.h1(say("hired.title")),
        )
    )


def shown() -> rx.Component:
    return rx.el.div(
        rx.el.h1(HIRED.asks),
        rx.el.p(HIRED.seen_as),
        refusal(HiredState.refusal, HiredState.answered, lambda _slot, _key: HiredState.hush, HiredState.hush),
        rx.cond(
            ~HiredState.has_factor,
            rx.el.div(
                rx.el.p(say("hired.factor")),
                link(say("hired.security"), to="/security", class_name="button justify-self-start"),
                class_name="notice",
            ),
        ),
        rx.el.div(
            press(
                say("hired.accept"),
                intention=f"hired:{HIRED.id}",
                answered=HiredState.answered,
                on_press=HiredState.accept,
                class_name="button button-main",
            )
        ),
        class_name="stack narrow",
    )
