"""A refusal: what happened, why, what to do, and other times that can be taken right away."""

from dataclasses import dataclass, field
from typing import Any, Protocol

import reflex as rx

from web.client.fragments import Other
from web.components.icon import attention
from web.components.link import link
from web.live import press
from web.preferences import today_in
from web.reader import say
from web.text import Language, dates, word


@dataclass(frozen=True)
class OtherTime:
    slot: str
    label: str
    doctor: str


@dataclass(frozen=True)
class Refusal:
    """`href` is where the remedy leads, "" when the page itself does it; an empty `code` is no refusal."""

    code: str = ""
    message: str = ""
    remedy: str = ""
    action: str = ""
    href: str = ""
    others: list[OtherTime] = field(default_factory=list)


class Answer(Protocol):
    """What every refusal of the API has."""

    code: Any
    message: str
    remedy: Any
    alternatives: Any


def refusal_of(answer: Answer, language: Language, href: str = "") -> Refusal:
    """`href`: where this screen sends somebody who wants another time."""
    return Refusal(
        code=answer.code.value,
        message=answer.message,
        remedy=answer.remedy.text,
        action=answer.remedy.action.value,
        href=_destination(answer, href),
        others=[other_of(other, language) for other in answer.alternatives],
    )


def trouble(language: Language) -> Refusal:
    """The service could not be reached: told like a refusal, with the button that tries again."""
    return Refusal("TROUBLE", word(language, "trouble"), word(language, "again"), "TRY_LATER")


def other_of(other: Other, language: Language) -> OtherTime:
    label = dates.moment(other.slot.starts_at, today_in(other.slot.zone), language)
    return OtherTime(other.slot.id, label, other.slot.doctor.name.short)


def _destination(answer: Answer, href: str) -> str:
    if hold := getattr(answer, "standing", None):
        return f"/confirm/{hold.id}"
    if appointment := getattr(answer, "overlapping", None):
        return f"/ticket/{appointment.code}"
    return {"CHOOSE_PATIENT": "", "CONFIRM_LATE": "", "TRY_LATER": "", "USE_NEW_KEY": ""}.get(
        answer.remedy.action.value, href
    )


def refusal(said: rx.Var[Refusal], answered: rx.Var[str], on_take: Any, on_remedy: Any = None) -> rx.Component:
    """`on_take(slot, key)` takes another time; `on_remedy` is what the remedy's button does when it is no link."""
    return rx.cond(
        said.code != "",
        rx.el.section(
            rx.el.h2(attention(), rx.el.span(said.message)),
            rx.cond(said.others.length() > 0, others(said, answered, on_take)),
            remedy(said, on_remedy),
            class_name="refusal",
            role="alert",
        ),
    )


def others(said: rx.Var[Refusal], answered: rx.Var[str], on_take: Any) -> rx.Component:
    return rx.el.div(
        rx.el.p(say("refusal.others"), class_name="muted small"),
        rx.el.div(
            rx.foreach(
                said.others,
                lambda other: press(
                    rx.el.span(other.label, rx.el.span(other.doctor, class_name="block text-small font-plain")),
                    intention=f"hold:{other.slot}",
                    answered=answered,
                    on_press=lambda key: on_take(other.slot, key),
                    class_name="button button-free nums",
                ),
            ),
            class_name="refusal-others",
        ),
        class_name="grid gap-2",
    )


def remedy(said: rx.Var[Refusal], on_remedy: Any) -> rx.Component:
    does = rx.el.button(said.remedy, on_click=on_remedy, class_name="button") if on_remedy else rx.el.p(said.remedy)
    leads = rx.cond(
        said.href.startswith("tel:"),
        rx.el.a(said.remedy, href=said.href, class_name="button"),
        link(said.remedy, to=said.href, class_name="button"),
    )
    return rx.el.div(rx.cond(said.href != "", leads, does))
