"""The documents of a person, on the screen of that person."""

import reflex as rx

from web.components.refusal import refusal
from web.document import kinds
from web.live import press
from web.live.forms import document_field, form
from web.pages.documents.state import DocumentsState
from web.reader import say


def documents(patient: rx.Var[str]) -> rx.Component:
    return rx.el.section(
        rx.el.h2(say("member.documents")),
        rx.cond(
            DocumentsState.patient == patient,
            rx.fragment(listed(), more()),
            rx.fragment(
                rx.el.p(say("member.documents.locked"), class_name="muted"),
                rx.el.p(
                    rx.el.button(
                        say("member.documents.show"), on_click=DocumentsState.show(patient), class_name="button"
                    )
                ),
            ),
        ),
        class_name="stack",
    )


def listed() -> rx.Component:
    return rx.cond(
        DocumentsState.documents.length() > 0,
        rx.el.div(
            rx.foreach(
                DocumentsState.documents,
                lambda one: rx.el.div(
                    rx.el.p(
                        rx.el.span(one.kind, class_name="block muted small"),
                        rx.el.b(one.number, class_name="nums"),
                        rx.cond(one.verified, rx.el.span(say("member.document.verified"), class_name="block small")),
                    ),
                    rx.cond(
                        ~one.verified,
                        press(
                            say("member.document.drop"),
                            intention=f"drop:{one.id}",
                            answered=DocumentsState.answered,
                            on_press=lambda key: DocumentsState.drop(one.id, key),
                            class_name="button",
                        ),
                    ),
                    class_name="row row-wide",
                ),
            ),
            class_name="grid gap-2",
        ),
        rx.el.p(say("member.documents.none"), class_name="muted"),
    )


def more() -> rx.Component:
    return rx.fragment(
        refusal(
            DocumentsState.refusal,
            DocumentsState.answered,
            lambda _slot, _key: DocumentsState.hush,
            DocumentsState.hush,
        ),
        rx.el.details(
            rx.el.summary(say("member.document.add"), class_name="link min-h-touch"),
            form(
                document_field(kinds(), DocumentsState.check, DocumentsState.judge),
                label=say("member.document.add"),
                button="button",
                answered=DocumentsState.answered,
                on_send=DocumentsState.add,
                key=DocumentsState.documents.length().to_string(),
            ),
        ),
    )
