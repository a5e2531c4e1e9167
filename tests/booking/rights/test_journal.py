"""Every look is written down before it is shown, once a quarter of an hour, and nobody can rub it out."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from booking.actions.desk.call import open_call
from booking.actions.journal import Reading, note_readings
from booking.actor import Account, Anonymous, Operator
from booking.errors import SignInRequired
from storage.models import Deed, JournalEntry, Patient, Through
from storage.queries.journal import (
    EVERYTHING,
    JournalSearch,
    count_journal,
    journal_as_told,
    journal_entries_by_id,
    journal_page,
    journal_whole,
    writers,
)
from storage.queries.patients import Onlooker, onlooker_of
from storage.sql import connection, is_sqlite
from tests.booking.desk.staff import Desk
from tests.booking.world import World


def onlooker(world: World, who: Account | Operator) -> Onlooker:
    return onlooker_of(who, world.clock(), world.engine.policy)


async def read(world: World, who: Account | Operator, *readings: Reading) -> None:
    await note_readings(world.engine, who, readings)


async def entries(patient_id: int) -> list[tuple[str, str]]:
    found = await JournalEntry.filter(patient_id=patient_id).order_by("seq")
    return [(one.what, one.why.value) for one in found]


async def test_a_look_is_journaled_with_who_why_and_through_what(world: World) -> None:
    await read(
        world,
        world.anna,
        Reading(world.anna_self, "appointments"),
        Reading(world.child, "documents", Through.API),
    )
    (own,) = await JournalEntry.filter(patient_id=world.anna_self)
    (of_child,) = await JournalEntry.filter(patient_id=world.child)
    assert (own.account_id, own.deed, own.why.value, own.through) == (world.anna.account_id, Deed.READ, "SELF", "PAGE")
    assert (of_child.what, of_child.why.value, of_child.through.value) == ("documents", "GUARDIAN", "API")
    with pytest.raises(SignInRequired):
        await note_readings(world.engine, Anonymous(), [Reading(world.anna_self, "appointments")])


async def test_the_same_look_within_a_quarter_of_an_hour_is_one_entry(world: World) -> None:
    look = Reading(world.anna_self, "appointments")
    await read(world, world.anna, look, look)
    world.clock.advance(timedelta(minutes=14))
    await read(world, world.anna, look)
    assert await entries(world.anna_self) == [("appointments", "SELF")]
    await read(world, world.anna, Reading(world.anna_self, "documents"))
    world.clock.advance(timedelta(minutes=2))
    await read(world, world.anna, look)
    assert await entries(world.anna_self) == [("appointments", "SELF"), ("documents", "SELF"), ("appointments", "SELF")]


async def test_looks_at_the_same_moment_are_one_entry(world: World) -> None:
    look = Reading(world.child, "appointments")
    await asyncio.gather(*(read(world, world.anna, look) for _ in range(8)))
    assert await entries(world.child) == [("appointments", "GUARDIAN")]
    assert await journal_whole(onlooker(world, world.anna), world.child)


async def test_an_operator_is_told_by_clinic_and_name_with_the_reason_of_the_call(desk: Desk) -> None:
    world = desk.world
    for reason in ("Болит ухо", "Перенести приём"):
        call_id = await open_call(
            world.engine,
            desk.irina,
            key=world.key(),
            clinic_id=world.clinic.id,
            patient_id=world.pavel_self,
            reason=reason,
        )
        await read(world, desk.irina, Reading(world.pavel_self, "appointments"))
        assert (await JournalEntry.all().order_by("-id").first()).call_id == call_id  # type: ignore[union-attr] # just made
    page = await journal_page(onlooker(world, world.pavel), world.pavel_self, EVERYTHING, 10)
    who = await writers(page)
    looks = [who[one.id] for one in page if one.deed is Deed.READ]
    assert [(one.shown, one.reason) for one in looks] == [
        (f"{world.clinic.short_name}, Белова И. О.", "Перенести приём"),
        (f"{world.clinic.short_name}, Белова И. О.", "Болит ухо"),
    ]


async def test_the_journal_is_read_newest_first_page_by_page_and_narrowed(desk: Desk) -> None:
    world = desk.world
    for what in ("patient", "appointments", "documents", "journal"):
        await read(world, world.anna, Reading(world.child, what))
        world.clock.advance(timedelta(days=1))
    looks = onlooker(world, world.anna)
    first = await journal_page(looks, world.child, EVERYTHING, 3)
    rest = await journal_page(looks, world.child, EVERYTHING, 3, after=first[-1].id)
    assert [one.what for one in (*first, *rest)] == ["journal", "documents", "appointments", "patient"]
    assert await count_journal(looks, world.child, EVERYTHING) == 4
    since = JournalSearch(since=world.clock() - timedelta(days=2))
    assert [one.what for one in await journal_page(looks, world.child, since, 10)] == ["journal", "documents"]
    until = JournalSearch(until=world.clock() - timedelta(days=3))
    assert [one.what for one in await journal_page(looks, world.child, until, 10)] == ["patient"]
    none = JournalSearch(deeds=frozenset({Deed.BOOKED}))
    assert await journal_page(looks, world.child, none, 10) == []
    await read(world, world.pavel, Reading(world.pavel_self, "patient"))
    own = onlooker(world, world.pavel)
    assert await count_journal(own, world.pavel_self, JournalSearch(not_self=True)) == 0


async def test_whose_documents_one_may_not_see_their_journal_is_empty(desk: Desk) -> None:
    world = desk.world
    await read(world, world.anna, Reading(world.anna_self, "patient"))
    (entry,) = await JournalEntry.all()
    for stranger in (world.pavel, desk.irina):
        looks = onlooker(world, stranger)
        assert await journal_page(looks, world.anna_self, EVERYTHING, 10) == []
        assert await count_journal(looks, world.anna_self, EVERYTHING) == 0
        assert await journal_entries_by_id(looks, [entry.id]) == {}
        assert await journal_whole(looks, world.anna_self) is None
    assert await journal_entries_by_id(onlooker(world, world.anna), [entry.id]) == {entry.id: entry}


async def test_the_journal_goes_on_where_a_merged_patients_one_ended(world: World) -> None:
    await read(world, world.pavel, Reading(world.pavel_self, "patient"))
    await Patient.filter(id=world.pavel_self).update(merged_into_id=world.anna_self)
    await read(world, world.anna, Reading(world.anna_self, "patient"))
    page = await journal_page(onlooker(world, world.anna), world.anna_self, EVERYTHING, 10)
    assert [one.patient_id for one in page] == [world.anna_self, world.pavel_self]
    assert await journal_whole(onlooker(world, world.anna), world.anna_self)


async def test_the_database_lets_nobody_change_or_remove_an_entry(world: World) -> None:
    await read(world, world.anna, Reading(world.anna_self, "patient"))
    refused = (IntegrityError, OperationalError)
    with pytest.raises(refused):
        await JournalEntry.all().update(what="documents")
    with pytest.raises(refused):
        await JournalEntry.all().delete()


async def test_who_gets_past_the_guards_is_found_out(world: World) -> None:
    for what in ("patient", "appointments", "documents"):
        await read(world, world.anna, Reading(world.anna_self, what))
    looks = onlooker(world, world.anna)
    assert await journal_whole(looks, world.anna_self)
    await _unguarded("UPDATE journal_entry SET what = 'journal' WHERE seq = 2")
    assert await journal_whole(looks, world.anna_self) is False
    await _unguarded("UPDATE journal_entry SET what = 'appointments' WHERE seq = 2")
    assert await journal_whole(looks, world.anna_self)


async def _unguarded(statement: str) -> None:
    """As the owner of the database could, who has taken the guards off."""
    client = connection()
    if is_sqlite(client):
        triggers = await client.execute_query_dict(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal_entry'"
        )
        for trigger in triggers:
            await client.execute_script(f'DROP TRIGGER "{trigger["name"]}"')
    else:
        await client.execute_script("ALTER TABLE journal_entry DISABLE TRIGGER USER")
    await client.execute_script(statement)


async def test_the_journal_goes_home_with_its_hashes(desk: Desk) -> None:
    world = desk.world
    await read(world, world.anna, Reading(world.anna_self, "patient"))
    told: list[dict[str, Any]] = await journal_as_told(world.anna_self)
    assert [(one["seq"], one["what"], one["who"]) for one in told] == [(1, "patient", "Ковалёва А.")]
    assert len(told[0]["hash"]) == 64
