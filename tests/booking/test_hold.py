import asyncio
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from booking.actions.expire import expire_claims
from booking.actions.hold import hold
from booking.actor import Anonymous, Operator
from booking.errors import (
    AccountNotConfirmed,
    AlternativeKind,
    AppointmentClosed,
    BadInput,
    BeyondHorizon,
    NotFound,
    NotYourPatient,
    OneHoldPerSpecialty,
    OutsideHours,
    OwnOverlap,
    ScheduleTooOld,
    SignInRequired,
    SlotGone,
    SlotHeldByAnother,
    SlotInPast,
    SlotTaken,
)
from booking.events import ClinicFeedMoved
from storage.models import ClaimState, Clinic, Doctor, Guardianship, Slot, SlotChange, SlotState
from tests.booking.world import World


async def test_a_hold_takes_the_last_seat_for_five_minutes_and_tells_the_feed(world: World) -> None:
    slot_id = await world.slot()
    claim = await world.claim(await world.hold(slot_id))
    slot = await world.slot_row(slot_id)
    assert (slot.state, slot.held, claim.patient_id) == (SlotState.HELD, 1, world.anna_self)
    assert claim.expires_at == world.clock() + timedelta(minutes=5)
    assert (await SlotChange.get(slot_id=slot_id)).state is SlotState.HELD
    assert world.events == [ClinicFeedMoved(world.clinic.id, 1)]


async def test_a_slot_of_two_seats_is_free_until_both_are_held(world: World) -> None:
    slot_id = await world.slot(capacity=2)
    first = await world.hold(slot_id)
    assert (await world.slot_row(slot_id)).state is SlotState.FREE
    second = await world.hold(slot_id, by=world.pavel)
    assert (await world.slot_row(slot_id)).state is SlotState.HELD
    assert [(await world.claim(claim)).seat for claim in (first, second)] == [1, 2]


async def test_who_is_not_signed_in_is_asked_to(world: World) -> None:
    with pytest.raises(SignInRequired):
        await hold(world.engine, Anonymous(), key=world.key(), slot_id=await world.slot())


async def test_an_account_without_a_vouched_identity_may_not_hold(world: World) -> None:
    slot_id = await world.slot()
    with pytest.raises(AccountNotConfirmed):
        await world.hold(slot_id, by=replace(world.anna, confirmed=False))


async def test_a_stranger_may_not_be_held_for(world: World) -> None:
    slot_id = await world.slot()
    for patient_id in (world.pavel_self, 10**9, 2**70, -1):
        with pytest.raises(NotYourPatient):
            await world.hold(slot_id, patient_id)


async def test_a_desk_operator_has_no_patient_of_his_own(world: World) -> None:
    slot_id = await world.slot()
    at_work = Operator(
        world.anna.account_id, confirmed=True, second_factor=True, clinic_ids=frozenset({world.clinic.id})
    )
    with pytest.raises(NotYourPatient):
        await hold(world.engine, at_work, key=world.key(), slot_id=slot_id)


@pytest.mark.parametrize("change", [{"until": date(2031, 3, 2)}, {"since": date(2031, 3, 4)}, {"ended_at": "now"}])
async def test_a_guardianship_counts_only_while_it_lasts(world: World, change: dict[str, object]) -> None:
    values = {name: world.clock() if value == "now" else value for name, value in change.items()}
    await Guardianship.filter(patient_id=world.child).update(**values)
    slot_id = await world.slot()
    with pytest.raises(NotYourPatient):
        await world.hold(slot_id, world.child)


@pytest.mark.parametrize("slot_id", [10**9, 0, -5, 2**63, 2**200])
async def test_there_is_no_such_slot(world: World, slot_id: int) -> None:
    with pytest.raises(NotFound):
        await world.hold(slot_id)


@pytest.mark.parametrize(
    "key", ["", "short", "x" * 65, "ключ-ключ-ключ", "tab\tkey-key", "line\nkey-key", "key-key-\n"]
)
async def test_a_key_is_8_to_64_printable_characters(world: World, key: str) -> None:
    with pytest.raises(BadInput):
        await hold(world.engine, world.anna, key=key, slot_id=await world.slot())


async def test_the_past_is_not_held(world: World) -> None:
    slot_id = await world.slot(hours=1)
    world.clock.advance(timedelta(hours=1))
    with pytest.raises(SlotInPast):
        await world.hold(slot_id)


async def test_the_horizon_is_the_clinics_or_thirty_days(world: World) -> None:
    far_ahead = await world.slot(hours=31 * 24)
    with pytest.raises(BeyondHorizon) as refused:
        await world.hold(far_ahead)
    assert refused.value.days == 30
    await Clinic.filter(id=world.clinic.id).update(horizon_days=31)
    await world.hold(far_ahead)


