"""Doctor: one doctor's times, live."""

import reflex as rx

from web.components.frame import frame
from web.components.nothing import failed, missing
from web.pages.doctor.parts import bones, chosen_before, linked, moving, nothing_free, refused, schedule, who
from web.pages.doctor.state import DoctorState


def doctor() -> rx.Component:
    return frame(
        rx.match(
            DoctorState.phase,
            ("shown", rx.fragment(who(), linked(), moving(), chosen_before(), refused(), nothing_free(), schedule())),
            ("missing", missing()),
            ("failed", failed(DoctorState.load)),
            bones(),
        ),
        rx.el.span(on_unmount=DoctorState.forget, hidden=True),
    )
