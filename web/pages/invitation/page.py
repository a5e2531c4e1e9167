"""An invitation to act for a child, behind the link that was sent."""

import reflex as rx

from web.components.frame import frame
from web.components.link import link
from web.components.nothing import failed, sign_in_first
from web.components.refusal import refusal
from web.live import press
from web.pages.invitation.state import InvitationState
from web.reader import say

INVITATION = InvitationState.invitation


def invitation() -> rx.Component:
    return frame(
        rx.match(
            rx.cond(InvitationState.is_hydrated, InvitationState.phase, "loading"),
            ("shown", shown()),
            ("over", over()),
            ("guest", sign_in_first()),
            ("failed", failed(InvitationState.load)),
            rx.el.h1(say("invitation.title")),
        )
    )


def over() -> rx.Component:
    """An answered link tells nobody anything; who has an account sees there who acts for them."""
    return rx.el.div(
        rx.el.h1(say("invitation.over")),
        rx.el.p(say("invitation.over.text"), class_name="muted"),
        rx.el.p(
            link(say("nav.family"), to="/family", class_name="button"),
            link(say("nav.find"), to="/", class_name="button"),
            class_name="deeds",
        ),
        class_name="stack",
    )


def shown() -> rx.Component:
    return rx.el.div(
        rx.el.h1(INVITATION.asks),
        rx.el.div(rx.el.p(INVITATION.can), rx.el.p(INVITATION.until, class_name="muted small"), class_name="slip"),
        refusal(
            InvitationState.refusal,
            InvitationState.answered,
            lambda _slot, _key: InvitationState.hush,
            InvitationState.hush,
        ),
        rx.el.div(
            answer("accept", "button button-main"),
            answer("decline", "button button-danger"),
            class_name="deeds",
        ),
        class_name="stack narrow",
    )


def answer(what: str, look: str) -> rx.Component:
    return press(
        say(f"invitation.{what}"),
        intention=f"{what}:{INVITATION.id}",
        answered=InvitationState.answered,
        on_press=lambda key: InvitationState.answer(what, key),
        class_name=look,
    )
