"""A FHIR hospital through all rooms: its schedule is read by the worker, and people book, move and cancel in it."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.hold import hold
from booking.actions.move import move
from booking.actor import Account
from booking.engine import Engine
from booking.errors import ClinicRefused
from booking.events import Event
from booking.rules.policy import Policy
from storage.models import Appointment, Clinic, Doctor, Slot
from tests.services.clock import SetClock
from tests.services.fhir import FhirServer
from tests.services.hospital import Hospital
from tests.upstream.people import a_key, a_person
from tests.upstream.standards.fhir.conftest import patient_system, reached
from tests.upstream.standards.fhir.orders import standing, status
from upstream.source import Connected
from upstream.standards.fhir.options import FhirOptions
from upstream.standards.fhir.schedule import FhirSchedule
from upstream.sync import sync_due

pytestmark = pytest.mark.usefixtures("database", "hospital")
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def connected(fhir: FhirServer, clock: SetClock, options: FhirOptions) -> AsyncIterator[Connected]:
    client = reached(fhir)
    yield Connected(FhirSchedule(client, clock, options), client.close, patient_system(client, options))
    await client.close()


@pytest.fixture
def engine(clock: SetClock, connected: Connected) -> Engine:
    async def publish(_event: Event) -> None:
        pass

    assert connected.system is not None
    # a busy machine may be slow; nobody is told "in a moment" here
    return Engine(clock, {"hospital": connected.system}, Policy(clinic_wait=MINUTE, first_try_wait=MINUTE), publish)


async def read(engine: Engine, connected: Connected) -> None:
    await sync_due(engine, {"hospital": connected.schedule})


async def slot_of(hospital: Hospital, number: int) -> Slot:
    return await Slot.get(native_key=hospital.slot(0, 0, 0, number))


async def booked(engine: Engine, person: Account, slot: Slot) -> Appointment:
    claim_id = await hold(engine, person, key=a_key(), slot_id=slot.id)
    return await Appointment.get(id=await book(engine, person, key=a_key(), claim_id=claim_id))


async def test_a_visit_is_booked_moved_and_cancelled_there(
    engine: Engine, connected: Connected, hospital: Hospital, fhir: FhirServer
) -> None:
    await read(engine, connected)
    assert (await Clinic.all().count(), await Doctor.all().count(), await Slot.all().count()) == (2, 4, 32)
    anna = await a_person()
    appointment = await booked(engine, anna, await slot_of(hospital, 0))
    (made,) = standing(fhir)
    assert (appointment.status, appointment.native_key) == ("CONFIRMED", made["id"])

    moved_id = await move(
        engine, anna, key=a_key(), appointment_id=appointment.id, slot_id=(await slot_of(hospital, 2)).id
    )
    moved = await Appointment.get(id=moved_id)
    (made,) = standing(fhir)
    assert (moved.status, moved.native_key) == ("CONFIRMED", made["id"])
    assert (await Appointment.get(id=appointment.id)).status == "MOVED"
    assert (status(fhir, hospital.slot()), status(fhir, hospital.slot(0, 0, 0, 2))) == ("free", "busy")

    await cancel(engine, anna, key=a_key(), appointment_id=moved_id)
    assert standing(fhir) == []
    assert (await Appointment.get(id=moved_id)).status == "CANCELLED"
    assert status(fhir, hospital.slot(0, 0, 0, 2)) == "free"


async def test_a_time_taken_there_meanwhile_is_refused_and_told_here_within_a_minute(
    engine: Engine, connected: Connected, hospital: Hospital, fhir: FhirServer, clock: SetClock
) -> None:
    await read(engine, connected)
    anna, slot = await a_person(), await slot_of(hospital, 0)
    fhir.put([hospital.a_slot(0, 0, 0, 0, "busy"), hospital.a_slot(0, 0, 0, 1, "busy")])
    with pytest.raises(ClinicRefused) as refusal:
        await booked(engine, anna, slot)
    assert refusal.value.words == "Это время уже занято."
    assert standing(fhir) == []
    clock.advance(MINUTE)
    await read(engine, connected)
    assert [(await slot_of(hospital, number)).state for number in range(3)] == ["TAKEN", "TAKEN", "FREE"]


async def test_who_is_not_a_patient_there_is_refused_in_words(
    engine: Engine, connected: Connected, hospital: Hospital
) -> None:
    await read(engine, connected)
    with pytest.raises(ClinicRefused) as refusal:
        await booked(engine, await a_person("Неизвестная"), await slot_of(hospital, 0))
    assert refusal.value.words.startswith("Пациент не найден")