async def test_the_doctors_hours_are_the_clinics_own_time(world: World) -> None:
    # 07:00 UTC, a Monday; in Vladivostok it is 17:00
    await Clinic.filter(id=world.clinic.id).update(zone="Asia/Vladivostok")
    await Doctor.filter(id=world.doctor.id).update(hours=[[2, "16:00", "17:15"]])
    await world.hold(await world.slot(hours=24))
    with pytest.raises(OutsideHours):
        await world.hold(await world.slot(hours=24.25))
    with pytest.raises(OutsideHours):
        await world.hold(await world.slot(hours=48))


async def test_an_absent_doctor_sees_nobody(world: World) -> None:
    slot_id = await world.slot(hours=48)
    await Doctor.filter(id=world.doctor.id).update(absent_since=date(2031, 3, 5), absent_until=date(2031, 3, 5))
    with pytest.raises(OutsideHours):
        await world.hold(slot_id)


async def test_a_withdrawn_slot_is_gone(world: World) -> None:
    slot_id = await world.slot(state=SlotState.GONE)
    with pytest.raises(SlotGone):
        await world.hold(slot_id)
    other = await world.slot(hours=50)
    await Doctor.filter(id=world.doctor.id).update(active=False)
    with pytest.raises(SlotGone):
        await world.hold(other)


async def test_a_schedule_older_than_five_minutes_is_not_trusted(world: World) -> None:
    slot_id = await world.slot(doctor=world.far_doctor)
    world.clock.advance(timedelta(seconds=301))
    with pytest.raises(ScheduleTooOld) as refused:
        await world.hold(slot_id)
    assert refused.value.age_seconds == 301
    await Clinic.filter(id=world.far_clinic.id).update(confirmed_at=None)
    with pytest.raises(ScheduleTooOld):
        await world.hold(slot_id)
    await Clinic.filter(id=world.far_clinic.id).update(confirmed_at=world.clock())
    await world.hold(slot_id)


async def test_a_slot_being_filled_by_another_says_until_when(world: World) -> None:
    slot_id = await world.slot()
    await world.hold(slot_id)
    with pytest.raises(SlotHeldByAnother) as refused:
        await world.hold(slot_id, by=world.pavel)
    assert refused.value.until == (world.clock() + timedelta(minutes=5)).isoformat()


async def test_a_taken_slot_comes_with_the_same_doctor_later_and_colleagues(world: World) -> None:
    slot_id = await world.slot(hours=48)
    later = [await world.slot(hours=hours) for hours in (49, 50, 51, 52)]
    colleagues = await world.slot(hours=48, doctor=world.colleague)
    await world.slot(hours=47)
    await world.slot(hours=49, doctor=world.surgeon)
    await world.book(slot_id, by=world.pavel)
    with pytest.raises(SlotTaken) as refused:
        await world.hold(slot_id)
    offered = [(one.kind, one.slot_id) for one in refused.value.alternatives]
    same_doctor = [(AlternativeKind.SAME_DOCTOR, slot) for slot in later[:3]]
    assert offered == [*same_doctor, (AlternativeKind.SAME_SPECIALTY, colleagues)]


async def test_an_alternative_can_really_be_taken(world: World) -> None:
    slot_id = await world.slot(hours=48)
    await world.slot(hours=49)
    await world.slot(hours=48, doctor=world.colleague)
    await Doctor.filter(id=world.doctor.id).update(hours=[[3, "00:00", "07:30"]])
    await Doctor.filter(id=world.colleague.id).update(absent_since=date(2031, 1, 1))
    await world.book(slot_id, by=world.pavel)
    with pytest.raises(SlotTaken) as refused:
        await world.hold(slot_id)
    assert refused.value.alternatives == ()


async def test_times_that_cannot_be_had_do_not_hide_the_one_behind_them(world: World) -> None:
    slot_id = await world.slot(hours=48)
    for quarter in range(1, 16):
        await world.slot(hours=48 + quarter / 4)
    weekday = (world.clock() + timedelta(hours=48 + 24)).astimezone(ZoneInfo(world.clinic.zone)).isoweekday()
    await Doctor.filter(id=world.doctor.id).update(hours=[[weekday, "00:00", "00:00"]])
    behind = await world.slot(hours=48 + 24)
    with pytest.raises(OutsideHours) as refused:
        await world.hold(slot_id)
    assert [one.slot_id for one in refused.value.alternatives] == [behind]


async def test_alternatives_end_with_the_clinics_horizon(world: World) -> None:
    slot_id, last = await world.slot(hours=48), await world.slot(hours=49)
    for doctor in (world.doctor, world.colleague):
        await world.slot(hours=72, doctor=doctor)
    await world.book(slot_id, by=world.pavel)
    await Clinic.filter(id=world.clinic.id).update(horizon_days=2)
    with pytest.raises(SlotTaken) as refused:
        await world.hold(slot_id)
    assert [one.slot_id for one in refused.value.alternatives] == [last]
    await world.hold(last)


