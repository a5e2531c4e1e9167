"""Links: inside the page without a reload, and out of it."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from web.reader import ReaderState, say


def link(*children: Any, to: Any, **props: Any) -> rx.Component:
    """A link to another screen of the page."""
    return ReactRouterLink.create(*children, to=to, **props)


def sign_in_link(class_name: str) -> rx.Component:
    """Leads through the sign-in and back to this very screen."""
    return rx.el.a(say("sign_in"), href="/auth/sign-in?to=" + ReaderState.here, class_name=class_name)
