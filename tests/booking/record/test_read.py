import asyncio
from dataclasses import replace
from datetime import timedelta
from math import inf

import pytest

from booking.actions.record.forget import forget_unseen_records
from booking.actions.record.read import read_record
from booking.actor import Anonymous
from booking.errors import SignInRequired
from booking.ports import (
    AnswerLost,
    ClinicSaidNo,
    ClinicUnreachable,
    Mismatch,
    PatientUnmatched,
    ResultValue,
    Unreadable,
)
from booking.rules.documents import DocumentKind
from storage.documents import Paper, drop_documents_of, insert_document
from storage.models import Patient, PatientDocument, RecordEntry, RecordReading
from tests.booking.record.conftest import SNILS, Archive
from tests.booking.record.entries import a_referral, a_result, a_visit, one_of_each


async def test_a_look_asks_the_source_by_the_verified_number_and_keeps_what_it_says(archive: Archive) -> None:
    archive.far.items = one_of_each()
    await archive.read()
    (subject,) = archive.far.asked
    assert (subject.patient_id, subject.snils, subject.enp) == (archive.anna_self, SNILS, None)
    (visit,) = await archive.visits()
    assert visit.body == one_of_each()[0]
    assert (visit.clinic_id, visit.doctor_id) == (archive.world.far_clinic.id, archive.world.far_doctor.id)
    assert (visit.source, visit.read_at, visit.age_seconds(archive.world.clock())) == ("far", archive.world.clock(), 0)
    assert len(await archive.entries()) == 7
    assert await archive.notes() == []


async def test_a_copy_younger_than_two_minutes_is_not_read_again(archive: Archive) -> None:
    await archive.read()
    archive.world.clock.advance(timedelta(seconds=120))
    await archive.read()
    assert len(archive.far.asked) == 1
    archive.world.clock.advance(timedelta(seconds=1))
    await archive.read()
    assert len(archive.far.asked) == 2


async def test_only_differences_are_written_and_ids_stay(archive: Archive) -> None:
    archive.far.items = (a_visit("v1"), a_visit("v2"), a_visit("v3"))
    await archive.read()
    before = await archive.entries()
    sealed = {row["id"]: row for row in await RecordEntry.all().values("id", "digest")}
    archive.far.items = (a_visit("v1"), a_visit("v2", conclusion="Иначе"), a_visit("v4"))
    archive.world.clock.advance(timedelta(minutes=3))
    await archive.read()
    after = await archive.entries()
    assert after.keys() == {"v1", "v2", "v4"}
    assert (after["v1"], after["v2"]) == (before["v1"], before["v2"])
    kept = {row["id"]: row for row in await RecordEntry.all().values("id", "digest")}
    assert kept[after["v1"]] == sealed[before["v1"]]
    assert kept[after["v2"]] != sealed[before["v2"]]


@pytest.mark.parametrize("gap", [{"cut_short": True}, {"unreadable": (Unreadable("Observation", "no_value"),)}])
async def test_what_was_not_all_read_takes_nothing_away(archive: Archive, gap: dict[str, object]) -> None:
    archive.far.items = (a_visit("v1"), a_visit("v2"))
    await archive.read()
    archive.far.items = (a_visit("v1"),)
    for name, value in gap.items():
        setattr(archive.far, name, value)
    archive.world.clock.advance(timedelta(minutes=3))
    await archive.read()
    assert (await archive.entries()).keys() == {"v1", "v2"}
    assert await archive.notes() == ["CUT_SHORT" if "cut_short" in gap else "UNREADABLE"]


async def test_an_entry_that_can_not_be_kept_costs_the_others_nothing(archive: Archive) -> None:
    naive = replace(a_visit("naive"), starts_at=a_visit().starts_at.replace(tzinfo=None))
    endless = a_result("endless", values=(ResultValue("СОЭ", number=inf),))
    archive.far.items = (a_visit("v" * 201), a_visit("v2", conclusion="\x00"), naive, endless, a_visit("sound"))
    await archive.read()
    assert (await archive.entries()).keys() == {"sound"}
    assert (await archive.reading()).unreadable == 4


