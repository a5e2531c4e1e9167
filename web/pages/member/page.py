"""One right to act: what is allowed, who else acts, documents, and how it ends. Both sides have this screen."""

import reflex as rx

from web.components.frame import frame
from web.components.link import link
from web.components.nothing import failed, missing, sign_in_first
from web.pages.documents.parts import documents
from web.pages.documents.state import DocumentsState
from web.pages.member.parts import answer, bones, changing, code, deeds, ending, facts, head, others, refused
from web.pages.member.state import MemberState
from web.reader import say

ACTING = MemberState.member.acting


def member() -> rx.Component:
    return frame(
        rx.el.p(link("‹ ", say("member.back"), to="/family", class_name="link small")),
        rx.match(
            rx.cond(MemberState.is_hydrated, MemberState.phase, "loading"),
            ("shown", rx.cond(ACTING.yours, mine(), theirs())),
            ("missing", missing()),
            ("guest", sign_in_first()),
            ("failed", failed(MemberState.load)),
            bones(),
        ),
        rx.el.span(on_unmount=DocumentsState.close, hidden=True),
    )


def mine() -> rx.Component:
    """Somebody the reader acts for."""
    in_force = ACTING.state == "ACTIVE"
    return rx.el.div(
        head(),
        refused(),
        rx.cond(MemberState.sent.handle != "", code()),
        rx.cond(
            (ACTING.waits == "YOUR_CODE") & (MemberState.sent.handle == ""),
            rx.el.div(code(), class_name="notice"),
        ),
        facts("member.rights"),
        rx.cond(in_force, rx.fragment(deeds(), others(), rx.cond(ACTING.documents, documents(ACTING.patient)))),
        rx.cond(in_force, changing()),
        rx.cond(ACTING.state != "ENDED", ending("member.end.sure", "member.end.text")),
        class_name="stack",
    )


def theirs() -> rx.Component:
    """Somebody who acts, or asks to act, for the reader."""
    return rx.el.div(
        head(),
        refused(),
        facts("member.their_rights"),
        rx.cond((ACTING.waits == "YOUR_ANSWER") | (ACTING.waits == "THEIR_LOGIN") | ACTING.asked, answer()),
        rx.cond(ACTING.state == "ACTIVE", ending("member.theirs.end.sure", "member.theirs.end.text")),
        class_name="stack",
    )
