"""Booking through the hub by the engine: the right calls in the right order, whatever becomes of the answers."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.hold import hold
from booking.actions.move import move
from booking.actions.settle import settle
from booking.actor import Account
from booking.engine import Engine
from booking.errors import ClinicRefused, ClinicSilent
from storage.models import Appointment, Slot
from tests.services.clock import SetClock
from tests.upstream.people import a_key, a_person
from tests.upstream.regions.netrika.contract import fault
from tests.upstream.regions.netrika.double import HubDouble
from upstream.patience import Patience
from upstream.regions.netrika.client import HubClient
from upstream.regions.netrika.system import HubSystem
from upstream.source import Connected
from upstream.sync import sync_due

pytestmark = pytest.mark.usefixtures("database")
BOOKED = ["CheckPatient", "SetAppointment"]
LOOKED_UP = ["CheckPatient", "GetPatientHistory"]


@pytest.fixture
async def anna(engine: Engine, connected: Connected, double: HubDouble) -> Account:
    """Somebody who can book: the schedule has been read."""
    await sync_due(engine, {"hub": connected.schedule})
    double.calls.clear()
    return await a_person()


async def a_slot(number: int) -> Slot:
    slots = Slot.filter(clinic__native_key="101", state="FREE").order_by("starts_at", "doctor_id")
    return (await slots.limit(number + 1))[number]


async def booked(engine: Engine, person: Account, slot: Slot) -> Appointment:
    claim_id = await hold(engine, person, key=a_key(), slot_id=slot.id)
    return await Appointment.get(id=await book(engine, person, key=a_key(), claim_id=claim_id))


async def test_a_visit_is_held_booked_moved_in_one_step_and_cancelled_there(
    engine: Engine, double: HubDouble, anna: Account, clock: SetClock
) -> None:
    first, second = await a_slot(0), await a_slot(3)
    appointment = await booked(engine, anna, first)
    assert (appointment.status, appointment.native_key) == ("CONFIRMED", first.native_key)
    assert double.told() == BOOKED
    pat, asked = double.asked("CheckPatient")[0].arguments["pat"], double.asked("SetAppointment")[0].arguments
    assert (pat["Surname"], pat["Birthday"], pat["CellPhone"]) == ("Ковалёва", "1989-04-12T00:00:00", "9111700647")
    assert (asked["idLpu"], asked["idAppointment"], asked["idAppointmentPrev"]) == ("101", first.native_key, None)

    double.calls.clear()
    moved_id = await move(engine, anna, key=a_key(), appointment_id=appointment.id, slot_id=second.id)
    assert double.told()[:3] == [*LOOKED_UP, "SetAppointment"]
    assert double.asked("SetAppointment")[0].arguments["idAppointmentPrev"] == first.native_key
    assert double.asked("CreateClaimForRefusal") == []
    clock.advance(timedelta(seconds=30))
    await settle(engine)
    old = await Appointment.get(id=appointment.id)
    assert (old.status, (await Appointment.get(id=moved_id)).status) == ("MOVED", "CONFIRMED")
    assert list(double.hub.visits) == [("101", second.native_key)]

    await cancel(engine, anna, key=a_key(), appointment_id=moved_id)
    assert double.hub.visits == {}
    assert (await Appointment.get(id=moved_id)).status == "CANCELLED"


async def test_calls_that_belong_together_share_a_transaction(double: HubDouble, anna: Account, engine: Engine) -> None:
    await booked(engine, anna, await a_slot(0))
    checked, told = double.calls
    assert checked.arguments["idHistory"] is None
    assert told.arguments["idHistory"] == str(double.histories)


@pytest.mark.parametrize("carried_out", [True, False])
async def test_a_lost_answer_to_book_is_settled_by_reading_back(
    engine: Engine, double: HubDouble, anna: Account, clock: SetClock, carried_out: bool
) -> None:
    double.lose_answer("SetAppointment", after_effect=carried_out)
    appointment = await booked(engine, anna, await a_slot(0))
    assert appointment.status == "PENDING"
    clock.advance(timedelta(seconds=10))
    double.calls.clear()
    assert await settle(engine) == 1
    assert double.told() == [*LOOKED_UP, *([] if carried_out else BOOKED)]
    assert (await Appointment.get(id=appointment.id)).status == "CONFIRMED"
    assert len(double.hub.visits) == 1


@pytest.mark.parametrize("carried_out", [True, False])
async def test_a_lost_answer_to_move_ends_with_the_new_time_alone(
    engine: Engine, double: HubDouble, anna: Account, clock: SetClock, carried_out: bool
) -> None:
    first, second = await a_slot(0), await a_slot(3)
    appointment = await booked(engine, anna, first)
    double.lose_answer("SetAppointment", after_effect=carried_out)
    moved_id = await move(engine, anna, key=a_key(), appointment_id=appointment.id, slot_id=second.id)
    assert (await Appointment.get(id=moved_id)).status == "PENDING"
    for _ in range(3):
        clock.advance(timedelta(seconds=60))
        await settle(engine)
    statuses = [(await Appointment.get(id=each)).status for each in (appointment.id, moved_id)]
    assert statuses == ["MOVED", "CONFIRMED"]
    assert list(double.hub.visits) == [("101", second.native_key)]


async def test_the_hubs_no_is_told_in_its_own_words(engine: Engine, double: HubDouble, anna: Account) -> None:
    slot = await a_slot(0)
    double.hub.taken_by_others.add(("101", slot.native_key))
    with pytest.raises(ClinicRefused) as refused:
        await booked(engine, anna, slot)
    assert refused.value.words == "Талон к врачу занят или заблокирован. Выберите другой талон"
    assert refused.value.alternatives


async def test_whom_the_clinic_does_not_know_is_told_so(engine: Engine, double: HubDouble, anna: Account) -> None:
    double.hub.strangers.add("Ковалёва")
    with pytest.raises(ClinicRefused) as refused:
        await booked(engine, anna, await a_slot(0))
    assert refused.value.words == "Пациент с указанными данными не найден"
    assert double.asked("SetAppointment") == []


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (fault("InternalServiceFault"), 500),
        (fault("InternalServiceFault"), 200),
        (b"<html>Bad gateway</html>", 502),
        (b"<html>Service</html>", 200),
        (b"", 200),
        (b"<Envelope><Body><SetAppointmentResponse/></Body></Envelope>", 200),
        (b"<SetAppointmentResult><Success>perhaps</Success></SetAppointmentResult>", 200),
    ],
)
async def test_an_answer_that_says_nothing_is_a_lost_one(
    engine: Engine, double: HubDouble, anna: Account, clock: SetClock, content: bytes, status: int
) -> None:
    double.say_raw("SetAppointment", content, status)
    appointment = await booked(engine, anna, await a_slot(0))
    assert appointment.status == "PENDING"
    clock.advance(timedelta(seconds=10))
    await settle(engine)
    assert (await Appointment.get(id=appointment.id)).status == "CONFIRMED"


async def test_a_clinics_own_system_that_is_silent_decides_nothing(
    engine: Engine, double: HubDouble, anna: Account, clock: SetClock
) -> None:
    double.say_error("SetAppointment", "99", "МИС медицинской организации не отвечает (timeout)")
    appointment = await booked(engine, anna, await a_slot(0))
    assert appointment.status == "PENDING"
    clock.advance(timedelta(seconds=10))
    await settle(engine)
    assert (await Appointment.get(id=appointment.id)).status == "CONFIRMED"


async def test_a_hub_that_hangs_before_anything_was_sent_leaves_the_hold(
    engine: Engine, client: HubClient, double: HubDouble, anna: Account
) -> None:
    hanging = double.hang("CheckPatient")
    impatient = replace(engine, remotes={"hub": HubSystem(client, Patience(looking=0.2))})
    with pytest.raises(ClinicSilent):
        await booked(impatient, anna, await a_slot(0))
    assert hanging.hold is not None
    hanging.hold.set()
    assert await asyncio.to_thread(hanging.done.wait, 30)
    assert double.asked("SetAppointment") == []
    assert await Slot.filter(state="HELD").count() == 1


async def test_a_time_the_clinic_gave_back_cancels_the_visit_here(
    engine: Engine, connected: Connected, double: HubDouble, anna: Account, clock: SetClock
) -> None:
    appointment = await booked(engine, anna, await a_slot(0))
    double.hub.refuse("101", next(iter(double.hub.visits.values())).patient, appointment.native_key or "")
    clock.advance(timedelta(minutes=5))
    await sync_due(engine, {"hub": connected.schedule})
    ended = await Appointment.get(id=appointment.id)
    assert (ended.status, ended.active) == ("CANCELLED", False)


async def test_no_personal_data_and_no_secret_is_logged(
    engine: Engine, double: HubDouble, anna: Account, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        double.say_raw("CheckPatient", b"?", status=500)
        await booked(engine, anna, await a_slot(0))
        double.say_error("SetAppointment", "99", "Таймаут: Ковалёва Анна")
        await booked(engine, await a_person("Орлова"), await a_slot(3))
    told = [record for record in caplog.records if not record.name.startswith(("aiosqlite", "tortoise", "asyncio"))]
    said = "\n".join(record.getMessage() for record in told)
    assert "HubService.svc 500" in said
    for secret in ("Ковал", "1989", "9111700647", "pat-0", "Орлова", double.guid):
        assert secret not in said
