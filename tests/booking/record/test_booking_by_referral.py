import asyncio
from datetime import date, timedelta
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.hold import hold
from booking.actions.move import move
from booking.actor import Account, Operator
from booking.errors import AlternativeKind, ReferralNeeded, ReferralUnfit, Refused
from booking.ports import RecordedReferral, RecordReport, ReferralStatus, ServiceKind
from storage.guards import Guard, broken_guard
from storage.models import Appointment, AppointmentStatus, Guardianship, RecordEntry, Service, Slot
from tests.booking.far_clinic import Mood
from tests.booking.record.conftest import Archive
from tests.booking.record.entries import a_referral, a_visit
from upstream.own_record import publish_record


async def given(archive: Archive, referral: RecordedReferral | None = None, patient_id: int | None = None) -> int:
    """The id of the patient's referral, to a surgeon unless told otherwise."""
    told = referral or a_referral()
    patient = patient_id or archive.anna_self
    await publish_record(archive.engine, patient, RecordReport((told,)))
    entry = await RecordEntry.get(patient_id=patient, native_key=told.native_key)
    return int(entry.id)


async def by_referral(archive: Archive, hours: float = 48, **values: Any) -> int:
    """A surgeon's slot that wants a referral."""
    service, _ = await Service.get_or_create(
        code="by-referral",
        defaults={"name": "По направлению", "kind": ServiceKind.CONSULTATION, "minutes": 15, "needs_referral": True},
    )
    world = archive.world
    doctor = values.pop("doctor", world.surgeon)
    return await world.slot(hours, doctor, service_id=service.id, **values)


async def booked(
    archive: Archive,
    slot_id: int,
    referral_id: int | None,
    by: Account | Operator | None = None,
    patient_id: int | None = None,
) -> int:
    person, world = by or archive.anna, archive.world
    claim = await hold(archive.engine, person, key=world.key(), slot_id=slot_id, patient_id=patient_id)
    return await book(archive.engine, person, key=world.key(), claim_id=claim, referral_id=referral_id)


async def test_a_service_that_wants_a_referral_is_booked_with_one(archive: Archive) -> None:
    referral = await given(archive)
    appointment = await booked(archive, await by_referral(archive), referral)
    assert (await Appointment.get(id=appointment)).referral_id == referral


async def test_without_one_it_is_refused_and_what_needs_none_is_offered(archive: Archive) -> None:
    slot = await by_referral(archive)
    await by_referral(archive, hours=49)
    free = await archive.world.slot(hours=50, doctor=archive.world.surgeon)
    with pytest.raises(ReferralNeeded) as refused:
        await booked(archive, slot, None)
    assert [(one.kind, one.slot_id) for one in refused.value.alternatives] == [(AlternativeKind.SAME_DOCTOR, free)]
    assert (await Slot.get(id=slot)).held == 1


async def test_who_takes_what_needs_no_referral_is_not_offered_what_does(archive: Archive) -> None:
    slot = await archive.world.slot(hours=48, doctor=archive.world.surgeon)
    await by_referral(archive, hours=49)
    await archive.world.book(slot, by=archive.world.pavel)
    with pytest.raises(Refused) as refused:
        await booked(archive, slot, None)
    assert refused.value.alternatives == ()


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"until": date(2031, 3, 4)}, "EXPIRED"),
        ({"status": ReferralStatus.REVOKED}, "REVOKED"),
        ({"status": ReferralStatus.ON_HOLD}, "REVOKED"),
        ({"status": ReferralStatus.COMPLETED}, "USED"),
        ({"specialty": "Терапевт"}, "OTHER_SPECIALTY"),
        ({"specialty": "Знахарь"}, "OTHER_SPECIALTY"),
        ({"to_clinic_key": "elsewhere"}, "OTHER_CLINIC"),
    ],
)
async def test_a_referral_that_does_not_fit_says_why(archive: Archive, told: dict[str, Any], problem: str) -> None:
    referral = await given(archive, a_referral(**told))
    # 5 March 2031
    slot = await by_referral(archive)
    with pytest.raises(ReferralUnfit) as refused:
        await booked(archive, slot, referral)
    assert refused.value.problem == problem


