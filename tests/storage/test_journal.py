"""The journal of a patient, and the timeline of an appointment, as chains in the database."""

from datetime import timedelta, timezone
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from storage.guards import Guard, broken_guard
from storage.journal import SUBJECTS, Entry, append_journal, verify_journal
from storage.models import ChainHead, Deed, JournalEntry, Through, TimelineKind, Why
from storage.sql import connection, execute, is_sqlite, rows
from storage.timeline import Entry as TimelineEntry
from storage.timeline import append_entries, verify_timeline
from storage.transaction import carry_out
from tests.storage.rows import NINE, a_clinic, a_doctor, a_patient, a_slot, an_account, an_appointment

pytestmark = pytest.mark.usefixtures("database")
MOSCOW = timezone(timedelta(hours=3))


async def write(*entries: Entry) -> None:
    await carry_out(lambda: append_journal(entries))


def an_entry(patient_id: int, **values: Any) -> Entry:
    fixed: dict[str, Any] = {"at": NINE, "account_id": None, "deed": Deed.READ, "what": "appointments"}
    fixed |= {"why": Why.SELF, "through": Through.PAGE}
    return Entry(patient_id, **(fixed | values))


async def tamper(table: str, change: str) -> None:
    """As somebody would who has the database to himself: the guards are taken down first."""
    if is_sqlite(connection()):
        for row in await rows("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = $1", table):
            await execute(f'DROP TRIGGER "{row["name"]}"')
    else:
        await execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
    await execute(change)


async def test_entries_are_kept_in_order_with_what_they_say() -> None:
    patient, other = await a_patient(), await a_patient("Орлов")
    account = await an_account(patient)
    await write(
        an_entry(patient.id, account_id=account.id, at=NINE.astimezone(MOSCOW)),
        an_entry(other.id, deed=Deed.CHANGED, what="documents", why=Why.DESK, call_id=7),
        an_entry(patient.id, deed=Deed.BOOKED, details={"appointment": 3, "b": None, "a": [1]}, through=Through.API),
    )
    await write()
    told = await JournalEntry.filter(patient_id=patient.id).order_by("seq")
    assert [(entry.seq, entry.deed, entry.account_id) for entry in told] == [
        (1, Deed.READ, account.id),
        (2, Deed.BOOKED, None),
    ]
    assert (told[0].at, told[1].details) == (NINE, {"appointment": 3, "b": None, "a": [1]})
    assert (await JournalEntry.get(patient_id=other.id)).call_id == 7
    for one in (patient.id, other.id):
        assert (await verify_journal(one)).sound


async def test_a_journal_that_was_tampered_with_is_found_out() -> None:
    patient = await a_patient()
    await write(*(an_entry(patient.id, details={"n": number}) for number in range(5)))
    assert (await verify_journal(patient.id)).length == 5
    await tamper("journal_entry", "UPDATE journal_entry SET what = 'documents' WHERE seq = 3")
    assert (await verify_journal(patient.id)).broken_at == 3


async def test_a_journal_whose_end_was_cut_off_is_found_out() -> None:
    patient = await a_patient()
    await write(an_entry(patient.id), an_entry(patient.id))
    await tamper("journal_entry", "DELETE FROM journal_entry WHERE seq = 2")
    assert (await verify_journal(patient.id)).broken_at == 2


async def test_the_journal_only_grows() -> None:
    patient = await a_patient()
    await write(an_entry(patient.id))
    entries = JournalEntry.filter(patient_id=patient.id)
    for forbidden in (entries.update(at=NINE), entries.delete()):
        with pytest.raises(IntegrityError) as refused:
            await forbidden
        assert broken_guard(refused.value) is Guard.JOURNAL_KEPT


async def test_the_end_of_a_chain_only_goes_forward() -> None:
    patient = await a_patient()
    await write(an_entry(patient.id), an_entry(patient.id))
    head = ChainHead.filter(chain="journal", key=patient.id)
    for forbidden in (head.update(length=1), head.update(hash="0" * 64), head.update(key=99), head.delete()):
        with pytest.raises(IntegrityError) as refused:
            await forbidden
        assert broken_guard(refused.value) is Guard.CHAIN_GROWS
    assert await head.update(length=2) == 1


def test_an_entry_is_about_something_the_page_has_words_for() -> None:
    with pytest.raises(ValueError, match="not among the subjects"):
        an_entry(1, what="gossip")
    assert all(len(what) <= 40 for what in SUBJECTS)


async def test_a_timeline_is_a_chain_of_its_appointment() -> None:
    appointment = await an_appointment(await a_slot(await a_doctor(await a_clinic())), await a_patient(), "AAAA0001")
    await append_entries([TimelineEntry(appointment.id, NINE, TimelineKind.BOOKED, details={"a": "я"})])
    await append_entries([TimelineEntry(appointment.id, NINE, TimelineKind.CONFIRMED)])
    assert (await verify_timeline(appointment.id)).length == 2
    await tamper("timeline_entry", "UPDATE timeline_entry SET kind = 'REFUSED' WHERE seq = 2")
    assert (await verify_timeline(appointment.id)).broken_at == 2
