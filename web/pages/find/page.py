"""Find: one field, a few chips, doctors with their next free time."""

import reflex as rx

from web.components.frame import frame
from web.pages.find.parts import chips, field, popular, results
from web.reader import say


def find() -> rx.Component:
    return frame(
        rx.el.div(
            rx.el.h1(say("find.title")),
            rx.el.p(say("find.lead"), class_name="muted lead"),
            class_name="grid gap-1",
        ),
        rx.el.div(field(), chips(), popular(), class_name="grid gap-3"),
        results(),
        here="find",
    )
