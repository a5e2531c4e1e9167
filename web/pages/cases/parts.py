"""Disputes and corrections, on the desk's screen."""

from typing import Any

import reflex as rx

from web.components.refusal import refusal
from web.live.forms import choice, field, form, option, tick
from web.pages.cases.state import CasesState
from web.reader import say

VERDICTS = [option("GRANT", "desk.dispute.grant"), option("REFUSE", "desk.dispute.refuse")]
ANSWERS = [option("DONE", "desk.requests.done"), option("REFUSED", "desk.requests.refused")]


def cases() -> rx.Component:
    return rx.fragment(
        refusal(CasesState.refusal, CasesState.answered, lambda _slot, _key: CasesState.hush, CasesState.hush),
        listed("desk.disputes", CasesState.disputes, dispute),
        listed("desk.requests", CasesState.corrections, correction),
    )


def listed(key: str, found: rx.Var[Any], one: Any) -> rx.Component:
    return rx.cond(
        found.length() > 0, rx.el.section(rx.el.h2(say(key)), rx.foreach(found, one), class_name="grid gap-2")
    )


def dispute(one: rx.Var[Any]) -> rx.Component:
    return case(
        one,
        choice("verdict", "desk.dispute.verdict", VERDICTS),
        tick("endOthers", "desk.dispute.end_others", "desk.dispute.verdict", checked=False),
        field("words", "desk.dispute.words", rows=2),
        label=say("desk.decide"),
        on_send=lambda data, key: CasesState.decide(one.id, data, key),
    )


def correction(one: rx.Var[Any]) -> rx.Component:
    return case(
        one,
        choice("verdict", "desk.dispute.verdict", ANSWERS),
        field("familyName", "field.family_name", optional=True),
        field("givenName", "field.given_name", optional=True),
        field("middleName", "field.middle_name", optional=True),
        field("answer", "desk.requests.answer", rows=2),
        label=say("desk.requests.send"),
        on_send=lambda data, key: CasesState.answer(one.id, data, key),
    )


def case(one: rx.Var[Any], *children: Any, label: Any, on_send: Any) -> rx.Component:
    return rx.el.details(
        rx.el.summary(one.title, rx.el.span(one.about, class_name="block muted small"), class_name="case"),
        form(*children, label=label, answered=CasesState.answered, on_send=on_send),
        class_name="card",
    )
