"""FHIR JSON to reports: by hand, and whatever else may come."""

import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking.ports import Absence, ClinicKind, ClinicReport, DoctorReport, PersonName, SlotReport, WorkingHours
from tests.services.hospital import Hospital
from upstream.faults import clinic_fault, doctor_fault, slot_fault, specialty_fault
from upstream.listing import Rejection
from upstream.source import AppointmentReport
from upstream.standards.fhir.hours import absence, working_hours
from upstream.standards.fhir.mapping import read_appointment, read_clinic, read_doctor, read_specialty
from upstream.standards.fhir.names import SPECIALTIES, person_name
from upstream.standards.fhir.pieces import referred
from upstream.standards.fhir.places import read_places
from upstream.standards.fhir.slots import FeedSlot, read_entry
from upstream.standards.fhir.staff import read_people, read_timetable

TODAY = date(2031, 3, 3)
HOSPITAL = Hospital(TODAY)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)
RESOURCES = [one for one in HOSPITAL.resources() if one["resourceType"] != "Patient"]


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """A resource that was sound, with one place in it, at any depth, replaced by anything."""
    resource = json.loads(json.dumps(draw(st.sampled_from(RESOURCES))))
    here = resource
    for _ in range(6):
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        if not keys:
            break
        key = draw(st.sampled_from(keys))
        if not isinstance(here[key], dict | list) or draw(st.booleans()):
            here[key] = draw(ANY)
            break
        here = here[key]
    return resource


def wire(resource: Any) -> bytes:
    return json.dumps({"resource": resource}).encode()


@given(st.one_of(ANY, damaged()), ANY)
def test_any_json_is_a_report_or_a_coded_rejection(item: Any, other: Any) -> None:
    clinic = read_clinic(item, other, "Europe/Moscow")
    assert isinstance(clinic, ClinicReport | Rejection)
    if isinstance(clinic, ClinicReport):
        assert clinic_fault(clinic) is None
    doctor = read_doctor(item, other, "?", TODAY)
    assert isinstance(doctor, DoctorReport | Rejection)
    if isinstance(doctor, DoctorReport):
        assert doctor_fault(doctor) is None
    assert specialty_fault(read_specialty(item, [other], SPECIALTIES)) is None
    assert isinstance(read_appointment(item), AppointmentReport | Rejection)


@given(st.lists(st.one_of(ANY, damaged()), max_size=12), ANY)
def test_any_list_of_resources_is_a_staff_with_a_timetable(items: list[Any], more: Any) -> None:
    everything = [*items, more, *RESOURCES]
    places = read_places(everything)
    assert HOSPITAL.clinic() in places.of_clinic(HOSPITAL.clinic())
    people = read_people(everything)
    staff = people.staff(SPECIALTIES, TODAY)
    assert {doctor.specialty_key for doctor in staff.doctors.items} <= {
        specialty.native_key for specialty in staff.specialties.items
    }
    table = read_timetable(everything, people, places)
    assert set(table.doctors.values()) <= set(people.roles)


@given(st.one_of(ANY.map(wire), damaged().map(wire), ANY.map(lambda item: json.dumps(item).encode()), st.binary()))
def test_any_entry_of_the_feed_is_a_slot_or_a_coded_rejection_or_no_slot(raw: bytes) -> None:
    doctors = {HOSPITAL.schedule(0, number): HOSPITAL.role(0, number) for number in range(2)}
    slot = read_entry(raw, doctors, {})
    assert slot is None or isinstance(slot, FeedSlot | Rejection)
    if isinstance(slot, FeedSlot) and slot.report is not None:
        assert slot_fault(slot.report) in (None, "ends_before_start", "bad_time")


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({}, SlotReport),
        ({"status": "nope"}, "unknown_status"),
        ({"start": "2031-03-03T09:00:00"}, "bad_slot"),
        ({"start": None}, "bad_slot"),
        ({"schedule": {"reference": "Schedule/another"}}, "unknown_schedule"),
        ({"schedule": {"reference": "http://there/fhir/Schedule/h-c0-r0-schedule/_history/3"}}, SlotReport),
        ({"id": "no key"}, "bad_slot"),
    ],
)
def test_a_slot(change: dict[str, Any], outcome: object) -> None:
    slot = read_entry(wire(HOSPITAL.a_slot(0, 0, 0, 0) | change), {HOSPITAL.schedule(): HOSPITAL.role()}, {})
    if isinstance(slot, Rejection):
        assert slot.code == outcome
    else:
        assert slot is not None
        assert type(slot.report) is outcome
        assert slot.report is not None
        assert slot.report.starts_at == datetime(2031, 3, 3, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ([{"family": "Соколова", "given": ["Ирина", "Петровна"]}], PersonName("Соколова", "Ирина", "Петровна")),
        ([{"text": "Соколова Ирина Петровна"}], PersonName("Соколова", "Ирина", "Петровна")),
        ([{"family": "Соколова"}], PersonName("Соколова", "", None)),
        (
            [{"use": "maiden", "family": "Орлова"}, {"use": "official", "family": "Соколова", "given": ["И."]}],
            PersonName("Соколова", "И.", None),
        ),
        ([{"use": "old", "family": "Орлова"}], None),
        ([{"given": ["Ирина"]}], None),
        ("Соколова", None),
    ],
)
def test_a_name(name: Any, expected: PersonName | None) -> None:
    assert person_name({"name": name}) == expected


