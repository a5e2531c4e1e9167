"""Ticket: what to show at the desk, and what can still be changed."""

import reflex as rx

from web.components.frame import frame
from web.components.nothing import failed, missing, sign_in_first
from web.pages.ticket.parts import bones, changes, deeds, refused, said, sheet, timeline
from web.pages.ticket.state import TicketState


def ticket() -> rx.Component:
    return frame(
        rx.match(
            # Until the address is answered, nothing of the one before it is shown.
            rx.cond(TicketState.is_hydrated, TicketState.phase, "loading"),
            ("shown", shown()),
            ("missing", missing()),
            ("guest", sign_in_first()),
            ("failed", failed(TicketState.load)),
            bones(),
        ),
        here="appointments",
        visits=True,
        look=TicketState.look,
    )


def shown() -> rx.Component:
    view = TicketState.ticket
    return rx.fragment(
        rx.el.h1(view.day, ", ", view.time, class_name="sr-only"),
        said(),
        sheet(),
        deeds(),
        changes(),
        refused(),
        timeline(),
    )
