"""The second step of sign-in, asked where it is needed."""

import reflex as rx

from web.components.frame import frame
from web.live.account import StepUp, with_words


def second_factor() -> rx.Component:
    return frame(rx.el.div(with_words(StepUp.create()), class_name="narrow stack"))
