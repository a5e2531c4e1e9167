from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booking.ports import ClinicKind, ClinicReport, DoctorReport, SlotReport, SpecialtyReport
from tests.services.clock import START
from tests.upstream.captured import captured
from upstream.faults import clinic_fault, doctor_fault, slot_fault, specialty_fault
from upstream.listing import Rejection, sort_out
from upstream.regions.spb.mapping import read_clinic, read_doctor, read_slot, read_specialty, says_nothing_free

ZONE = "Europe/Moscow"
MOSCOW = ZoneInfo(ZONE)
TODAY = date(2025, 2, 17)
CLINIC: dict[str, Any] = {"id": 44, "lpuFullName": "ГП №87", "lpuShortName": "ГП №87", "lpuType": "Поликлиника"}


def clinic(**changed: Any) -> ClinicReport:
    report = read_clinic(CLINIC | changed, ZONE)
    assert isinstance(report, ClinicReport)
    return report


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("Поликлиника", ClinicKind.ADULT),
        ("Детская поликлиника", ClinicKind.CHILDREN),
        ("Стоматология", ClinicKind.DENTAL),
        ("Женская консультация", ClinicKind.WOMEN),
        ("Больница", ClinicKind.HOSPITAL),
        ("Фтизиатрия", ClinicKind.SPECIALISED),
        ("Что-то новое", ClinicKind.SPECIALISED),
        (None, ClinicKind.SPECIALISED),
    ],
)
def test_kinds_of_clinics(kind: str | None, expected: ClinicKind) -> None:
    assert clinic(lpuType=kind).kind is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("59.9019", 59.9019),
        ("59,9019", 59.9019),
        (59.9019, 59.9019),
        (None, None),
        ("", None),
        ("0", None),
        ("nan", None),
        ("inf", None),
        ("95", None),
        ([], None),
    ],
)
def test_coordinates_are_texts_or_missing(written: Any, expected: float | None) -> None:
    assert clinic(latitude=written).latitude == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("(812) 241-28-08", "+7 (812) 241-28-08"),
        (" (812) 670-94-44", "+7 (812) 670-94-44"),
        ("(812) 560-39-15, (812) 560-14-70", "+7 (812) 560-39-15, +7 (812) 560-14-70"),
        (
            "246-26-74 (вакцинация), (812) 246-24-55 (регистратура)",
            "+7 (812) 246-26-74 (вакцинация), +7 (812) 246-24-55 (регистратура)",
        ),
        ("8 (911) 170-06-47 (вызов врача на дом)", "+7 (911) 170-06-47 (вызов врача на дом)"),
        ("справочная 122", "справочная 122"),
        (", ".join(["(812) 241-28-08"] * 50), ", ".join(["+7 (812) 241-28-08"] * 10)),
        (None, None),
    ],
)
def test_phones_are_written_one_way(written: str | None, expected: str | None) -> None:
    assert clinic(phone=written).phone == expected


def test_a_key_that_is_a_number_becomes_a_text() -> None:
    assert clinic().native_key == "44"


@pytest.mark.parametrize(
    ("item", "code", "key"),
    [
        (None, "not_an_object", None),
        ([], "not_an_object", None),
        ({}, "no_key", None),
        ({"id": None}, "no_key", None),
        ({"id": True, "lpuFullName": "Х"}, "no_key", None),
        ({"id": "..", "lpuFullName": "Х"}, "bad_key", ".."),
        ({"id": "1\n2", "lpuFullName": "Х"}, "bad_key", "1\n2"),
        ({"id": 7}, "no_name", "7"),
    ],
)
def test_a_malformed_clinic_is_rejected_with_a_code(item: Any, code: str, key: str | None) -> None:
    assert read_clinic(item, ZONE) == Rejection(code, key)


