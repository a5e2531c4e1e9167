"""What was found by a number is shown no longer than the number is the patient's."""

import asyncio
from datetime import timedelta

import pytest

from booking.actions.record.document import find_document_entry
from booking.errors import NotFound
from booking.ports import AnswerLost, Mismatch, PatientUnmatched, Unreadable
from booking.rules.documents import DocumentKind
from booking.rules.referral import ReferralState
from storage.documents import Paper, drop_document, drop_documents_of, insert_document
from storage.models import Appointment, PatientDocument, RecordEntry
from storage.queries.record import entries_by_id, referrals_of
from storage.queries.record_row import RecordRow
from storage.record_merging import move_record
from storage.transaction import carry_out
from tests.booking.record.conftest import Archive
from tests.booking.record.entries import a_document, a_referral, a_visit
from tests.booking.record.test_booking_by_referral import booked, by_referral


async def another_number(archive: Archive) -> None:
    await drop_documents_of(archive.anna_self, archive.world.clock())
    paper = Paper(DocumentKind.ENP, "1234567890123452")
    await insert_document(archive.anna_self, paper, archive.world.clock(), verified=True)


async def referrals(archive: Archive) -> list[RecordRow]:
    return (await referrals_of(archive.onlooker(), [archive.anna_self]))[archive.anna_self]


async def test_what_was_found_by_a_number_goes_with_it_before_anybody_looks(archive: Archive) -> None:
    archive.far.items = (a_visit(), a_document())
    await archive.read()
    file = (await archive.entries())["d1"]
    (paper,) = await PatientDocument.filter(patient_id=archive.anna_self, verified_at__isnull=False)
    assert await drop_document(paper.id, archive.world.clock())
    assert await archive.visits() == []
    with pytest.raises(NotFound):
        await find_document_entry(archive.engine, archive.anna, file)


async def test_a_silent_source_is_not_answered_for_by_what_another_number_found(archive: Archive) -> None:
    archive.far.items = (a_visit("of somebody else"),)
    await archive.read()
    await another_number(archive)
    archive.far.fault = AnswerLost("x")
    await archive.read()
    assert await archive.visits() == []
    assert await archive.notes() == ["SOURCE_SILENT"]


async def test_what_two_numbers_found_is_not_mixed(archive: Archive) -> None:
    archive.far.items = (a_visit("of somebody else"),)
    await archive.read()
    await another_number(archive)
    archive.far.items, archive.far.unreadable = (a_visit("hers"),), (Unreadable("Observation", "no_value"),)
    await archive.read()
    assert [row.native_key for row in await archive.visits()] == ["hers"]


async def test_who_reads_by_a_number_that_goes_is_overtaken(archive: Archive) -> None:
    archive.far.items = (a_visit("of somebody else"),)
    shut = archive.far.gate = asyncio.Event()
    slow = asyncio.create_task(archive.read())
    await archive.far.begun.wait()
    await another_number(archive)
    archive.far.gate, archive.far.items = None, (a_visit("hers"),)
    await archive.read()
    archive.far.items = (a_visit("of somebody else"),)
    shut.set()
    await slow
    assert [row.native_key for row in await archive.visits()] == ["hers"]


async def test_a_number_nobody_has_seen_takes_nothing_with_it(archive: Archive) -> None:
    archive.far.items = (a_visit(),)
    await archive.read()
    typed = await insert_document(archive.anna_self, Paper(DocumentKind.ENP, "1234567890123452"), archive.world.clock())
    assert typed
    await drop_document(typed, archive.world.clock())
    assert len(await archive.visits()) == 1


async def test_a_referral_in_use_is_the_same_one_when_its_source_is_certain_again(archive: Archive) -> None:
    archive.far.items = (a_referral(), a_visit())
    await archive.read()
    (referral,) = await referrals(archive)
    appointment = await booked(archive, await by_referral(archive), referral.id)
    archive.far.fault = PatientUnmatched(Mismatch.NOT_THERE)
    archive.world.clock.advance(timedelta(minutes=3))
    await archive.read()
    assert await referrals(archive) == []
    assert await entries_by_id(archive.onlooker(), [referral.id]) == {}
    assert await RecordEntry.filter(source="far").count() == 1
    archive.far.fault = None
    archive.world.clock.advance(timedelta(minutes=3))
    await archive.read()
    (again,) = await referrals(archive)
    assert (again.id, again.referral_state(archive.world.clock())) == (referral.id, ReferralState.USED)
    assert (await Appointment.get(id=appointment)).referral_id == again.id


async def test_a_copy_that_went_over_to_another_patient_is_as_old_as_it_was(archive: Archive) -> None:
    pavel = archive.world.pavel_self
    archive.far.items = (a_visit(),)
    await archive.read()
    archive.world.clock.advance(timedelta(minutes=1))
    await carry_out(lambda: move_record(pavel, archive.anna_self))
    await insert_document(pavel, Paper(DocumentKind.ENP, "1234567890123452"), archive.world.clock(), verified=True)
    archive.far.fault = AnswerLost("x")
    archive.world.clock.advance(timedelta(minutes=9))
    await archive.read(archive.world.pavel, pavel)
    (visit,) = await archive.visits(archive.world.pavel, pavel)
    assert visit.age_seconds(archive.world.clock()) == 600
    assert await archive.notes(archive.world.pavel, pavel) == ["COPY_SHOWN"]
