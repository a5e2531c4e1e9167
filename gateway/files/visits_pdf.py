"""Visits as PDF: A4, as many pages as it takes, readable in grey."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from booking.ports import RecordedPrescription, RecordedReferral, RecordedResult, ResultValue
from gateway import record_words
from gateway.files import record_text as text
from gateway.files import words
from gateway.files.range_bar import range_bar
from gateway.files.record import ToldRecord, ToldVisit
from gateway.files.ticket import BOLD, REGULAR, register_fonts
from gateway.people_words import MOSCOW
from gateway.words import Tongue, Words, age

WIDTH, HEIGHT = A4
MARGIN, TOP, BOTTOM = 42, 64, 50
# what was measured, its value, the bar, the range, the finding
COLUMNS = (146.0, 86.0, 98.0, 83.0, 86.0)
BAR = 88.0
LONGEST_CELL, LONGEST_LINE, MOST_LINES = 200, 10_000, 1_000
_LONG_WORD = re.compile(r"(\S{60})")
TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=15, leading=19, spaceAfter=4)
HEAD = ParagraphStyle("head", fontName=BOLD, fontSize=12, leading=15, spaceBefore=6)
LABEL = ParagraphStyle("label", fontName=BOLD, fontSize=9.5, leading=13, spaceBefore=5)
BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=9.5, leading=13)
SMALL = ParagraphStyle("small", fontName=REGULAR, fontSize=8, leading=11, textColor=black)
CELL = ParagraphStyle("cell", fontName=REGULAR, fontSize=8.5, leading=11)
CELL_BOLD = ParagraphStyle("cell bold", fontName=BOLD, fontSize=8.5, leading=11)
RULES = [
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, black),
    ("LINEBELOW", (0, 1), (-1, -1), 0.25, black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), 2),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
]
Title = Callable[[str, Tongue], str]


def visits_pdf(told: ToldRecord, title: Title, tongue: Tongue) -> bytes:
    """`title`: a source's name and a language → what people call it."""
    register_fonts()
    out = BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=TOP, bottomMargin=BOTTOM, invariant=1
    )
    document.title = text.VISITS.say(tongue)
    document.build(list(_story(told, title, tongue)), canvasmaker=_pages(told, tongue))
    return out.getvalue()


def _story(told: ToldRecord, title: Title, tongue: Tongue) -> Iterator[Flowable]:
    single = len(told.visits) == 1 and told.since is None and told.until is None
    yield _line((text.VISIT if single else text.VISITS).say(tongue), TITLE)
    if period := _period(told, tongue):
        yield _line(text.PERIOD.say(tongue, period=period), BODY)
    for note in told.notes:
        named = title(note.source, tongue)
        yield _line(record_words.note(note.code.value, named, note.age_seconds(told.at), note.count, tongue), SMALL)
    if told.cut:
        yield _line(text.CUT.say(tongue, count=len(told.visits)), SMALL)
    if not told.visits:
        yield _line(text.NOBODY.say(tongue), BODY)
    for visit in told.visits:
        yield from _visit(visit, told, title, tongue)


def _period(told: ToldRecord, tongue: Tongue) -> str:
    ends = ((text.SINCE, told.since), (text.UNTIL, told.until))
    return " ".join(word.say(tongue, day=text.short_day(day)) for word, day in ends if day is not None)


def _visit(told: ToldVisit, whole: ToldRecord, title: Title, tongue: Tongue) -> Iterator[Flowable]:
    visit, place = told.visit, told.visit.place
    kind = record_words.VISIT_KINDS[visit.kind.value].say(tongue)
    who = ", ".join(part for part in (place.doctor_name, place.specialty) if part)
    yield Spacer(1, 8)
    yield HRFlowable(width="100%", thickness=0.8, color=black, spaceAfter=2)
    head = [_line(f"{words.day(told.starts, tongue)}, {told.starts:%H:%M}. {kind}", HEAD)]
    head += [_line(part[:LONGEST_CELL], BODY) for part in (who, place.clinic_name) if part]
    yield KeepTogether([*head, _line(_source(told, whole, title, tongue), SMALL)])
    diagnoses = "\n".join(f"{one.text} ({one.code})" if one.code else one.text for one in visit.diagnoses)
    for label, said in ((text.REASON, visit.reason), (text.DIAGNOSES, diagnoses), (text.CONCLUSION, visit.conclusion)):
        yield from _part(label, [said] if said else [], tongue)
    yield from _part(text.PRESCRIPTIONS, [_prescription(one, tongue) for one in told.prescriptions], tongue)
    yield from _part(text.REFERRALS, [_referral(one, tongue) for one in told.referrals], tongue)
    if told.results:
        yield _line(text.RESULTS.say(tongue), LABEL)
    for day, result in told.results:
        yield from _result(day, result, tongue)


def _source(told: ToldVisit, whole: ToldRecord, title: Title, tongue: Tongue) -> str:
    name = title(told.row.source, tongue)
    if told.row.read_at is None:
        return text.SOURCE.say(tongue, source=name)
    return text.READ.say(tongue, source=name, age=age(told.row.age_seconds(whole.at), tongue))


