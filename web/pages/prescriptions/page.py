"""Prescriptions: those in force first."""

import reflex as rx

from web.components.frame import frame
from web.components.prescription import prescription_row
from web.components.record import nothing, of_record
from web.pages.prescriptions.state import PrescriptionsState


def prescriptions() -> rx.Component:
    return frame(of_record("prescriptions", PrescriptionsState, shown), here="record")


def shown() -> rx.Component:
    return rx.cond(
        PrescriptionsState.entries.length() > 0,
        rx.el.ul(
            rx.foreach(PrescriptionsState.entries, lambda one: prescription_row(one, visit=True)),
            class_name="grid gap-2",
        ),
        nothing("prescriptions.none", "prescriptions.none.text"),
    )
