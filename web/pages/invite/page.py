"""Inviting a second adult to act for a child."""

import reflex as rx

from web.components.acting import scope_ticks
from web.components.frame import frame
from web.components.link import link
from web.components.nothing import failed, missing, sign_in_first
from web.components.refusal import refusal
from web.live.forms import choice, date_field, field, form, option
from web.pages.invite.state import InviteState
from web.reader import say

# a telephone number in any of the usual ways, or an e-mail address
CONTACT = r"[+]?[\d\s()\-]{10,20}|[^@\s]+@[^@\s]+\.[^@\s]+"


def invite() -> rx.Component:
    return frame(
        rx.el.p(link("‹ ", InviteState.acting.name, to=f"/family/{InviteState.acting.id}", class_name="link small")),
        rx.match(
            rx.cond(InviteState.is_hydrated, InviteState.phase, "loading"),
            ("shown", shown()),
            ("missing", missing()),
            ("guest", sign_in_first()),
            ("failed", failed(InviteState.load)),
            rx.el.h1(say("invite.title")),
        ),
    )


def shown() -> rx.Component:
    relations = [option("CHILD", "invite.PARENT"), option("WARD", "invite.WARD")]
    return rx.el.div(
        rx.el.h1(say("invite.title")),
        rx.el.p(say("invite.lead"), class_name="muted"),
        form(
            choice("relation", "invite.relation", relations, value="CHILD"),
            field("contact", "invite.contact", pattern=CONTACT, wrong=say("invite.contact.wrong")),
            rx.el.div(rx.el.h2(say("invite.scopes")), scope_ticks(), class_name="group-box"),
            date_field("until", "add.until", hint=say("add.until.hint"), optional=True, coming=True),
            label=say("invite.send"),
            answered=InviteState.answered,
            on_send=InviteState.send,
        ),
        refusal(InviteState.refusal, InviteState.answered, lambda _slot, _key: InviteState.hush, InviteState.hush),
        class_name="stack narrow",
    )
