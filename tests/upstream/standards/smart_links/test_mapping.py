"""One published resource at a time; and any JSON at all."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booking.ports import BookingWay, ClinicReport, SlotReport, SpecialtyReport
from upstream.configured import BadSystems, SystemSettings, SystemTitle
from upstream.listing import Rejection
from upstream.standards.smart_links.lines import lines_of
from upstream.standards.smart_links.links import booking_link
from upstream.standards.smart_links.mapping import BASE, Table, page_of, read_clinic, read_line, read_table
from upstream.standards.smart_links.options import read_options

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from([f"{BASE}slot-capacity", "Schedule/1", "free", "2031-01-01T10:00:00Z", "http://[", "\ud800"])
)
NAMES = st.sampled_from(
    [
        *(
            "id",
            "name",
            "schedule",
            "reference",
            "status",
            "start",
            "end",
            "extension",
            "url",
            "valueInteger",
            "telecom",
        ),
        *("telecom", "valueUrl", "valueString", "valueCoding", "serviceType", "coding", "system", "code", "display"),
        *("actor", "address", "line", "city", "position", "latitude", "longitude", "specialty", "value", "valueCode"),
    ]
)
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=8))


@settings(max_examples=500, deadline=None)
@given(ANYTHING)
def test_anything_comes_to_a_report_or_a_coded_rejection(item: Any) -> None:
    clinic, table, line = read_clinic(item, "Europe/Moscow"), read_table(item), read_line(item, "talon")
    assert isinstance(clinic, ClinicReport | Rejection)
    assert isinstance(table, Table | Rejection)
    assert line is None or isinstance(line.slot, SlotReport | Rejection)
    assert page_of(item) is None or isinstance(page_of(item), str)


@settings(max_examples=500, deadline=None)
@given(
    st.text(max_size=60)
    | st.sampled_from(["http://[", "https://a@b/", "javascript:alert(1)", "https://x/?source=them&a=1#f"]),
)
def test_a_link_is_an_address_of_a_page_or_nothing(url: str) -> None:
    link = booking_link(url, "talon", "1")
    assert link is None or (link.startswith(("http://", "https://")) and link.count("source=") == 1)


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://x.test/book?slot=1&a=%D0%B0", "https://x.test/book?slot=1&a=%D0%B0&source=talon&booking-referral=R"),
        ("https://x.test/book", "https://x.test/book?source=talon&booking-referral=R"),
        ("https://x.test/book?source=them#top", "https://x.test/book?source=talon&booking-referral=R#top"),
        ("https://x.test/?empty=", "https://x.test/?empty=&source=talon&booking-referral=R"),
        ("javascript:alert(1)", None),
        ("//x.test/book", None),
        ("https://user:word@x.test/", None),
        ("https://x.test/" + "a" * 500, None),
        ("", None),
        (None, None),
    ],
)
def test_source_and_referral_are_added_by_parsing_the_address(url: str | None, link: str | None) -> None:
    made = booking_link(url, "talon", "1")
    assert link == (made.replace(made.split("referral=")[1][:16], "R") if made else None)


def table(**told: Any) -> Table:
    read = read_table({"id": "1", "actor": [{"reference": "Location/7"}]} | told)
    assert isinstance(read, Table)
    return read


def coded(*codes: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"coding": [{"system": "s", "code": code, "display": display} for code, display in codes]}]


@pytest.mark.parametrize(
    ("told", "specialty", "name"),
    [
        ({}, SpecialtyReport("other", "Приём", None, None, "Appointment"), "Приём"),
        (
            {"serviceType": coded(("57", "Immunization"))},
            SpecialtyReport("57", "Вакцинация", None, None, "Vaccination"),
            "Immunization",
        ),
        (
            {"serviceType": coded(("999", "Аллергопробы"))},
            SpecialtyReport("999", "Аллергопробы", None, None),
            "Аллергопробы",
        ),
        (
            {
                "specialty": [
                    {"coding": [{"system": "urn:oid:1.2.643.5.1.13.13.11.1066", "code": "25", "display": "К"}]}
                ]
            },
            SpecialtyReport("25", "К", "25", None),
            "К",
        ),
    ],
)
def test_the_specialty_of_a_schedule(told: dict[str, Any], specialty: SpecialtyReport, name: str) -> None:
    read = table(**told)
    assert (read.specialty, read.doctor.name.family) == (specialty, name)


def test_a_schedule_of_no_clinic_is_rejected() -> None:
    assert read_table({"id": "1", "actor": [{"reference": "Practitioner/7"}]}) == Rejection("no_clinic", "1")


def slot(**told: Any) -> SlotReport | Rejection:
    sound = {"id": "1", "schedule": {"reference": "Schedule/9"}, "status": "free"}
    times = {"start": "2031-03-10T10:00:00Z", "end": "2031-03-10T11:00:00Z"}
    line = read_line(sound | times | told, "talon")
    assert line is not None
    return line.slot


@pytest.mark.parametrize(
    ("told", "capacity", "taken"),
    [
        ({}, 1, 0),
        ({"status": "busy"}, 1, 1),
        ({"extension": [{"url": f"{BASE}slot-capacity", "valueInteger": 5}]}, 5, 0),
        ({"extension": [{"url": f"{BASE}slot-capacity", "valueInteger": 0}]}, 1, 1),
        ({"extension": [{"url": f"{BASE}slot-capacity", "valueInteger": "5"}]}, 1, 0),
        ({"extension": [{"url": f"{BASE}slot-capacity", "valueInteger": 10**9}]}, 1000, 0),
    ],
)
def test_seats(told: dict[str, Any], capacity: int, taken: int) -> None:
    read = slot(**told)
    assert isinstance(read, SlotReport)
    assert (read.capacity, read.taken) == (capacity, taken)


def test_a_status_nobody_knows_is_not_free() -> None:
    assert slot(status="nope") == Rejection("bad_status", "1")


def test_a_clinic_says_its_own_zone_and_lies_somewhere() -> None:
    zone = {"url": "http://hl7.org/fhir/StructureDefinition/timezone", "valueCode": "Asia/Omsk"}
    place = {"latitude": 54.9, "longitude": 73.3}
    read = read_clinic({"id": "1", "name": "К", "extension": [zone], "position": place}, "Europe/Moscow")
    assert isinstance(read, ClinicReport)
    assert (read.zone, read.latitude, read.booking) == ("Asia/Omsk", 54.9, BookingWay.ELSEWHERE)


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
async def test_lines_are_the_same_however_they_come_in(size: int) -> None:
    whole = b'\xef\xbb\xbf{}\r\n\n  \n[1]\n{"a": 1}'

    async def pieces() -> Any:
        for start in range(0, len(whole), size):
            yield whole[start : start + size]

    assert [line async for line in lines_of(pieces())] == [b"{}", b"[1]", b'{"a": 1}']


@pytest.mark.parametrize("options", [{"zone": "Mars/Base"}, {"hosts": "cdn.test"}, {"zome": "x"}])
def test_settings_that_make_no_sense_are_refused(options: dict[str, str]) -> None:
    with pytest.raises(BadSystems):
        read_options(
            SystemSettings("ma", "smart_links", "https://x.test/$bulk-publish", SystemTitle("М", "M"), options)
        )


def test_states_and_hosts_are_lists() -> None:
    told = {"states": "MA, NY", "hosts": "https://a.test,https://b.test", "region_name": "М"}
    read = read_options(SystemSettings("ma", "smart_links", "https://x.test/x", SystemTitle("М", "M"), told))
    assert (read.states, read.hosts) == (frozenset({"MA", "NY"}), ("https://a.test", "https://b.test"))
    assert read.region.name_en is None