@pytest.mark.parametrize("fault", [ClinicUnreachable("x"), AnswerLost("x"), ClinicSaidNo("x"), RuntimeError("bug")])
async def test_a_source_that_fails_is_answered_for_by_its_copy(archive: Archive, fault: Exception) -> None:
    archive.far.fault = fault
    await archive.read()
    assert await archive.notes() == ["SOURCE_SILENT"]
    archive.far.fault = None
    archive.far.items = (a_visit(),)
    archive.world.clock.advance(timedelta(seconds=21))
    await archive.read()
    assert await archive.notes() == []
    archive.far.fault = fault
    archive.world.clock.advance(timedelta(minutes=10))
    await archive.read()
    assert await archive.notes() == ["COPY_SHOWN"]
    (visit,) = await archive.visits()
    assert visit.age_seconds(archive.world.clock()) == 600


async def test_a_silent_source_is_left_alone_for_twenty_seconds(archive: Archive) -> None:
    archive.far.fault = AnswerLost("x")
    await archive.read()
    archive.world.clock.advance(timedelta(seconds=20))
    await archive.read()
    assert len(archive.far.asked) == 1
    archive.world.clock.advance(timedelta(seconds=1))
    await archive.read()
    assert len(archive.far.asked) == 2


@pytest.mark.parametrize("why", list(Mismatch))
async def test_whose_record_is_not_certain_is_not_shown_any_more(archive: Archive, why: Mismatch) -> None:
    archive.far.items = (a_visit(),)
    await archive.read()
    archive.far.fault = PatientUnmatched(why)
    archive.world.clock.advance(timedelta(minutes=3))
    await archive.read()
    assert await archive.visits() == []
    assert await archive.notes() == [why.value]
    assert await RecordEntry.filter(source="far").count() == 0


async def test_nobody_is_looked_for_by_a_number_that_nobody_has_seen(archive: Archive) -> None:
    await PatientDocument.filter(patient_id=archive.anna_self).update(verified_at=None)
    await archive.read()
    assert archive.far.asked == []
    assert await archive.notes() == ["NO_IDENTIFIER"]


async def test_a_number_that_was_taken_off_takes_the_copy_with_it_at_once(archive: Archive) -> None:
    archive.far.items = (a_visit(),)
    await archive.read()
    await drop_documents_of(archive.anna_self, archive.world.clock())
    await archive.read()
    assert await archive.visits() == []
    assert await archive.notes() == ["NO_IDENTIFIER"]
    await insert_document(
        archive.anna_self, Paper(DocumentKind.ENP, "1234567890123452"), archive.world.clock(), verified=True
    )
    await archive.read()
    assert len(await archive.visits()) == 1


async def test_a_source_that_is_connected_no_longer_is_told_of_while_its_copy_is_here(archive: Archive) -> None:
    archive.far.items = (a_visit(),)
    await archive.read()
    archive.world.clock.advance(timedelta(hours=1))
    archive.engine = replace(archive.engine, records={})
    await archive.read()
    assert len(await archive.visits()) == 1
    assert await archive.notes() == ["COPY_SHOWN"]
    await RecordReading.all().update(read_at=None, fault="NOT_THERE")
    assert await archive.notes() == []


@pytest.mark.parametrize("state", ["restricted_at", "erased_at"])
async def test_data_that_are_only_kept_are_not_asked_for(archive: Archive, state: str) -> None:
    await Patient.filter(id=archive.anna_self).update(**{state: archive.world.clock()})
    await archive.read()
    assert archive.far.asked == []


async def test_of_data_that_are_only_kept_it_is_said_that_nobody_is_asked(archive: Archive) -> None:
    await archive.read()
    archive.world.clock.advance(timedelta(hours=1))
    await Patient.filter(id=archive.anna_self).update(restricted_at=archive.world.clock())
    assert await archive.notes() == ["RESTRICTED"]


async def test_a_copy_that_nobody_looks_at_goes_in_the_end(archive: Archive) -> None:
    archive.far.items = (a_visit(), a_referral("r1"))
    await archive.read()
    archive.world.clock.advance(archive.engine.policy.record_kept - timedelta(minutes=1))
    assert await forget_unseen_records(archive.engine) == 0
    archive.world.clock.advance(timedelta(minutes=2))
    assert await forget_unseen_records(archive.engine) == 1
    assert await RecordEntry.filter(source="far").count() == 0
    await archive.read()
    assert await RecordEntry.filter(source="far").count() == 2


