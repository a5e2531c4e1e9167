"""Visits as PDF and documents of a record, for who may see them and has shown a second factor."""

import time
from collections.abc import AsyncIterator
from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import httpx
import pypdf
import pytest

from booking.ports import (
    AnswerLost,
    ClinicSaidNo,
    Diagnosis,
    DocumentContent,
    Finding,
    Place,
    RecordedVisit,
    RecordReport,
    RecordSubject,
    ResultValue,
)
from gateway.files.record import ToldRecord, ToldVisit
from gateway.files.visits_pdf import visits_pdf
from gateway.schema.node import global_id
from gateway.words import Tongue
from storage.models import JournalEntry, RecordEntry, RecordKind
from tests.booking.record.entries import THEN, a_document, a_prescription, a_referral, a_result, a_visit
from tests.booking.record.far_record import FarRecord
from tests.gateway.door import Caller, Door
from tests.gateway.record_operations import GROUP, HB, LDL, LISTS, anna, her
from upstream.own_record import publish_record

OPEN_ENDED = ResultValue("СОЭ", number=2.5, unit="мм/ч", low=None, high=None, finding=Finding.UNKNOWN)
MARKUP = "<b>жирно</b> & <img src='x'/>"


async def entry(kind: RecordKind, name: str) -> str:
    return global_id(name, (await RecordEntry.filter(kind=kind).order_by("id"))[0].id)


async def filled(door: Door, far: FarRecord) -> Caller:
    far.items = (
        a_visit(conclusion=MARKUP, diagnoses=(Diagnosis("Гипертензия", "I10"),), reason="Давление"),
        a_visit("v2", 40),
        a_result(values=(LDL, HB, GROUP, OPEN_ENDED), conclusion="Повторить"),
        a_prescription(dosage="по 1 таблетке"),
        a_referral(visit_key="v1", number="77"),
        a_document(),
    )
    caller = await anna(door)
    await caller.ask(LISTS, id=her(door))
    return caller


def pages(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(answer.content)).pages]


async def test_a_visit_is_printed_with_all_that_belongs_to_it(record_door: Door, far: FarRecord) -> None:
    caller = await filled(record_door, far)
    newest = await RecordEntry.get(kind=RecordKind.VISIT, native_key="v1")
    answer = await caller.client.get(f"/files/visits/{global_id('Visit', newest.id)}.pdf", params={"lang": "ru"})
    (page,) = pages(answer)
    for part in (
        "Ковалёва Анна",
        "12.04.1989",
        "Консультация",
        "Дальняя поликлиника",
        "Гипертензия (I10)",
        "Давление",
        # what a source says is shown as it says it, and never read as markup
        "<b>жирно</b> & <img",
        "Ибупрофен; по 1 таблетке; действует",
        "Хирург; № 77",
        "ЛПНП",
        "4,25 ммоль/л",
        "до 3",
        "выше нормы",
        "117–155",
        "A(II) Rh+",
        "Повторить",
        "Источник: far, прочитан 1 минуту назад",
        "Страница 1 из 1",
    ):
        assert part in page, part
    assert await JournalEntry.filter(patient_id=record_door.world.anna_self, what="visit_file").count() == 1


async def test_a_period_is_printed_over_as_many_pages_as_it_takes(record_door: Door) -> None:
    many = tuple(a_visit(f"o{n}", n, conclusion="слово " * 200) for n in range(12))
    await publish_record(record_door.parts.engine, record_door.world.anna_self, RecordReport(many))
    caller = await anna(record_door)
    told = pages(await caller.client.get("/files/visits.pdf", params={"patient": her(record_door), "lang": "en"}))
    assert len(told) > 3
    for number, page in enumerate(told, 1):
        assert "Ковалёва Анна" in page
        assert f"Page {number} of {len(told)}" in page
    few = {"patient": her(record_door), "since": "2031-02-01", "until": "2031-02-02", "lang": "en"}
    (page,) = pages(await caller.client.get("/files/visits.pdf", params=few))
    assert "from 01.02.2031 until 02.02.2031" in page
    assert page.count("Consultation") == 2


async def test_a_period_says_what_is_missing(record_door: Door, far: FarRecord) -> None:
    far.fault = AnswerLost("lost")
    caller = await anna(record_door)
    params = {"patient": her(record_door), "lang": "en"}
    (page,) = pages(await caller.client.get("/files/visits.pdf", params=params))
    assert "There are no visits in this time." in page
    assert "“far” does not answer, and there is no copy" in page.replace("\n", " ")


@pytest.mark.parametrize("days", ["since=2031-13-01", "patient=x", "until=yesterday"])
async def test_what_is_no_period_is_not_there(record_door: Door, days: str) -> None:
    caller = await anna(record_door)
    asked = days if "patient" in days else f"patient={her(record_door)}&{days}"
    assert (await caller.client.get(f"/files/visits.pdf?{asked}")).status_code == 404


async def files(door: Door) -> list[str]:
    visit, document = await entry(RecordKind.VISIT, "Visit"), await entry(RecordKind.DOCUMENT, "RecordDocument")
    return [f"/files/visits/{visit}.pdf", f"/files/record/{document}", f"/files/visits.pdf?patient={her(door)}"]


