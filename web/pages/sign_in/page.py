"""Sign in: by another service, by a password and a second step, or by a passkey."""

import reflex as rx

from web.components.frame import frame
from web.live.account import SignIn, with_words


def sign_in() -> rx.Component:
    return frame(rx.el.div(with_words(SignIn.create()), class_name="narrow stack"))
