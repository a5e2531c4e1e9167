"""Whatever a hub sends: a value, or a coded rejection of that one item, never more."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as any_
from lxml import etree

from booking.ports import ClinicReport, DoctorReport, SlotReport, SpecialtyReport
from tests.upstream.regions.netrika.contract import CONTRACT, NIL, answer
from upstream.listing import Rejection
from upstream.regions.netrika.envelope import Malformed, listed, members, request, result
from upstream.regions.netrika.mapping import (
    read_clinic,
    read_doctor,
    read_slot,
    read_specialty,
    says_nothing_free,
    told_free,
    visits_of,
)
from upstream.regions.netrika.telephone import ten_digits

MANY = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
MOSCOW = ZoneInfo("Europe/Moscow")
TODAY = date(2031, 3, 3)
NAMES = (
    *("IdLPU", "LPUFullName", "LPUShortName", "LPUType", "District", "Address", "Phone", "Email"),
    *("IdSpesiality", "NameSpesiality", "FerIdSpesiality", "IdDoc", "Name", "AriaNumber", "Comment"),
    *("CountFreeTicket", "CountFreeParticipantIE", "NearestDate", "LastDate"),
    *("IdAppointment", "VisitStart", "VisitEnd", "Room", "DateCreatedAppointment", "DateCreatedRefusal"),
)
TEXTS = any_.text() | any_.sampled_from(
    ["0", "7", "2031-03-03T10:00:00", "2031-02-30T10:00:00", "2031-03-03T10:00:00+03:00", "9999-12-31", "\x00", " "]
)
XML_TEXT = any_.text(any_.characters(exclude_categories=("Cs", "Cc")))


@any_.composite
def items(draw: any_.DrawFn) -> Any:
    """An element of any shape: members missing, empty, nil, doubled, nested, in another namespace."""
    item = etree.Element(f"{CONTRACT}Item")
    for name in draw(any_.lists(any_.sampled_from(NAMES), max_size=12)):
        child = etree.SubElement(item, draw(any_.sampled_from([f"{CONTRACT}{name}", name, f"{{urn:other}}{name}"])))
        child.text = draw(XML_TEXT)
        if draw(any_.booleans()):
            child.set(NIL, draw(any_.sampled_from(["true", "false", "1"])))
        if draw(any_.booleans()):
            etree.SubElement(child, f"{CONTRACT}{name}").text = draw(XML_TEXT)
    return item


@MANY
@given(items() | any_.just(etree.Comment("?")))
def test_any_element_is_read_or_rejected(item: Any) -> None:
    read_anything(members(item))


@MANY
@given(any_.dictionaries(any_.sampled_from(NAMES), TEXTS))
def test_any_members_are_read_or_rejected(told: dict[str, str]) -> None:
    read_anything(told)


def read_anything(told: dict[str, str]) -> None:
    assert isinstance(read_clinic(told, told, {"1": "Северный"}, "Europe/Moscow"), ClinicReport | Rejection)
    assert isinstance(read_specialty(told), SpecialtyReport | Rejection)
    assert isinstance(read_doctor(told, "27", TODAY), DoctorReport | Rejection)
    assert isinstance(read_slot(told, "d", MOSCOW), SlotReport | Rejection)
    assert isinstance(says_nothing_free(told), bool)
    assert len(told_free(told)) <= 200
    assert all(key == told["IdAppointment"] for key, _, _ in visits_of([(told, told)], [told]))


@MANY
@given(any_.binary() | any_.text().map(str.encode))
def test_bytes_that_are_no_answer_are_malformed(content: bytes) -> None:
    with pytest.raises(Malformed):
        result("SetAppointment", content)


@MANY
@given(XML_TEXT, any_.text())
def test_any_text_can_be_asked_with(guid: str, name: str) -> None:
    sent = etree.fromstring(request("CheckPatient", {"pat": {"Name": name}, "guid": guid, "idHistory": None}))
    assert len(sent[0][0]) == 3


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><XResult><IdPat>&x;</IdPat></XResult>',
        b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><XResult><IdPat>&b;</IdPat></XResult>',
        b'<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd"><XResult/>',
    ],
)
def test_a_document_type_is_never_read(content: bytes) -> None:
    with pytest.raises(Malformed):
        result("X", content)


def test_a_result_is_found_in_whatever_envelope_it_comes() -> None:
    twelve = answer("GetDoctorList", 7, {"Docs": [("Doctor", {"IdDoc": "d1", "Name": None})]}).replace(
        b"http://schemas.xmlsoap.org/soap/envelope/", b"http://www.w3.org/2003/05/soap-envelope"
    )
    told = result("GetDoctorList", twelve)
    assert members(told) == {"IdHistory": "7", "Success": "true"}
    assert [members(item) for item in listed(told, "Docs", "Doctor")] == [{"IdDoc": "d1"}]


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ({"VisitStart": "2031-03-03T10:00:00"}, Rejection("no_key", None)),
        ({"IdAppointment": "7"}, Rejection("bad_time", "7")),
        ({"IdAppointment": "7", "VisitStart": "soon"}, Rejection("bad_time", "7")),
        ({"IdAppointment": "7", "VisitStart": "2031-03-03T10:00:00", "VisitEnd": "?"}, Rejection("bad_time", "7")),
        ({"IdAppointment": "7", "VisitStart": "0001-01-01T00:00:00"}, Rejection("bad_time", "7")),
        ({"IdAppointment": "x" * 201, "VisitStart": "2031-03-03T10:00:00"}, Rejection("bad_key", "x" * 100)),
    ],
)
def test_a_time_that_can_not_be_used_is_rejected_with_a_code(told: dict[str, str], outcome: Rejection) -> None:
    assert read_slot(told, "d", MOSCOW) == outcome


def test_a_time_without_an_end_is_as_long_as_usual() -> None:
    slot = read_slot({"IdAppointment": "7", "VisitStart": "2031-03-03T10:00:00"}, "d", MOSCOW)
    assert isinstance(slot, SlotReport)
    assert slot.ends_at.isoformat() == "2031-03-03T10:15:00+03:00"


@pytest.mark.parametrize(
    ("made", "refused", "stands"),
    [
        ("2031-03-01T10:00:00", "2031-03-01T11:00:00", False),
        ("2031-03-01T12:00:00", "2031-03-01T11:00:00", True),
        ("2031-03-01T12:00:00", "", True),
    ],
)
def test_a_visit_counts_unless_it_was_refused_later(made: str, refused: str, stands: bool) -> None:
    visit = {"IdAppointment": "7", "DateCreatedAppointment": made, "VisitStart": "2031-03-03T10:00:00"}
    refusals = [{"IdAppointment": "7", "DateCreatedRefusal": refused}] if refused else []
    assert bool(visits_of([(visit, {})], refusals)) is stands


@pytest.mark.parametrize(
    ("phone", "digits"),
    [("+7 911 170-06-47", "9111700647"), ("89111700647", "9111700647"), ("+358 40 1234567", None), (None, None)],
)
def test_telephones_are_told_in_ten_digits(phone: str | None, digits: str | None) -> None:
    assert ten_digits(phone) == digits
