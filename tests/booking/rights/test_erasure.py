"""An erasure takes a person out of every table there is; what stays holds numbers, and says why it stays."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta

import pytest
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

from booking.actions.journal import Reading, note_readings
from booking.actions.rights.carry_out import carry_out_requests
from booking.errors import NotYourPatient
from booking.events import ReachChanged
from booking.ports import Sex
from storage import models
from storage.journal import verify_journal
from storage.models import Account, Appointment, DataRequestKind, Guardianship, Patient
from storage.own_accounts import Registered, make_account
from storage.personal import NAMELESS, NO_BIRTHDAY, TRACES, Blank, Drop, Keep, Trace, Whose
from storage.queries.desk import find_known_patient, patients_by_phone
from storage.queries.journal import EVERYTHING, journal_page, writers
from storage.queries.patients import Onlooker
from storage.sql import rows
from storage.timeline import verify_timeline
from storage.work import transact
from tests.booking.desk.staff import Desk
from tests.booking.rights.asking import asked
from tests.booking.rights.vera import BORN, EMAIL, NAME, PHONE, Vera, vera_everywhere

TABLES = [one for one in vars(models).values() if isinstance(one, type) and issubclass(one, Model) and one is not Model]
# what is left of Vera: rows that name her by a number, in these columns and in no other
LEFT = {
    "account.id",
    "account.patient_id",
    "appointment.account_id",
    "appointment.patient_id",
    "call.patient_id",
    "claim.account_id",
    "claim.patient_id",
    "consent.account_id",
    "data_request.account_id",
    "data_request.patient_id",
    "dispute.account_id",
    "dispute.decided_by_id",
    "dispute.patient_id",
    "guardianship.account_id",
    "guardianship.patient_id",
    "journal_entry.account_id",
    "journal_entry.patient_id",
    "membership.account_id",
    "patient.id",
    "reading.paused_by_id",
    "timeline_entry.account_id",
}


async def erased(desk: Desk) -> Vera:
    world, vera = desk.world, await vera_everywhere(desk)
    await asked(world, DataRequestKind.ERASE, by=vera.who)
    world.clock.advance(world.engine.policy.erase_after)
    world.events.clear()
    assert await carry_out_requests(world.engine) == 1
    return vera


def ids(vera: Vera, whose: Whose) -> int:
    return vera.patient_id if whose is Whose.PATIENT else vera.who.account_id


async def naming(vera: Vera, traces: Iterable[Trace] = TRACES) -> set[str]:
    """The columns that name her by her number."""
    found = set()
    for trace in traces:
        if await trace.model.filter(**{trace.column: ids(vera, trace.whose)}).exists():
            found.add(f"{trace.table}.{trace.column}")
    return found


async def told() -> str:
    """All rows of all tables, with every seal opened."""
    lines = []
    for table in TABLES:
        for row in await table.all():
            values = (f"{column}={getattr(row, column)!s}" for column in row._meta.db_fields)
            lines.append(f"{row._meta.db_table}: {' '.join(values)}")
    return "\n".join(lines)


@pytest.mark.usefixtures("database")
async def test_every_column_that_names_a_person_is_decided_about() -> None:
    decided = {(trace.model, trace.column) for trace in TRACES}
    for table in TABLES:
        naming = [column for column in table._meta.db_fields if _names_a_person(table, column)]
        missing = [column for column in naming if (table, column) not in decided]
        assert not missing, f"{table.__name__}: {missing}: erased, blanked or kept? Say so in storage/personal.py"
        assert naming or table in NAMELESS or table in {trace.model for trace in TRACES}, table
    assert all(trace.fate.why for trace in TRACES if not isinstance(trace.fate, Drop))
    assert all(NAMELESS.values())
    # Tortoise tells a model's columns only once a database is open
    assert "reason" in Appointment._meta.db_fields


def _names_a_person(table: type[Model], column: str) -> bool:
    for name in table._meta.fk_fields:
        field = table._meta.fields_map[name]
        assert isinstance(field, ForeignKeyFieldInstance)
        if field.source_field == column:
            return field.model_name in ("talon.Account", "talon.Patient")
    return column.endswith(("account_id", "patient_id", "_by_id", "merged_into_id"))


async def test_nothing_of_her_is_left_in_any_table(desk: Desk) -> None:
    vera = await vera_everywhere(desk)
    before, traces = await told(), vera.traces()
    # otherwise it would prove nothing
    assert [trace for trace in traces if trace not in before] == []
    unfilled = {f"{trace.table}.{trace.column}" for trace in TRACES} - await naming(vera)
    assert unfilled == {
        "patient.merged_into_id",
        "data_request.answered_by_id",
        "staff_invitation.invited_by_id",
        "call.account_id",
    }
    await asked(desk.world, DataRequestKind.ERASE, by=vera.who)
    desk.world.clock.advance(timedelta(days=7))
    assert await carry_out_requests(desk.world.engine) == 1
    after = await told()
    assert [trace for trace in traces if trace in after] == []


async def test_what_stays_names_her_by_a_number_in_these_columns_alone(desk: Desk) -> None:
    vera = await erased(desk)
    assert await naming(vera) == LEFT
    assert await naming(vera, [trace for trace in TRACES if isinstance(trace.fate, Drop)]) == set()
    for trace in TRACES:
        if isinstance(trace.fate, Blank):
            for row in await trace.model.filter(**{trace.column: ids(vera, trace.whose)}):
                assert {name: getattr(row, name) for name in trace.fate.values} == dict(trace.fate.values), trace
        elif isinstance(trace.fate, Keep):
            assert len(trace.fate.why) > 10


async def test_the_patient_and_the_account_are_empty_handles(desk: Desk) -> None:
    vera = await erased(desk)
    patient, account = await Patient.get(id=vera.patient_id), await Account.get(id=vera.who.account_id)
    assert (patient.family_name, patient.birth_date, patient.erased_at) == ("", NO_BIRTHDAY, desk.world.clock())
    assert (account.closed_at, account.password_hash) == (desk.world.clock(), None)
    assert await find_known_patient(vera.patient_id) is None
    assert await patients_by_phone(PHONE.value, 10) == []


async def test_whatever_was_open_has_ended_and_whom_it_concerned_is_told(desk: Desk) -> None:
    world, vera = desk.world, await erased(desk)
    for tie in await Guardianship.filter(patient_id=vera.patient_id):
        assert (tie.state, tie.end_reason, tie.ended_at) == ("ENDED", "ERASED", world.clock())
    told_of = {event.account_id for event in world.events if isinstance(event, ReachChanged)}
    assert told_of >= {vera.who.account_id, world.pavel.account_id}
    for table in ("guardianship", "consent", "membership", "call"):
        ended = {"consent": "withdrawn_at", "call": "closed_at"}.get(table, "ended_at")
        column = "patient_id" if table == "call" else "account_id"
        number = vera.patient_id if table == "call" else vera.who.account_id
        assert await rows(f"SELECT id FROM {table} WHERE {column} = {number} AND {ended} IS NULL") == []
    with pytest.raises(NotYourPatient):
        await world.hold(await world.slot(500), vera.patient_id, by=world.pavel)


async def test_the_chains_stay_whole_and_end_with_the_erasure(desk: Desk) -> None:
    vera = await erased(desk)
    verdict = await verify_journal(vera.patient_id)
    assert verdict.sound
    last = await models.JournalEntry.filter(patient_id=vera.patient_id).order_by("-seq").first()
    assert last is not None
    assert (last.deed, last.why, last.account_id) == ("ERASED", "SERVICE", None)
    for visit in await Appointment.filter(patient_id=vera.patient_id):
        assert (await verify_timeline(visit.id)).sound


async def test_nobody_else_has_lost_anything(desk: Desk) -> None:
    world, vera = desk.world, await erased(desk)
    kept = await Patient.exclude(id=vera.patient_id).filter(erased_at__isnull=True)
    assert {one.id for one in kept} == {world.anna_self, world.child, world.mother, world.pavel_self}
    assert all(one.family_name for one in kept)
    assert await models.Login.filter(account_id=world.pavel.account_id).exists()
    assert await Guardianship.filter(account_id=world.anna.account_id, ended_at__isnull=True).count() == 2
    assert {one.name for one in await models.Membership.filter(ended_at__isnull=True)} == {
        "Громова О. П.",
        "Белова И. О.",
    }


async def test_what_she_did_to_others_stays_in_their_journals_without_her_name(desk: Desk) -> None:
    world = desk.world
    vera = await vera_everywhere(desk)
    await note_readings(world.engine, vera.who, [Reading(world.child, "patient")])
    await asked(world, DataRequestKind.ERASE, by=vera.who)
    world.clock.advance(timedelta(days=7))
    await carry_out_requests(world.engine)
    page = await journal_page(Onlooker(world.anna.account_id, world.clock()), world.child, EVERYTHING, 10)
    (look,) = [one for one in page if one.account_id == vera.who.account_id]
    assert (await writers(page))[look.id].name is None


async def test_she_may_come_back_as_somebody_new(desk: Desk) -> None:
    world, vera = desk.world, await erased(desk)
    again = Registered(NAME, BORN, Sex.FEMALE, PHONE, EMAIL, "another", "2026-11-01")
    account_id = await transact(world.engine.publish, lambda _: make_account(again, world.clock()))
    assert account_id != vera.who.account_id
    assert (await Account.get(id=account_id)).patient_id != vera.patient_id


async def test_two_workers_erase_once(desk: Desk) -> None:
    world = desk.world
    await asked(world, DataRequestKind.ERASE)
    world.clock.advance(timedelta(days=7))
    done = await asyncio.gather(*(carry_out_requests(world.engine) for _ in range(4)))
    assert sorted(done) == [0, 0, 0, 1]
    ends = await models.JournalEntry.filter(patient_id=world.anna_self, deed="ERASED")
    assert len(ends) == 1


async def test_a_child_is_erased_without_the_account_of_the_parent(desk: Desk) -> None:
    world = desk.world
    await asked(world, DataRequestKind.ERASE, world.child)
    world.clock.advance(timedelta(days=7))
    assert await carry_out_requests(world.engine) == 1
    assert (await Patient.get(id=world.child)).family_name == ""
    account = await Account.get(id=world.anna.account_id)
    assert account.closed_at is None
    assert await models.Login.filter(account_id=account.id).exists()
    assert (await Patient.get(id=world.anna_self)).family_name == "Ковалёва"
