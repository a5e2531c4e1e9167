"""Forms that live in the browser: what is typed stays there until it is sent, once, under a key of its own."""

from typing import Any

import reflex as rx

from web.reader import say, words_of

FORM = "$/public/live/form.jsx"
FIELD = "$/public/live/field.jsx"


def sent_event(data: rx.Var[dict[str, str]], key: rx.Var[str]) -> list[rx.Var[Any]]:
    return [data, key]


def check_event(kind: rx.Var[str], number: rx.Var[str]) -> list[rx.Var[str]]:
    return [kind, number]


class Form(rx.Component):
    """Sends its fields by name as `on_send(data, key)`, until `answered` names the key."""

    library = FORM
    tag = "Form"
    answered: rx.Var[str]
    words: rx.Var[dict[str, str]]
    label: rx.Var[str]
    button: rx.Var[str]
    on_send: rx.EventHandler[sent_event]


class Steps(rx.Component):
    """A form of several screens, named in the address: `names` in their order."""

    library = FORM
    tag = "Steps"
    names: rx.Var[list[str]]
    answered: rx.Var[str]
    words: rx.Var[dict[str, str]]
    label: rx.Var[str]
    on_send: rx.EventHandler[sent_event]


class Step(rx.Component):
    library = FORM
    tag = "Step"
    name: rx.Var[str]
    title: rx.Var[str]
    lead: rx.Var[str]


class Summary(rx.Component):
    library = FORM
    tag = "Summary"
    name: rx.Var[str]


class Field(rx.Component):
    library = FIELD
    tag = "Field"
    name: rx.Var[str]
    label: rx.Var[str]
    hint: rx.Var[str]
    type: rx.Var[str]
    words: rx.Var[dict[str, str]]
    options: rx.Var[list[Any]]
    rows: rx.Var[int]
    optional: rx.Var[bool]
    wrong: rx.Var[str]
    value: rx.Var[str]
    auto_complete: rx.Var[str]
    input_mode: rx.Var[str]
    pattern: rx.Var[str]
    max_length: rx.Var[int]


class Choice(rx.Component):
    library = FIELD
    tag = "Choice"
    name: rx.Var[str]
    label: rx.Var[str]
    hint: rx.Var[str]
    words: rx.Var[dict[str, str]]
    options: rx.Var[list[Any]]
    value: rx.Var[str]


class Tick(rx.Component):
    library = FIELD
    tag = "Tick"
    name: rx.Var[str]
    label: rx.Var[str]
    hint: rx.Var[str]
    group: rx.Var[str]
    checked: rx.Var[bool]


class DateField(rx.Component):
    library = FIELD
    tag = "DateField"
    name: rx.Var[str]
    label: rx.Var[str]
    hint: rx.Var[str]
    words: rx.Var[dict[str, str]]
    optional: rx.Var[bool]
    coming: rx.Var[bool]
    value: rx.Var[str]


class DocumentField(rx.Component):
    library = FIELD
    tag = "DocumentField"
    words: rx.Var[dict[str, str]]
    kinds: rx.Var[list[Any]]
    check: rx.Var[Any]
    optional: rx.Var[bool]
    on_check: rx.EventHandler[check_event]


def form(*children: Any, label: Any, **props: Any) -> rx.Component:
    return Form.create(*children, label=label, words=words_of("offline"), **props)


def steps(*children: Any, **props: Any) -> rx.Component:
    return Steps.create(*children, words=words_of("steps.", "offline"), **props)


def step(name: str, title: Any, *children: Any, lead: Any = "") -> rx.Component:
    return Step.create(*children, name=name, title=title, lead=lead)


def summary(name: str) -> rx.Component:
    return Summary.create(name=name)


def field(name: str, label: str, **props: Any) -> rx.Component:
    return Field.create(name=name, label=say(label), words=words_of("field."), **props)


def phone_field(name: str, label: str, **props: Any) -> rx.Component:
    """The pattern lets every usual way of writing pass; the server writes the number its own way."""
    return field(
        name,
        label,
        type="tel",
        input_mode="tel",
        pattern=r"[+]?[\d\s()\-]{10,20}",
        wrong=say("field.phone"),
        **props,
    )


def email_field(name: str, label: str, **props: Any) -> rx.Component:
    return field(name, label, type="email", input_mode="email", wrong=say("field.email"), **props)


def code_field(name: str = "code") -> rx.Component:
    return field(
        name,
        "code.label",
        input_mode="numeric",
        auto_complete="one-time-code",
        pattern=r"\s*\d{3}\s?\d{3}\s*",
        wrong=say("code.wrong"),
        max_length=8,
    )


def choice(name: str, label: str, options: list[dict[str, Any]] | rx.Var[Any], **props: Any) -> rx.Component:
    return Choice.create(name=name, label=say(label), options=options, words=words_of("field."), **props)


def option(value: str, label: str, hint: str = "") -> dict[str, Any]:
    """One of a choice; `label` and `hint` are keys of words."""
    return {"value": value, "label": say(label), "hint": say(hint) if hint else ""}


def tick(name: str, label: str, group: str, hint: str = "", checked: Any = True) -> rx.Component:
    return Tick.create(name=name, label=say(label), group=say(group), hint=say(hint) if hint else "", checked=checked)


def date_field(name: str, label: str, **props: Any) -> rx.Component:
    return DateField.create(name=name, label=say(label), words=words_of("field."), **props)


def document_field(kinds: list[dict[str, Any]], check: rx.Var[Any], on_check: Any, **props: Any) -> rx.Component:
    return DocumentField.create(
        kinds=kinds, check=check, on_check=on_check, words=words_of("field.", "document."), **props
    )
