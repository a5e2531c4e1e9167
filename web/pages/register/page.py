"""Register: one group of questions a screen, two codes at the end."""

import reflex as rx

from web.components.frame import frame
from web.live.account import Register, with_words


def register() -> rx.Component:
    return frame(rx.el.div(with_words(Register.create()), class_name="narrow stack"))
