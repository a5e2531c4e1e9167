"""Parts of the ticket's screen around the ticket."""

import reflex as rx

from web.components.link import link, plain_link
from web.components.refusal import refusal
from web.components.ticket import ticket
from web.live import follow, keep, press, print_button, share
from web.pages.ticket.state import TicketState
from web.reader import say

TICKET = TicketState.ticket


def said() -> rx.Component:
    """Good news and what is still open, in a sentence."""
    return rx.el.div(
        rx.cond(TicketState.said != "", rx.el.p(TicketState.said, class_name="text-large font-strong leading-tight")),
        rx.cond(
            TICKET.waiting,
            rx.el.p(
                rx.cond(TICKET.status == "PENDING", say("ticket.pending"), say("ticket.settling")),
                class_name="text-held",
            ),
        ),
        rx.cond(
            TICKET.moved_code != "",
            rx.el.p(
                TICKET.moved_words,
                " ",
                link(say("ticket.moved.open"), to=f"/ticket/{TICKET.moved_code}", class_name="link"),
            ),
        ),
        rx.cond(TICKET.clinic_words != "", rx.el.p(say("ticket.clinic_words"), ": ", TICKET.clinic_words)),
        role="status",
        class_name="grid gap-1",
        custom_attrs={"data-online": ""},
    )


def sheet() -> rx.Component:
    return rx.fragment(ticket(TICKET), keep(TICKET.code), follow(TICKET.waiting, TicketState.look, 3))


def deeds() -> rx.Component:
    return rx.el.div(
        rx.cond(
            TICKET.closed,
            rx.fragment(
                rx.cond(
                    TICKET.status == "FULFILLED",
                    link(say("ticket.visit"), to=f"/visits/of?code={TICKET.code}", class_name="button button-main"),
                ),
                link(say("ticket.again"), to=f"/doctor/{TICKET.doctor_id}", class_name="button"),
            ),
            rx.fragment(
                plain_link(say("ticket.calendar"), href=TICKET.calendar, class_name="button", download=True),
                plain_link(say("ticket.pdf"), href=TICKET.pdf, class_name="button", download=True),
                print_button(),
                share(TICKET.day),
            ),
        ),
        class_name="deeds",
        custom_attrs={"data-online": ""},
    )


def changes() -> rx.Component:
    """Move and cancel stand apart from what is harmless, with the rule beside them."""
    return rx.cond(
        TICKET.can_cancel | TICKET.can_move,
        rx.el.section(
            rx.el.div(
                rx.cond(
                    TICKET.can_move,
                    link(say("ticket.move"), to=f"/doctor/{TICKET.doctor_id}?move={TICKET.code}", class_name="button"),
                ),
                rx.cond(
                    TICKET.can_cancel & (TicketState.asking == ""),
                    rx.el.button(say("ticket.cancel"), on_click=TicketState.ask, class_name="button button-danger"),
                ),
                class_name="deeds",
            ),
            rx.cond(TicketState.asking == "", rx.el.p(TICKET.rule, class_name="muted small"), question()),
            class_name="grid gap-3",
            custom_attrs={"data-online": ""},
        ),
    )


def question() -> rx.Component:
    """The first question, or the second one when it is late. Keeping the appointment is the easy choice."""
    late = TicketState.asking == "late"
    return rx.el.div(
        rx.el.h2(rx.cond(late, say("ticket.cancel.late"), say("ticket.cancel.sure"))),
        rx.el.p(rx.cond(late, TICKET.late_words, say("ticket.cancel.text"))),
        rx.el.div(
            rx.el.button(say("ticket.cancel.no"), on_click=TicketState.keep, class_name="button button-main"),
            press(
                rx.cond(late, say("ticket.cancel.late.yes"), say("ticket.cancel.yes")),
                intention=f"cancel:{TICKET.id}:{TicketState.asking}",
                answered=TicketState.answered,
                on_press=TicketState.cancel,
                class_name="button button-danger",
            ),
            class_name="deeds",
        ),
        role="alert",
        class_name="refusal max-w-[46rem]",
    )


def refused() -> rx.Component:
    return refusal(TicketState.refusal, TicketState.answered, lambda _slot, _key: TicketState.look, TicketState.hush)


def timeline() -> rx.Component:
    return rx.cond(
        TICKET.timeline.length() > 0,
        rx.el.section(
            rx.el.h2(say("ticket.timeline"), class_name="mb-3"),
            rx.el.ol(
                rx.foreach(
                    TICKET.timeline,
                    lambda one: rx.el.li(one.text, rx.el.span(one.at, class_name="block muted small nums")),
                ),
                class_name="timeline",
            ),
            class_name="timeline-box",
        ),
    )


def bones() -> rx.Component:
    return rx.el.div(
        rx.el.h1(say("ticket.title")),
        rx.el.div(class_name="ticket bone-line min-h-96"),
        class_name="stack",
    )
