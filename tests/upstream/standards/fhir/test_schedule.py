"""A hospital's schedule read from real FHIR servers."""

from datetime import time, timedelta

import pytest

from booking.ports import AnswerLost, ClinicKind, Sex, WorkingHours
from tests.services.clock import SetClock
from tests.services.fhir import FhirServer
from tests.services.hospital import Hospital
from tests.upstream.standards.fhir.conftest import configured, reached
from tests.upstream.standards.fhir.orders import an_order
from upstream.source import AppointmentWord, ScheduleSource, TellsAppointments, TellsChanges
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.options import read_options
from upstream.standards.fhir.schedule import FhirSchedule
from upstream.standards.fhir.system import FhirSystem

WHILE = timedelta(minutes=5)


async def test_clinics_are_the_locations_that_are_no_part_of_another(
    hospital: Hospital, schedule: FhirSchedule
) -> None:
    listing = await schedule.clinics()
    clinics = {clinic.native_key: clinic for clinic in listing.items}
    assert (set(clinics), listing.rejected) == ({hospital.clinic(0), hospital.clinic(1)}, ())
    clinic = clinics[hospital.clinic(0)]
    assert clinic.name == "Поликлиника № 1 больницы имени Пирогова"
    assert (clinic.short_name, clinic.kind) == ("Поликлиника № 1", ClinicKind.ADULT)
    assert (clinic.address, clinic.district) == ("Москва, ул. Пирогова, д. 1", "Хамовники")
    assert (clinic.latitude, clinic.longitude) == (55.73, 37.57)
    assert (clinic.phone, clinic.email, clinic.zone) == ("+7 495 000-00-00", "clinic@example.org", "Europe/Moscow")
    assert WorkingHours(6, time(9), time(15)) in clinic.hours
    assert len(clinic.hours) == 6


async def test_doctors_come_with_specialty_and_hours(hospital: Hospital, schedule: FhirSchedule) -> None:
    staff = await schedule.staff(hospital.clinic())
    doctors = {doctor.native_key: doctor for doctor in staff.doctors.items}
    assert set(doctors) == {hospital.role(0, 0), hospital.role(0, 1)}
    doctor = doctors[hospital.role(0, 1)]
    assert (doctor.name.family, doctor.name.given, doctor.name.middle) == ("Громов", "Олег", "Ильич")
    assert (doctor.sex, len(doctor.hours)) == (Sex.MALE, 5)
    specialties = {specialty.native_key: specialty for specialty in staff.specialties.items}
    assert (specialties[doctor.specialty_key].name, specialties[doctor.specialty_key].code) == ("Кардиология", "25")


async def test_slots_come_with_their_room_and_whether_they_are_taken(
    fhir: FhirServer, hospital: Hospital, schedule: FhirSchedule
) -> None:
    states = ("busy", "busy-unavailable", "busy-tentative", "entered-in-error")
    fhir.put([hospital.a_slot(0, 0, 1, number, state) for number, state in enumerate(states)])
    listing = await schedule.slots(hospital.clinic(), hospital.role())
    slots = {slot.native_key: slot for slot in listing.items}
    assert [slots[hospital.slot(0, 0, 0, number)].taken for number in range(4)] == [0, 0, 0, 0]
    assert [slots[hospital.slot(0, 0, 1, number)].taken for number in range(3)] == [1, 1, 1]
    assert hospital.slot(0, 0, 1, 3) not in slots
    first = slots[hospital.slot()]
    assert (first.starts_at, first.ends_at) == (hospital.starts(), hospital.starts(0, 1))
    assert (first.room, first.doctor_key, listing.rejected) == ("Кабинет 12", hospital.role(), ())


async def test_what_lies_in_the_past_is_not_asked_for(
    hospital: Hospital, schedule: FhirSchedule, clock: SetClock
) -> None:
    clock.now = hospital.starts(1)
    listing = await schedule.slots(hospital.clinic(), hospital.role())
    assert {slot.native_key for slot in listing.items} == {hospital.slot(0, 0, 1, number) for number in range(4)}


async def test_a_list_is_read_to_its_last_page(
    fhir: FhirServer, schedule: FhirSchedule, monkeypatch: pytest.MonkeyPatch, clock: SetClock
) -> None:
    monkeypatch.setattr("upstream.standards.fhir.client.PAGE", 7)
    hospital = Hospital(clock().date() + timedelta(days=1), clinics=9, doctors=1, days=3, per_day=10)
    hospital.load(fhir)
    assert len((await schedule.clinics()).items) == 9
    assert len((await schedule.slots(hospital.clinic(8), hospital.role(8))).items) == 30


