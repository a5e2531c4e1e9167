"""The ticket as PDF: A5, readable in grey, with a code that a phone can read."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from reportlab.lib.pagesizes import A5
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from gateway.files import words
from gateway.files.visit import Visit
from gateway.words import STATUSES, Tongue

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = "PTSans", "PTSans-Bold"
WIDTH, HEIGHT = A5
MARGIN = 36
QR_SIDE = 96


def ticket(visit: Visit, address: str, tongue: Tongue) -> bytes:
    """`address`: where the owner manages the visit; it stands in the QR code too."""
    register_fonts()
    out = BytesIO()
    # the same visit makes the same bytes
    canvas = Canvas(out, pagesize=A5, invariant=True)
    canvas.setTitle(f"{words.TICKET.say(tongue)} {visit.shown_code}")
    canvas.setSubject(visit.clinic)
    _head(canvas, visit, tongue)
    _facts(canvas, visit, tongue)
    _foot(canvas, address, tongue)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _head(canvas: Canvas, visit: Visit, tongue: Tongue) -> None:
    _line(canvas, HEIGHT - 50, words.TICKET.say(tongue), 13)
    canvas.setFont(REGULAR, 13)
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 50, STATUSES[visit.status.value].say(tongue))
    _line(canvas, HEIGHT - 104, f"{visit.starts:%H:%M}", 48, BOLD)
    _line(canvas, HEIGHT - 130, words.day(visit.starts, tongue), 17, BOLD)
    _line(canvas, HEIGHT - 148, words.LOCAL.say(tongue, offset=words.offset(visit.starts)), 9)
    if not visit.stands:
        canvas.setLineWidth(2)
        canvas.line(MARGIN, HEIGHT - 88, MARGIN + 130, HEIGHT - 88)


def _facts(canvas: Canvas, visit: Visit, tongue: Tongue) -> None:
    facts = [
        (words.CODE, visit.shown_code),
        (words.ROOM, visit.room),
        (words.DOCTOR, f"{visit.doctor}, {visit.specialty}"),
        (words.PATIENT, visit.patient),
        (words.PLACE, f"{visit.clinic}. {visit.address}"),
        (words.PHONE, visit.phone),
    ]
    height = HEIGHT - 180
    for label, value in facts:
        if value:
            height = _fact(canvas, height, label.say(tongue), value)


def _fact(canvas: Canvas, height: float, label: str, value: str) -> float:
    """Draws one and returns where the next begins."""
    _line(canvas, height, label, 9)
    for line in simpleSplit(value, BOLD, 13, WIDTH - 2 * MARGIN)[:3]:
        height -= 16
        _line(canvas, height, line, 13, BOLD)
    return height - 20


def _foot(canvas: Canvas, address: str, tongue: Tongue) -> None:
    _qr(canvas, address, MARGIN, MARGIN)
    lines = simpleSplit(words.MANAGE.say(tongue, address=address), REGULAR, 9, WIDTH - 3 * MARGIN - QR_SIDE)
    canvas.setFont(REGULAR, 9)
    for number, line in enumerate(lines[:6]):
        canvas.drawString(2 * MARGIN + QR_SIDE, MARGIN + QR_SIDE - 10 - 12 * number, line)


def _qr(canvas: Canvas, text: str, left: float, bottom: float) -> None:
    matrix: Any = segno.make(text, error="m", micro=False).matrix
    side = QR_SIDE / len(matrix)
    for row_number, row in enumerate(reversed(list(matrix))):
        for column, dark in enumerate(row):
            if dark:
                # a hair wider, so that no white lines show between neighbours
                canvas.rect(
                    left + column * side, bottom + row_number * side, side * 1.02, side * 1.02, stroke=0, fill=1
                )


def _line(canvas: Canvas, height: float, text: str, size: int, font: str = REGULAR) -> None:
    canvas.setFont(font, size)
    canvas.drawString(MARGIN, height, text)


@cache
def register_fonts() -> None:
    pdfmetrics.registerFont(TTFont(REGULAR, FONTS / "PTSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, FONTS / "PTSans-Bold.ttf"))
