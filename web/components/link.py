"""Links: inside the page without a reload, and out of it."""

from typing import Any

import reflex as rx
from reflex_components_core.el.elements.inline import A
from reflex_components_core.react_router.dom import ReactRouterLink

from web.reader import say


def link(*children: Any, to: Any, **props: Any) -> rx.Component:
    """A link to another screen of the page."""
    return ReactRouterLink.create(*children, to=to, **props)


def plain_link(*children: Any, href: Any, **props: Any) -> rx.Component:
    """A link that leaves the page: to the sign-in, a file, a phone number, another site, or a place on this screen.

    `rx.el.a` would stay in the page and look there for a screen of that name.
    """
    return A.create(*children, href=href, **props)


def outside(*children: Any, href: Any, **props: Any) -> rx.Component:
    """A link to somebody else's site, in a tab of its own: what is open here stays. They are not told where from."""
    return plain_link(*children, href=href, target="_blank", rel="noopener noreferrer", **props)


def sign_in_link(class_name: str) -> rx.Component:
    """Leads through the sign-in and back to this very screen: `assets/boot.js` says which when it is pressed."""
    return plain_link(say("sign_in"), href="/sign-in", class_name=class_name)


def second_factor_link(class_name: str) -> rx.Component:
    """Leads through the second factor and back to this very screen."""
    return plain_link(say("factor.show"), href="/second-factor", class_name=class_name)