async def test_a_list_without_an_end_is_given_up(
    hospital: Hospital, client: FhirClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("upstream.standards.fhir.client.PAGE", 1)
    monkeypatch.setattr("upstream.standards.fhir.client._PAGES", 3)
    with pytest.raises(AnswerLost):
        [page async for page in client.pages("Slot", [("schedule", f"Schedule/{hospital.schedule()}")])]


async def test_one_bad_slot_costs_the_others_nothing(medplum: FhirServer, clock: SetClock) -> None:
    hospital = Hospital(clock().date() + timedelta(days=1))
    hospital.load(medplum)
    slots = [hospital.a_slot(0, 0, 0, number) for number in range(3)]
    medplum.put([{**slots[0], "end": 17}, {**slots[1], "status": "nope"}, {**slots[2], "end": "когда-нибудь"}])
    client = reached(medplum)
    schedule = FhirSchedule(client, clock, read_options(configured(medplum)))
    listing = await schedule.slots(hospital.clinic(), hospital.role())
    assert len(listing.items) == 5
    codes = {one.key: one.code for one in listing.rejected}
    keys = [hospital.slot(0, 0, 0, number) for number in range(3)]
    assert codes == dict(zip(keys, ("bad_slot", "unknown_status", "bad_slot"), strict=True))
    await client.close()


async def test_it_tells_changes_and_appointments(schedule: FhirSchedule) -> None:
    assert isinstance(schedule, TellsChanges)
    assert isinstance(schedule, TellsAppointments)
    source: ScheduleSource = schedule
    assert source.region.code == "hospital"


async def test_only_what_changed_since_the_mark_is_told(
    fhir: FhirServer, hospital: Hospital, schedule: FhirSchedule, clock: SetClock
) -> None:
    mark = await schedule.mark(hospital.clinic())
    await schedule.slots(hospital.clinic(), hospital.role())
    # the mark was made a while ago, by whatever clock: what stood then is not told again
    first = await schedule.changes(hospital.clinic(), mark)
    clock.advance(WHILE)
    fhir.put([hospital.a_slot(0, 0, 0, 1, "busy"), hospital.a_slot(0, 1, 1, 2, "entered-in-error")])
    changes = await schedule.changes(hospital.clinic(), first.mark)
    told = {slot.native_key: slot.taken for slot in changes.slots.items}
    assert told.pop(hospital.slot(0, 0, 0, 1)) == 1
    assert set(changes.gone) == {hospital.slot(0, 1, 1, 2)}
    assert not changes.staff
    clock.advance(WHILE)
    later = await schedule.changes(hospital.clinic(), changes.mark)
    clock.advance(WHILE)
    assert await schedule.changes(hospital.clinic(), later.mark) == later
    assert len(later.slots.items) + len(later.gone) <= 1


async def test_a_change_is_never_lost_between_two_marks(
    fhir: FhirServer, hospital: Hospital, schedule: FhirSchedule
) -> None:
    mark = await schedule.mark(hospital.clinic())
    for number in range(4):
        fhir.put([hospital.a_slot(0, 0, 0, number, "busy")])
        changes = await schedule.changes(hospital.clinic(), mark)
        told = {slot.native_key: slot.taken for slot in changes.slots.items}
        assert told[hospital.slot(0, 0, 0, number)] == 1
        mark = changes.mark


async def test_a_new_doctor_wants_a_whole_reading(fhir: FhirServer, hospital: Hospital, schedule: FhirSchedule) -> None:
    mark = await schedule.mark(hospital.clinic())
    assert not (await schedule.changes(hospital.clinic(), mark)).staff
    fhir.put(one for one in Hospital(hospital.first, doctors=3, clinics=1).staff() if "-r2" in one["id"])
    assert (await schedule.changes(hospital.clinic(), mark)).staff
    assert hospital.role(0, 2) in {
        doctor.native_key for doctor in (await schedule.staff(hospital.clinic())).doctors.items
    }
    mark = await schedule.mark(hospital.clinic())
    assert not (await schedule.changes(hospital.clinic(), mark)).staff


async def test_a_mark_of_somebody_elses_wants_a_whole_reading(hospital: Hospital, schedule: FhirSchedule) -> None:
    assert (await schedule.changes(hospital.clinic(), "W/17")).staff


async def test_it_says_what_became_of_appointments_made_here(
    fhir: FhirServer, hospital: Hospital, schedule: FhirSchedule, system: FhirSystem, clock: SetClock
) -> None:
    orders = [an_order(hospital, number) for number in range(4)]
    keys = [(await system.book(order)).native_key for order in orders]
    foreign = {**fhir.read("Appointment", keys[3]), "id": "foreign", "identifier": [{"system": "urn:x", "value": "1"}]}
    fhir.put([foreign])
    listing, mark = await schedule.appointments(None)
    assert {one.order_key: one.status for one in listing.items} == dict.fromkeys(
        (order.key for order in orders), AppointmentWord.BOOKED
    )
    assert {one.slot_key for one in listing.items} == {order.slot_key for order in orders}
    clock.advance(WHILE)
    reason = {"text": "Врач заболел"}
    fhir.put(
        [
            {**fhir.read("Appointment", keys[0]), "status": "cancelled", "cancelationReason": reason},
            {**fhir.read("Appointment", keys[1]), "status": "fulfilled"},
            {**fhir.read("Appointment", keys[2]), "status": "noshow"},
        ]
    )
    listing, mark = await schedule.appointments(mark)
    told = {one.native_key: (one.status, one.words) for one in listing.items}
    assert told[keys[0]] == (AppointmentWord.CANCELLED, "Врач заболел")
    assert told[keys[1]] == (AppointmentWord.FULFILLED, None)
    assert told[keys[2]] == (AppointmentWord.NO_SHOW, None)
    assert "foreign" not in told
    clock.advance(WHILE)
    listing, _ = await schedule.appointments(mark)
    assert len(listing.items) <= 1