@pytest.mark.parametrize("told", [{"until": date(2031, 3, 5)}, {"to_clinic_key": "near"}])
async def test_its_last_day_counts_and_the_clinic_it_names(archive: Archive, told: dict[str, Any]) -> None:
    referral = await given(archive, a_referral(**told))
    assert await booked(archive, await by_referral(archive), referral)


async def test_a_referral_may_name_a_service_instead(archive: Archive) -> None:
    referral = await given(archive, a_referral(specialty="Кабинет", service_code="by-referral"))
    assert await booked(archive, await by_referral(archive), referral)


async def test_a_referral_is_used_once_and_free_again_when_the_appointment_is_given_up(archive: Archive) -> None:
    referral = await given(archive)
    first = await booked(archive, await by_referral(archive), referral)
    later = await by_referral(archive, hours=72)
    with pytest.raises(ReferralUnfit) as refused:
        await booked(archive, later, referral)
    assert refused.value.problem == "USED"
    await cancel(archive.engine, archive.anna, key=archive.world.key(), appointment_id=first)
    assert await booked(archive, later, referral)


async def test_of_two_bookings_at_once_with_one_referral_one_is_made(archive: Archive) -> None:
    # two specialties, because one may be held once
    referral = await given(archive, a_referral(service_code="by-referral"))
    slots = [await by_referral(archive), await by_referral(archive, hours=72, doctor=archive.world.doctor)]
    claims = [await archive.world.hold(slot) for slot in slots]
    tries = [
        book(archive.engine, archive.anna, key=archive.world.key(), claim_id=claim, referral_id=referral)
        for claim in claims
    ]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(outcome, int) for outcome in outcomes) == 1
    assert [outcome.problem for outcome in outcomes if isinstance(outcome, ReferralUnfit)] == ["USED"]
    assert await Appointment.filter(referral_id=referral, active=True).count() == 1


async def test_the_database_itself_refuses_a_second_use(archive: Archive) -> None:
    referral = await given(archive)
    await booked(archive, await by_referral(archive), referral)
    other = await archive.world.book(await archive.world.slot(hours=72))
    with pytest.raises(IntegrityError) as refused:
        await Appointment.filter(id=other).update(referral_id=referral)
    assert broken_guard(refused.value) is Guard.REFERRAL


async def test_somebody_elses_referral_is_unknown(archive: Archive) -> None:
    world = archive.world
    foreign = await given(archive, patient_id=world.pavel_self)
    childs = await given(archive, patient_id=world.child)
    visit = await _visit(archive)
    slot = await by_referral(archive)
    claim = await world.hold(slot)
    for referral in (foreign, childs, visit, 10**9):
        with pytest.raises(ReferralUnfit) as refused:
            await book(archive.engine, archive.anna, key=world.key(), claim_id=claim, referral_id=referral)
        assert refused.value.problem == "UNKNOWN"


async def _visit(archive: Archive) -> int:
    await publish_record(archive.engine, archive.anna_self, RecordReport((a_visit(),)))
    return int((await RecordEntry.get(native_key="v1")).id)


async def test_who_may_book_for_somebody_and_not_see_their_visits_can_not_use_their_referral(archive: Archive) -> None:
    child = archive.world.child
    referral = await given(archive, patient_id=child)
    await Guardianship.filter(patient_id=child).update(may_see_visits=False)
    slot = await by_referral(archive)
    with pytest.raises(ReferralUnfit) as refused:
        await booked(archive, slot, referral, patient_id=child)
    assert refused.value.problem == "UNKNOWN"
    await Guardianship.filter(patient_id=child).update(may_see_visits=True)
    claim = await archive.world.hold(slot, child)
    assert await book(archive.engine, archive.anna, key=archive.world.key(), claim_id=claim, referral_id=referral)


