"""What a person takes home: everything kept about them, no secret, and nothing that is other people's."""

import json
from dataclasses import replace
from typing import Any

import pytest

from booking.actions.rights.files import export_file, journal_file
from booking.actor import Anonymous
from booking.errors import NotFound, SignInRequired, StepUpRequired
from storage.models import DataRequestKind, JournalEntry
from storage.personal import TRACES
from tests.booking.desk.staff import Desk
from tests.booking.rights.asking import asked, stepped_up
from tests.booking.rights.vera import EMAIL, NAME, PHONE, SECRET, SNILS, WORDS, Vera, vera_everywhere
from tests.booking.world import World


async def exported(desk: Desk, vera: Vera) -> dict[str, Any]:
    request = await asked(desk.world, DataRequestKind.EXPORT, by=vera.who)
    return await export_file(desk.world.engine, vera.who, request_id=request.id)


async def test_an_export_tells_everything_that_is_kept_and_no_secret(desk: Desk) -> None:
    vera = await vera_everywhere(desk)
    export = await exported(desk, vera)
    text = json.dumps(export, ensure_ascii=False)
    for mine in (NAME.family, "1971-08-19", PHONE.value, EMAIL.value, SNILS, WORDS, desk.world.clinic.name):
        assert mine in text
    told = {trace.table for trace in TRACES if trace.told}
    assert set(export["data"]) == told
    assert [table for table in told if not export["data"][table]] == []
    # the label of the app she named so herself, and the subject the provider knows her by, are hers
    without = {**export["data"], "factor": [], "login": []}
    assert SECRET not in json.dumps(without, ensure_ascii=False)
    secrets = {"password_hash", "token_hash", "digest", "secret", "id_token", "link_hash", "contact_digest"}
    assert not {column for rows in export["data"].values() for row in rows for column in row} & secrets


async def test_the_journal_goes_with_it_whole_and_names_who_looked(desk: Desk) -> None:
    vera = await vera_everywhere(desk)
    journal = (await exported(desk, vera))["journal"]
    assert journal["whole"]
    assert journal["length"] == len(journal["entries"]) == await JournalEntry.filter(patient_id=vera.patient_id).count()
    operators = {one["who"] for one in journal["entries"] if one["why"] == "DESK"}
    assert operators == {f"{desk.world.clinic.short_name}, Белова И. О."}
    assert {one["reason"] for one in journal["entries"] if one["call"]} == {WORDS}
    assert (journal["entries"][-1]["deed"], journal["entries"][-1]["through"]) == ("EXPORTED", "FILE")


async def test_whom_she_invited_is_hers_to_know_and_who_invited_others_to_her_is_not(desk: Desk) -> None:
    world, vera = desk.world, await vera_everywhere(desk)
    rows = (await exported(desk, vera))["data"]["invitation"]
    by_pavel = [row for row in rows if row["account_id"] == world.pavel.account_id]
    assert len(by_pavel) == 1
    assert "contact" not in by_pavel[0]


async def test_a_childs_export_holds_nothing_of_the_parents_account(world: World) -> None:
    request = await asked(world, DataRequestKind.EXPORT, world.child)
    data = (await export_file(world.engine, stepped_up(world.anna), request_id=request.id))["data"]
    assert [row["family_name"] for row in data["patient"]] == ["Ковалёв"]
    assert not data["account"]
    assert not data["login"]


async def test_an_export_is_for_who_may_decide_with_a_second_factor_and_only_once_it_was_asked_for(
    world: World,
) -> None:
    request = await asked(world, DataRequestKind.EXPORT)
    restriction = await asked(world, DataRequestKind.RESTRICT)
    with pytest.raises(StepUpRequired):
        await export_file(world.engine, world.anna, request_id=request.id)
    with pytest.raises(SignInRequired):
        await export_file(world.engine, Anonymous(), request_id=request.id)
    for who, request_id in ((world.pavel, request.id), (world.anna, restriction.id), (world.anna, 999_999)):
        with pytest.raises(NotFound):
            await export_file(world.engine, stepped_up(who), request_id=request_id)


async def test_the_journal_alone_is_a_file_for_who_may_see_the_documents(desk: Desk) -> None:
    world = desk.world
    for _ in range(2):
        told = await journal_file(world.engine, stepped_up(world.anna), patient_id=world.child)
    assert [(one["deed"], one["what"]) for one in told["journal"]["entries"]] == [("EXPORTED", "journal")] * 2
    assert told["journal"]["whole"]
    for stranger in (stepped_up(world.pavel), desk.irina):
        with pytest.raises(NotFound):
            await journal_file(world.engine, stranger, patient_id=world.child)
    with pytest.raises(StepUpRequired):
        await journal_file(world.engine, replace(world.anna, second_factor=False), patient_id=world.child)
