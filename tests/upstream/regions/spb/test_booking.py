"""Booking in St Petersburg through the engine: the right calls in the right order, whatever becomes of the answers."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.clinic_change import clinic_cancelled
from booking.actions.hold import hold
from booking.actions.move import move
from booking.actions.settle import settle
from booking.actor import Account
from booking.engine import Engine
from booking.errors import ClinicRefused, ClinicSilent
from storage.models import Appointment, Claim, Clinic, Slot, TimelineEntry
from tests.services.clock import SetClock
from tests.upstream.captured import CLINIC
from tests.upstream.double import Double
from tests.upstream.people import a_key, a_person
from upstream.regions.spb.client import SpbClient
from upstream.regions.spb.system import SpbSystem
from upstream.source import Connected
from upstream.sync import sync_due

pytestmark = pytest.mark.usefixtures("database")
BOOKED = ["GET patient/search", "POST patient/update", "POST appointment/create"]
LOOKED_UP = ["GET patient/search", "GET appointments"]


@pytest.fixture
async def anna(engine: Engine, spb: Connected) -> Account:
    """Somebody who can book: the schedule has been read."""
    await sync_due(engine, {"spb": spb.schedule})
    return await a_person()


@pytest.fixture
def read_again(engine: Engine, spb: Connected, clock: SetClock) -> Callable[[], Awaitable[None]]:
    async def later() -> None:
        clock.advance(timedelta(minutes=1))
        await sync_due(engine, {"spb": spb.schedule})

    return later


async def a_slot(number: int) -> Slot:
    return (await Slot.all().order_by("starts_at").limit(number + 1))[number]


async def booked(engine: Engine, person: Account, slot: Slot) -> Appointment:
    claim_id = await hold(engine, person, key=a_key(), slot_id=slot.id)
    appointment_id = await book(engine, person, key=a_key(), claim_id=claim_id)
    return await Appointment.get(id=appointment_id)


async def booked_again(engine: Engine, person: Account) -> Appointment:
    claim = await Claim.get(account_id=person.account_id, state="LIVE")
    return await Appointment.get(id=await book(engine, person, key=a_key(), claim_id=claim.id))


async def kinds(appointment: Appointment) -> list[str]:
    return [entry.kind.value for entry in await TimelineEntry.filter(appointment_id=appointment.id).order_by("id")]


async def test_a_visit_is_held_booked_moved_and_cancelled_there(engine: Engine, double: Double, anna: Account) -> None:
    first, second = await a_slot(0), await a_slot(1)
    appointment = await booked(engine, anna, first)
    assert (appointment.status, appointment.native_key) == ("CONFIRMED", first.native_key)
    assert double.told() == BOOKED
    created = double.asked("appointment/create")[0].body
    assert (created["lpuId"], created["appointmentId"]) == (str(CLINIC), first.native_key)
    assert (created["patientLastName"], created["patientBirthdate"]) == ("Ковалёва", "1989-04-12")
    assert (created["room"], created["visitDate"]) == ("435", double.spb.captured.slots[0]["visitStart"])
    assert double.asked("patient/update")[0].body["mobilePhoneNumber"] == "9111700647"
    assert double.asked("patient/search")[0].query["birthdateValue"] == "1989-04-12"

    double.calls.clear()
    moved_id = await move(engine, anna, key=a_key(), appointment_id=appointment.id, slot_id=second.id)
    assert double.told() == [*BOOKED, *LOOKED_UP, "POST appointment/cancel"]
    cancelled = double.asked("appointment/cancel")[0].body
    assert (cancelled["appointmentId"], cancelled["lpuId"]) == (first.native_key, str(CLINIC))
    assert list(double.spb.visits) == [second.native_key]
    old = await Appointment.get(id=appointment.id)
    assert (old.status, (await Appointment.get(id=moved_id)).status) == ("MOVED", "CONFIRMED")

    double.calls.clear()
    await cancel(engine, anna, key=a_key(), appointment_id=moved_id)
    assert double.told() == [*LOOKED_UP, "POST appointment/cancel"]
    assert double.spb.visits == {}
    assert (await Appointment.get(id=moved_id)).status == "CANCELLED"
    assert await Slot.filter(state="FREE").count() == 68


@pytest.mark.parametrize("carried_out", [True, False])
async def test_a_lost_answer_to_book_is_settled_by_reading_back(
    engine: Engine, double: Double, anna: Account, clock: SetClock, carried_out: bool
) -> None:
    double.lose_answer("appointment/create", after_effect=carried_out)
    appointment = await booked(engine, anna, await a_slot(0))
    assert appointment.status == "PENDING"
    clock.advance(timedelta(seconds=10))
    double.calls.clear()
    assert await settle(engine) == 1
    again = [] if carried_out else BOOKED
    assert double.told() == [*LOOKED_UP, *again]
    settled = await Appointment.get(id=appointment.id)
    assert (settled.status, settled.native_key) == ("CONFIRMED", (await a_slot(0)).native_key)
    assert len(double.spb.visits) == 1


async def test_a_booking_that_is_never_answered_is_lost_at_the_deadline_and_found_later(
    engine: Engine, client: SpbClient, double: Double, anna: Account, clock: SetClock
) -> None:
    hanging = double.hang("appointment/create")
    impatient = replace(engine, remotes={"spb": SpbSystem(client, telling=0.2)})
    appointment = await booked(impatient, anna, await a_slot(0))
    assert appointment.status == "PENDING"
    assert hanging.hold is not None
    hanging.hold.set()
    assert await asyncio.to_thread(hanging.done.wait, 30)
    clock.advance(timedelta(seconds=10))
    assert await settle(engine) == 1
    assert (await Appointment.get(id=appointment.id)).status == "CONFIRMED"
    assert len(double.asked("appointment/create")) == 1


async def test_a_clinic_that_hangs_before_anything_was_sent_leaves_the_hold(
    engine: Engine, client: SpbClient, double: Double, anna: Account
) -> None:
    hanging = double.hang("patient/search")
    impatient = replace(engine, remotes={"spb": SpbSystem(client, looking=0.2)})
    with pytest.raises(ClinicSilent):
        await booked(impatient, anna, await a_slot(0))
    assert hanging.hold is not None
    hanging.hold.set()
    assert double.asked("appointment/create") == []
    assert (await booked_again(engine, anna)).status == "CONFIRMED"


@pytest.mark.parametrize(("doctor", "is_ours"), [("п100.136", True), (None, True), ("п100.482", False)])
async def test_a_visit_under_another_key_is_known_by_its_moment_and_doctor(
    engine: Engine, double: Double, anna: Account, clock: SetClock, doctor: str | None, is_ours: bool
) -> None:
    double.lose_answer("appointment/create", after_effect=True)
    slot = await a_slot(0)
    appointment = await booked(engine, anna, slot)
    double.spb.visits[slot.native_key] |= {"appointmentId": "other", "doctorRendingConsultation": {"id": doctor}}
    clock.advance(timedelta(seconds=10))
    await settle(engine)
    settled = await Appointment.get(id=appointment.id)
    assert (settled.status, settled.native_key) == (("CONFIRMED", "other") if is_ours else ("REFUSED", None))


@pytest.mark.parametrize("code", [603, 616, 502])
async def test_a_silent_clinic_behind_a_good_answer_is_a_lost_answer(
    engine: Engine, double: Double, anna: Account, clock: SetClock, code: int
) -> None:
    double.say_error("appointment/create", code)
    appointment = await booked(engine, anna, await a_slot(0))
    assert appointment.status == "PENDING"
    clock.advance(timedelta(seconds=10))
    assert await settle(engine) == 1
    assert (await Appointment.get(id=appointment.id)).status == "CONFIRMED"


@pytest.mark.parametrize("answer", [b"<html>", b"[]", b'{"success": 1}'])
async def test_an_answer_to_book_that_says_nothing_is_a_lost_answer(
    engine: Engine, double: Double, anna: Account, answer: bytes
) -> None:
    double.say_raw("appointment/create", answer)
    assert (await booked(engine, anna, await a_slot(0))).status == "PENDING"


async def test_a_booking_is_never_sent_twice_by_itself(engine: Engine, double: Double, anna: Account) -> None:
    double.lose_answer("appointment/create", after_effect=False)
    await booked(engine, anna, await a_slot(0))
    assert len(double.asked("appointment/create")) == 1


async def test_a_slot_that_went_meanwhile_is_refused_in_the_clinics_words(
    engine: Engine, double: Double, anna: Account
) -> None:
    slot = await a_slot(0)
    double.spb.taken_by_others.add(slot.native_key)
    with pytest.raises(ClinicRefused, match="CLINIC_REFUSED") as refusal:
        await booked(engine, anna, slot)
    assert refusal.value.words.startswith("Талон занят")
    assert (await Appointment.get()).status == "REFUSED"


async def test_who_asks_again_after_the_clinic_said_no_to_the_worker_is_shown_other_times(
    engine: Engine, double: Double, anna: Account, clock: SetClock
) -> None:
    slot, key = await a_slot(0), a_key()
    double.lose_answer("appointment/create", after_effect=False)
    claim_id = await hold(engine, anna, key=a_key(), slot_id=slot.id)
    await book(engine, anna, key=key, claim_id=claim_id)
    double.spb.taken_by_others.add(slot.native_key)
    clock.advance(timedelta(seconds=10))
    assert await settle(engine) == 1
    with pytest.raises(ClinicRefused) as refusal:
        await book(engine, anna, key=key, claim_id=claim_id)
    assert refusal.value.words.startswith("Талон занят")
    assert refusal.value.alternatives


async def test_a_booking_that_arrives_after_it_was_given_up_is_withdrawn_at_the_clinic(
    engine: Engine, double: Double, anna: Account, clock: SetClock
) -> None:
    slot = await a_slot(0)
    double.lose_answer("appointment/create", after_effect=False)
    appointment = await booked(engine, anna, slot)
    late = double.asked("appointment/create")[0].body
    double.spb.taken_by_others.add(slot.native_key)
    clock.advance(timedelta(seconds=10))
    await settle(engine)
    assert (await Appointment.get(id=appointment.id)).status == "REFUSED"
    # who had taken it gives it back, and the clinic's own queue comes to our request
    double.spb.taken_by_others.clear()
    assert double.spb.create(late)["success"]
    clock.advance(timedelta(minutes=4))
    assert await settle(engine) == 1
    assert double.spb.visits == {}
    clock.advance(timedelta(minutes=10))
    assert await settle(engine) == 0


async def test_a_patient_the_clinic_does_not_know_is_refused_before_anything_is_sent(
    engine: Engine, double: Double, anna: Account
) -> None:
    double.spb.strangers.add("Ковалёва")
    with pytest.raises(ClinicRefused) as refusal:
        await booked(engine, anna, await a_slot(0))
    assert "не найден" in refusal.value.words
    assert double.told() == ["GET patient/search"]


async def test_a_clinic_that_is_silent_before_anything_was_sent_books_nothing(
    engine: Engine, double: Double, anna: Account
) -> None:
    double.say_error("patient/search", 603)
    with pytest.raises(ClinicSilent):
        await booked(engine, anna, await a_slot(0))
    assert double.asked("appointment/create") == []
    assert (await a_slot(0)).booked == 0
    # the hold is still there: a second press may go through
    assert (await booked_again(engine, anna)).status == "CONFIRMED"


async def test_a_lost_answer_to_cancel_is_asked_again_and_ends_once(
    engine: Engine, double: Double, anna: Account, clock: SetClock
) -> None:
    appointment = await booked(engine, anna, await a_slot(0))
    double.lose_answer("appointment/cancel", after_effect=True)
    await cancel(engine, anna, key=a_key(), appointment_id=appointment.id)
    assert (await Appointment.get(id=appointment.id)).cancelling
    clock.advance(timedelta(seconds=10))
    assert await settle(engine) == 1
    assert (await Appointment.get(id=appointment.id)).status == "CANCELLED"
    assert double.spb.visits == {}


async def test_a_visit_its_patient_is_giving_up_is_not_said_to_be_cancelled_by_the_clinic(
    engine: Engine, double: Double, anna: Account, clock: SetClock
) -> None:
    first = await booked(engine, anna, await a_slot(0))
    double.lose_answer("appointment/cancel", after_effect=True)
    await cancel(engine, anna, key=a_key(), appointment_id=first.id)
    assert not await clinic_cancelled(engine, appointment_id=first.id, words="Клиника отменила эту запись.")
    second = await booked(engine, anna, await a_slot(1))
    double.lose_answer("appointment/create", after_effect=False)
    await move(engine, anna, key=a_key(), appointment_id=second.id, slot_id=(await a_slot(2)).id)
    assert not await clinic_cancelled(engine, appointment_id=second.id, words="Клиника отменила эту запись.")
    for _ in range(3):
        clock.advance(timedelta(minutes=2))
        await settle(engine)
    assert [row.status for row in await Appointment.all().order_by("id")] == ["CANCELLED", "MOVED", "CONFIRMED"]
    assert await TimelineEntry.filter(kind="CLINIC_CANCELLED").count() == 0


async def test_ones_own_visit_stays_taken_when_the_schedule_is_read_again(
    engine: Engine, anna: Account, read_again: Callable[[], Awaitable[None]]
) -> None:
    slot = await a_slot(0)
    await booked(engine, anna, slot)
    await read_again()
    row = await Slot.get(id=slot.id)
    assert (row.state, row.booked, row.foreign_taken) == ("TAKEN", 1, 0)
    assert await Slot.filter(state="FREE").count() == 67


async def test_a_time_given_back_here_and_taken_by_somebody_else_there_is_not_shown_free(
    engine: Engine, double: Double, anna: Account, clock: SetClock, read_again: Callable[[], Awaitable[None]]
) -> None:
    slot = await a_slot(0)
    appointment = await booked(engine, anna, slot)
    await read_again()
    await cancel(engine, anna, key=a_key(), appointment_id=appointment.id)
    double.spb.taken_by_others.add(slot.native_key)
    assert (await Slot.get(id=slot.id)).state == "FREE"
    # the clinic lists the very same times as before
    clock.advance(timedelta(minutes=4))
    await read_again()
    assert (await Slot.get(id=slot.id)).state == "TAKEN"


async def test_what_the_clinic_refused_is_read_anew_at_once_and_offered_to_nobody_else(
    engine: Engine, spb: Connected, double: Double, anna: Account, clock: SetClock
) -> None:
    slot = await a_slot(0)
    double.spb.taken_by_others.add(slot.native_key)
    clock.advance(timedelta(seconds=20))
    await sync_due(engine, {"spb": spb.schedule})
    assert (await Slot.get(id=slot.id)).state == "FREE", "its turn has not come"
    with pytest.raises(ClinicRefused):
        await booked(engine, anna, slot)
    await sync_due(engine, {"spb": spb.schedule})
    assert (await Slot.get(id=slot.id)).state == "TAKEN"


async def test_a_visit_the_clinic_cancelled_by_itself_is_cancelled_here_with_its_reason(
    engine: Engine, double: Double, anna: Account, read_again: Callable[[], Awaitable[None]]
) -> None:
    slot = await a_slot(0)
    appointment = await booked(engine, anna, slot)
    await read_again()
    double.spb.visits.clear()
    await read_again()
    ended = await Appointment.get(id=appointment.id)
    assert (ended.status, ended.clinic_words) == ("CANCELLED", "Клиника отменила эту запись.")
    assert (await kinds(appointment))[-1] == "CLINIC_CANCELLED"
    assert (await Slot.get(id=slot.id)).state == "FREE"


async def test_a_visit_stands_when_its_doctor_is_missing_from_a_list_but_the_clinic_still_has_it(
    engine: Engine, double: Double, anna: Account, read_again: Callable[[], Awaitable[None]]
) -> None:
    appointment = await booked(engine, anna, await a_slot(0))
    double.spb.doctors = double.spb.captured.doctors[1:]
    await read_again()
    assert (await Appointment.get(id=appointment.id)).status == "CONFIRMED"
    double.spb.visits.clear()
    await read_again()
    ended = await Appointment.get(id=appointment.id)
    assert (ended.status, ended.clinic_words) == ("CANCELLED", "Клиника убрала это время из расписания.")


async def test_no_personal_data_is_logged(
    engine: Engine, double: Double, anna: Account, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        double.say_raw("patient/update", b"?", status=500)
        with pytest.raises(ClinicSilent):
            await booked(engine, anna, await a_slot(0))
        await booked(engine, await a_person("Орлова"), await a_slot(1))
    said = "\n".join(
        record.getMessage()
        for record in caplog.records
        if not record.name.startswith(("aiosqlite", "tortoise", "asyncio"))
    )
    assert "patient/update 500" in said
    for secret in ("Ковал", "%D0%9A%D0%BE", "1989", "9111700647", "100500", "Орлова"):
        assert secret not in said


@pytest.mark.usefixtures("anna")
async def test_the_clinic_of_the_captures_is_fresh(clock: SetClock) -> None:
    assert (await Clinic.get(native_key=str(CLINIC))).confirmed_at == clock()