async def test_nothing_of_a_clinic_with_too_old_a_schedule_is_an_alternative(world: World) -> None:
    gone, other = [await world.slot(hours, world.far_doctor) for hours in (48, 49)]
    await Slot.filter(id=gone).update(state=SlotState.GONE)
    with pytest.raises(SlotGone) as refused:
        await world.hold(gone)
    assert [one.slot_id for one in refused.value.alternatives] == [other]
    world.clock.advance(timedelta(minutes=6))
    with pytest.raises(SlotGone) as refused:
        await world.hold(gone)
    assert refused.value.alternatives == ()


async def test_two_visits_at_one_time_are_refused(world: World) -> None:
    appointment_id = await world.book(await world.slot(hours=48, minutes=30))
    with pytest.raises(OwnOverlap) as refused:
        await world.hold(await world.slot(hours=48.25, doctor=world.surgeon))
    assert refused.value.appointment_id == appointment_id
    await world.hold(await world.slot(hours=48.5, doctor=world.surgeon))


async def test_a_hold_at_that_time_is_an_overlap_too(world: World) -> None:
    await world.hold(await world.slot(hours=48))
    with pytest.raises(OwnOverlap) as refused:
        await world.hold(await world.slot(hours=48, doctor=world.surgeon))
    assert refused.value.appointment_id is None


async def test_a_patient_has_one_hold_in_a_specialty(world: World) -> None:
    first = await world.hold(await world.slot(hours=48))
    with pytest.raises(OneHoldPerSpecialty) as refused:
        await world.hold(await world.slot(hours=72))
    assert refused.value.claim_id == first
    await world.hold(await world.slot(hours=73), world.child)
    await world.hold(await world.slot(hours=72, doctor=world.surgeon))


async def test_holding_ones_own_slot_again_changes_the_patient_and_keeps_the_expiry(world: World) -> None:
    slot_id = await world.slot()
    first = await world.hold(slot_id)
    until = (await world.claim(first)).expires_at
    world.clock.advance(timedelta(minutes=2))
    assert await world.hold(slot_id, world.child) == first
    claim = await world.claim(first)
    assert (claim.patient_id, claim.expires_at) == (world.child, until)


async def test_changing_the_patient_checks_every_rule_again(world: World) -> None:
    await world.book(await world.slot(hours=48, doctor=world.surgeon), world.child)
    slot_id = await world.slot(hours=48)
    claim_id = await world.hold(slot_id)
    with pytest.raises(OwnOverlap):
        await world.hold(slot_id, world.child)
    with pytest.raises(NotYourPatient):
        await world.hold(slot_id, world.pavel_self)
    assert (await world.claim(claim_id)).patient_id == world.anna_self


async def test_a_hold_ends_by_itself(world: World) -> None:
    slot_id = await world.slot()
    claim_id = await world.hold(slot_id)
    world.clock.advance(timedelta(minutes=4, seconds=59))
    assert await expire_claims(world.engine) == 0
    world.clock.advance(timedelta(seconds=1))
    assert await expire_claims(world.engine) == 1
    assert (await world.claim(claim_id)).state is ClaimState.EXPIRED
    assert (await world.slot_row(slot_id)).state is SlotState.FREE
    assert (await SlotChange.filter(slot_id=slot_id).order_by("-cursor").first()).state is SlotState.FREE  # type: ignore[union-attr]  # two changes were made


async def test_a_hold_that_is_over_stands_in_nobodys_way_before_it_is_swept(world: World) -> None:
    slot_id, other = await world.slot(hours=48), await world.slot(hours=72)
    old = await world.hold(slot_id)
    world.clock.advance(timedelta(minutes=5))
    claim_id = await world.hold(slot_id, by=world.pavel)
    assert (await world.claim(old)).state is ClaimState.EXPIRED
    assert (await world.claim(claim_id)).state is ClaimState.LIVE
    world.clock.advance(timedelta(minutes=5))
    assert await world.hold(other, by=world.pavel) > claim_id


async def test_of_many_at_once_one_wins_each_seat(world: World) -> None:
    slot_id = await world.slot(capacity=2)
    people = [(world.anna, world.anna_self), (world.anna, world.child), (world.pavel, world.pavel_self)]
    tries = [world.hold(slot_id, patient, by) for by, patient in people * 4]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert all(isinstance(outcome, int | SlotHeldByAnother | OwnOverlap | OneHoldPerSpecialty) for outcome in outcomes)
    slot = await Slot.get(id=slot_id)
    assert slot.held == len({outcome for outcome in outcomes if isinstance(outcome, int)})
    assert slot.held in (1, 2)


async def test_the_appointment_being_moved_does_not_stand_in_the_way(world: World) -> None:
    moved = await world.book(await world.slot(hours=48, minutes=30))
    beside = await world.slot(hours=48.25, doctor=world.surgeon)
    assert await world.hold(beside, moving_appointment_id=moved)
    with pytest.raises(BadInput):
        await world.hold(beside, world.child, moving_appointment_id=moved)
    with pytest.raises(NotFound):
        await world.hold(beside, by=world.pavel, moving_appointment_id=moved)
    world.clock.advance(timedelta(days=3))
    with pytest.raises(AppointmentClosed):
        await world.hold(await world.slot(), moving_appointment_id=moved)
