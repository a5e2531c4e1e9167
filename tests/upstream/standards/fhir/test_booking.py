"""Booking at real FHIR servers: one that is atomic, and one that is not."""

import asyncio
from dataclasses import replace

import pytest

from booking.ports import ClinicSaidNo, Confirmation, Order, Previous
from tests.services.fhir import FhirServer
from tests.services.hospital import ANNA, PETR, Hospital
from tests.upstream.standards.fhir.conftest import configured, patient_system, reached
from tests.upstream.standards.fhir.orders import an_order, identity, moment, standing, status
from upstream.standards.fhir.options import read_options
from upstream.standards.fhir.system import FhirSystem


async def test_a_booking_makes_the_appointment_and_takes_the_slot(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    order = an_order(hospital)
    confirmed = await system.book(order)
    (made,) = standing(fhir)
    assert made["id"] == confirmed.native_key
    assert made["status"] == "booked"
    assert made["identifier"] == [{"system": "urn:talon:appointment", "value": order.key}]
    assert (moment(made["start"]), moment(made["end"])) == (order.starts_at, order.ends_at)
    actors = {one["actor"]["reference"].split("/")[-1] for one in made["participant"]}
    assert actors == {hospital.patient(), hospital.role(), hospital.clinic()}
    assert status(fhir, order.slot_key) == "busy"


async def test_the_referral_it_uses_is_named(fhir: FhirServer, hospital: Hospital, system: FhirSystem) -> None:
    fhir.put([{"resourceType": "ServiceRequest", "id": "referral-1", "status": "active", "intent": "order",
               "subject": {"reference": f"Patient/{hospital.patient()}"}}])  # fmt: skip
    await system.book(replace(an_order(hospital), referral="referral-1"))
    assert standing(fhir)[0]["basedOn"][0]["reference"].endswith("ServiceRequest/referral-1")


async def test_the_same_order_again_is_the_same_appointment(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    order = an_order(hospital)
    first = await system.book(order)
    assert await system.book(order) == first
    assert await system.read_back(order) == first
    assert len(fhir.all("Appointment")) == 1


async def test_the_same_order_many_times_at_once_is_one_appointment(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    order = an_order(hospital)
    keys = await asyncio.gather(*(system.book(order) for _ in range(8)), return_exceptions=True)
    (made,) = standing(fhir)
    assert await system.read_back(order) == Confirmation(made["id"])
    assert {key for key in keys if isinstance(key, Confirmation)} == {Confirmation(made["id"])}


async def test_of_forty_at_once_exactly_one_gets_the_slot(fhir: FhirServer, hospital: Hospital) -> None:
    client = reached(fhir)
    system = patient_system(client, read_options(configured(fhir)))
    orders = [an_order(hospital, patient=identity((ANNA, PETR)[number % 2])) for number in range(40)]
    outcomes = await asyncio.gather(*(system.book(order) for order in orders), return_exceptions=True)
    won = [outcome for outcome in outcomes if isinstance(outcome, Confirmation)]
    assert len(won) == 1
    assert all(isinstance(outcome, Confirmation | ClinicSaidNo) for outcome in outcomes)
    assert [one["id"] for one in standing(fhir)] == [won[0].native_key]
    assert [await system.read_back(order) for order in orders].count(None) == 39
    assert status(fhir, orders[0].slot_key) == "busy"
    await client.close()


async def test_a_time_that_was_taken_is_refused_in_words(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    fhir.put([hospital.a_slot(0, 0, 0, 0, "busy")])
    with pytest.raises(ClinicSaidNo, match="занято"):
        await system.book(an_order(hospital))
    assert standing(fhir) == []


async def test_a_time_that_is_no_longer_there_or_was_moved_is_refused(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    fhir.delete("Slot", hospital.slot())
    with pytest.raises(ClinicSaidNo, match="больше нет"):
        await system.book(an_order(hospital))
    moved = {**hospital.a_slot(0, 0, 0, 3), "id": hospital.slot(0, 0, 0, 1)}
    fhir.put([moved])
    with pytest.raises(ClinicSaidNo, match="изменилось"):
        await system.book(an_order(hospital, 1))
    assert standing(fhir) == []


async def test_a_cancelled_appointment_frees_its_slot(fhir: FhirServer, hospital: Hospital, system: FhirSystem) -> None:
    order = an_order(hospital)
    key = (await system.book(order)).native_key
    await system.cancel(order, key)
    made = fhir.read("Appointment", key)
    assert (made["status"], made["cancelationReason"]["coding"][0]["code"]) == ("cancelled", "pat")
    slot = fhir.read("Slot", order.slot_key)
    assert (slot["status"], slot.get("identifier")) == ("free", None)
    await system.cancel(order, key)
    assert await system.read_back(order) is None
    assert (await system.book(an_order(hospital, patient=identity(PETR)))).native_key != key


async def test_what_has_taken_place_can_not_be_cancelled(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    order = an_order(hospital)
    key = (await system.book(order)).native_key
    fhir.put([{**fhir.read("Appointment", key), "status": "fulfilled"}])
    with pytest.raises(ClinicSaidNo, match="прошёл"):
        await system.cancel(order, key)
    assert await system.read_back(order) == Confirmation(key)


async def test_a_slot_that_the_clinic_gave_to_somebody_else_is_not_freed_by_a_cancellation(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    order = an_order(hospital)
    key = (await system.book(order)).native_key
    fhir.put([hospital.a_slot(0, 0, 0, 0, "busy-unavailable")])
    await system.cancel(order, key)
    assert status(fhir, order.slot_key) == "busy-unavailable"


async def test_what_the_clinic_cancelled_is_not_there_any_more_and_is_not_booked_again(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    order = an_order(hospital)
    key = (await system.book(order)).native_key
    fhir.put([{**fhir.read("Appointment", key), "status": "cancelled"}])
    assert await system.read_back(order) is None
    with pytest.raises(ClinicSaidNo, match="отменила"):
        await system.book(order)
    # what becomes of the slot is the clinic's own business
    assert status(fhir, order.slot_key) == "busy"


async def test_a_move_takes_the_new_time_and_frees_the_old(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    old, new = an_order(hospital, 0), an_order(hospital, 2)
    key = (await system.book(old)).native_key
    moved = await system.move(new, Previous(old, key))
    assert [one["id"] for one in standing(fhir)] == [moved.native_key]
    assert (status(fhir, old.slot_key), status(fhir, new.slot_key)) == ("free", "busy")
    assert await system.move(new, Previous(old, key)) == moved
    assert await system.read_back(old) is None


async def test_a_move_to_a_time_that_is_taken_changes_nothing(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    old, new = an_order(hospital, 0), an_order(hospital, 2)
    kept = await system.book(old)
    await system.book(an_order(hospital, 2, identity(PETR)))
    with pytest.raises(ClinicSaidNo, match="занято"):
        await system.move(new, Previous(old, kept.native_key))
    assert await system.read_back(old) == kept
    assert status(fhir, old.slot_key) == "busy"


async def test_of_many_moves_to_one_time_one_is_made_and_the_others_keep_what_they_had(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    olds = [an_order(hospital, number, doctor=doctor) for doctor in range(2) for number in range(3)]
    keys = [(await system.book(old)).native_key for old in olds]
    news = [an_order(hospital, 3) for _ in olds]
    moves = [system.move(new, Previous(old, key)) for new, old, key in zip(news, olds, keys, strict=True)]
    outcomes = await asyncio.gather(*moves, return_exceptions=True)
    assert sum(isinstance(outcome, Confirmation) for outcome in outcomes) == 1
    assert len(standing(fhir)) == len(olds)
    assert len(standing(fhir, news[0].slot_key)) == 1
    for outcome, old, key in zip(outcomes, olds, keys, strict=True):
        kept = await system.read_back(old)
        assert kept == (None if isinstance(outcome, Confirmation) else Confirmation(key))
        assert status(fhir, old.slot_key) == ("busy" if kept else "free")


async def test_a_move_from_what_has_begun_is_refused_and_nothing_changes(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    old, new = an_order(hospital, 0), an_order(hospital, 2)
    key = (await system.book(old)).native_key
    fhir.put([{**fhir.read("Appointment", key), "status": "arrived"}])
    with pytest.raises(ClinicSaidNo, match="начался"):
        await system.move(new, Previous(old, key))
    assert status(fhir, new.slot_key) == "free"


async def half_done(server: FhirServer, order: Order, *, appointment: bool, slot: bool) -> None:
    """What a server leaves that is not atomic and breaks off."""
    if appointment:
        made = {
            "resourceType": "Appointment",
            "id": "half",
            "identifier": [{"system": "urn:talon:appointment", "value": order.key}],
            "status": "booked",
            "slot": [{"reference": f"Slot/{order.slot_key}"}],
            "start": order.starts_at.isoformat(),
            "end": order.starts_at.isoformat(),
            "participant": [{"actor": {"reference": f"Practitioner/{order.doctor_key}-person"}, "status": "accepted"}],
        }
        server.put([made])
    if slot:
        mark = {"system": "urn:talon:appointment", "value": order.key}
        server.put([{**server.read("Slot", order.slot_key), "status": "busy", "identifier": [mark]}])


async def test_an_appointment_without_its_slot_gets_it(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    order = an_order(hospital)
    await half_done(fhir, order, appointment=True, slot=False)
    assert await system.read_back(order) == Confirmation("half")
    assert status(fhir, order.slot_key) == "busy"


async def test_an_appointment_whose_slot_is_somebody_elses_is_undone(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    other = await system.book(an_order(hospital, patient=identity(PETR)))
    order = an_order(hospital)
    await half_done(fhir, order, appointment=True, slot=False)
    assert await system.read_back(order) is None
    assert [one["id"] for one in standing(fhir)] == [other.native_key]


async def test_a_slot_taken_for_an_appointment_that_was_never_made_is_free_again(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    order = an_order(hospital)
    await half_done(fhir, order, appointment=False, slot=True)
    assert await system.read_back(order) is None
    assert status(fhir, order.slot_key) == "free"
    confirmed = await system.book(order)
    assert [one["id"] for one in standing(fhir)] == [confirmed.native_key]


async def test_what_came_to_nothing_may_be_booked_again_by_the_same_order(
    fhir: FhirServer, hospital: Hospital, system: FhirSystem
) -> None:
    order, other = an_order(hospital), an_order(hospital, patient=identity(PETR))
    theirs = await system.book(other)
    await half_done(fhir, order, appointment=True, slot=False)
    assert await system.read_back(order) is None
    await system.cancel(other, theirs.native_key)
    assert await system.book(order) == Confirmation("half")
    assert status(fhir, order.slot_key) == "busy"
