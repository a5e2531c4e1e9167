import logging
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from booking.ports import Absence, PersonName, ServiceKind, ServiceReport, SpecialtyReport, WorkingHours
from storage.intake.written import Written
from storage.models import Clinic, Department, Doctor, Service, Slot, SlotChange, Specialty
from tests.services.clock import SetClock
from tests.upstream.reports import REGION, THERAPY, Reporter, a_clinic, a_doctor, a_slot, nobody, states
from upstream.intake import (
    Intake,
    Span,
    UnknownClinic,
    confirm_schedule,
    take_in_clinics,
    take_in_doctors,
    take_in_services,
    take_in_slots,
)
from upstream.listing import Listing, Rejection

HOURS = (time(8), time(14))
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
async def reporter(database: str, clock: SetClock) -> Reporter:  # noqa: ARG001 - it must be open
    reporter = Reporter(clock)
    await reporter.introduce()
    return reporter


@pytest.fixture
def nine(clock: SetClock) -> datetime:
    return clock() + timedelta(days=1)


async def cursor() -> int:
    clinic = await Clinic.get(native_key="c")
    raised: int = clinic.feed_cursor
    return raised


async def test_what_is_taken_in_twice_is_written_once(reporter: Reporter, nine: datetime) -> None:
    slots = [a_slot(nine), a_slot(nine + timedelta(minutes=15))]
    first = await reporter.slots(slots)
    assert first.written == Written(added=2)
    before = await cursor()
    again = [
        await take_in_clinics(reporter.intake, REGION, Listing.of([a_clinic()])),
        await reporter.staff([a_doctor()]),
        await reporter.slots(slots),
    ]
    assert [tally.written for tally in again] == [Written(unchanged=1), Written(unchanged=1), Written(unchanged=2)]
    assert await cursor() == before == await SlotChange.all().count() == 2


async def test_everything_a_doctor_is_told_to_be_is_kept_and_searchable(reporter: Reporter) -> None:
    absence = Absence(date(2031, 3, 10), date(2031, 3, 20))
    told = a_doctor(
        department="3 ТО", section="25/27", absence=absence, rating=4.5, experience_since=2004, note="по направлению"
    )
    tally = await reporter.staff([replace(told, hours=(WorkingHours(1, *HOURS),))])
    assert tally.written == Written(changed=1)
    doctor = await Doctor.get(native_key="d")
    assert (doctor.section, doctor.absent_since, doctor.absent_until) == ("25/27", absence.since, absence.until)
    assert doctor.hours == [[1, "08:00", "14:00"]]
    assert (await Department.get(id=doctor.department_id)).name == "3 ТО"
    assert doctor.search_text == "елкина анна ильинична терапевт пc поликлиника c"


async def test_a_slot_is_kept_in_utc_with_the_clinics_own_day_and_minute(reporter: Reporter) -> None:
    late = datetime(2031, 3, 4, 20, 30, tzinfo=UTC)
    await reporter.slots([a_slot(late, "s")])
    slot = await Slot.get(native_key="s")
    assert slot.starts_at == late
    assert (slot.day, slot.minute) == (date(2031, 3, 5), 90)


async def test_a_slot_that_is_no_longer_listed_is_gone_and_comes_back_when_it_is(
    reporter: Reporter, nine: datetime
) -> None:
    await reporter.slots([a_slot(nine, "a"), a_slot(nine + timedelta(hours=1), "b")])
    assert (await reporter.slots([a_slot(nine, "a")])).written == Written(unchanged=1, vanished=1)
    assert await states() == {"a": "FREE", "b": "GONE"}
    assert (await reporter.slots([a_slot(nine, "a")])).written == Written(unchanged=1)
    await reporter.slots([a_slot(nine, "a"), a_slot(nine + timedelta(hours=1), "b")])
    assert await states() == {"a": "FREE", "b": "FREE"}
    last = await SlotChange.all().order_by("-cursor").first()
    assert last is not None
    assert (last.state, last.cursor) == ("FREE", 4)


