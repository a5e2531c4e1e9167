"""Parts that run in the browser: thin wrappers of the modules in `assets/live`."""

from pathlib import Path
from typing import Any

import reflex as rx

from web.reader import ReaderState, words_of

DOCTOR_SLOTS = (Path(__file__).parent / "doctor_slots.graphql").read_text()
OWN_NEWS = (Path(__file__).parent / "own_news.graphql").read_text()


def key_event(key: rx.Var[str]) -> list[rx.Var[str]]:
    return [key]


def slot_event(slot: rx.Var[str], key: rx.Var[str]) -> list[rx.Var[str]]:
    return [slot, key]


class Press(rx.Component):
    """A button that sends `on_press(key)` once per intention, until `answered` names the key."""

    library = "$/public/live/press.jsx"
    tag = "Press"
    intention: rx.Var[str]
    answered: rx.Var[str]
    words: rx.Var[dict[str, str]]
    label: rx.Var[str]
    on_press: rx.EventHandler[key_event]


class Grid(rx.Component):
    """The live grid of a doctor; `on_hold(slot, key)` when somebody takes a time."""

    library = "$/public/live/grid.jsx"
    tag = "Grid"
    document: rx.Var[str]
    doctor: rx.Var[str]
    stale: rx.Var[bool]
    today: rx.Var[str]
    last: rx.Var[str]
    mine: rx.Var[list[str]]
    answered: rx.Var[str]
    words: rx.Var[dict[str, str]]
    language: rx.Var[str]
    next: rx.Var[str]
    next_words: rx.Var[str]
    on_hold: rx.EventHandler[slot_event]


class HoldBar(rx.Component):
    library = "$/public/live/hold_bar.jsx"
    tag = "HoldBar"
    hold: rx.Var[str]
    seconds_left: rx.Var[int]
    total: rx.Var[int]
    words: rx.Var[dict[str, str]]
    on_gone: rx.EventHandler[key_event]
    on_leave: rx.EventHandler[key_event]


class Age(rx.Component):
    library = "$/public/live/age.jsx"
    tag = "Age"
    seconds: rx.Var[int | None]
    state: rx.Var[str]
    stamp: rx.Var[str]
    words: rx.Var[dict[str, str]]


class Search(rx.Component):
    library = "$/public/live/search.jsx"
    tag = "Search"
    value: rx.Var[str]
    asked: rx.Var[str]
    suggestions: rx.Var[list[Any]]
    words: rx.Var[dict[str, str]]
    on_ask: rx.EventHandler[key_event]
    on_search: rx.EventHandler[key_event]


class AccountMenu(rx.Component):
    """`places` are pairs of an address and its name."""

    library = "$/public/live/account_menu.jsx"
    tag = "AccountMenu"
    name: rx.Var[str]
    places: rx.Var[list[list[str]]]
    words: rx.Var[dict[str, str]]


class OwnNews(rx.Component):
    """Holds the subscription that tells when something of the reader's own has changed."""

    library = "$/public/live/own_news.jsx"
    tag = "OwnNews"
    document: rx.Var[str]
    visits: rx.Var[bool]
    on_news: rx.EventHandler[rx.event.no_args_event_spec]


class Near(rx.Component):
    """A chip that asks the browser where the reader is; `on_found` gets «56.63,43.09», "" when it is switched off."""

    library = "$/public/live/near.jsx"
    tag = "Near"
    on: rx.Var[bool]
    words: rx.Var[dict[str, str]]
    on_found: rx.EventHandler[key_event]


class Switches(rx.Component):
    library = "$/public/live/switches.jsx"
    tag = "Switches"
    words: rx.Var[dict[str, str]]
    language: rx.Var[str]


class Keep(rx.Component):
    library = "$/public/live/keep.jsx"
    tag = "Keep"
    code: rx.Var[str]
    words: rx.Var[dict[str, str]]


class Share(rx.Component):
    library = "$/public/live/keep.jsx"
    tag = "Share"
    title: rx.Var[str]
    words: rx.Var[dict[str, str]]


class Print(rx.Component):
    library = "$/public/live/keep.jsx"
    tag = "Print"
    words: rx.Var[dict[str, str]]


class Follow(rx.Component):
    library = "$/public/live/keep.jsx"
    tag = "Follow"
    on: rx.Var[bool]
    every: rx.Var[int]
    on_look: rx.EventHandler[rx.event.no_args_event_spec]


def press(*children: Any, **props: Any) -> rx.Component:
    return Press.create(*children, words=words_of("offline"), **props)


def grid(**props: Any) -> rx.Component:
    return Grid.create(document=DOCTOR_SLOTS, words=words_of("doctor."), language=ReaderState.language, **props)


def hold_bar(**props: Any) -> rx.Component:
    return HoldBar.create(words=words_of("confirm.left", "confirm.gone"), **props)


def age(**props: Any) -> rx.Component:
    return Age.create(words=words_of("age."), **props)


def search(**props: Any) -> rx.Component:
    return Search.create(words=words_of("find.label", "find.button", "find.suggestions"), **props)


def account_menu(places: rx.Var[list[list[str]]]) -> rx.Component:
    return AccountMenu.create(name=ReaderState.name, places=places, words=words_of("nav.account", "sign_out"))


def own_news(visits: bool, on_news: Any) -> rx.Component:
    """`on_news` when a right or a session ends and, where `visits` are shown, when one changes."""
    return OwnNews.create(document=OWN_NEWS, visits=visits, on_news=on_news)


def near(on: rx.Var[bool], on_found: Any) -> rx.Component:
    return Near.create(on=on, on_found=on_found, words=words_of("find.near"))


def switches() -> rx.Component:
    return Switches.create(words=words_of("simple.", "speak"), language=ReaderState.language)


def keep(code: rx.Var[str]) -> rx.Component:
    return Keep.create(code=code, words=words_of("ticket.offline"))


def share(title: rx.Var[str]) -> rx.Component:
    return Share.create(title=title, words=words_of("ticket.share"), class_name="button")


def print_button() -> rx.Component:
    return Print.create(words=words_of("ticket.print"), class_name="button")


def follow(on: rx.Var[bool], on_look: Any, every_seconds: int) -> rx.Component:
    """Looks again every few seconds while `on` and while somebody sees the page."""
    return Follow.create(on=on, every=every_seconds * 1000, on_look=on_look)
