"""An operator acts for who is on the telephone: at that clinic, while the call lasts, in the patient's journal."""

from dataclasses import replace
from datetime import timedelta

import pytest

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.desk.call import open_call
from booking.actions.hold import hold
from booking.actions.move import move
from booking.actor import Operator
from booking.errors import DataRestricted, NotFound, NotYourClinic, NotYourPatient, SecondFactorNeeded
from storage.models import JournalEntry, Patient
from storage.queries.appointments import own_appointments_by_id
from storage.queries.patients import onlooker_of
from tests.booking.family.home import Home
from tests.booking.family.test_dispute import an_operator
from tests.booking.world import World


async def call(world: World, operator: Operator, patient_id: int) -> int:
    clinic_id, key = world.clinic.id, world.key()
    return await open_call(
        world.engine, operator, key=key, clinic_id=clinic_id, patient_id=patient_id, reason="Просит записать"
    )


async def booked(world: World, operator: Operator, patient_id: int, hours: float = 48) -> int:
    slot_id = await world.slot(hours)
    claim = await hold(world.engine, operator, key=world.key(), slot_id=slot_id, patient_id=patient_id)
    return await book(world.engine, operator, key=world.key(), claim_id=claim)


async def test_an_operator_books_moves_and_cancels_and_the_patient_reads_all_of_it(home: Home) -> None:
    world, operator = home.world, await an_operator(home)
    call_id = await call(world, operator, world.mother)
    first = await booked(world, operator, world.mother)
    second = await move(world.engine, operator, key=world.key(), appointment_id=first, slot_id=await world.slot(72))
    await cancel(world.engine, operator, key=world.key(), appointment_id=second)
    rows = await JournalEntry.filter(patient_id=world.mother, what="appointments").order_by("seq")
    assert [(row.deed, row.why, row.call_id) for row in rows] == [
        ("BOOKED", "DESK", call_id),
        ("MOVED", "DESK", call_id),
        ("CANCELLED", "DESK", call_id),
    ]


async def test_without_a_call_or_after_it_an_operator_does_and_sees_nothing(home: Home) -> None:
    world, operator = home.world, await an_operator(home)
    with pytest.raises(NotYourPatient):
        await booked(world, operator, world.mother)
    await call(world, operator, world.mother)
    visit = await booked(world, operator, world.mother, 60)
    looks = onlooker_of(operator, world.clock())
    assert set(await own_appointments_by_id(looks, [visit])) == {visit}
    world.clock.advance(timedelta(minutes=30))
    assert await own_appointments_by_id(onlooker_of(operator, world.clock()), [visit]) == {}
    with pytest.raises(NotYourPatient):
        await booked(world, operator, world.mother, 96)
    with pytest.raises(NotYourPatient):
        await cancel(world.engine, operator, key=world.key(), appointment_id=visit)
    theirs = await world.book(await world.slot(120), world.child)
    with pytest.raises(NotFound):
        await cancel(world.engine, operator, key=world.key(), appointment_id=theirs)


async def test_an_operator_sees_and_changes_what_is_at_their_own_clinic_only(home: Home) -> None:
    world, operator = home.world, await an_operator(home)
    far = await world.book(await world.slot(doctor=world.far_doctor), world.mother)
    await call(world, operator, world.mother)
    assert await own_appointments_by_id(onlooker_of(operator, world.clock()), [far]) == {}
    with pytest.raises(NotYourClinic):
        await cancel(world.engine, operator, key=world.key(), appointment_id=far)
    slot_id, key = await world.slot(72, world.far_doctor), world.key()
    with pytest.raises(NotYourClinic):
        await hold(world.engine, operator, key=key, slot_id=slot_id, patient_id=world.mother)


async def test_without_a_second_factor_an_operator_only_shows_one(home: Home) -> None:
    world, operator = home.world, await an_operator(home)
    await call(world, operator, world.mother)
    visit = await booked(world, operator, world.mother)
    at_door = replace(operator, second_factor=False)
    assert not await home.sees(at_door, world.mother)
    with pytest.raises(SecondFactorNeeded):
        await booked(world, at_door, world.mother, 72)
    with pytest.raises(SecondFactorNeeded):
        await cancel(world.engine, at_door, key=world.key(), appointment_id=visit)


async def test_restricted_data_are_used_by_the_patient_alone_and_a_guardian_may_only_cancel(home: Home) -> None:
    world, operator = home.world, await an_operator(home)
    await call(world, operator, world.mother)
    visit = await world.book(await world.slot(), world.mother)
    await Patient.filter(id__in=[world.mother, world.pavel_self]).update(restricted_at=world.clock())
    with pytest.raises(DataRestricted):
        await booked(world, operator, world.mother, 72)
    assert not await home.sees(operator, world.mother)
    with pytest.raises(NotYourPatient):
        await cancel(world.engine, operator, key=world.key(), appointment_id=visit)
    with pytest.raises(DataRestricted):
        await world.book(await world.slot(96), world.mother)
    await cancel(world.engine, world.anna, key=world.key(), appointment_id=visit)
    await world.book(await world.slot(120), by=world.pavel)


async def test_what_one_does_oneself_or_for_a_child_says_so_in_the_journal(home: Home) -> None:
    world = home.world
    await world.book(await world.slot())
    await world.book(await world.slot(72), world.child)
    program = replace(world.anna, by_page=False)
    claim = await world.hold(await world.slot(96), world.child)
    await book(world.engine, program, key=world.key(), claim_id=claim)
    own = await JournalEntry.get(patient_id=world.anna_self)
    child = await JournalEntry.filter(patient_id=world.child).order_by("seq")
    assert (own.deed, own.why, own.through) == ("BOOKED", "SELF", "PAGE")
    assert [(row.why, row.through) for row in child] == [("GUARDIAN", "PAGE"), ("GUARDIAN", "API")]
