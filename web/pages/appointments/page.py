"""My appointments: the next one as a ticket, then the others by date, then what is over."""

import reflex as rx

from web.components.frame import frame
from web.components.nothing import failed, sign_in_first
from web.pages.appointments.parts import bones, none, past, rest, soonest
from web.pages.appointments.state import AppointmentsState
from web.reader import say


def appointments() -> rx.Component:
    return frame(
        rx.match(
            # Until the server has looked, nothing of an earlier look is shown.
            rx.cond(AppointmentsState.is_hydrated, AppointmentsState.phase, "loading"),
            (
                "shown",
                rx.fragment(
                    title(),
                    rx.cond(AppointmentsState.upcoming.length() > 0, rx.fragment(soonest(), rest()), none()),
                    past(),
                ),
            ),
            ("guest", sign_in_first()),
            ("failed", failed(AppointmentsState.load)),
            rx.fragment(title(), bones()),
        ),
        here="appointments",
        visits=True,
    )


def title() -> rx.Component:
    return rx.el.h1(say("mine.title"))
