"""Asking a clinic to decide, when somebody else acts for the person already."""

import reflex as rx

from web.components.frame import frame
from web.components.link import link
from web.components.nothing import failed, sign_in_first
from web.components.refusal import refusal
from web.document import kinds
from web.live.forms import choice, date_field, document_field, field, form, option
from web.pages.dispute.state import DisputeState
from web.reader import say


def dispute() -> rx.Component:
    return frame(
        rx.el.p(link("‹ ", say("member.back"), to="/family", class_name="link small")),
        rx.match(
            rx.cond(DisputeState.is_hydrated, DisputeState.phase, "loading"),
            ("shown", shown()),
            ("guest", sign_in_first()),
            ("failed", failed(DisputeState.load)),
            rx.el.h1(say("dispute.title")),
        ),
    )


def shown() -> rx.Component:
    relations = [option(one, f"add.{one}") for one in ("CHILD", "PARENT", "SPOUSE", "WARD")]
    return rx.el.div(
        rx.el.h1(say("dispute.title")),
        rx.el.p(say("dispute.lead"), class_name="muted"),
        form(
            choice("relation", "member.relation", relations),
            date_field("birthDate", "field.birth_date"),
            document_field(kinds(), DisputeState.check, DisputeState.judge),
            field("clinic", "dispute.clinic", options=DisputeState.clinics),
            label=say("dispute.send"),
            answered=DisputeState.answered,
            on_send=DisputeState.send,
        ),
        refusal(DisputeState.refusal, DisputeState.answered, lambda _slot, _key: DisputeState.hush, DisputeState.hush),
        class_name="stack narrow",
    )
