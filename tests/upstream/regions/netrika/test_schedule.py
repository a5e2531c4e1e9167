"""A hub's schedule, read: clinics, doctors and free times come in, and are read again only where counts differ."""

from datetime import timedelta

import pytest

from booking.engine import Engine
from booking.ports import ClinicKind, ClinicSaidNo
from storage.models import Clinic, Doctor, Slot
from tests.services.clock import SetClock
from tests.upstream.regions.netrika.double import HubDouble
from upstream.source import Connected
from upstream.sync import sync_due


async def test_clinics_are_listed_with_what_each_tells_of_itself(connected: Connected, double: HubDouble) -> None:
    clinics = (await connected.schedule.clinics()).items
    assert [clinic.native_key for clinic in clinics] == ["101", "102"]
    first, second = clinics
    assert (first.kind, second.kind) == (ClinicKind.ADULT, ClinicKind.HOSPITAL)
    assert (first.district, first.address) == ("Северный", "г. Приозёрный, ул. Ленина, д. 34")
    assert (first.phone, first.zone) == ("8 (81379) 3-10-03", "Europe/Moscow")
    assert connected.schedule.region.code == "lakes"
    double.calls.clear()
    await connected.schedule.clinics()
    assert [call.method for call in double.calls] == ["GetDistrictList", "GetLPUList"]


async def test_a_clinic_that_tells_nothing_of_itself_is_kept_as_it_is(connected: Connected, double: HubDouble) -> None:
    double.say_error("GetLPUInfo", "9", "Ошибка")
    listing = await connected.schedule.clinics()
    [rejection] = listing.rejected
    assert rejection.code == "no_info"
    assert {clinic.native_key for clinic in listing.items} | {rejection.key} == {"101", "102"}


async def test_doctors_come_with_specialties_absences_and_what_is_free(connected: Connected) -> None:
    staff = await connected.schedule.staff("101")
    doctors = {doctor.native_key: doctor for doctor in staff.doctors.items}
    assert {specialty.code for specialty in staff.specialties.items} == {"27", None}
    assert (doctors["d0c-0001"].name.family, doctors["d0c-0001"].section) == ("Лаптев", "12")
    assert doctors["d0c-0002"].absence is not None
    assert set(staff.nothing_free) == {"d0c-0004"}
    assert staff.told_free["d0c-0001"].startswith("168 168 2031-03-05T09:00:00")


async def test_schedules_are_seen_through_the_eyes_of_the_reader(connected: Connected, double: HubDouble) -> None:
    await connected.schedule.slots("101", "d0c-0001")
    await connected.schedule.slots("101", "d0c-0002")
    [checked] = double.asked("CheckPatient")
    assert checked.arguments["pat"]["Surname"] == "Наблюдателева"
    patients = {call.arguments["idPat"] for call in double.asked("GetAvaibleAppointments")}
    assert patients == {"pat-00001"}
    assert all(call.headers["soapaction"].startswith('"http://tempuri.org/IHubService/') for call in double.calls)


async def test_a_clinic_that_does_not_know_the_reader_is_not_read(connected: Connected, double: HubDouble) -> None:
    double.hub.strangers.add("Наблюдателева")
    with pytest.raises(ClinicSaidNo):
        await connected.schedule.staff("101")


async def test_times_are_the_clinics_own(connected: Connected) -> None:
    slots = (await connected.schedule.slots("101", "d0c-0001")).items
    first = min(slots, key=lambda slot: slot.starts_at)
    assert first.starts_at.isoformat() == "2031-03-05T09:00:00+03:00"
    assert (first.room, first.ends_at - first.starts_at) == ("21", timedelta(minutes=15))


async def test_doctors_are_listed_again_only_when_their_specialtys_counts_differ(
    connected: Connected, double: HubDouble, clock: SetClock
) -> None:
    await connected.schedule.staff("101")
    assert len(double.asked("GetDoctorList")) == 3
    await connected.schedule.staff("101")
    assert len(double.asked("GetDoctorList")) == 3
    double.hub.taken_by_others.add(("101", f"{150:020}"))
    await connected.schedule.staff("101")
    assert len(double.asked("GetDoctorList")) == 4
    clock.advance(timedelta(minutes=3))
    await connected.schedule.staff("101")
    assert len(double.asked("GetDoctorList")) == 7


@pytest.mark.usefixtures("database")
async def test_one_key_in_two_clinics_is_two_times_and_two_doctors(
    engine: Engine, connected: Connected, double: HubDouble
) -> None:
    await sync_due(engine, {"hub": connected.schedule})
    assert await Clinic.filter(system="hub").count() == 2
    assert await Doctor.filter(native_key="d0c-0001").count() == 2
    key = next(key for clinic, key in double.hub.tickets if clinic == "102")
    slots = await Slot.filter(native_key=f"{20:020}").prefetch_related("clinic")
    assert key
    assert {slot.clinic.native_key for slot in slots} == {"101", "102"}


@pytest.mark.usefixtures("database")
async def test_what_somebody_takes_there_is_taken_here(
    engine: Engine, connected: Connected, double: HubDouble, clock: SetClock
) -> None:
    await sync_due(engine, {"hub": connected.schedule})
    free = await Slot.filter(state="FREE").count()
    double.hub.taken_by_others.add(("102", f"{20:020}"))
    clock.advance(timedelta(minutes=1))
    await sync_due(engine, {"hub": connected.schedule})
    assert await Slot.filter(state="FREE").count() == free - 1
    clinics = await Clinic.filter(system="hub")
    assert {clinic.confirmed_at for clinic in clinics} == {clock()}
