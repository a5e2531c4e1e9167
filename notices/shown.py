"""In development nothing leaves the machine: a page shows what would have been sent."""

from collections import deque
from datetime import datetime
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from booking.ports import Clock
from storage.notices import Outgoing

KEPT = 100
ADDRESS = "/dev/notices"
HEADERS = {"Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}


class Shown:
    """Sends by any channel. Its page is for development only: whoever opens it reads everybody's codes."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: deque[tuple[datetime, Outgoing]] = deque(maxlen=KEPT)

    async def send(self, notice: Outgoing) -> None:
        self._kept.appendleft((self._clock(), notice))

    @property
    def sent(self) -> list[Outgoing]:
        """The newest first."""
        return [notice for _, notice in self._kept]

    @property
    def route(self) -> Route:
        return Route(ADDRESS, self._page, methods=["GET"])

    async def _page(self, _request: Request) -> HTMLResponse:
        items = "".join(_item(at, notice) for at, notice in self._kept) or "<p>Пока ничего не отправлено.</p>"
        page = (
            '<!doctype html><html lang="ru"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            "<title>Отправленное · Талон</title></head>"
            f"<body><main><h1>Что было бы отправлено</h1>{items}</main></body></html>"
        )
        return HTMLResponse(page, headers=HEADERS)


def _item(at: datetime, notice: Outgoing) -> str:
    subject = "" if notice.channel == "SMS" else f"<p><b>{escape(notice.subject)}</b></p>"
    return (
        f'<article data-channel="{notice.channel}" data-to="{escape(notice.recipient)}">'
        f"<h2>{notice.channel} · {escape(notice.recipient)} · {at:%H:%M:%S}</h2>{subject}"
        f"<p>{escape(notice.text)}</p></article>"
    )