async def test_where_only_free_slots_are_listed_a_missing_one_is_taken(reporter: Reporter, nine: datetime) -> None:
    await reporter.slots([a_slot(nine, "a"), a_slot(nine + timedelta(hours=1), "b", capacity=3)], free_only=True)
    assert (await reporter.slots([], free_only=True)).written == Written(vanished=2)
    assert await states() == {"a": "TAKEN", "b": "TAKEN"}
    assert (await reporter.slots([], free_only=True)).written == Written()
    await reporter.slots([a_slot(nine, "a")], free_only=True)
    assert await states() == {"a": "FREE", "b": "TAKEN"}


async def test_seats_booked_here_are_not_counted_twice_when_a_foreign_system_tells_them_as_taken(
    reporter: Reporter, nine: datetime
) -> None:
    two = a_slot(nine, capacity=2)
    await reporter.slots([two])
    await Slot.all().update(booked=1)
    for told, foreign, state in ((1, 0, "FREE"), (2, 1, "TAKEN"), (0, 0, "FREE")):
        await reporter.slots([replace(two, taken=told)])
        slot = await Slot.get(native_key=two.native_key)
        assert (slot.booked, slot.foreign_taken, slot.state) == (1, foreign, state), told
    again = await reporter.slots([replace(two, taken=1)])
    assert again.written == Written(unchanged=1)


async def test_a_slot_that_moves_keeps_its_row(reporter: Reporter, nine: datetime) -> None:
    await reporter.slots([a_slot(nine, "a")])
    row = await Slot.get(native_key="a")
    tally = await reporter.slots([replace(a_slot(nine + timedelta(days=2), "a"), room="7")])
    assert tally.written == Written(changed=1)
    moved = await Slot.get(native_key="a")
    assert (moved.id, moved.room, moved.starts_at) == (row.id, "7", nine + timedelta(days=2))


async def test_a_slot_that_moves_in_from_outside_the_span_keeps_its_row(reporter: Reporter, nine: datetime) -> None:
    await reporter.slots([a_slot(nine, "a")])
    span = Span(nine + timedelta(days=7), nine + timedelta(days=14))
    later = Listing.of([a_slot(nine + timedelta(days=8), "a")])
    assert (await take_in_slots(reporter.intake, "c", later, span)).written == Written(changed=1)
    assert await Slot.all().count() == 1


async def test_what_lies_in_the_past_or_outside_the_span_is_left_alone(
    reporter: Reporter, clock: SetClock, nine: datetime
) -> None:
    await reporter.slots([a_slot(nine, "past"), a_slot(nine + timedelta(days=9), "far")])
    clock.advance(timedelta(days=2))
    whole_week = Span(nine - timedelta(days=1), nine + timedelta(days=7))
    assert (await take_in_slots(reporter.intake, "c", Listing(()), whole_week)).written == Written()
    assert await states() == {"past": "FREE", "far": "FREE"}