async def test_a_move_keeps_the_referral_and_frees_it_for_nothing_else(archive: Archive) -> None:
    referral = await given(archive)
    old = await booked(archive, await by_referral(archive), referral)
    new = await move(
        archive.engine,
        archive.anna,
        key=archive.world.key(),
        appointment_id=old,
        slot_id=await by_referral(archive, hours=72),
    )
    assert (await Appointment.get(id=new)).referral_id == referral
    other = await by_referral(archive, hours=96)
    with pytest.raises(ReferralUnfit):
        await booked(archive, other, referral)


async def test_a_move_past_the_referrals_last_day_is_refused_and_the_old_time_stays(archive: Archive) -> None:
    referral = await given(archive, a_referral(until=date(2031, 3, 5)))
    old = await booked(archive, await by_referral(archive), referral)
    later = await by_referral(archive, hours=72)
    with pytest.raises(ReferralUnfit) as refused:
        await move(archive.engine, archive.anna, key=archive.world.key(), appointment_id=old, slot_id=later)
    assert refused.value.problem == "EXPIRED"
    assert (await Appointment.get(id=old)).status is AppointmentStatus.CONFIRMED


async def test_one_does_not_move_to_what_needs_a_referral_without_one(archive: Archive) -> None:
    old = await archive.world.book(await archive.world.slot(doctor=archive.world.surgeon))
    wanted = await by_referral(archive, hours=72)
    with pytest.raises(ReferralNeeded):
        await move(archive.engine, archive.anna, key=archive.world.key(), appointment_id=old, slot_id=wanted)


async def test_a_move_that_a_far_clinic_refuses_leaves_the_referral_with_the_old_time(archive: Archive) -> None:
    world = archive.world
    referral = await given(archive, a_referral(specialty="Терапевт"))
    old = await booked(archive, await by_referral(archive, doctor=world.far_doctor), referral)
    world.far.book_mood = Mood.REFUSES
    later = await by_referral(archive, hours=72, doctor=world.far_doctor)
    with pytest.raises(Refused):
        await move(archive.engine, archive.anna, key=world.key(), appointment_id=old, slot_id=later)
    kept = await Appointment.get(id=old)
    assert (kept.referral_id, kept.active, kept.leaving) == (referral, True, False)
    world.far.book_mood = Mood.ANSWERS
    new = await move(archive.engine, archive.anna, key=world.key(), appointment_id=old, slot_id=later)
    assert (await Appointment.get(id=new)).referral_id == referral


async def test_a_far_clinic_is_told_its_own_referral_and_no_other_systems(archive: Archive) -> None:
    world = archive.world
    archive.far.items = (a_referral("far-1", specialty="Терапевт"),)
    await archive.read()
    theirs = (await archive.entries())["far-1"]
    ours = await given(archive, a_referral("own-1", specialty="Терапевт"))
    await booked(archive, await by_referral(archive, doctor=world.far_doctor), theirs)
    await booked(archive, await by_referral(archive, hours=50, doctor=world.far_doctor), ours)
    assert world.far.referrals == ["far-1", None]


async def test_a_referral_in_use_stays_when_its_source_forgets_it(archive: Archive) -> None:
    archive.far.items = (a_referral("kept"), a_referral("gone"))
    await archive.read()
    kept = (await archive.entries())["kept"]
    await booked(archive, await by_referral(archive), kept)
    archive.far.items = ()
    archive.world.clock.advance(timedelta(minutes=3))
    await archive.read()
    assert await archive.entries() == {"kept": kept}


async def test_a_referral_that_is_gone_is_no_bar_where_none_is_wanted(archive: Archive) -> None:
    world = archive.world
    archive.far.items = (a_referral(),)
    await archive.read()
    referral = (await archive.entries())["n1"]
    old = await booked(archive, await by_referral(archive), referral)
    await RecordEntry.filter(id=referral).delete()
    wanted = await by_referral(archive, hours=72)
    with pytest.raises(ReferralUnfit):
        await move(archive.engine, archive.anna, key=world.key(), appointment_id=old, slot_id=wanted)
    free = await world.slot(hours=96, doctor=world.surgeon)
    assert await move(archive.engine, archive.anna, key=world.key(), appointment_id=old, slot_id=free)