async def test_a_stranger_asks_for_nobody(archive: Archive) -> None:
    await archive.read(archive.world.pavel)
    assert archive.far.asked == []
    with pytest.raises(SignInRequired):
        await read_record(archive.engine, Anonymous(), [archive.anna_self])


def waiting(archive: Archive, seconds: float) -> None:
    """How long a person waits."""
    policy = replace(archive.engine.policy, record_wait=timedelta(seconds=seconds))
    archive.engine = replace(archive.engine, policy=policy)


async def test_a_person_waits_no_longer_than_agreed_and_the_answer_is_there_at_the_next_look(archive: Archive) -> None:
    archive.far.items = (a_visit(),)
    archive.far.gate = asyncio.Event()
    waiting(archive, 0.05)
    await archive.read()
    assert await archive.notes() == ["SOURCE_SILENT"]
    archive.far.gate.set()
    await archive.until_told()
    assert len(await archive.visits()) == 1
    assert await archive.notes() == []


async def test_a_source_that_hangs_is_waited_for_once(archive: Archive) -> None:
    archive.far.gate = asyncio.Event()
    waiting(archive, 0.05)
    await archive.read()
    await archive.far.begun.wait()
    archive.world.clock.advance(timedelta(seconds=60))
    waiting(archive, 60)
    async with asyncio.timeout(30):
        await archive.read()
    assert await archive.notes() == ["SOURCE_SILENT"]
    archive.far.gate.set()
    await archive.until_told()
    assert len(archive.far.asked) == 1


async def test_who_looks_while_another_is_asking_does_not_ask_too_and_sees_the_answer(archive: Archive) -> None:
    archive.far.items = (a_visit(),)
    archive.far.gate = asyncio.Event()
    first = asyncio.create_task(archive.read())
    await archive.far.begun.wait()
    waiting(archive, 0.2)
    await archive.read()
    assert len(archive.far.asked) == 1
    waiting(archive, 60)
    second = asyncio.create_task(archive.read())
    archive.far.gate.set()
    await asyncio.gather(first, second)
    assert len(archive.far.asked) == 1
    assert len(await archive.visits()) == 1


async def test_of_many_who_look_at_the_same_moment_one_asks(archive: Archive) -> None:
    await asyncio.gather(*(archive.read() for _ in range(5)))
    assert len(archive.far.asked) == 1


async def test_a_reader_who_died_is_followed_by_another(archive: Archive) -> None:
    await archive.read()
    later = archive.world.clock() + archive.engine.policy.lease
    await RecordReading.all().update(read_at=None, leased_until=later)
    archive.world.clock.advance(archive.engine.policy.lease + timedelta(seconds=1))
    await archive.read()
    assert len(archive.far.asked) == 2


async def test_the_word_of_a_reader_who_was_overtaken_does_not_count(archive: Archive) -> None:
    archive.far.items = (a_visit("old"),)
    shut = archive.far.gate = asyncio.Event()
    slow = asyncio.create_task(archive.read())
    await archive.far.begun.wait()
    archive.world.clock.advance(archive.engine.policy.lease + timedelta(seconds=1))
    archive.far.gate = None
    archive.far.items = (a_visit("new"),)
    await archive.read()
    archive.far.items = (a_visit("old"),)
    shut.set()
    await slow
    assert (await archive.entries()).keys() == {"new"}


async def test_what_is_told_of_somebody_who_was_restricted_meanwhile_is_not_kept(archive: Archive) -> None:
    archive.far.items = (a_visit(), a_result())
    archive.far.gate = asyncio.Event()
    look = asyncio.create_task(archive.read())
    await archive.far.begun.wait()
    await Patient.filter(id=archive.anna_self).update(restricted_at=archive.world.clock())
    archive.far.gate.set()
    await look
    assert await RecordEntry.all().count() == 0


async def test_what_is_told_by_a_number_that_changed_meanwhile_is_not_kept(archive: Archive) -> None:
    archive.far.items = (a_visit(),)
    archive.far.gate = asyncio.Event()
    look = asyncio.create_task(archive.read())
    await archive.far.begun.wait()
    await drop_documents_of(archive.anna_self, archive.world.clock())
    archive.far.gate.set()
    await look
    assert await RecordEntry.all().count() == 0
