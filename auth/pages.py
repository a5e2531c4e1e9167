"""Plain pages around signing in, in the product's look, without scripts."""

import base64
import hashlib
from enum import StrEnum
from html import escape
from pathlib import Path

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse

STYLE = Path(__file__).with_name("page.css").read_text("utf-8")
STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
BRAND = {"ru": "Талон", "en": "Talon"}


class Language(StrEnum):
    RU = "ru"
    EN = "en"


def language_of(connection: HTTPConnection, asked: str | None = None) -> Language:
    """The language asked for, else the browser's first one that we speak, else Russian."""
    wishes = (asked or "").split() + connection.headers.get("accept-language", "").split(",")
    for wish in wishes:
        word = wish.strip()[:2].lower()
        if word in ("ru", "en"):
            return Language(word)
    return Language.RU


def page(language: Language, title: str, body: str, *, aside: str = "", status: int = 200) -> HTMLResponse:
    """`body` and `aside` are HTML, `title` is text."""
    text = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · {BRAND[language]}</title><style>{STYLE}</style></head>"
        f'<body><header><span class="brand">{BRAND[language]}</span>{aside}</header>'
        f"<main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )
    return HTMLResponse(text, status, HEADERS)