async def test_each_wants_a_second_factor_and_leads_a_person_there_and_back(record_door: Door, far: FarRecord) -> None:
    await filled(record_door, far)
    plain = await record_door.signed_in(record_door.world.anna)
    for path in await files(record_door):
        told = await plain.client.get(path)
        assert (told.status_code, told.json()["error"]["code"]) == (403, "SECOND_FACTOR_REQUIRED")
        led = await plain.client.get(path, headers={"Accept": "text/html"}, follow_redirects=False)
        assert led.status_code == 303
        assert httpx.URL(led.headers["location"]).params["to"] == path


async def test_for_everybody_else_there_are_none(record_door: Door, far: FarRecord) -> None:
    await filled(record_door, far)
    pavel = await record_door.signed_in(replace(record_door.world.pavel, second_factor=True))
    asked = len(far.asked)
    for path in await files(record_door):
        assert (await pavel.client.get(path)).status_code == 404
        assert (await record_door.caller().client.get(path)).status_code == 404
    assert len(far.asked) == asked
    assert await JournalEntry.filter(account_id=record_door.world.pavel.account_id).count() == 0


async def test_a_document_comes_from_its_source_as_a_download_that_can_do_nothing(
    record_door: Door, far: FarRecord
) -> None:
    caller = await filled(record_door, far)
    answer = await caller.client.get(f"/files/record/{await entry(RecordKind.DOCUMENT, 'RecordDocument')}")
    assert answer.content == b"%PDF"
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.headers["content-disposition"].endswith('.pdf"')
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    what = await JournalEntry.filter(patient_id=record_door.world.anna_self, what="record_document_file").count()
    assert what == 1


class Answers:
    """A source whose document is what a test wants it to be."""

    def __init__(self, far: FarRecord, content: DocumentContent | Exception) -> None:
        self._far = far
        self._content = content

    async def read(self, subject: RecordSubject) -> RecordReport:
        return await self._far.read(subject)

    async def document(self, subject: RecordSubject, native_key: str) -> DocumentContent:  # noqa: ARG002
        if isinstance(self._content, Exception):
            raise self._content
        return self._content


async def pieces() -> AsyncIterator[bytes]:
    yield b"<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (lambda: DocumentContent("text/html", 25, pieces()), 404),
        (lambda: DocumentContent("image/svg+xml", None, pieces()), 404),
        (lambda: DocumentContent("text/plain; charset=utf-8", 25, pieces()), 200),
        (lambda: ClinicSaidNo("нет"), 404),
        (lambda: AnswerLost("lost"), 503),
    ],
)
async def test_what_a_source_answers_is_handed_on_only_where_it_is_safe(
    record_door: Door, far: FarRecord, content: Any, status: int
) -> None:
    caller = await filled(record_door, far)
    records: Any = record_door.parts.engine.records
    records["far"] = Answers(far, content())
    answer = await caller.client.get(f"/files/record/{await entry(RecordKind.DOCUMENT, 'RecordDocument')}")
    assert answer.status_code == status
    if status == 503:
        assert answer.headers["retry-after"] == "60"


@pytest.mark.parametrize(
    "visit",
    [
        a_visit(conclusion="x" * 100_000),
        a_visit(conclusion="a\n" * 50_000),
        a_visit(reason="</para><br/>&#0;\x0c\x1f"),
        a_visit(place=Place(clinic_name="к" * 30_000, doctor_name="д " * 30_000)),
    ],
    ids=["one word", "many lines", "markup", "names"],
)
@pytest.mark.parametrize(
    "value",
    [
        ResultValue("n", note="слово " * 10_000),
        ResultValue("x" * 50_000, text="ы" * 50_000),
        ResultValue("n", number=1e308, low=-1e308, high=1e308, unit="\x0b\u202e😀" * 50),
        ResultValue("n", number=1.0, low=5.0, high=2.0),
    ],
    ids=["note", "name", "number", "range"],
)
def test_whatever_a_source_says_is_drawn_and_soon(visit: RecordedVisit, value: ResultValue) -> None:
    row: Any = SimpleNamespace(source="far", read_at=None)
    told = ToldVisit(row, visit, THEN, [], [], [(THEN.date(), a_result(values=(value, HB)))])
    began = time.process_time()
    drawn = visits_pdf(ToldRecord(1, "Ковалёва Анна", THEN.date(), [told], THEN), lambda name, _: name, Tongue.RU)
    assert time.process_time() - began < 3
    assert "117–155" in "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(drawn)).pages)


async def test_a_file_takes_so_much_and_says_so(record_door: Door) -> None:
    many = tuple(a_visit(f"o{n}", n, conclusion="слово " * 8_000) for n in range(9))
    await publish_record(record_door.parts.engine, record_door.world.anna_self, RecordReport(many))
    caller = await anna(record_door)
    params = {"patient": her(record_door), "lang": "en"}
    first = pages(await caller.client.get("/files/visits.pdf", params=params))[0]
    assert "These are the latest 6 visits" in first
