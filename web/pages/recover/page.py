"""Recover: a code, and a new password."""

import reflex as rx

from web.components.frame import frame
from web.live.account import Recover, with_words


def recover() -> rx.Component:
    return frame(rx.el.div(with_words(Recover.create()), class_name="narrow stack"))
