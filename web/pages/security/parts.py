"""Parts of Security: one section for each thing that lets somebody in."""

from typing import Any

import reflex as rx

from web.components.link import link
from web.live.account import (
    AddContact,
    AddPasskey,
    AddSent,
    AddTotp,
    ChangePassword,
    Deed,
    Joinable,
    RecoveryCodes,
    spoken,
)
from web.pages.security.state import SecurityState

LOAD = SecurityState.load


def factors() -> rx.Component:
    return section(
        "security.factors",
        "security.factors.why",
        rx.cond(
            SecurityState.factors.length() == 0,
            rx.el.p(spoken("security.factors.none"), class_name="notice text-warn"),
        ),
        rows(SecurityState.factors, "/factors/remove", "security.remove", "security.factor.sure"),
        rx.el.div(
            rx.cond(~SecurityState.kinds.contains("TOTP"), AddTotp.create()),
            AddPasskey.create(),
            sent("SMS", "PHONE", "security.sms.add"),
            sent("EMAIL", "EMAIL", "security.email.add"),
            class_name="deeds",
        ),
        rx.cond(
            SecurityState.reachable_by.length() > 0, rx.el.p(spoken("security.sent.risk"), class_name="muted small")
        ),
    )


def sent(kind: str, contact: str, label: str) -> rx.Component:
    """Codes to a contact: offered when there is such a contact and codes do not go there yet."""
    offered = SecurityState.reachable_by.contains(contact) & ~SecurityState.kinds.contains(kind)
    return rx.cond(offered, AddSent.create(kind=kind, label=spoken(label), on_done=LOAD))


def recovery() -> rx.Component:
    some = SecurityState.codes_left > 0
    return rx.cond(
        SecurityState.factors.length() > 0,
        section(
            "security.recovery",
            "",
            rx.cond(
                some,
                rx.el.p(spoken("security.recovery.left").replace("{n}", SecurityState.codes_left.to_string())),
                rx.el.p(spoken("security.recovery.none"), class_name="notice text-warn"),
            ),
            rx.el.div(
                RecoveryCodes.create(
                    label=rx.cond(some, spoken("security.recovery.again"), spoken("security.recovery.make")),
                    on_done=LOAD,
                ),
                class_name="deeds",
            ),
        ),
    )


def password() -> rx.Component:
    has = SecurityState.has_password
    return section(
        "security.password",
        "",
        rx.el.p(rx.cond(has, spoken("security.password.has"), spoken("security.password.none")), class_name="muted"),
        rx.el.div(ChangePassword.create(has=has, on_done=LOAD), class_name="deeds"),
    )


def contacts() -> rx.Component:
    return section(
        "security.contacts",
        "security.contacts.why",
        rows(SecurityState.contacts, "/contacts/remove", "security.remove", "security.contact.sure"),
        rx.el.div(
            new_contact("PHONE", "security.phone.add", "security.phone.change"),
            new_contact("EMAIL", "security.email.new", "security.email.change"),
            class_name="deeds",
        ),
    )


def new_contact(kind: str, add: str, change: str) -> rx.Component:
    label = rx.cond(SecurityState.reachable_by.contains(kind), spoken(change), spoken(add))
    return AddContact.create(kind=kind, label=label, on_done=LOAD)


def logins() -> rx.Component:
    return section(
        "security.logins",
        "",
        rx.cond(~SecurityState.confirmed, identity()),
        rx.cond(SecurityState.logins.length() == 0, rx.el.p(spoken("security.logins.none"), class_name="muted")),
        rows(SecurityState.logins, "/logins/remove", "security.login.remove", "security.login.sure"),
        rx.el.div(Joinable.create(joined=SecurityState.joined), class_name="deeds"),
    )


def identity() -> rx.Component:
    return rx.el.div(
        rx.el.p(spoken("security.identity")),
        rx.el.p(link(spoken("security.identity.again"), to="/sign-in?to=/security", class_name="button")),
        class_name="notice",
    )


def sessions() -> rx.Component:
    return section(
        "security.sessions",
        "security.sessions.why",
        rows(SecurityState.sessions, "/sessions/end", "security.session.end", ""),
        rx.cond(
            SecurityState.sessions.length() > 1,
            rx.el.div(
                Deed.create(
                    path="/sessions/end-others",
                    label=spoken("security.sessions.others"),
                    sure=spoken("security.sessions.sure"),
                    on_done=LOAD,
                ),
                class_name="deeds",
            ),
        ),
    )


def section(title: str, why: str, *children: Any) -> rx.Component:
    name = title.removeprefix("security.")
    return rx.el.section(
        rx.el.h2(spoken(title), id=name),
        rx.el.p(spoken(why), class_name="muted") if why else rx.fragment(),
        *children,
        class_name="group-box",
        custom_attrs={"aria-labelledby": name},
    )


def rows(found: rx.Var[list[Any]], path: str, label: str, sure: str) -> rx.Component:
    """What there is, each with the button that takes it away; what is in use right now has none."""
    return rx.cond(
        found.length() > 0, rx.el.ul(rx.foreach(found, lambda one: row(one, path, label, sure)), class_name="lines")
    )


def row(one: rx.Var[Any], path: str, label: str, sure: str) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.b(one.name),
            rx.cond(one.mark != "", rx.el.span(one.mark, class_name="tag")),
            rx.el.span(one.about, class_name="block muted small"),
            class_name="min-w-0",
        ),
        rx.cond(
            one.mark == "",
            Deed.create(
                path=path,
                thing=one.id,
                label=spoken(label),
                about=one.name,
                on_done=LOAD,
                **({"sure": spoken(sure)} if sure else {}),
            ),
        ),
        key=one.id,
        class_name="line",
    )


def bones() -> rx.Component:
    return rx.el.div(*(rx.el.div(class_name="bone-line min-h-24") for _ in range(3)), class_name="stack")
