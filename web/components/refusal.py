"""A refusal: what happened, why, what to do, and other times that can be taken right away."""

from dataclasses import dataclass, field
from typing import Any, Protocol

import reflex as rx

from web.client.fragments import Other
from web.components.icon import attention
from web.components.link import link, outside, plain_link
from web.live import press
from web.preferences import today_in
from web.reader import say
from web.text import Language, dates, word

SECOND_FACTOR = "/second-factor"
CONSENTS = "/consents"
SCREENS = {
    "OPEN_DISPUTE": "/family/dispute",
    "OPEN_GUARDIANSHIP": "/family",
    "END_ANOTHER": "/family",
    "OPEN_CALL": "/desk",
    "CANCEL_APPOINTMENTS": "/appointments",
    "GIVE_CONSENT": CONSENTS,
}
SHOW = "document.querySelector('.refusal[role=alert]')?.scrollIntoView({block: 'center'})"


@dataclass(frozen=True)
class OtherTime:
    slot: str
    label: str
    doctor: str


@dataclass(frozen=True)
class Refusal:
    """What happened and why, what to do, and the button that does it; an empty `code` is no refusal.

    `href` is where the button leads; "" when it only puts the refusal away, so that one can go on here.
    """

    code: str = ""
    message: str = ""
    remedy: str = ""
    button: str = ""
    href: str = ""
    others: list[OtherTime] = field(default_factory=list)


@dataclass(frozen=True)
class Ways:
    """Where the remedies lead from this screen: to another time (`back`), to the clinic's `phone`, to `referrals`."""

    back: str = ""
    phone: str = ""
    referrals: str = "/referrals"


class Answer(Protocol):
    """What every refusal of the API has."""

    code: Any
    message: str
    remedy: Any
    alternatives: Any


def refusal_of(answer: Answer, language: Language, ways: Ways = Ways()) -> Refusal:  # frozen
    action = answer.remedy.action.value
    return Refusal(
        code=answer.code.value,
        message=answer.message,
        remedy=answer.remedy.text,
        button=word(language, f"remedy.{action}"),
        href=_destination(action, answer, ways),
        others=[other_of(other, language) for other in answer.alternatives],
    )


def trouble(language: Language) -> Refusal:
    """The service could not be reached: told like a refusal; the button that was pressed may be pressed again."""
    return Refusal("TROUBLE", word(language, "trouble"), "", word(language, "remedy.TRY_LATER"))


def other_of(other: Other, language: Language) -> OtherTime:
    label = dates.moment(other.slot.starts_at, today_in(other.slot.zone), language)
    return OtherTime(other.slot.id, label, other.slot.doctor.name.short)


def _destination(action: str, answer: Answer, ways: Ways) -> str:
    match action:
        case "OPEN_HOLD" if hold := getattr(answer, "standing", None):
            return f"/confirm/{hold.id}"
        case "OPEN_APPOINTMENT" if appointment := getattr(answer, "overlapping", None):
            return f"/ticket/{appointment.code}"
        case "OPEN_APPOINTMENT" | "OPEN_HOLD":
            return "/appointments"
        case "CONFIRM_IDENTITY":
            return "/security"
        case "SHOW_SECOND_FACTOR":
            return SECOND_FACTOR
        case "CALL_CLINIC":
            phone = getattr(answer, "phone", None) or ways.phone
            return f"tel:{phone}" if phone else ""
        case "OPEN_LINK":
            return getattr(answer, "url", None) or ""
        case "OPEN_GUARDIANSHIP" if guardianship := getattr(answer, "existing", None):
            return f"/family/{guardianship.id}"
    own = {"CHOOSE_ANOTHER_TIME": ways.back, "HOLD_AGAIN": ways.back, "CHOOSE_REFERRAL": ways.referrals}
    return {**SCREENS, **own}.get(action, "")


def refusal(said: rx.Var[Refusal], answered: rx.Var[str], on_take: Any, on_remedy: Any) -> rx.Component:
    """`on_take(slot, key)` takes another time; `on_remedy` puts the refusal away."""
    return rx.cond(
        said.code != "",
        rx.el.section(
            rx.el.h2(attention(), rx.el.span(said.message)),
            rx.cond(said.remedy != "", rx.el.p(said.remedy)),
            rx.cond(said.others.length() > 0, others(said, answered, on_take)),
            remedy(said, on_remedy),
            class_name="refusal",
            role="alert",
            # A new answer is a new refusal: it is shown to whoever has scrolled away from it.
            key=answered,
            on_mount=rx.call_script(SHOW),
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
    """A plain link where the page is left, a link where it goes on elsewhere, a button where it goes on here."""
    return rx.el.div(
        rx.cond(
            said.href == "",
            rx.el.button(said.button, on_click=on_remedy, class_name="button"),
            rx.cond(
                said.href.startswith("http"),
                outside(said.button, href=said.href, class_name="button"),
                rx.cond(
                    (said.href == SECOND_FACTOR) | (said.href == CONSENTS) | said.href.startswith("tel:"),
                    plain_link(said.button, href=said.href, class_name="button"),
                    link(said.button, to=said.href, class_name="button"),
                ),
            ),
        )
    )
