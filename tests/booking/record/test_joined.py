"""Two patients who turn out to be one have one record."""

from datetime import timedelta

from booking.ports import RecordReport
from storage.merging import move_patient
from storage.models import Appointment, RecordEntry, RecordReading
from storage.transaction import carry_out
from tests.booking.record.conftest import Archive
from tests.booking.record.entries import a_referral, a_visit
from tests.booking.record.test_booking_by_referral import booked, by_referral, given
from upstream.own_record import publish_record


async def joined(archive: Archive) -> None:
    world = archive.world
    await carry_out(lambda: move_patient(archive.anna_self, world.pavel_self, world.clock()))


async def test_what_both_have_is_kept_once_and_the_rest_goes_over(archive: Archive) -> None:
    pavel = archive.world.pavel_self
    await publish_record(archive.engine, archive.anna_self, RecordReport((a_visit("same"), a_visit("hers", 1))))
    await publish_record(archive.engine, pavel, RecordReport((a_visit("same"), a_visit("his", 2))))
    before = await RecordEntry.get(patient_id=archive.anna_self, native_key="same")
    await joined(archive)
    assert [row.native_key for row in await archive.visits()] == ["same", "hers", "his"]
    assert (await archive.visits())[0].id == before.id
    assert await RecordEntry.filter(patient_id=pavel).count() == 0


async def test_sources_are_asked_anew(archive: Archive) -> None:
    await archive.read()
    await joined(archive)
    assert await RecordReading.filter(patient_id=archive.anna_self, tried_at__isnull=True).count() == 1
    await archive.read()
    assert len(archive.far.asked) == 2


async def test_an_appointment_keeps_the_referral_it_was_booked_with(archive: Archive) -> None:
    world = archive.world
    hers = await given(archive)
    his = await given(archive, patient_id=world.pavel_self)
    appointment = await booked(archive, await by_referral(archive), his, by=world.pavel)
    world.clock.advance(timedelta(minutes=1))
    await joined(archive)
    assert (await Appointment.get(id=appointment)).referral_id == hers
    assert await RecordEntry.filter(native_key=a_referral().native_key).count() == 1


async def test_one_referral_that_both_have_used_stays_with_the_one_that_is_kept(archive: Archive) -> None:
    world = archive.world
    hers, his = await given(archive), await given(archive, patient_id=world.pavel_self)
    first = await booked(archive, await by_referral(archive), hers)
    second = await booked(archive, await by_referral(archive, hours=96), his, by=world.pavel)
    await joined(archive)
    assert [(await Appointment.get(id=one)).referral_id for one in (first, second)] == [hers, None]
