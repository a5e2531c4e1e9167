import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from booking.actions.admit import TryAgain
from booking.actions.book import book
from booking.actions.expire import expire_claims
from booking.actions.hold import hold
from booking.actions.move import move
from booking.actions.release import release
from booking.actions.trying import trying
from booking.errors import (
    AccountNotConfirmed,
    BadInput,
    HoldExpired,
    KeyReused,
    NotFound,
    NotYourPatient,
    OneHoldPerSpecialty,
    OwnOverlap,
    SlotGone,
    SlotInPast,
    SlotTaken,
)
from booking.events import AppointmentChanged
from booking.rules.ticket import ALPHABET
from storage.models import Appointment, AppointmentStatus, Claim, ClaimState, Guardianship, Slot, SlotState
from tests.booking.world import World
from tests.storage.rows import a_guardianship


async def test_a_hold_becomes_an_appointment_with_a_code_and_a_timeline(world: World) -> None:
    slot_id = await world.slot()
    claim_id = await world.hold(slot_id)
    appointment_id = await book(world.engine, world.anna, key=world.key(), claim_id=claim_id, reason="  Кашель ")
    made = await world.appointment(appointment_id)
    assert (made.status, made.active, made.seat, made.reason) == (AppointmentStatus.CONFIRMED, True, 1, "Кашель")
    assert len(made.code) == 6
    assert set(made.code) <= set(ALPHABET)
    assert (await world.claim(claim_id)).state is ClaimState.KEPT
    assert (await world.slot_row(slot_id)).state is SlotState.TAKEN
    assert await world.timeline(appointment_id) == ["HELD", "BOOKED"]
    assert AppointmentChanged(appointment_id, made.patient_id) in world.events


async def test_booking_for_another_of_ones_people_checks_every_rule_again(world: World) -> None:
    await world.book(await world.slot(hours=48, doctor=world.surgeon), world.child)
    await world.hold(await world.slot(hours=72), world.mother)
    claim_id = await world.hold(await world.slot(hours=48))
    for patient_id, refusal in (
        (world.child, OwnOverlap),
        (world.mother, OneHoldPerSpecialty),
        (world.pavel_self, NotYourPatient),
    ):
        with pytest.raises(refusal):
            await book(world.engine, world.anna, key=world.key(), claim_id=claim_id, patient_id=patient_id)
    appointment_id = await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    assert (await world.appointment(appointment_id)).patient_id == world.anna_self


async def test_the_patient_may_change_while_one_confirms(world: World) -> None:
    claim_id = await world.hold(await world.slot())
    appointment_id = await book(world.engine, world.anna, key=world.key(), claim_id=claim_id, patient_id=world.child)
    assert (await world.appointment(appointment_id)).patient_id == world.child


@pytest.mark.parametrize("swept", [False, True])
async def test_a_hold_that_is_over_is_not_booked_whether_swept_or_not(world: World, swept: bool) -> None:
    claim_id = await world.hold(await world.slot())
    world.clock.advance(timedelta(minutes=5))
    if swept:
        await expire_claims(world.engine)
    with pytest.raises(HoldExpired):
        await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    await expire_claims(world.engine)


async def test_a_hold_is_booked_once(world: World) -> None:
    claim_id = await world.hold(await world.slot())
    await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    with pytest.raises(HoldExpired):
        await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)


async def test_anothers_hold_does_not_exist(world: World) -> None:
    claim_id = await world.hold(await world.slot())
    for number in (claim_id, 10**9, 2**70):
        with pytest.raises(NotFound):
            await book(world.engine, world.pavel, key=world.key(), claim_id=number)
        with pytest.raises(NotFound):
            await release(world.engine, world.pavel, key=world.key(), claim_id=number)


async def test_what_changed_since_the_hold_is_seen(world: World) -> None:
    slot_id = await world.slot(hours=0.05)
    claim_id = await world.hold(slot_id, world.child)
    await Guardianship.filter(patient_id=world.child).update(ended_at=world.clock())
    with pytest.raises(NotYourPatient):
        await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    with pytest.raises(AccountNotConfirmed):
        await book(world.engine, replace(world.anna, confirmed=False), key=world.key(), claim_id=claim_id)
    await Slot.filter(id=slot_id).update(state=SlotState.GONE)
    with pytest.raises(SlotGone):
        await book(world.engine, world.anna, key=world.key(), claim_id=claim_id, patient_id=world.anna_self)
    await Slot.filter(id=slot_id).update(state=SlotState.HELD)
    world.clock.advance(timedelta(minutes=3))
    with pytest.raises(SlotInPast):
        await book(world.engine, world.anna, key=world.key(), claim_id=claim_id, patient_id=world.anna_self)


@pytest.mark.parametrize("reason", ["x" * 501, "nul \x00", "half a pair \ud800"])
async def test_a_reason_is_text_of_at_most_500_characters(world: World, reason: str) -> None:
    claim_id = await world.hold(await world.slot())
    with pytest.raises(BadInput):
        await book(world.engine, world.anna, key=world.key(), claim_id=claim_id, reason=reason)


async def test_releasing_frees_the_time_at_once_and_twice_does_no_harm(world: World) -> None:
    slot_id = await world.slot()
    claim_id = await world.hold(slot_id)
    for _ in range(2):
        assert await release(world.engine, world.anna, key=world.key(), claim_id=claim_id) == claim_id
    assert (await world.claim(claim_id)).state is ClaimState.RELEASED
    assert (await world.slot_row(slot_id)).state is SlotState.FREE


