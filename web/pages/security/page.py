"""Security: second factors, recovery codes, password, contacts, other services, sessions."""

import reflex as rx

from web.components.frame import frame
from web.components.nothing import failed, second_factor_first, sign_in_first
from web.live.account import spoken, with_words
from web.pages.security.parts import bones, contacts, factors, logins, password, recovery, sessions
from web.pages.security.state import SecurityState


def security() -> rx.Component:
    return frame(
        rx.match(
            # Until the server has looked, nothing of an earlier look is shown.
            rx.cond(SecurityState.is_hydrated, SecurityState.phase, "loading"),
            ("shown", rx.fragment(title(), with_words(shown()))),
            ("guest", sign_in_first()),
            ("step_up", second_factor_first()),
            ("failed", failed(SecurityState.load)),
            rx.fragment(title(), bones()),
        )
    )


def title() -> rx.Component:
    return rx.el.h1(spoken("security.title"))


def shown() -> rx.Component:
    return rx.el.div(factors(), recovery(), password(), contacts(), logins(), sessions(), class_name="security stack")
