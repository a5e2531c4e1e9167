from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from booking.ports import DoctorReport, Sex
from demo.clinics import clinics
from demo.doctors import absences, doctors, report
from demo.slots import DAYS, slots

TODAY = date(2031, 3, 3)


def everyone() -> list[DoctorReport]:
    return [report(doctor, TODAY) for clinic in clinics() for doctor in doctors(clinic)]


def test_there_are_two_towns_in_two_zones_with_twenty_clinics_of_every_kind() -> None:
    reports = [clinic.report for clinic in clinics()]
    assert len(reports) == 20
    assert {clinic.zone for clinic in reports} == {"Europe/Moscow", "Asia/Yekaterinburg"}
    assert {clinic.kind.value for clinic in reports} == {
        "ADULT", "CHILDREN", "DENTAL", "WOMEN", "HOSPITAL", "SPECIALISED",
    }  # fmt: skip
    assert all(clinic.latitude and clinic.longitude and clinic.phone and clinic.hours for clinic in reports)
    assert len({clinic.address for clinic in reports}) == 20


def test_two_hundred_doctors_have_names_that_agree_with_their_sex() -> None:
    people = everyone()
    assert len(people) == 200
    assert len({person.name for person in people}) == 200
    for person in people:
        feminine = person.name.family.endswith(("ва", "на", "ая"))
        assert feminine == (person.sex is Sex.FEMALE), person.name
        assert (person.name.middle or "").endswith("на") == (person.sex is Sex.FEMALE), person.name


def test_the_seed_makes_the_same_people_every_time() -> None:
    assert everyone() == everyone()


def test_slots_lie_within_the_doctors_hours_and_never_overlap() -> None:
    for clinic in clinics():
        zone = ZoneInfo(clinic.report.zone)
        for doctor in doctors(clinic):
            hours = report(doctor, TODAY).hours
            for day in (TODAY + timedelta(days=n) for n in range(DAYS)):
                ends = datetime.combine(day, datetime.min.time(), zone)
                for slot in slots(doctor, day, TODAY):
                    assert slot.starts_at >= ends
                    ends = slot.ends_at
                    assert 0 <= slot.taken <= slot.capacity
                    assert any(
                        stretch.weekday == day.isoweekday()
                        and stretch.opens <= slot.starts_at.time()
                        and slot.ends_at.time() <= stretch.closes
                        for stretch in hours
                    )


def test_nobody_has_slots_while_absent_and_somebody_is_absent() -> None:
    staff = [doctor for clinic in clinics() for doctor in doctors(clinic)]
    absent = [(doctor, absence) for doctor in staff for absence in absences(doctor, TODAY)]
    assert len(absent) > 5
    for doctor, absence in absent:
        day = max(absence.since, TODAY)
        assert list(slots(doctor, day, TODAY)) == []


def test_a_day_has_the_same_slots_from_whichever_start_it_is_generated() -> None:
    doctor = doctors(clinics()[0])[0]
    day = TODAY + timedelta(days=9)
    earlier = [slot.native_key for slot in slots(doctor, day, TODAY)]
    assert earlier == [slot.native_key for slot in slots(doctor, day, day)]


@pytest.mark.parametrize(("length", "capacity"), [(15, 1), (30, 1), (30, 4)])
def test_some_slots_are_longer_and_some_have_several_seats(length: int, capacity: int) -> None:
    monday = [s for clinic in clinics() for doctor in doctors(clinic) for s in slots(doctor, TODAY, TODAY)]
    shapes = Counter(((slot.ends_at - slot.starts_at) // timedelta(minutes=1), slot.capacity) for slot in monday)
    assert shapes[length, capacity] > 10


def test_near_days_are_fuller_than_far_ones_and_some_doctors_are_booked_out() -> None:
    def free(day: date) -> int:
        return sum(s.taken < s.capacity for clinic in clinics() for d in doctors(clinic) for s in slots(d, day, TODAY))

    assert free(TODAY) < free(TODAY + timedelta(days=7)) < free(TODAY + timedelta(days=28))
    booked_out = [d for clinic in clinics() for d in doctors(clinic) if d.popularity > 0.95]
    assert booked_out
    month = [TODAY + timedelta(days=n) for n in range(DAYS)]
    assert all(s.taken == s.capacity for d in booked_out for day in month for s in slots(d, day, TODAY))


def test_clinics_promise_different_things() -> None:
    policies = {(clinic.horizon_days, clinic.free_cancel_hours) for clinic in clinics()}
    assert policies == {(None, None), (None, 48), (None, 12), (21, None), (None, 72)}