async def test_releasing_does_not_undo_a_booking(world: World) -> None:
    claim_id = await world.hold(await world.slot())
    await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    await release(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    assert (await world.claim(claim_id)).state is ClaimState.KEPT


async def test_the_same_key_gives_the_same_answer(world: World) -> None:
    slot_id = await world.slot()
    claims = {await hold(world.engine, world.anna, key="hold-once", slot_id=slot_id) for _ in range(3)}
    assert len(claims) == 1
    made = {await book(world.engine, world.anna, key="book-once", claim_id=claims.copy().pop()) for _ in range(3)}
    assert len(made) == 1
    assert await Claim.all().count() == await Appointment.all().count() == 1


async def test_the_same_key_pressed_many_times_at_once_has_one_effect(world: World) -> None:
    claim_id = await world.hold(await world.slot())
    made = await asyncio.gather(*(book(world.engine, world.anna, key="book-once", claim_id=claim_id) for _ in range(8)))
    assert len(set(made)) == 1


async def test_the_same_key_for_something_else_is_refused(world: World) -> None:
    slot_id = await world.slot()
    claim_id = await hold(world.engine, world.anna, key="a-key-of-mine", slot_id=slot_id)
    with pytest.raises(KeyReused):
        await hold(world.engine, world.anna, key="a-key-of-mine", slot_id=slot_id, patient_id=world.child)
    with pytest.raises(KeyReused):
        await book(world.engine, world.anna, key="a-key-of-mine", claim_id=claim_id)
    with pytest.raises(KeyReused):
        await hold(world.engine, world.anna, key="a-key-of-mine", slot_id=slot_id, patient_id=world.pavel_self)


async def test_a_key_belongs_to_its_account(world: World) -> None:
    await hold(world.engine, world.anna, key="same-key", slot_id=await world.slot())
    await hold(world.engine, world.pavel, key="same-key", slot_id=await world.slot(hours=50))


async def test_a_refusal_is_remembered_with_its_alternatives(world: World) -> None:
    slot_id = await world.slot()
    await world.slot(hours=60)
    anothers = await world.hold(slot_id, by=world.pavel)
    await book(world.engine, world.pavel, key=world.key(), claim_id=anothers)
    refusals = []
    for _ in range(2):
        with pytest.raises(SlotTaken) as refused:
            await hold(world.engine, world.anna, key="refused-once", slot_id=slot_id)
        refusals.append(refused.value)
        await Slot.filter(id=slot_id).update(capacity=2, state=SlotState.FREE)
    assert refusals[0].alternatives
    assert refusals[1].alternatives == refusals[0].alternatives
    assert await world.hold(slot_id)


async def test_a_key_is_forgotten_after_a_day(world: World) -> None:
    slot_id = await world.slot(hours=100)
    first = await hold(world.engine, world.anna, key="hold-once", slot_id=slot_id)
    world.clock.advance(timedelta(hours=23, minutes=59))
    assert await hold(world.engine, world.anna, key="hold-once", slot_id=slot_id) == first
    world.clock.advance(timedelta(minutes=2))
    assert await hold(world.engine, world.anna, key="hold-once", slot_id=slot_id) != first


async def test_one_patient_booked_from_two_accounts_at_once_is_in_one_place(world: World) -> None:
    await a_guardianship(world.pavel.account_id, world.child)
    slots = [await world.slot(hours=48), await world.slot(hours=48, doctor=world.surgeon)]
    claims = [await world.hold(slots[0]), await world.hold(slots[1], by=world.pavel)]
    outcomes = await asyncio.gather(
        book(world.engine, world.anna, key=world.key(), claim_id=claims[0], patient_id=world.child),
        book(world.engine, world.pavel, key=world.key(), claim_id=claims[1], patient_id=world.child),
        return_exceptions=True,
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["OwnOverlap", "int"]


async def _another_time(slot_id: int) -> None:
    row = await Slot.get(id=slot_id)
    later = timedelta(hours=3)
    await Slot.filter(id=slot_id).update(starts_at=row.starts_at + later, ends_at=row.ends_at + later)


async def test_a_slot_that_changed_its_time_under_a_hold_is_not_booked_unless_it_is_held_anew(world: World) -> None:
    slot_id, other = await world.slot(hours=48), await world.slot(hours=72)
    claim_id = await world.hold(slot_id)
    await _another_time(slot_id)
    with pytest.raises(SlotGone) as refused:
        await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    assert [one.slot_id for one in refused.value.alternatives] == [other]
    assert await Appointment.all().count() == 0
    assert await world.hold(slot_id) == claim_id
    appointment_id = await book(world.engine, world.anna, key=world.key(), claim_id=claim_id)
    assert (await world.appointment(appointment_id)).starts_at == world.clock() + timedelta(hours=51)


async def test_a_visit_is_not_moved_to_a_held_slot_that_changed_its_time(world: World) -> None:
    appointment_id = await world.book(await world.slot(hours=48))
    slot_id = await world.slot(hours=72)
    await world.hold(slot_id, moving_appointment_id=appointment_id)
    await _another_time(slot_id)
    with pytest.raises(SlotGone):
        await move(world.engine, world.anna, key=world.key(), appointment_id=appointment_id, slot_id=slot_id)
    assert (await world.appointment(appointment_id)).active


async def test_who_always_comes_second_is_shown_another_way(world: World) -> None:
    slot_id, other = await world.slot(hours=48), await world.slot(hours=72)

    async def second() -> int:
        raise TryAgain

    with pytest.raises(SlotTaken) as refused:
        await trying(world.engine, slot_id, second)
    assert [one.slot_id for one in refused.value.alternatives] == [other]