async def test_other_doctors_slots_are_not_withdrawn_with_one_doctors(reporter: Reporter, nine: datetime) -> None:
    await reporter.staff([a_doctor("d"), a_doctor("e")])
    await reporter.slots([a_slot(nine, "a", "d"), a_slot(nine, "a", "e")])
    assert (await reporter.slots([], doctors=["e"])).written == Written(vanished=1)
    assert sorted([slot.state.value for slot in await Slot.all()]) == ["FREE", "GONE"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"doctor": "nobody"}, "unknown_doctor"),
        ({"service": "nothing"}, "unknown_service"),
        ({"ends_at": datetime(2030, 1, 1, tzinfo=UTC)}, "ends_before_start"),
        ({"starts_at": datetime(2031, 3, 5, 9, tzinfo=UTC).replace(tzinfo=None)}, "naive_time"),
        ({"starts_at": datetime(1031, 3, 5, 9, tzinfo=UTC)}, "bad_time"),
        ({"capacity": 0}, "bad_capacity"),
        ({"taken": 2}, "bad_capacity"),
        ({"native_key": ""}, "bad_key"),
        ({"native_key": "x" * 201}, "bad_key"),
        ({"room": "x" * 51}, "bad_text"),
        ({"room": "\x00"}, "bad_text"),
        ({"room": "\ud800"}, "bad_text"),
        ({"native_key": "good"}, "duplicate"),
    ],
)
async def test_one_bad_slot_is_skipped_with_a_code_and_the_rest_comes_in(
    reporter: Reporter, nine: datetime, caplog: pytest.LogCaptureFixture, changed: dict[str, Any], code: str
) -> None:
    changed = {"doctor_key" if name == "doctor" else name: value for name, value in changed.items()}
    bad = replace(a_slot(nine + timedelta(hours=1), "bad"), **changed)
    with caplog.at_level(logging.WARNING, "upstream"):
        tally = await reporter.slots([a_slot(nine, "good"), bad])
    assert tally.written == Written(added=1)
    assert [rejection.code for rejection in tally.rejected] == [code]
    assert code in caplog.text


async def test_the_same_slot_listed_twice_word_for_word_is_one(reporter: Reporter, nine: datetime) -> None:
    tally = await reporter.slots([a_slot(nine), a_slot(nine)])
    assert (tally.written, tally.rejected) == (Written(added=1), ())


async def test_a_slot_that_could_not_be_read_this_time_is_not_withdrawn(reporter: Reporter, nine: datetime) -> None:
    await reporter.slots([a_slot(nine, "a"), a_slot(nine + timedelta(hours=1), "b")])
    tally = await reporter.slots([], Rejection("bad_time", "a"))
    assert tally.written == Written(vanished=1)
    assert await states() == {"a": "FREE", "b": "GONE"}


async def test_nothing_is_withdrawn_while_an_item_has_no_readable_key(reporter: Reporter, nine: datetime) -> None:
    await reporter.slots([a_slot(nine, "a")])
    await reporter.slots([], Rejection("not_an_object", None))
    await reporter.staff([], Rejection("no_key", None))
    await take_in_clinics(reporter.intake, REGION, Listing((a_clinic("other"),), (Rejection("no_key", None),)))
    assert await states() == {"a": "FREE"}
    assert await Doctor.filter(active=True).count() == 1
    assert await Clinic.filter(active=True).count() == 2


async def test_a_doctor_who_is_no_longer_listed_is_withdrawn_with_the_slots_ahead(
    reporter: Reporter, clock: SetClock, nine: datetime
) -> None:
    await reporter.staff([a_doctor("d"), a_doctor("e")])
    await reporter.slots([a_slot(nine, "past"), a_slot(nine + timedelta(days=3), "ahead"), a_slot(nine, "hers", "e")])
    clock.advance(timedelta(days=2))
    assert (await reporter.staff([a_doctor("e")])).written == Written(unchanged=1, vanished=1)
    assert await states() == {"past": "FREE", "hers": "FREE", "ahead": "GONE"}
    assert (await reporter.staff([a_doctor("d"), a_doctor("e")])).written == Written(unchanged=1, changed=1)
    assert await Doctor.filter(active=True).count() == 2


async def test_a_clinic_that_is_no_longer_listed_becomes_inactive_but_an_empty_list_is_a_fault(
    reporter: Reporter,
) -> None:
    await take_in_clinics(reporter.intake, REGION, Listing(()))
    assert (await Clinic.get(native_key="c")).active
    await take_in_clinics(reporter.intake, REGION, Listing.of([a_clinic("b")]))
    assert not (await Clinic.get(native_key="c")).active


