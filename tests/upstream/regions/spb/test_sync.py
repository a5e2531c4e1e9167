"""St Petersburg, read: the captured clinics, doctors and slots come in, are found, and stay as old as they are."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from booking.actions.hold import hold
from booking.engine import Engine
from booking.errors import ScheduleTooOld
from storage.models import Clinic, Doctor, Reading, Slot, SlotChange, Specialty
from storage.queries.clinics import ClinicSearch, count_clinics, find_clinics
from storage.queries.doctors import DoctorSearch, count_doctors
from storage.queries.slots import Whose, free_slots
from storage.queries.window import Window
from tests.services.clock import SetClock
from tests.upstream.captured import CLINIC, DOCTOR
from tests.upstream.double import Double
from tests.upstream.people import a_key, a_person
from upstream.source import Connected
from upstream.sync import Pace, Sync, sync_due

pytestmark = pytest.mark.usefixtures("database")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def synced(engine: Engine, spb: Connected) -> Callable[[], Awaitable[None]]:
    """One turn over everything that is due."""

    async def turn() -> None:
        await sync_due(engine, {"spb": spb.schedule})

    return turn


Turn = Callable[[], Awaitable[None]]


async def the_clinic() -> Clinic:
    return await Clinic.get(native_key=str(CLINIC))


@pytest.mark.usefixtures("whole_city")
async def test_the_captured_clinics_doctors_and_slots_come_in_and_are_found(synced: Turn, clock: SetClock) -> None:
    await synced()
    assert await Clinic.all().count() == 38
    assert await Doctor.all().count() == 16
    assert await Slot.filter(state="FREE").count() == 68
    assert await count_clinics(ClinicSearch(text="поликлиника 100 союзный", district="Невский")) == 1
    assert len(await find_clinics(ClinicSearch(text="женская консультация"), None, first=20)) == 4
    therapy = await Specialty.get(code="27")
    window = Window(after=clock())
    assert await count_doctors(DoctorSearch(window=window, text="березина", specialty_id=therapy.id)) == 1
    assert await count_doctors(DoctorSearch(window=window, specialty_id=therapy.id, only_free=True)) == 1
    found = await free_slots(Whose.CLINIC, [(await the_clinic()).id], window, first=100)
    slots = found[(await the_clinic()).id]
    assert len(slots) == 68
    assert (slots[0].room, slots[0].zone) == ("435", "Europe/Moscow")
    assert (slots[0].minute, slots[0].starts_at.hour) == (10 * 60 + 30, 7)


async def test_a_second_reading_of_the_same_schedule_writes_nothing_but_its_age(synced: Turn, clock: SetClock) -> None:
    await synced()
    before = [await Clinic.all().order_by("id").values(), await Doctor.all().values(), await Slot.all().values()]
    changes = await SlotChange.all().count()
    clock.advance(MINUTE)
    await synced()
    assert (await the_clinic()).confirmed_at == clock()
    after = [await Clinic.all().order_by("id").values(), await Doctor.all().values(), await Slot.all().values()]
    assert all(clinic.pop("confirmed_at") for rows in (before, after) for clinic in rows[0])
    assert after == before
    assert await SlotChange.all().count() == changes == 68


async def test_a_slot_somebody_takes_there_is_taken_here_within_a_minute(
    synced: Turn, double: Double, clock: SetClock
) -> None:
    await synced()
    key = double.spb.captured.slots[3]["id"]
    double.spb.taken_by_others.add(key)
    clock.advance(MINUTE)
    await synced()
    assert (await Slot.get(native_key=key)).state == "TAKEN"
    assert await Slot.filter(state="FREE").count() == 67
    double.spb.taken_by_others.clear()
    clock.advance(MINUTE)
    await synced()
    assert (await Slot.get(native_key=key)).state == "FREE"


async def test_a_slot_taken_while_another_is_given_back_leaves_the_counts_and_is_seen_within_four_minutes(
    synced: Turn, double: Double, clock: SetClock
) -> None:
    given_back, taken = (slot["id"] for slot in double.spb.captured.slots[3:5])
    double.spb.taken_by_others = {given_back}
    await synced()
    double.spb.taken_by_others = {taken}
    for _ in range(4):
        assert len(double.asked(f"schedule/lpu/1174/doctor/{DOCTOR}")) == 1
        clock.advance(timedelta(seconds=50))
        await synced()
        assert (await the_clinic()).confirmed_at == clock()
    assert len(double.asked(f"schedule/lpu/1174/doctor/{DOCTOR}")) == 2
    assert (await Slot.get(native_key=given_back)).state == "FREE"
    assert (await Slot.get(native_key=taken)).state == "TAKEN"


async def test_doctors_with_nothing_free_here_and_there_are_not_read(
    synced: Turn, double: Double, clock: SetClock
) -> None:
    await synced()
    full = {doctor["id"] for doctor in double.spb.captured.doctors if doctor["freeTicketCount"] == 0}
    read = {call.path.split("/")[4] for call in double.asked("schedule/lpu/1174/doctor")}
    assert (len(full), len(read), full & read) == (4, 12, set())
    double.spb.gone = {slot["id"] for slot in double.spb.captured.slots}
    for _ in range(2):
        clock.advance(MINUTE)
        await synced()
        assert await Slot.filter(state="FREE").count() == 0
        assert len(double.asked(f"schedule/lpu/1174/doctor/{DOCTOR}")) == 2


async def test_malformed_items_are_left_out_and_withdraw_nothing(
    whole_city: Double, synced: Turn, clock: SetClock
) -> None:
    await synced()
    spb = whole_city.spb
    spb.clinics = [None, {"id": None}, *spb.captured.clinics[1:], {"id": 7}]
    spb.doctors = [{"id": 5}, "?", *spb.captured.doctors[1:]]
    spb.gone = {slot["id"] for slot in spb.captured.slots[:10]}
    spb.more_slots = [{}, {"id": "x", "visitStart": "soon"}, spb.captured.slots[20]]
    clock.advance(timedelta(minutes=11))
    await synced()
    assert await Clinic.filter(active=True).count() == 38
    assert await Doctor.filter(active=True).count() == 16
    assert await Slot.filter(state="FREE").count() == 68
    assert (await the_clinic()).confirmed_at == clock()


async def test_doctors_of_a_specialty_without_tickets_are_not_asked_for_every_minute(
    synced: Turn, double: Double, clock: SetClock
) -> None:
    await synced()
    assert len(double.asked("schedule/lpu/1174/speciality")) == 10
    clock.advance(MINUTE)
    await synced()
    assert len(double.asked("schedule/lpu/1174/speciality")) == 13
    double.spb.captured.specialties[5]["countFreeTicket"] = 1
    clock.advance(MINUTE)
    await synced()
    assert len(double.asked("schedule/lpu/1174/speciality/896")) == 2
    clock.advance(timedelta(minutes=10))
    await synced()
    assert len(double.asked("schedule/lpu/1174/speciality/50")) == 2


async def test_a_clinic_that_closed_is_not_read_any_more(whole_city: Double, synced: Turn, clock: SetClock) -> None:
    await synced()
    clinics = whole_city.spb.captured.clinics
    whole_city.spb.clinics = [clinic | {"isActive": clinic["id"] != 44} for clinic in clinics]
    clock.advance(timedelta(minutes=11))
    await synced()
    assert not (await Clinic.get(native_key="44")).active
    assert (await Reading.get(key="spb/44")).due_at is None
    whole_city.spb.clinics = None
    clock.advance(timedelta(minutes=11))
    await synced()
    assert (await Clinic.get(native_key="44")).confirmed_at == clock()


async def test_a_doctor_who_left_is_withdrawn_with_the_free_slots(
    synced: Turn, double: Double, clock: SetClock
) -> None:
    await synced()
    double.spb.doctors = [doctor for doctor in double.spb.captured.doctors if doctor["id"] != DOCTOR]
    clock.advance(MINUTE)
    await synced()
    assert not (await Doctor.get(native_key=DOCTOR)).active
    assert await Slot.filter(state="GONE").count() == 68
    double.spb.doctors = None
    clock.advance(MINUTE)
    await synced()
    assert await Slot.filter(state="FREE").count() == 68


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>502</html>",
        b"[]",
        b"{}",
        b'{"success": true, "result": {"id": 1}}',
        b'{"success": false, "errorCode": 603, "message": "timeout"}',
        b'{"success": false, "errorCode": 9999, "message": null}',
        b'{"success": "yes"}',
    ],
)
async def test_an_unusable_answer_leaves_the_schedule_as_old_as_it_was(
    synced: Turn, double: Double, clock: SetClock, answer: bytes
) -> None:
    await synced()
    read_at = clock()
    for _ in range(3):
        double.say_raw("schedule/lpu/1174/specialties", answer)
    clock.advance(MINUTE)
    await synced()
    assert (await the_clinic()).confirmed_at == read_at
    reading = await Reading.get(key="spb/1174")
    assert (reading.failures, reading.leased_by) == (1, None)
    assert reading.fault in ("AnswerLost", "ClinicSaidNo")
    assert await Slot.filter(state="FREE").count() == 68


async def test_one_doctor_who_can_not_be_read_keeps_the_clinic_from_being_fresh_but_not_the_others_from_coming_in(
    synced: Turn, double: Double
) -> None:
    double.say_error("schedule/lpu/1174/doctor/п100.482", 616)
    await synced()
    assert await Slot.all().count() == 68
    assert (await the_clinic()).confirmed_at is None


async def test_a_schedule_that_is_too_old_is_not_booked_from(
    synced: Turn, engine: Engine, double: Double, clock: SetClock
) -> None:
    await synced()
    slot = await Slot.filter(state="FREE").order_by("starts_at").first()
    assert slot is not None
    person = await a_person()
    clock.advance(6 * MINUTE)
    double.say_error("schedule/lpu/1174/specialties", 603)
    await synced()
    with pytest.raises(ScheduleTooOld) as refusal:
        await hold(engine, person, key=a_key(), slot_id=slot.id)
    assert refusal.value.age_seconds == 360
    clock.advance(MINUTE)
    await synced()
    assert await hold(engine, person, key=a_key(), slot_id=slot.id)


async def test_a_clinic_that_hangs_holds_up_no_other(
    engine: Engine, spb: Connected, whole_city: Double, clock: SetClock
) -> None:
    hanging = whole_city.hang("schedule/lpu/1174/specialties")
    ids = [clinic["id"] for clinic in whole_city.spb.captured.clinics]
    others_names = {f"sync spb/{key}" for key in ids if key != CLINIC}
    sync = Sync(engine, {"spb": spb.schedule}, Pace(at_once=2))
    await sync.start_due()
    await sync.finish()
    await sync.start_due()
    others = [task for task in asyncio.all_tasks() if task.get_name() in others_names]
    _, waiting = await asyncio.wait(others, timeout=30)
    assert not waiting
    assert await Clinic.filter(confirmed_at=clock()).count() == len(others) == 37
    assert hanging.reached.is_set()
    assert (await the_clinic()).confirmed_at is None
    assert hanging.hold is not None
    hanging.hold.set()
    await sync.finish()
    assert (await the_clinic()).confirmed_at == clock()


async def test_two_workers_never_read_one_clinic_at_once(engine: Engine, spb: Connected, whole_city: Double) -> None:
    workers = [Sync(engine, {"spb": spb.schedule}) for _ in range(3)]
    for _ in range(2):
        await asyncio.gather(*(worker.start_due() for worker in workers))
        await asyncio.gather(*(worker.finish() for worker in workers))
    assert len(whole_city.asked("shared/lpus")) == 1
    clinics = [call.path.split("/")[2] for call in whole_city.asked("schedule") if call.path.endswith("specialties")]
    assert len(clinics) == len(set(clinics)) == 38


async def test_a_worker_that_died_loses_its_lease(
    engine: Engine, spb: Connected, double: Double, clock: SetClock
) -> None:
    hanging = double.hang("shared/lpus")
    dying = Sync(engine, {"spb": spb.schedule})
    await dying.start_due()
    assert await asyncio.to_thread(hanging.reached.wait, 10)
    await dying.close()
    assert hanging.hold is not None
    hanging.hold.set()
    await sync_due(engine, {"spb": spb.schedule})
    assert await Clinic.all().count() == 0
    clock.advance(Pace().lease)
    await sync_due(engine, {"spb": spb.schedule})
    assert await Clinic.all().count() == 1


async def test_a_failing_clinic_is_asked_less_and_less_often(synced: Turn, double: Double, clock: SetClock) -> None:
    waits: list[Any] = []
    for _ in range(8):
        double.say_error("schedule/lpu/1174/specialties", 616)
        await synced()
        reading = await Reading.get(key="spb/1174")
        assert reading.due_at is not None
        waits.append(reading.due_at - clock())
        clock.now = reading.due_at
    assert all(timedelta(seconds=12 * 2**n) <= wait <= timedelta(seconds=15 * 2**n) for n, wait in enumerate(waits[:6]))
    assert max(waits) <= timedelta(minutes=10)
    await synced()
    assert (await Reading.get(key="spb/1174")).failures == 0


async def test_ids_go_over_the_wire_percent_encoded(synced: Turn, double: Double) -> None:
    await synced()
    raw = {call.raw for call in double.asked("schedule/lpu/1174/doctor/")}
    assert "schedule/lpu/1174/doctor/%D0%BF100.136/appointments" in raw