@pytest.mark.parametrize(
    ("name", "fer", "code", "kept"),
    [
        ("Терапевт участковый", "27", "27", "27"),
        ("Диспансеризация", "27", None, "27"),
        ("Уролог", "145", None, "145"),
        ("Кабинет медико-психологического консультирования", "0", None, None),
        ("Терапевт", None, None, None),
    ],
)
def test_federal_codes_are_given_only_where_they_are_sure(
    name: str, fer: str | None, code: str | None, kept: str | None
) -> None:
    assert read_specialty({"id": "4", "name": name, "ferId": fer}) == SpecialtyReport("4", name, code, kept)


def test_a_doctor_with_the_parts_of_the_name_apart_is_called_by_them() -> None:
    item = {
        "id": "1",
        "name": "Гаврилова В.В.",
        "lastName": "Гаврилова",
        "firstName": "Вера",
        "middleName": "Викторовна",
    }
    report = read_doctor(item, "4", TODAY)
    assert isinstance(report, DoctorReport)
    assert (report.name.given, report.name.middle) == ("Вера", "Викторовна")


def test_naive_times_are_the_zones_own_in_summer_and_winter() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    for starts, hour in (("2025-02-17T10:30:00", 9), ("2025-07-17T10:30:00", 8)):
        slot = read_slot({"id": "s", "visitStart": starts, "visitEnd": None}, "d", berlin)
        assert isinstance(slot, SlotReport)
        assert slot.starts_at.astimezone(UTC).hour == hour
        assert slot.ends_at - slot.starts_at == timedelta(minutes=15)


@pytest.mark.parametrize("starts", [None, 5, "", "завтра", "2025-02-30T10:00:00", "0001-01-01T00:00:00", {}])
def test_a_slot_without_a_usable_time_is_rejected(starts: Any) -> None:
    assert read_slot({"id": "s", "visitStart": starts}, "d", MOSCOW) == Rejection("bad_time", "s")


def test_the_captures_come_through_whole() -> None:
    there = captured(START)
    clinics = sort_out(there.clinics, lambda item: read_clinic(item, ZONE))
    specialties = sort_out(there.specialties, read_specialty)
    doctors = sort_out(there.doctors, lambda item: read_doctor(item, "4", START.date()))
    slots = sort_out(there.slots, lambda item: read_slot(item, "п100.136", MOSCOW))
    assert [len(listing.items) for listing in (clinics, specialties, doctors, slots)] == [38, 10, 16, 68]
    assert not any(listing.rejected for listing in (clinics, specialties, doctors, slots))
    assert all(clinic.latitude and clinic.longitude for clinic in clinics.items if clinic.native_key != "1114")
    assert all(slot.starts_at > datetime(2031, 3, 3, tzinfo=UTC) and slot.room == "435" for slot in slots.items)
    assert slots.items[0].native_key.endswith(";п100.136")


KNOWN_CODES = {"", "not_an_object", "no_key", "bad_key", "no_name", "bad_time", "bad_text", "ends_before_start"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = (
    "id name lpuFullName lpuShortName lpuType address phone latitude longitude ferId comment visitStart visitEnd room"
)
ITEM = st.fixed_dictionaries({}, optional=dict.fromkeys((*NAMES.split(), "lastName", "firstName", "nearestDate"), JSON))


@settings(max_examples=400, deadline=None)
@given(item=JSON | ITEM)
def test_any_json_at_all_is_a_report_that_can_be_stored_or_a_coded_rejection(item: Any) -> None:
    clinic, specialty = read_clinic(item, ZONE), read_specialty(item)
    doctor, slot = read_doctor(item, "4", TODAY), read_slot(item, "d", MOSCOW)
    codes = [one.code for one in (clinic, specialty, doctor, slot) if isinstance(one, Rejection)]
    codes += [clinic_fault(clinic) or ""] if isinstance(clinic, ClinicReport) else []
    codes += [specialty_fault(specialty) or ""] if isinstance(specialty, SpecialtyReport) else []
    codes += [doctor_fault(doctor) or ""] if isinstance(doctor, DoctorReport) else []
    codes += [slot_fault(slot) or ""] if isinstance(slot, SlotReport) else []
    assert len(codes) == 4
    assert set(codes) <= KNOWN_CODES
    if isinstance(item, dict):
        assert says_nothing_free(item) in (True, False)