@pytest.mark.parametrize(
    ("name", "codes", "kind"),
    [
        ("Поликлиника № 1 больницы имени Пирогова", [], ClinicKind.ADULT),
        ("Детская поликлиника № 7", [], ClinicKind.CHILDREN),
        ("Городская больница № 2", [], ClinicKind.HOSPITAL),
        ("Корпус А", ["HOSP"], ClinicKind.HOSPITAL),
        ("Корпус А", [], ClinicKind.SPECIALISED),
    ],
)
def test_what_kind_of_clinic_it_is(name: str, codes: list[str], kind: ClinicKind) -> None:
    types = [{"coding": [{"code": code}]} for code in codes]
    clinic = read_clinic({"id": "1", "name": name, "type": types}, None, "Europe/Moscow")
    assert isinstance(clinic, ClinicReport)
    assert clinic.kind is kind


def test_a_federal_code_comes_before_other_specialties() -> None:
    role = {
        "specialty": [
            {"text": "Приём в кабинете 5"},
            {"coding": [{"system": "urn:x", "code": "9", "display": "Другое"}]},
            {"coding": [{"system": SPECIALTIES, "code": "25", "display": "Кардиология"}]},
        ]
    }
    specialty = read_specialty(role, [], SPECIALTIES)
    assert (specialty.code, specialty.name) == ("25", "Кардиология")
    assert read_specialty({}, [{"specialty": [{"text": "Хирургия"}]}], SPECIALTIES).name == "Хирургия"


def test_hours_that_make_no_sense_are_left_out() -> None:
    role = {
        "availableTime": [
            {"daysOfWeek": ["mon", "nonsense", 4], "availableStartTime": "09:00:00", "availableEndTime": "15:00:00"},
            {"daysOfWeek": ["tue"], "availableStartTime": "15:00:00", "availableEndTime": "09:00:00"},
            {"daysOfWeek": ["wed"], "allDay": True},
            {"daysOfWeek": "thu", "availableStartTime": "09:00:00", "availableEndTime": "15:00:00"},
        ]
    }
    assert working_hours(role) == (WorkingHours(1, time(9), time(15)), WorkingHours(3, time(0), time(0)))


def test_the_absence_that_goes_on_or_comes_next_is_told() -> None:
    spans = [("2031-01-01", "2031-01-20"), ("2031-06-01", "2031-06-14"), ("2031-03-01", "2031-03-10")]
    away = [{"description": "Отпуск", "during": {"start": start, "end": end}} for start, end in spans]
    assert absence({"notAvailable": away}, TODAY) == Absence(date(2031, 3, 1), date(2031, 3, 10))
    assert absence({"notAvailable": [{"during": {"end": "2031-04-01"}}]}, TODAY) is None


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        ("Slot/17", "17"),
        ("https://there.example/fhir/R4/Slot/17", "17"),
        ("Slot/17/_history/4", "17"),
        ("Schedule/17", None),
        ("urn:uuid:17", None),
        ("Slot/", None),
        ("Slot/a b", None),
    ],
)
def test_a_reference(reference: str, key: str | None) -> None:
    assert referred({"reference": reference}, "Slot") == key