@pytest.mark.usefixtures("reporter")
async def test_systems_do_not_withdraw_each_others_clinics(clock: SetClock) -> None:
    other = Intake("other", clock, nobody)
    await take_in_clinics(other, REGION, Listing.of([a_clinic("c"), a_clinic("x")]))
    assert await Clinic.filter(active=True).count() == 3


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"zone": "Europe/Atlantis"}, "unknown_zone"),
        ({"zone": "../etc/passwd"}, "unknown_zone"),
        ({"latitude": 91.0}, "bad_coordinates"),
        ({"longitude": float("nan")}, "bad_coordinates"),
        ({"name": ""}, "bad_text"),
        ({"address": "x" * 301}, "bad_text"),
        ({"hours": (WorkingHours(8, *HOURS),)}, "bad_hours"),
        ({"hours": (WorkingHours(1, *reversed(HOURS)),)}, "bad_hours"),
    ],
)
async def test_one_bad_clinic_costs_the_others_nothing(clock: SetClock, changed: dict[str, Any], code: str) -> None:
    tally = await take_in_clinics(
        Intake("far", clock, nobody), REGION, Listing.of([a_clinic("bad", **changed), a_clinic("c")])
    )
    assert (tally.written, tally.rejected) == (Written(added=1), (Rejection(code, "bad"),))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"specialty_key": "unknown"}, "unknown_specialty"),
        ({"name": PersonName("", "А.", None)}, "bad_text"),
        ({"absence": Absence(date(2031, 3, 2), date(2031, 3, 1))}, "bad_absence"),
        ({"rating": float("inf")}, "bad_rating"),
        ({"experience_since": 5}, "bad_experience"),
    ],
)
async def test_one_bad_doctor_costs_the_others_nothing(reporter: Reporter, changed: dict[str, Any], code: str) -> None:
    tally = await reporter.staff([a_doctor(), a_doctor("bad", **changed)])
    assert (tally.written, tally.rejected) == (Written(unchanged=1), (Rejection(code, "bad"),))


async def test_specialties_are_one_by_code_or_by_name_and_only_ever_completed(reporter: Reporter) -> None:
    told = [
        SpecialtyReport("1", "Терапевт участковый", "27", None),
        SpecialtyReport("2", "ТЕРАПЕВТ", None, None),
        SpecialtyReport("3", "Приём по беременности", None, None),
        SpecialtyReport("4", "Прием по беременности", "5", "8", "Pregnancy"),
    ]
    doctors = [a_doctor(f"d{told_one.native_key}", specialty_key=told_one.native_key) for told_one in told]
    await take_in_doctors(reporter.intake, "c", Listing.of(told), Listing.of(doctors))
    specialties = await Specialty.all().order_by("id")
    assert [(one.name, one.code) for one in specialties] == [("Терапевт", "27"), ("Приём по беременности", "5")]
    assert (specialties[1].fer_code, specialties[1].name_en) == ("8", "Pregnancy")
    assert await Doctor.filter(specialty_id=specialties[0].id, active=True).count() == 2


async def test_services_are_named_by_slots(reporter: Reporter, nine: datetime) -> None:
    shot = ServiceReport("vaccination", "Прививка", ServiceKind.VACCINATION, 10)
    assert (await take_in_services(reporter.intake, Listing.of([shot]))).written == Written(added=1)
    assert (await take_in_services(reporter.intake, Listing.of([shot]))).written == Written(unchanged=1)
    await reporter.slots([replace(a_slot(nine, "a"), service="vaccination")])
    assert (await Slot.get(native_key="a")).service_id == (await Service.get(code="vaccination")).id


async def test_the_age_of_a_schedule_is_that_of_the_newest_reading(reporter: Reporter, clock: SetClock) -> None:
    began = clock()
    await confirm_schedule(reporter.intake, "c", began)
    await confirm_schedule(reporter.intake, "c", began - timedelta(minutes=1))
    assert (await Clinic.get(native_key="c")).confirmed_at == began


async def test_a_schedule_of_a_clinic_nobody_introduced_is_refused(reporter: Reporter) -> None:
    with pytest.raises(UnknownClinic):
        await take_in_slots(reporter.intake, "nowhere", Listing(()), Span(reporter.clock(), reporter.clock()))
    assert THERAPY.code == "27"
