"""Results: newest first, each value beside what is usual and what it was before."""

import reflex as rx

from web.components.frame import frame
from web.components.record import nothing, of_record
from web.components.result import result
from web.pages.results.state import ResultsState
from web.reader import say


def results() -> rx.Component:
    return frame(of_record("results", ResultsState, shown), here="record")


def shown() -> rx.Component:
    return rx.cond(
        ResultsState.entries.length() > 0,
        rx.el.div(
            rx.foreach(ResultsState.entries, lambda one: result(one, visit=True)),
            rx.cond(
                ResultsState.more > 0,
                rx.el.button(
                    say("results.more"), on_click=ResultsState.further, class_name="button justify-self-start"
                ),
            ),
            class_name="stack narrow-wide",
        ),
        nothing("results.none", "results.none.text"),
    )
