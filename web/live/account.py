"""The screens around accounts. They speak to `/auth` straight from the browser: no password passes the page's state."""

from typing import Any

import reflex as rx

from web.reader import in_language
from web.text import account_en, account_ru


def spoken(key: str) -> rx.Var[str]:
    """The words behind `key` in the reader's language."""
    words: rx.Var[str] = in_language(account_ru.WORDS[key], account_en.WORDS[key])
    return words


class Words(rx.Component):
    library = "$/public/live/auth/words.jsx"
    tag = "Words"
    words: rx.Var[dict[str, str]]


class SignIn(rx.Component):
    library = "$/public/live/auth/sign_in.jsx"
    tag = "SignIn"


class Register(rx.Component):
    library = "$/public/live/auth/register.jsx"
    tag = "Register"


class Recover(rx.Component):
    library = "$/public/live/auth/recover.jsx"
    tag = "Recover"


class StepUp(rx.Component):
    library = "$/public/live/auth/step_up.jsx"
    tag = "StepUp"


class _Security(rx.Component):
    """`on_done` when the door has done what was asked."""

    library = "$/public/live/auth/security.jsx"
    label: rx.Var[str]
    on_done: rx.EventHandler[rx.event.no_args_event_spec]


class Deed(_Security):
    """A button for one thing: asks `path` about `thing`, after a second press when `sure` has words for it."""

    tag = "Deed"
    path: rx.Var[str]
    thing: rx.Var[str]
    sure: rx.Var[str]
    about: rx.Var[str]


class AddTotp(rx.Component):
    library = "$/public/live/auth/security.jsx"
    tag = "AddTotp"


class AddPasskey(rx.Component):
    library = "$/public/live/auth/security.jsx"
    tag = "AddPasskey"


class AddSent(_Security):
    tag = "AddSent"
    kind: rx.Var[str]


class AddContact(_Security):
    tag = "AddContact"
    kind: rx.Var[str]


class RecoveryCodes(_Security):
    tag = "RecoveryCodes"


class ChangePassword(_Security):
    tag = "ChangePassword"
    has: rx.Var[bool]


class Joinable(rx.Component):
    """Links that join another service's login; `joined` are the names of those that are."""

    library = "$/public/live/auth/joinable.jsx"
    tag = "Joinable"
    joined: rx.Var[list[str]]


def with_words(*children: Any) -> rx.Component:
    """Everything inside speaks the reader's language."""
    return Words.create(*children, words=in_language(account_ru.WORDS, account_en.WORDS))
