"""A handful of inline drawings; each is decoration beside words."""

import reflex as rx

TICKET = "M2 5.500A1.500 1.500 0 0 1 3.500 4h21A1.500 1.500 0 0 1 26 5.500V9a2.500 2.500 0 0 0 0 5v3.500a1.500 1.500 0 0 1-1.500 1.500h-21A1.500 1.500 0 0 1 2 17.500V14a2.500 2.500 0 0 0 0-5z"  # noqa: E501 – one path


def ticket_mark() -> rx.Component:
    return rx.el.svg(
        rx.el.svg.path(d=TICKET, fill="currentColor"),
        rx.el.svg.path(d="M14 8v7M10.500 11.500h7", stroke="var(--card)", stroke_width="2"),
        view_box="0 0 28 23",
        custom_attrs={"aria-hidden": "true"},
    )


def attention() -> rx.Component:
    return rx.el.svg(
        rx.el.svg.path(d="M10 2.500 18.500 17h-17z", fill="none", stroke="currentColor", stroke_width="1.600"),
        rx.el.svg.path(d="M10 8v4.500M10 14.200v.8", stroke="currentColor", stroke_width="1.600"),
        view_box="0 0 20 20",
        custom_attrs={"aria-hidden": "true"},
    )
