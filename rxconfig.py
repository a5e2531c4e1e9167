"""How Reflex builds and runs the page. Only `TALON_ORIGIN` is read here: whose browser may open the page's socket."""

import os
from urllib.parse import urlsplit

import reflex as rx

from web.delivery import LOOPBACK
from web.tokens import tailwind_config


def own_origins() -> list[str]:
    """The address people open; on loopback its names are one."""
    own = urlsplit(os.environ.get("TALON_ORIGIN") or "http://127.0.0.1:8000")
    hosts = ("127.0.0.1", "localhost", "[::1]") if own.hostname in LOOPBACK else (own.hostname,)
    return [f"{own.scheme}://{host}{f':{own.port}' if own.port else ''}" for host in hosts]


config = rx.Config(
    app_name="web",
    telemetry_enabled=False,
    show_built_with_reflex=False,
    react_strict_mode=False,
    state_manager_mode="memory",
    cors_allowed_origins=own_origins(),
    # The built page asks its own address for the socket: web/build.py puts location.origin in this place.
    api_url="http://page.invalid",
    deploy_url=None,
    plugins=[rx.plugins.TailwindV4Plugin(tailwind_config())],
    disable_plugins=[rx.plugins.sitemap.SitemapPlugin],
)
