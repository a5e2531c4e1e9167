"""What stands around every screen: the header, a notice that outlives a navigation, the foot."""

from typing import Any

import reflex as rx
from reflex_components_core.core.banner import has_too_many_connection_errors

from web.components.icon import ticket_mark
from web.components.link import link, plain_link, sign_in_link
from web.live import account_menu, own_news, switches
from web.reader import ReaderState, say


def frame(*children: Any, here: str = "", visits: bool = False, look: Any = None) -> rx.Component:
    """`here` names the section whose link is the current one; `visits`: they stand here, so a change of one counts.

    `look`: what reads the screen anew when something has changed; without it everything the screen begins with.
    """
    return rx.fragment(
        rx.cond(
            ReaderState.signed_in, own_news(visits, [ReaderState.arrive, look] if look else ReaderState.look_again)
        ),
        plain_link(say("skip"), href="#main", class_name="skip sr-only"),
        header(here),
        rx.cond(has_too_many_connection_errors, rx.el.p(say("no_link"), role="status", class_name="no-link")),
        rx.el.main(notice(), *children, id="main", class_name="frame content"),
        foot(),
    )


def header(here: str) -> rx.Component:
    return rx.el.header(
        rx.el.div(
            link(ticket_mark(), say("talon"), to="/", class_name="brand"),
            rx.el.nav(
                section("nav.find", "/", here == "find"),
                section("nav.appointments", "/appointments", here == "appointments"),
                rx.cond(ReaderState.signed_in, account_menu(ReaderState.places), sign_in_link("top-link pushed")),
                custom_attrs={"aria-label": say("nav")},
                class_name="top-nav",
            ),
            switches(),
            class_name="frame top-row",
        ),
        class_name="top",
    )


def section(key: str, to: str, current: bool) -> rx.Component:
    return link(say(key), to=to, class_name="top-link", custom_attrs={"aria-current": "page"} if current else {})


def notice() -> rx.Component:
    """Something that was said on the way here, told politely."""
    return rx.el.div(
        rx.cond(
            ReaderState.notice != "",
            rx.el.div(
                rx.el.p(ReaderState.notice),
                rx.el.div(
                    rx.cond(
                        ReaderState.notice_href != "",
                        link(ReaderState.notice_link, to=ReaderState.notice_href, class_name="button"),
                    ),
                    rx.el.button(say("close"), on_click=ReaderState.hush, class_name="button button-quiet"),
                    class_name="flex gap-2",
                ),
                class_name="notice notice-row",
            ),
        ),
        role="status",
        class_name="empty:hidden",
    )


def foot() -> rx.Component:
    return rx.el.footer(
        rx.el.div(rx.el.p(say("foot")), rx.el.p(say("foot.emergency")), class_name="frame"), class_name="foot"
    )