def _part(label: Words, said: list[str], tongue: Tongue) -> Iterator[Flowable]:
    if said:
        yield _line(label.say(tongue), LABEL)
    for one in said:
        yield from _lines(one)


def _prescription(one: RecordedPrescription, tongue: Tongue) -> str:
    status = record_words.PRESCRIPTION_STATUSES[one.status.value].say(tongue)
    until = None if one.until is None else text.UNTIL_DAY.say(tongue, day=text.short_day(one.until))
    return "; ".join(part for part in (one.medicine, one.dosage, until, status) if part)


def _referral(one: RecordedReferral, tongue: Tongue) -> str:
    until = None if one.until is None else text.UNTIL_DAY.say(tongue, day=text.short_day(one.until))
    number = f"№ {one.number}" if one.number else None
    return "; ".join(part for part in (one.specialty, number, until, one.reason) if part)


def _result(day: date, result: RecordedResult, tongue: Tongue) -> Iterator[Flowable]:
    status = record_words.RESULT_STATUSES[result.status.value].say(tongue)
    yield _line(f"{result.title}, {text.short_day(day)} ({status})", CELL_BOLD)
    short = [value for value in result.values if _is_short(value)]
    if short:
        head = [_line(column.say(tongue), CELL_BOLD) for column in text.VALUE_COLUMNS]
        rows = [_value(value, tongue) for value in short]
        yield Table([head, *rows], colWidths=COLUMNS, style=RULES, repeatRows=1, spaceAfter=3)
    for value in result.values:
        if not _is_short(value):
            yield from _told(value, tongue)
    if result.conclusion:
        yield from _lines(result.conclusion)


def _is_short(value: ResultValue) -> bool:
    """Whether a line of a table holds it: a table's line can not be taller than a page."""
    return all(
        len(part or "") <= LONGEST_CELL for part in (value.name, value.text, value.unit, value.range_text, value.note)
    )


def _told(value: ResultValue, tongue: Tongue) -> Iterator[Flowable]:
    yield _line(value.name, LABEL)
    said = record_words.value_text(value.text, value.number, value.unit, tongue)
    for part in (said, record_words.range_text(value.range_text, value.low, value.high, tongue), value.note):
        if part:
            yield from _lines(part)


def _value(value: ResultValue, tongue: Tongue) -> list[Any]:
    told = record_words.value_text(value.text, value.number, value.unit, tongue)
    usual = record_words.range_text(value.range_text, value.low, value.high, tongue)
    found = record_words.FINDINGS[value.finding.value].say(tongue)
    bold = CELL if value.finding.value in ("NORMAL", "UNKNOWN") else CELL_BOLD
    return [
        [_line(value.name, CELL), *([_line(value.note, SMALL)] if value.note else [])],
        _line(told, bold),
        range_bar(value.number, value.low, value.high, BAR),
        _line(usual or "—", CELL),
        _line(found, bold),
    ]


def _line(said: str, style: ParagraphStyle) -> Paragraph:
    """Nothing that a source says is read as markup; what nobody could read is made short enough to be drawn."""
    shown = said if len(said) <= LONGEST_LINE else f"{said[:LONGEST_LINE]} …"
    return Paragraph(escape(_LONG_WORD.sub(r"\1 ", " ".join(shown.split()))), style)


def _lines(said: str) -> Iterator[Flowable]:
    """A text of many lines, each drawn by itself: a long paragraph is laid out anew on every page it runs over."""
    lines = [line for line in said.splitlines() if line.strip()]
    for line in lines[:MOST_LINES]:
        yield _line(line, BODY)
    if len(lines) > MOST_LINES:
        yield _line("…", BODY)


def _pages(told: ToldRecord, tongue: Tongue) -> type[Canvas]:
    """A canvas that numbers its pages once it knows how many there are, and names the patient on each."""

    class Pages(Canvas):  # type: ignore[misc]  # reportlab tells no types
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for page in self._kept:
                self.__dict__.update(page)
                _frame(self, told, len(self._kept), tongue)
                super().showPage()
            super().save()

    return Pages


def _frame(canvas: Any, told: ToldRecord, pages: int, tongue: Tongue) -> None:
    canvas.setFont(BOLD, 9.5)
    canvas.drawString(MARGIN, HEIGHT - 34, told.name)
    canvas.setFont(REGULAR, 9)
    born = text.BORN.say(tongue, day=text.short_day(told.birth_date))
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 34, born)
    canvas.line(MARGIN, HEIGHT - 42, WIDTH - MARGIN, HEIGHT - 42)
    canvas.setFont(REGULAR, 8)
    moment = f"{told.at.astimezone(MOSCOW):%d.%m.%Y, %H:%M}"
    canvas.drawString(MARGIN, 30, text.MADE.say(tongue, moment=moment))
    page = text.PAGE.say(tongue, page=canvas.getPageNumber(), pages=pages)
    canvas.drawRightString(WIDTH - MARGIN, 30, page)
